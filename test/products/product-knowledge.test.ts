import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitsTo, daysLeft, renewalDays, standingOf } from '../../src/products/certificate.ts';
import { type Claim, claimKinds, mayBeSaid, regulations } from '../../src/products/product-claim.ts';
import { isMarket, marketsOf } from '../../src/trade/market.ts';

describe('a market', () => {
  test.each([
    ['DE', ['DE', 'EU']],
    ['GR', ['GR', 'EU']],
    ['NO', ['NO']],
    ['KZ', ['KZ', 'EAEU']],
    ['SA', ['SA', 'GCC']],
    ['US', ['US']],
  ])('%s is of %j', (country, markets) => {
    expect(marketsOf(country)).toEqual(markets);
  });

  test('is a country in use, or a bloc', () => {
    expect(['EU', 'EAEU', 'GCC', 'CN'].every(isMarket)).toBe(true);
    expect(['UK', 'EL', 'ZZ', 'eu', '', 'toString'].some(isMarket)).toBe(false);
  });
});

const aClaim = (parts: Partial<Claim> = {}): Claim => ({
  ...{ kind: 'BENEFIT', market: 'EU', language: 'en', status: 'APPROVED', approvedUntil: null },
  ...parts,
});
const inGermany = { country: 'DE', day: '2026-03-02' } as const;

describe('a sentence about a regulated product', () => {
  const said = (parts: Partial<Claim>, country = 'DE') =>
    mayBeSaid(aClaim(parts), { ...inGermany, country, regulation: 'PHARMA' });

  test.each([
    ['approved for the bloc', {}, true],
    ['approved for the country', { market: 'DE' }, true],
    ['approved for another market', { market: 'US' }, false],
    ['approved for no market by name', { market: null }, false],
    ['not approved yet', { status: 'DRAFT' }, false],
    ['withdrawn', { status: 'WITHDRAWN' }, false],
    ['approved until today', { approvedUntil: '2026-03-02' }, true],
    ['approved until yesterday', { approvedUntil: '2026-03-01' }, false],
  ] as const)('%s', (_, parts, expected) => {
    expect(said(parts)).toBe(expected);
  });

  test('of the EU is not said in Norway', () => {
    expect(said({}, 'NO')).toBe(false);
  });
});

describe('a sentence about any other product', () => {
  const said = (parts: Partial<Claim>) => mayBeSaid(aClaim(parts), { ...inGermany, regulation: 'NONE' });

  test('is said where it is meant to be, approved or not', () => {
    expect(said({ status: 'DRAFT', market: null })).toBe(true);
    expect(said({ status: 'DRAFT', market: 'EU' })).toBe(true);
    expect(said({ market: 'US' })).toBe(false);
    expect(said({ status: 'WITHDRAWN' })).toBe(false);
  });

  test('that speaks of diseases or doses is approved all the same', () => {
    for (const kind of ['INDICATION', 'DOSAGE', 'CONTRAINDICATION', 'SIDE_EFFECT'] as const) {
      expect(said({ kind, status: 'DRAFT' })).toBe(false);
    }
  });
});

test('what may be said of a regulated product may be said of the same product unregulated', () => {
  const claims = fc.record({
    kind: fc.constantFrom(...claimKinds),
    market: fc.constantFrom('DE', 'EU', 'US', null),
    language: fc.constant('en'),
    status: fc.constantFrom('DRAFT' as const, 'APPROVED' as const, 'WITHDRAWN' as const),
    approvedUntil: fc.constantFrom(null, '2026-03-01', '2026-03-02'),
  });
  fc.assert(
    fc.property(claims, fc.constantFrom(...regulations), (claim, regulation) => {
      if (mayBeSaid(claim, { ...inGermany, regulation })) {
        expect(mayBeSaid(claim, { ...inGermany, regulation: 'NONE' })).toBe(true);
      }
    }),
  );
});

describe('a certificate', () => {
  const paper = { validFrom: '2025-06-01', validUntil: '2026-06-01' };

  test.each([
    ['2025-05-31', 'NOT_YET_VALID'],
    ['2025-06-01', 'VALID'],
    ['2026-03-02', 'VALID'],
    ['2026-03-03', 'EXPIRING'],
    ['2026-06-01', 'EXPIRING'],
    ['2026-06-02', 'EXPIRED'],
  ])('on %s is %s', (day, standing) => {
    expect(standingOf(paper, day)).toBe(standing);
  });

  test('is to be renewed from 90 days before its end; one without an end never is', () => {
    expect(daysLeft(paper, '2026-03-03')).toBe(renewalDays);
    expect(daysLeft(paper, '2026-06-03')).toBe(-2);
    expect(standingOf({ ...paper, validUntil: null }, '2099-01-01')).toBe('VALID');
    expect(daysLeft({ validUntil: null }, '2099-01-01')).toBeNull();
  });

  test('of a bloc admits to each of its countries', () => {
    expect(admitsTo('EU', 'DE')).toBe(true);
    expect(admitsTo('EU', 'GB')).toBe(false);
    expect(admitsTo(null, 'GB')).toBe(true);
  });
});
