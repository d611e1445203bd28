import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCosts } from '../../src/fulfilment/production/cost-comparison.ts';
import {
  expectedOn,
  findDayFaults,
  findProgressFaults,
  firstStartOf,
  type LotOfShipment,
  madeBy,
  madeOn,
  materialsReadyOn,
  percentMade,
  quantityLeft,
  statusOfLot,
} from '../../src/fulfilment/production/production-lot.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import type { CostStep } from '../../src/trade/incoterm.ts';
import { moneyOf, moneyOfMinor } from '../../src/trade/money.ts';

const lot = (more: Partial<LotOfShipment> = {}): LotOfShipment => ({
  ...{ line: 1, quantity: '1000', materialsReadyOn: null, startedOn: null, finishedOn: null },
  ...{ cancelledAt: null, expectedOn: null, ...more },
});
const given = (day: string, made: string, note: string | null = null) => ({
  ...{ day, made, note, today: '2026-04-30' },
});
const codes = (faults: readonly { code: string; path: readonly string[] }[]) =>
  faults.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a lot', () => {
  it('is planned, in work, made or cancelled, by its days', () => {
    expect(statusOfLot(lot())).toBe('PLANNED');
    expect(statusOfLot(lot({ startedOn: '2026-04-01' }))).toBe('IN_WORK');
    expect(statusOfLot(lot({ startedOn: '2026-04-01', finishedOn: '2026-04-20' }))).toBe('MADE');
    expect(statusOfLot(lot({ cancelledAt: '2026-04-01T00:00:00Z' }))).toBe('CANCELLED');
  });

  it('is made as far as the last word of its latest day says', () => {
    const entries = [
      { day: '2026-04-05', made: '300' },
      { day: '2026-04-03', made: '900' },
      { day: '2026-04-05', made: '310' },
    ];
    expect(madeBy(entries).toFixed()).toBe('310');
    expect(percentMade(entries, '1000').toFixed()).toBe('31');
    expect(madeBy([]).toFixed()).toBe('0');
  });

  it('is never 100 % made while one piece is missing', () => {
    expect(percentMade([{ day: '2026-04-05', made: '99999' }], '100000').toFixed()).toBe('99.9');
  });

  it('has a share between 0 and 100, that is 100 just when all is made (property)', () => {
    const quantities = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(quantities, fc.bigInt({ min: 0n, max: 10n ** 15n }), (quantity, drawn) => {
        const made = drawn % (quantity + 1n);
        const percent = percentMade([{ day: '2026-04-05', made: `${made}` }], `${quantity}`);
        expect(percent.gte(0) && percent.lte(100)).toBe(true);
        expect(percent.eq(100)).toBe(made === quantity);
      }),
    );
  });
});

describe('progress', () => {
  const begun = { quantity: '1000', startedOn: '2026-04-01', entries: [{ day: '2026-04-05', made: '300' }] };

  it('is never more than the lot, before its start or in the future', () => {
    expect(codes(findProgressFaults(begun, given('2026-04-06', '1000.5')))).toEqual(['OUT_OF_RANGE made']);
    expect(codes(findProgressFaults(begun, given('2026-03-31', '0')))).toEqual(['OUT_OF_RANGE day']);
    expect(codes(findProgressFaults(begun, given('2026-05-01', '400')))).toEqual(['OUT_OF_RANGE day']);
    expect(codes(findProgressFaults(begun, given('2026-04-06', '1000')))).toEqual([]);
  });

  it('falls, or was higher before, only where it is told why', () => {
    expect(codes(findProgressFaults(begun, given('2026-04-06', '299')))).toEqual(['REQUIRED note']);
    expect(codes(findProgressFaults(begun, given('2026-04-04', '301')))).toEqual(['REQUIRED note']);
    expect(codes(findProgressFaults(begun, given('2026-04-06', '299', 'One was scrapped.')))).toEqual([]);
  });

  it('that is let in day by day without a note never falls and never passes the lot (property)', () => {
    const steps = fc.array(fc.record({ day: fc.nat(20), made: fc.nat(1200) }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (told) => {
        const entries: { day: string; made: string }[] = [];
        for (const { day, made } of told) {
          const entry = given(daysAfter('2026-04-01', day), String(made));
          const faults = findProgressFaults({ quantity: '1000', startedOn: '2026-04-01', entries }, entry);
          if (faults.length === 0) entries.push(entry);
        }
        const byDay = [...entries].sort((a, b) => a.day.localeCompare(b.day));
        for (const [index, entry] of byDay.entries()) {
          expect(Number(entry.made)).toBeLessThanOrEqual(1000);
          const next = byDay.slice(index + 1).find(({ day }) => day > entry.day);
          if (next) expect(Number(next.made)).toBeGreaterThanOrEqual(Number(entry.made));
        }
      }),
    );
  });
});

describe('a day on which something happened', () => {
  it('lies between the one that it came after and today', () => {
    expect(findDayFaults('2026-04-01', '2026-04-01', '2026-04-01')).toEqual([]);
    expect(findDayFaults('2026-03-31', '2026-04-01', '2026-04-30')[0]?.facts).toEqual({
      minimum: '2026-04-01',
    });
    expect(findDayFaults('2026-05-01', null, '2026-04-30')[0]?.facts).toEqual({ maximum: '2026-04-30' });
  });
});

describe('the goods of a shipment', () => {
  const goods = [
    { line: 1, quantity: '1000' },
    { line: 2, quantity: '50' },
  ];
  const made = { startedOn: '2026-04-01', finishedOn: '2026-04-20' };

  it('are in lots as far as those that stand hold them', () => {
    const lots = [lot({ quantity: '600' }), lot({ quantity: '300', cancelledAt: '2026-04-01T00:00:00Z' })];
    expect(quantityLeft(goods[0]!, lots).toFixed()).toBe('400');
  });

  it('are made when all are in lots and all lots are made, on the day of the last', () => {
    const first = lot(made);
    const second = lot({ ...made, line: 2, quantity: '50', finishedOn: '2026-04-25' });
    expect(madeOn(goods, [first])).toBeNull();
    expect(madeOn(goods, [first, { ...second, finishedOn: null }])).toBeNull();
    expect(madeOn(goods, [first, { ...second, quantity: '49' }])).toBeNull();
    expect(madeOn(goods, [first, second])).toBe('2026-04-25');
    expect(madeOn([], [])).toBeNull();
  });

  it('are expected when the latest of the lots is that are late', () => {
    const late = [lot({ expectedOn: '2026-05-02' }), lot({ expectedOn: '2026-04-28' }), lot()];
    expect(expectedOn(late)).toBe('2026-05-02');
    expect(expectedOn([lot(), lot({ ...made, expectedOn: '2026-05-02' })])).toBeNull();
  });

  it('have their materials when all lots have, and once one was begun when that one had', () => {
    const ready = lot({ materialsReadyOn: '2026-03-20' });
    const later = lot({ materialsReadyOn: '2026-04-10' });
    expect(materialsReadyOn([ready, lot()])).toBeNull();
    expect(materialsReadyOn([ready, later])).toBe('2026-04-10');
    expect(materialsReadyOn([{ ...ready, startedOn: '2026-04-01' }, later])).toBe('2026-03-20');
    expect(firstStartOf([{ ...ready, startedOn: '2026-04-01' }, later])).toBe('2026-04-01');
    expect(materialsReadyOn([])).toBeNull();
  });
});

describe('costs', () => {
  const planned = new Map<CostStep, ReturnType<typeof moneyOf>>([
    ['GOODS', moneyOf('1000.00', 'CNY')],
    ['REBATE', moneyOf('-88.50', 'CNY')],
  ]);
  const cost = (step: CostStep, amount: string) => ({ step, amount: moneyOf(amount, 'CNY') });

  it('stand beside what was planned, step by step; what comes back of the VAT counts the other way', () => {
    const booked = [cost('GOODS', '600.00'), cost('GOODS', '450.10'), cost('REBATE', '80.00')];
    const compared = compareCosts(planned, [...booked, cost('LOADING', '30.00')], 'CNY');
    expect(
      compared.steps.map(({ step, actual, difference }) => [step, actual.amount, difference.amount]),
    ).toEqual([
      ['LOADING', '30.00', '30.00'],
      ['GOODS', '1050.10', '50.10'],
      ['REBATE', '-80.00', '8.50'],
    ]);
    expect(compared.difference.amount).toBe('88.60');
  });

  it('sum up to what is shown, to the cent (property)', () => {
    const steps = fc.constantFrom<CostStep>('GOODS', 'LOADING', 'MAIN_CARRIAGE', 'REBATE');
    const rows = fc.array(fc.record({ step: steps, minor: fc.bigInt({ min: 0n, max: 10n ** 16n }) }));
    fc.assert(
      fc.property(rows, (costs) => {
        const booked = costs.map(({ step, minor }) => ({ step, amount: moneyOfMinor(minor, 'CNY') }));
        const { steps: shown, planned: plan, actual, difference } = compareCosts(planned, booked, 'CNY');
        const minorOf = (amount: string) => BigInt(amount.replace('.', ''));
        const total = (column: 'planned' | 'actual' | 'difference') =>
          shown.reduce((sum, row) => sum + minorOf(row[column].amount), 0n);
        expect(total('planned')).toBe(minorOf(plan.amount));
        expect(total('actual')).toBe(minorOf(actual.amount));
        expect(total('difference')).toBe(minorOf(difference.amount));
        expect(minorOf(actual.amount) - minorOf(plan.amount)).toBe(minorOf(difference.amount));
      }),
    );
  });
});
