import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomerFacts, healthOf } from '../../src/parties/retention/customer-health.ts';
import { marginWith } from '../../src/parties/retention/incentive.ts';
import { repurchaseCycle } from '../../src/parties/retention/repurchase-cycle.ts';
import { type BoughtTogether, suggestUpsells } from '../../src/parties/retention/upsell.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { Decimal } from '../../src/trade/decimal.ts';

describe('the cycle in which a customer orders', () => {
  it('is the median of the days between orders, so that one long pause does not count', () => {
    // 30, 31 and 200 days.
    const orders = ['2025-01-01', '2025-01-31', '2025-03-03', '2025-09-19'];
    expect(repurchaseCycle(orders)).toEqual({ days: 31, nextOn: '2025-10-20' });
  });

  it('is not known after one order, or one that was split over a fortnight', () => {
    expect(repurchaseCycle(['2025-01-01'])).toBeNull();
    expect(repurchaseCycle(['2025-01-01', '2025-01-15'])).toBeNull();
    expect(repurchaseCycle(['2025-01-01', '2025-01-16'])?.days).toBe(15);
  });

  it('of orders at even distances is that distance (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 400 }), fc.integer({ min: 2, max: 12 }), (gap, count) => {
        const orders = Array.from({ length: count }, (_, nth) => daysAfter('2020-01-01', nth * gap));
        expect(repurchaseCycle(orders)).toEqual({ days: gap, nextOn: daysAfter(orders.at(-1)!, gap) });
      }),
    );
  });
});

describe('the health of a customer', () => {
  const well: CustomerFacts = {
    orderDays: ['2025-12-01', '2026-01-01', '2026-02-01'],
    ...{ paidInTime: null, claims: 0, lastAnsweredOn: '2026-02-20' },
  };

  it('is whole while they order as they used to, answer and have nothing to complain of', () => {
    expect(healthOf(well, '2026-03-02')).toMatchObject({ score: 100, standing: 'HEALTHY', daysOverdue: 0 });
  });

  it('falls with every month that they stay away, and tells by how much they are late', () => {
    const late = healthOf({ ...well, lastAnsweredOn: null }, '2026-04-04');
    // 62 days after the last order, twice the usual 31: half is left of the orders, and claims are fine.
    expect(late).toMatchObject({ score: 67, standing: 'WATCH', daysOverdue: 31 });
    expect(healthOf({ ...well, claims: 3 }, '2026-09-01')).toMatchObject({ score: 0, standing: 'AT_RISK' });
  });

  it('leaves out what nothing is known of, and counts it once it is', () => {
    const factors = (facts: CustomerFacts) =>
      Object.fromEntries(
        healthOf(facts, '2026-03-02').factors.map(({ kind, weight }) => [kind, weight.toNumber()]),
      );
    expect(factors(well)).toEqual({ ORDERS: 0.5, PAYMENTS: 0, CLAIMS: 0.25, SILENCE: 0.25 });
    expect(factors({ ...well, paidInTime: 0.5 })).toEqual({
      ...{ ORDERS: 0.4, PAYMENTS: 0.2, CLAIMS: 0.2, SILENCE: 0.2 },
    });
    expect(healthOf({ ...well, paidInTime: 0.5 }, '2026-03-02').score).toBe(90);
  });

  it('never gets better by silence, claims or late payment (property)', () => {
    const facts = fc.record({
      silent: fc.integer({ min: 0, max: 400 }),
      claims: fc.integer({ min: 0, max: 5 }),
      paid: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const scoreOf = ({ silent, claims, paid }: { silent: number; claims: number; paid: number }) =>
      healthOf(
        { ...well, claims, paidInTime: paid, lastAnsweredOn: daysAfter('2026-03-02', -silent) },
        '2026-03-02',
      ).score;
    fc.assert(
      fc.property(facts, (some) => {
        expect(scoreOf({ ...some, silent: some.silent + 30 })).toBeLessThanOrEqual(scoreOf(some));
        expect(scoreOf({ ...some, claims: some.claims + 1 })).toBeLessThanOrEqual(scoreOf(some));
        expect(scoreOf({ ...some, paid: some.paid / 2 })).toBeLessThanOrEqual(scoreOf(some));
      }),
    );
  });
});

describe('what else a customer may be offered', () => {
  const counts = (both: number, more: Partial<BoughtTogether> = {}): BoughtTogether => ({
    ...{ productId: 'lamp', otherId: 'kettle', buyers: 10, both, otherBuyers: 20, customers: 100 },
    ...more,
  });

  it('is what those buy who buy the same, where that is more often than chance', () => {
    // 7 of 10 against 20 of 100.
    expect(suggestUpsells([counts(7)])).toEqual([
      {
        productId: 'kettle',
        becauseOf: 'lamp',
        buyers: 10,
        both: 7,
        share: new Decimal('0.7'),
        lift: new Decimal('3.5'),
      },
    ]);
    expect(suggestUpsells([counts(3, { buyers: 20, otherBuyers: 30 })])).toEqual([]);
  });

  it('is nothing of which fewer than three tell', () => {
    expect(suggestUpsells([counts(2, { buyers: 2 })])).toEqual([]);
  });

  it('is each product once, by its best reason', () => {
    const [first, ...rest] = suggestUpsells([counts(5), counts(9, { productId: 'fan' })]);
    expect(first).toMatchObject({ productId: 'kettle', becauseOf: 'fan', share: new Decimal('0.9') });
    expect(rest).toEqual([]);
  });
});

describe('an incentive', () => {
  const order = { total: new Decimal(10_000), margin: new Decimal('0.10') };

  it('as a rate takes from price and profit: 2 % of a margin of 10 % leave 8 of 98', () => {
    expect(marginWith(order, { rate: new Decimal('0.02') }).toFixed(6)).toBe('0.081633');
  });

  it('as an amount takes from the profit', () => {
    expect(marginWith(order, { amount: new Decimal(300) }).toFixed()).toBe('0.07');
  });
});
