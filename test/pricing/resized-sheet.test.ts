import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packingOf } from '../../src/pricing/cost-sheets/line-packing.ts';
import { findOversize, resizedGoods } from '../../src/pricing/cost-sheets/resized-sheet.ts';

const carton = {
  ...{ unitsPerPackage: 12, minimumOrderQuantity: '600', packageNetKg: '10.8', packageGrossKg: '12.1' },
  ...{ packageLengthCm: '52', packageWidthCm: '38', packageHeightCm: '31' },
};
const lineOf = (sequence: number, quantity: string) => ({
  ...{ sequence, quantity },
  ...packingOf(carton, quantity),
});
const to = (quantity: string, sequence = 1) => new Map([[sequence, quantity]]);

describe('a frozen sheet in other quantities', () => {
  test('packs them as the catalogue would have on the day', () => {
    const quantity = fc.integer({ min: 1, max: 10_000_000 }).map(String);
    fc.assert(
      fc.property(quantity, quantity, (before, after) => {
        const { goods } = resizedGoods({}, [lineOf(1, before)], to(after));
        expect(goods).toEqual([lineOf(1, after)]);
      }),
    );
  });

  test('leaves lines alone that are not named', () => {
    const { goods } = resizedGoods({}, [lineOf(1, '1200'), lineOf(2, '60')], to('24', 2));
    expect(goods).toEqual([lineOf(1, '1200'), lineOf(2, '24')]);
  });

  test('knows no more of packing than was known', () => {
    const unknown = { packages: null, netKg: null, grossKg: null, cbm: null };
    const line = { sequence: 1, quantity: '5', unitsPerPackage: null, ...unknown };
    expect(resizedGoods({}, [line], to('7')).goods).toEqual([{ ...line, quantity: '7' }]);
    const unmeasured = { ...lineOf(1, '1200'), cbm: null };
    expect(resizedGoods({}, [unmeasured], to('13')).goods).toMatchObject([{ packages: 2, cbm: null }]);
  });

  test.each<[string, number, string, number]>([
    ['as many containers as they fill', 1, '6005', 2],
    ['as many as were given where they fill no fewer', 2, '600', 2],
    ['twice as many where there were twice as many as were filled', 2, '6005', 4],
  ])('go in %s', (_, containers, quantity, expected) => {
    // 100 cartons are 6.1 m³, 501 are 30.7 m³; 28 m³ go in a 20 foot container.
    const resized = resizedGoods({ equipment: 'GP20', containers }, [lineOf(1, '1200')], to(quantity));
    expect(resized.containers).toBe(expected);
  });

  test('keeps the containers that were given where nobody knows what the goods fill', () => {
    const line = { ...lineOf(1, '1200'), cbm: null };
    expect(resizedGoods({ equipment: 'GP20', containers: 3 }, [line], to('12000')).containers).toBe(3);
    expect(resizedGoods({}, [line], to('12000')).containers).toBeNull();
  });

  test('is too great with more packages than any line has, or more containers than any deal', () => {
    const huge = resizedGoods({ equipment: 'GP20', containers: 1 }, [lineOf(1, '1200')], to('99999999999'));
    expect(findOversize(huge)).toEqual({ lines: [1], inContainers: true });
  });
});
