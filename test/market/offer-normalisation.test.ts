import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparisonBasis,
  gapTo,
  normaliseOffer,
  type SeenOffer,
} from '../../src/market/offer-normalisation.ts';
import { type WalkRates, walk, walkBetween } from '../../src/market/price-walk.ts';
import { usualWeights, weigh } from '../../src/market/weighed-comparison.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';
import { incotermRules } from '../../src/trade/incoterm.ts';

const n = (text: string | number) => new Decimal(text);
const offer: SeenOffer = {
  ...{ amount: n('46.00'), currency: 'EUR', pieces: n(24), rule: 'CIF', observedOn: '2026-02-10' },
  ...{ discountRate: n(0), taxRate: n(0), commissionRate: n('0.03'), creditDays: 60 },
  ...{ specificationFactor: n(1), minimumQuantity: null, confidence: 'MEDIUM' },
};
const basis: ComparisonBasis = {
  ...{ rule: 'FOB', currency: 'USD', day: '2026-03-02', quantity: null },
  ...{ interestRate: n('0.06'), dayCount: 360 },
};
const conversion = { from: 'EUR', to: 'USD', times: n('1.0850'), over: n(1) };
const rates: WalkRates = {
  ...{ originCharges: null, freight: n('3.10'), insuredPremium: n('1.1').times('0.0015') },
  ...{ onCarriage: null, dutyRate: null },
};

describe('the worked example: EUR 46.00 a carton of 24, CIFC3 Rotterdam, 60 days open account', () => {
  const { steps, notComparable, isStale, range } = normaliseOffer(offer, basis, conversion, rates);
  const shown = steps.map(({ step, price, perPiece }) => [step, price.toFixed(4), perPiece.toFixed(4)]);

  it('comes out to the printed digit, each step with its price', () => {
    expect(notComparable).toEqual([]);
    expect(shown).toEqual([
      ['AS_SEEN', '46.0000', '1.9167'],
      ['CURRENCY', '49.9100', '2.0796'],
      ['COMMISSION', '48.4127', '2.0172'],
      ['INSURANCE', '48.3328', '2.0139'],
      ['FREIGHT', '45.2328', '1.8847'],
      ['CREDIT', '44.7850', '1.8660'],
    ]);
  });

  it('is told with what was used, and as an estimate within what its source allows', () => {
    expect(steps.map(({ by }) => by?.toFixed() ?? null)).toEqual([
      null,
      '1.085',
      '0.03',
      '0.00165',
      '3.1',
      '0.06',
    ]);
    expect([range!.low.toFixed(4), range!.high.toFixed(4)]).toEqual(['1.7727', '1.9593']);
    expect(isStale).toBe(false);
    expect(normaliseOffer(offer, { ...basis, day: '2026-05-12' }, conversion, rates).isStale).toBe(true);
  });
});

describe('what is missing', () => {
  const reasons = (
    more: Partial<SeenOffer>,
    given: Partial<WalkRates> = {},
    of: Partial<ComparisonBasis> = {},
  ) =>
    normaliseOffer({ ...offer, ...more }, { ...basis, ...of }, conversion, { ...rates, ...given })
      .notComparable;

  it('is named, all of it at once, instead of a wrong number', () => {
    const nothing = { freight: null, insuredPremium: null };
    expect(
      normaliseOffer(offer, { ...basis, interestRate: null, quantity: n(100) }, null, {
        ...rates,
        ...nothing,
      }),
    ).toMatchObject({
      steps: [],
      range: null,
      notComparable: ['MISSING_RATE', 'MISSING_INSURANCE', 'MISSING_FREIGHT', 'MISSING_INTEREST'],
    });
    expect(reasons({ rule: 'DDP' })).toEqual(['MISSING_ON_CARRIAGE', 'MISSING_DUTY']);
    expect(reasons({}, {}, { rule: 'EXW' })).toEqual(['MISSING_ORIGIN_CHARGES']);
  });

  it('is a tier that our quantity does not reach, and a price of which nothing is left', () => {
    expect(reasons({ minimumQuantity: n(5000) }, {}, { quantity: n(2400) })).toEqual(['TIER_DIFFERS']);
    expect(reasons({ minimumQuantity: n(2400) }, {}, { quantity: n(2400) })).toEqual([]);
    expect(reasons({ amount: n(1) })).toEqual(['NOTHING_LEFT']);
  });
});

describe('the way between two rules', () => {
  const all: WalkRates = {
    ...{ originCharges: n('0.4'), freight: n('3.1'), insuredPremium: n('0.00165') },
    ...{ onCarriage: n('1.2'), dutyRate: n('0.047') },
  };
  const go = (from: (typeof incotermRules)[number], to: (typeof incotermRules)[number], price: Decimal) =>
    walkBetween(from, to).reduce((reached, step) => walk(reached, step, all)!, price);

  it('levies duty on the CIF value, before what is paid inland', () => {
    // (100 × 1.047) + 1.2
    expect(go('CIF', 'DDP', n(100)).toFixed()).toBe('105.9');
    expect(go('DDP', 'CIF', n('105.9')).toFixed()).toBe('100');
    expect(walkBetween('DDP', 'DAP')).toHaveLength(3);
  });

  it('leads back to where it began, and never makes a rule of less cost dearer', () => {
    const rule = fc.constantFrom(...incotermRules);
    fc.assert(
      fc.property(rule, rule, fc.integer({ min: 1_000, max: 1_000_000 }), (from, to, cents) => {
        const price = n(cents).div(100);
        expect(
          go(to, from, go(from, to, price))
            .minus(price)
            .abs()
            .lt('1e-30'),
        ).toBe(true);
        const steps = walkBetween(from, to);
        if (steps.every(({ isAdded }) => isAdded)) expect(go(from, to, price).gte(price)).toBe(true);
      }),
    );
  });
});

describe('the gap', () => {
  it('is ours over theirs on the same basis', () => {
    expect(gapTo(n('2.00'), n('1.60')).toFixed()).toBe('0.25');
    expect(gapTo(n('1.20'), n('1.60')).toFixed()).toBe('-0.25');
  });
});

describe('a comparison by weighed criteria', () => {
  const rating = (criterion: 'PRICE' | 'QUALITY' | 'SERVICE', score: number) => ({
    criterion,
    score,
    reason: 'A',
    argument: null,
  });

  it('weighs what both are rated by, and shows where we lead first', () => {
    const { ours, theirs, criteria } = weigh(
      [rating('PRICE', 5), rating('QUALITY', 9), rating('SERVICE', 8)],
      [rating('PRICE', 8), rating('QUALITY', 6)],
      usualWeights,
    );
    expect([criteria[0]!.criterion, criteria.at(-1)!.criterion]).toEqual(['QUALITY', 'PRICE']);
    expect(ours.minus(theirs).toFixed(6)).toBe(sumDecimals(criteria.map(({ lead }) => lead)).toFixed(6));
    expect(ours.toFixed(4)).toBe('6.8182');
  });

  it('says nothing where nothing is rated on both sides', () => {
    const { ours, theirs } = weigh([rating('PRICE', 5)], [], usualWeights);
    expect([ours.toFixed(), theirs.toFixed()]).toEqual(['0', '0']);
  });
});
