import { describe, expect, test } from 'vitest';
import { sharesOf, timesPaid, weightOf } from '../../src/pricing/charge-basis.ts';
import { packingOf } from '../../src/pricing/cost-sheets/line-packing.ts';
import { chargesOf } from '../../src/pricing/cost-sheets/sheet-charges.ts';
import { containersOf } from '../../src/pricing/cost-sheets/sheet-containers.ts';
import { priceLadder } from '../../src/pricing/price-ladder/price-ladder.ts';
import { containersFor } from '../../src/trade/container.ts';
import { decimal, one, sumDecimals, zero } from '../../src/trade/decimal.ts';
import { aCharge, aCostSheet, aLot, componentsOf, rung } from './a-cost-sheet.ts';

const carton = {
  unitsPerPackage: 12,
  packageLengthCm: '50',
  packageWidthCm: '40',
  packageHeightCm: '30',
  packageNetKg: '10.8',
  packageGrossKg: '12.1',
  minimumOrderQuantity: '600',
};
const lamps = { sequence: 1, quantity: '605', ...packingOf(carton, '605') };
const bulbs = { sequence: 2, quantity: '100', ...packingOf({ ...carton, unitsPerPackage: 100 }, '100') };

describe('a line is packed', () => {
  test('in whole packages: the last one is counted, weighed and measured, though it is not full', () => {
    expect(lamps).toMatchObject({ packages: 51, netKg: '550.8', grossKg: '617.1', cbm: '3.06' });
  });

  test('in something unknown where its product says nothing', () => {
    const bare = { ...carton, packageHeightCm: null, packageNetKg: null, packageGrossKg: null };
    expect(packingOf(bare, '24')).toMatchObject({ packages: 2, netKg: null, grossKg: null, cbm: null });
  });
});

describe('a charge is paid', () => {
  test.each([
    ['SHIPMENT', '1'],
    ['UNIT', '705'],
    ['PACKAGE', '52'],
    ['CBM', '3.12'],
    ['CONTAINER', '2'],
  ] as const)('by %s: %s times', (basis, times) => {
    expect(timesPaid(basis, [lamps, bulbs], 2)?.toFixed()).toBe(times);
  });

  test('nobody knows how often, where what it counts is not known', () => {
    expect(timesPaid('CBM', [lamps, { ...bulbs, cbm: null }], 2)).toBeNull();
    expect(timesPaid('CONTAINER', [lamps], null)).toBeNull();
  });

  test('for the whole shipment, exactly', () => {
    const [charge] = chargesOf(
      [{ step: 'MAIN_CARRIAGE', basis: 'CBM', amount: { amount: '55.25', currency: 'USD' } }],
      [lamps, bulbs],
      null,
    );
    expect(charge?.amount.amount.toFixed()).toBe('172.38');
  });
});

describe('containers', () => {
  test.each([
    ['GP20', '28', '1000', 1],
    ['GP20', '28.01', '1000', 2],
    ['GP20', '10', '28001', 2],
    ['HQ40', '68', '26300', 1],
    ['HQ40', '150', '26300', 3],
    ['HQ45', '10', '55001', 3],
  ] as const)('%s for %s m³ and %s kg: %s', (equipment, cbm, kg, count) => {
    expect(containersFor(equipment, decimal(cbm), decimal(kg))).toBe(count);
  });

  test('are those given, else as many as the goods fill, else unknown', () => {
    expect(containersOf({ equipment: 'GP20', containers: 3 }, [lamps])).toBe(3);
    expect(containersOf({ equipment: 'GP20' }, [lamps, bulbs])).toBe(1);
    expect(containersOf({ equipment: 'GP20' }, [{ ...lamps, cbm: null }])).toBeNull();
    expect(containersOf({}, [lamps])).toBeNull();
  });
});

describe('lines share a charge', () => {
  const value = decimal('9');
  test.each([
    ['VALUE', '9'],
    ['GROSS_WEIGHT', '617.1'],
    ['NET_WEIGHT', '550.8'],
    ['VOLUME', '3.06'],
    ['QUANTITY', '605'],
    ['PACKAGES', '51'],
    ['EQUAL', '1'],
  ] as const)('by %s', (key, weight) => {
    expect(weightOf(key, lamps, value)?.toFixed()).toBe(weight);
  });

  test('exactly: thirds sum to the whole, and a line without weight bears nothing', () => {
    const shares = sharesOf(decimal('100'), [one, one, one, zero])!;
    expect(sumDecimals(shares).toFixed()).toBe('100');
    expect(shares[3]!.isZero()).toBe(true);
    expect(sharesOf(decimal('100'), [zero, zero])).toBeNull();
  });
});

describe('a charge that is a share of the price', () => {
  const share = { step: 'OTHER', rate: decimal('0.03'), label: 'Inspection fund' } as const;

  test('is within the price: cost / (1 − share)', () => {
    const exw = rung(aCostSheet({ goods: aLot('97', 'USD'), priceShares: [share] }), 'EXW');
    expect(componentsOf(exw)).toEqual(['GOODS 97.00 SELLER', 'OTHER 3.00 SELLER']);
    expect(exw.components[1]?.labels).toEqual(['Inspection fund']);
  });

  test('of a step that the buyer pays stands beside the price', () => {
    const priceShares = [{ step: 'ON_CARRIAGE', rate: decimal('0.05') }] as const;
    const sheet = aCostSheet({ goods: aLot('950', 'USD'), priceShares });
    expect(componentsOf(rung(sheet, 'CPT'))).toEqual(['GOODS 950.00 SELLER', 'ON_CARRIAGE 47.50 BUYER']);
    expect(rung(sheet, 'DAP').total.amount).toBe('1000.00');
  });

  test('beyond the ship’s rail leaves the FOB value on which commission is paid', () => {
    const sheet = aCostSheet({
      goods: aLot('900', 'USD'),
      priceShares: [{ step: 'MAIN_CARRIAGE', rate: decimal('0.10') }],
      commission: { rate: decimal('0.05'), base: 'FOB' },
    });
    const cfr = rung(sheet, 'CFR');
    // P = 900 + 0.10 P + 0.05 × 0.90 P
    expect(cfr.exact.toFixed(6)).toBe(decimal('900').div('0.855').toFixed(6));
  });

  test('is no part of a duty’s base after the border, and part of it before', () => {
    const importDuties = { duties: [{ rate: decimal('0.10') }], taxRate: zero, valuedAs: 'CIF' } as const;
    const after = aCostSheet({
      goods: aLot('1000', 'USD'),
      importDuties,
      priceShares: [{ step: 'ON_CARRIAGE', rate: decimal('0.20') }],
    });
    // 0.8 P is the value at the border with its duty: P = 1000 × 1.1 / 0.8.
    expect(rung(after, 'DDP').total.amount).toBe('1375.00');
  });

  test('is echoed with the settings, and refused with the others when nothing is left', () => {
    expect(priceLadder(aCostSheet({ priceShares: [share] })).settings.priceShares).toEqual([share]);
    const whole = aCostSheet({
      priceShares: [{ ...share, rate: decimal('0.6') }],
      profit: { rate: decimal('0.5'), basis: 'PRICE' },
    });
    expect(() => priceLadder(whole)).toThrow('SHARES_EXCEED_PRICE at input.priceShares.0.rate');
    expect(() => priceLadder(aCostSheet({ priceShares: [{ ...share, rate: decimal('-0.1') }] }))).toThrow(
      'OUT_OF_RANGE at input.priceShares.0.rate',
    );
  });

  test('adds to an amount of the same step', () => {
    const sheet = aCostSheet({
      goods: aLot('870', 'USD'),
      charges: [aCharge('OTHER', '100')],
      priceShares: [share],
    });
    expect(componentsOf(rung(sheet, 'EXW'))).toEqual(['GOODS 870.00 SELLER', 'OTHER 130.00 SELLER']);
  });
});
