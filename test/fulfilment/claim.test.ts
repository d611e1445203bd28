import { describe, expect, test } from 'vitest';
import {
  areClaimsClosed,
  type ClaimsOfOrder,
  findGrantFaults,
  isLate,
  windowDaysOf,
  windowEnd,
} from '../../src/fulfilment/claims/claim.ts';
import { costOfClaim } from '../../src/fulfilment/claims/claim-cost.ts';
import { datedSteps, houseOnboarding } from '../../src/fulfilment/claims/onboarding.ts';
import { Decimal } from '../../src/trade/decimal.ts';

describe('the window of a claim', () => {
  test('is the contract’s, else the company’s, else thirty days', () => {
    expect(windowDaysOf({ claimDays: 14 }, { windowDays: 60 })).toBe(14);
    expect(windowDaysOf({ claimDays: null }, { windowDays: 60 })).toBe(60);
    expect(windowDaysOf(null, null)).toBe(30);
  });

  test('ends with its last day, and has not begun before delivery', () => {
    expect(windowEnd('2026-02-01', 30)).toBe('2026-03-03');
    expect(isLate('2026-03-03', '2026-03-03')).toBe(false);
    expect(isLate('2026-03-04', '2026-03-03')).toBe(true);
    expect(windowEnd(null, 30)).toBeNull();
    expect(isLate('2026-03-04', null)).toBe(false);
  });
});

describe('the claims of an order', () => {
  const shipment = (actualOn: string | null, cancelledAt: string | null = null) => ({
    ...{ cancelledAt, delivery: { actualOn } },
  });
  const closed = (order: Partial<ClaimsOfOrder>, today: string) =>
    areClaimsClosed({ contract: null, shipments: [], claims: [], ...order }, null, today);

  test('are closed when all are decided and the window of every shipment has passed', () => {
    const shipments = [shipment('2026-01-10'), shipment('2026-01-20'), shipment(null, '2026-01-01')];
    expect(closed({ shipments }, '2026-02-19')).toBe(false);
    expect(closed({ shipments }, '2026-02-20')).toBe(true);
    expect(closed({ shipments, claims: [{ status: 'DECIDED' }] }, '2026-02-20')).toBe(true);
    expect(closed({ shipments, claims: [{ status: 'OPEN' }] }, '2026-02-20')).toBe(false);
  });

  test('are not while something is still to be delivered, or nothing travels', () => {
    expect(closed({ shipments: [shipment('2026-01-10'), shipment(null)] }, '2027-01-01')).toBe(false);
    expect(closed({ shipments: [shipment(null, '2026-01-01')] }, '2027-01-01')).toBe(false);
  });
});

test('what is granted goes with the decision', () => {
  const bounds = { claimed: 500_00n, left: 9_000_00n, written: { claimed: '500.00', left: '9000.00' } };
  const codes = (...of: Parameters<typeof findGrantFaults>) => findGrantFaults(...of).map(({ code }) => code);
  expect(codes('REJECT', null, bounds)).toEqual([]);
  expect(codes('REJECT', 1n, bounds)).toEqual(['OUT_OF_RANGE']);
  expect(codes('REFUND', null, bounds)).toEqual(['REQUIRED']);
  expect(codes('DISCOUNT', 0n, bounds)).toEqual(['OUT_OF_RANGE']);
  expect(codes('DISCOUNT', 500_00n, bounds)).toEqual([]);
  expect(findGrantFaults('DISCOUNT', 500_01n, bounds)[0]?.facts).toEqual({ maximum: '500.00' });
  // A replacement with its freight may cost more than the goods did.
  expect(codes('REPLACE', 700_00n, bounds)).toEqual([]);
  // Nobody gets back more than the price.
  const nearlyAll = { ...bounds, left: 100_00n, written: { claimed: '500.00', left: '100.00' } };
  expect(findGrantFaults('REFUND', 101_00n, nearlyAll)[0]?.facts).toEqual({ maximum: '100.00' });
});

describe('what a claim costs', () => {
  const agreed = {
    ...{ currency: 'EUR', companyCurrency: 'CNY' },
    ...{ revenue: new Decimal('10000'), profit: new Decimal('1200') },
    rates: [{ base: 'EUR', quote: 'CNY', rate: new Decimal('7.123456') }],
  };
  const claim = (
    id: string,
    decision: 'REFUND' | 'REPLACE' | 'REJECT',
    amount: string | null,
    day: string,
  ) => ({
    ...{ id, decision, decidedAt: `${day}T00:00:00Z` },
    grantedAmount: amount === null ? null : { amount },
  });

  test('is taken off revenue and profit where money is given back, at the frozen rate', () => {
    const refund = claim('a', 'REFUND', '333.33', '2026-03-01');
    const cost = costOfClaim(refund, [refund], agreed)!;
    expect(cost.cost.amount).toBe('333.33');
    // 333.33 × 7.123456 = 2374.4615…
    expect(cost.costInCompanyCurrency?.toJSON()).toEqual({ amount: '2374.46', currency: 'CNY' });
    expect(cost.before).toMatchObject({ revenue: { amount: '10000.00' }, profit: { amount: '1200.00' } });
    expect(cost.after.revenue.amount).toBe('9666.67');
    expect(cost.after.profit.amount).toBe('866.67');
    // 866.67 / 9666.67
    expect(cost.after.rateOfPrice?.toFixed()).toBe('0.0896554863');
  });

  test('is one more cost where goods are replaced, and comes after the claims decided earlier', () => {
    const refund = claim('a', 'REFUND', '333.33', '2026-03-01');
    const replacement = claim('b', 'REPLACE', '200.00', '2026-03-02');
    const cost = costOfClaim(replacement, [replacement, refund], agreed)!;
    expect(cost.before.profit.amount).toBe('866.67');
    expect(cost.after).toMatchObject({ revenue: { amount: '9666.67' }, profit: { amount: '666.67' } });
  });

  test('is nothing where it was rejected, and unknown while it is open', () => {
    const rejected = claim('a', 'REJECT', null, '2026-03-01');
    expect(costOfClaim(rejected, [rejected], agreed)?.cost.amount).toBe('0.00');
    const open = { id: 'c', decision: null, grantedAmount: null, decidedAt: null };
    expect(costOfClaim(open, [open], agreed)).toBeNull();
  });

  test('has no amount in a currency to which no frozen rate leads', () => {
    const refund = claim('a', 'REFUND', '1.00', '2026-03-01');
    expect(costOfClaim(refund, [refund], { ...agreed, rates: [] })).toMatchObject({
      ...{ costInCompanyCurrency: null, rate: null },
    });
  });
});

test('onboarding begins with the papers, two days after delivery', () => {
  const [first, , , last] = datedSteps(houseOnboarding, '2026-02-27');
  expect(first).toMatchObject({ kind: 'DOCUMENTS', dueOn: '2026-03-01' });
  expect(last).toMatchObject({ kind: 'FOLLOW_UP', dueOn: '2026-03-29' });
});
