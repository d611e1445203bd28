import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedLoad, planContainers } from '../../src/fulfilment/packing/container-plan.ts';
import { totalKgOf, totalM3Of } from '../../src/fulfilment/packing/piece.ts';
import { containerRooms, containersFor } from '../../src/trade/container.ts';
import { sumDecimals } from '../../src/trade/decimal.ts';
import { anyPiece, aPiece } from './a-piece.ts';

const { GP20 } = containerRooms;
const countsOf = (lines: Parameters<typeof planContainers>[0]) =>
  planContainers(lines, GP20).map(({ cartons }) => cartons.map(({ line, count }) => [line, count]));

describe('a mixed load', () => {
  it('fits while volume and weight both do, and says which is nearer its bound', () => {
    const lamps = aPiece('50×40×40', '10', 250);
    const castings = aPiece('30×30×30', '100', 200);
    const load = mixedLoad([lamps, castings], GP20);
    expect([load.totalM3, load.totalKg].map(String)).toEqual(['25.4', '22500']);
    expect(load).toMatchObject({ fits: true, limitedBy: 'VOLUME' });
    expect(mixedLoad([lamps, { ...castings, count: 290 }], GP20)).toMatchObject({
      fits: false,
      limitedBy: 'WEIGHT',
    });
  });
});

describe('cartons of several lines over containers', () => {
  it('go in by their order, later lines in the gaps of earlier ones', () => {
    // 28 m³: 17 crates of 1.6 m³ leave 0.8 m³, for ten boxes of 0.08.
    const crates = aPiece('200×100×80', '300', 20);
    const boxes = aPiece('50×40×40', '5', 30);
    expect(countsOf([crates, boxes])).toEqual([
      [
        [0, 17],
        [1, 10],
      ],
      [
        [0, 3],
        [1, 20],
      ],
    ]);
  });

  it('say what kept the rest out', () => {
    const plan = (...lines: Parameters<typeof planContainers>[0]) =>
      planContainers(lines, GP20).map(({ limitedBy }) => limitedBy);
    expect(plan(aPiece('200×100×80', '300', 20))).toEqual(['VOLUME', null]);
    expect(plan(aPiece('100×50×50', '1000', 40))).toEqual(['WEIGHT', null]);
  });

  it('are refused where one goes into no container, or is none', () => {
    const tooHeavy = aPiece('100×100×100', '28001');
    expect(() => planContainers([aPiece('1×1×1', '1'), tooHeavy], GP20)).toThrow('OUT_OF_RANGE at lines.1');
    expect(() => planContainers([aPiece('1×0×1', '1')], GP20)).toThrow('OUT_OF_RANGE at lines.0.widthCm');
  });

  it('are all loaded, within the bounds, in no fewer containers than their sums fill', () => {
    const line = anyPiece.map((piece) => ({ ...piece, count: (piece.count % 40) + 1 }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const plan = planContainers(lines, GP20);
        for (const { totalM3, totalKg } of plan) {
          expect(totalM3.lte(GP20.usableM3) && totalKg.lte(GP20.payloadKg)).toBe(true);
        }
        expect(sumDecimals(plan.map(({ totalM3 }) => totalM3)).eq(totalM3Of(lines))).toBe(true);
        expect(sumDecimals(plan.map(({ totalKg }) => totalKg)).eq(totalKgOf(lines))).toBe(true);
        expect(plan.length).toBeGreaterThanOrEqual(containersFor('GP20', totalM3Of(lines), totalKgOf(lines)));
      }),
    );
  });
});
