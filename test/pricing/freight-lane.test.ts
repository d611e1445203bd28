import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargesOfLane, fitsLane, type LaneRate } from '../../src/pricing/rate-tables/freight-lane.ts';
import { overlap } from '../../src/pricing/rate-tables/freight-rate-overlap.ts';
import { decimal } from '../../src/trade/decimal.ts';
import { journeySteps } from '../../src/trade/incoterm.ts';

const lane = { fromLocode: 'CNNGB', toLocode: 'DEHAM' };
const aRate = (parts: Partial<LaneRate>): LaneRate => ({
  ...{ id: 'a', step: 'MAIN_CARRIAGE', ...lane, basis: 'SHIPMENT', provider: 'A' },
  amount: { amount: '100', currency: 'USD' },
  ...parts,
});
const costOf = ({ amount }: LaneRate) => decimal(amount.amount);

describe('a freight rate fits a lane', () => {
  test.each([
    ['MAIN_CARRIAGE', 'CNNGB', 'DEHAM', true],
    ['MAIN_CARRIAGE', 'CNNGB', 'NLRTM', false],
    ['MAIN_CARRIAGE', 'CNNGB', null, false],
    ['MAIN_CARRIAGE', 'DEHAM', 'CNNGB', false],
    ['ORIGIN_TERMINAL', 'CNNGB', null, true],
    ['ORIGIN_TERMINAL', 'DEHAM', null, false],
    ['DESTINATION_TERMINAL', 'DEHAM', null, true],
    ['DESTINATION_TERMINAL', 'CNNGB', null, false],
    ['DESTINATION_TERMINAL', 'CNNGB', 'DEHAM', true],
    ['ON_CARRIAGE', 'DEHAM', null, true],
  ] as const)('%s from %s to %s: %s', (step, fromLocode, toLocode, fits) => {
    expect(fitsLane({ step, fromLocode, toLocode }, lane)).toBe(fits);
  });
});

describe('a lane fills a sheet', () => {
  test('with the cheapest rate of each step, named by its provider', () => {
    const rates = [
      aRate({ id: 'dear', provider: 'A', amount: { amount: '120', currency: 'USD' } }),
      aRate({ id: 'cheap', provider: 'B', basis: 'CONTAINER' }),
      aRate({ id: 'gate', step: 'ORIGIN_TERMINAL', toLocode: null }),
    ];
    expect(chargesOfLane(rates, [], costOf)).toEqual([
      expect.objectContaining({ step: 'ORIGIN_TERMINAL', label: 'A', freightRateId: 'gate' }),
      {
        ...{ step: 'MAIN_CARRIAGE', basis: 'CONTAINER', label: 'B', freightRateId: 'cheap' },
        amount: { amount: '100', currency: 'USD' },
      },
    ]);
  });

  test('and leaves alone what the sheet charges itself', () => {
    const own = { step: 'MAIN_CARRIAGE', amount: { amount: '999', currency: 'USD' } } as const;
    expect(chargesOfLane([aRate({})], [own], costOf)).toEqual([]);
  });

  test('and takes the first by name of two that cost alike, and one of unknown cost last', () => {
    const rates = [aRate({ id: 'b', provider: 'B' }), aRate({ id: 'a', provider: 'A' })];
    expect(chargesOfLane(rates, [], costOf)[0]?.freightRateId).toBe('a');
    const unknown = chargesOfLane(rates, [], (rate) => (rate.id === 'a' ? null : costOf(rate)));
    expect(unknown[0]?.freightRateId).toBe('b');
  });
});

describe('two rates overlap', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
  const period = fc.record({
    ...{ provider: fc.constantFrom('A', 'B'), step: fc.constantFrom(...journeySteps.slice(4, 6)) },
    fromLocode: fc.constant('CNNGB'),
    toLocode: fc.constantFrom('DEHAM', null),
    equipment: fc.constantFrom('GP20' as const, null),
    validFrom: fc.constantFrom(...days),
    validUntil: fc.option(fc.constantFrom(...days), { nil: null }),
  });
  const holds = (rate: { validFrom: string; validUntil: string | null }, day: string) =>
    rate.validFrom <= day && (rate.validUntil === null || day <= rate.validUntil);

  test('when some day has both for the same step, lane, equipment and provider', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        fc.pre([a, b].every((rate) => rate.validUntil === null || rate.validFrom <= rate.validUntil));
        const { validFrom: _a, validUntil: _b, ...ofA } = a;
        const { validFrom: _c, validUntil: _d, ...ofB } = b;
        const isSame = JSON.stringify(ofA) === JSON.stringify(ofB);
        const isBoth = [...days, '2030-01-01'].some((day) => holds(a, day) && holds(b, day));
        expect(overlap(a, b)).toBe(isSame && isBoth);
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
      { numRuns: 1_000 },
    );
  });
});
