import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/trade/decimal.ts';
import {
  convertQuantity,
  countPackages,
  findPackage,
  findUnit,
  unitCodeOfPackage,
  units,
} from '../../src/trade/quantity.ts';

describe('quantities', () => {
  it.each([
    ['1', 'LBR', 'KGM', '0.45359237'],
    ['1', 'INH', 'CMT', '2.54'],
    ['1', 'FTQ', 'MTQ', '0.028316846592'],
    ['1', 'FTK', 'MTK', '0.09290304'],
    ['1', 'LTN', 'KGM', '1016.0469088'],
    ['16', 'ONZ', 'LBR', '1'],
    ['1', 'YRD', 'FOT', '3'],
    ['2', 'GRO', 'DZN', '24'],
    ['1', 'TNE', 'GRM', '1000000'],
  ])('%s %s of the one is %s %s exactly', (quantity, from, to, converted) => {
    expect(convertQuantity(decimal(quantity), from, to)?.toFixed()).toBe(converted);
  });

  it('do not convert between things that are not measured alike', () => {
    expect(convertQuantity(decimal('1'), 'KGM', 'MTR')).toBeNull();
    expect(convertQuantity(decimal('1'), 'PR', 'C62')).toBeNull();
    expect(convertQuantity(decimal('1'), 'KGM', 'XYZ')).toBeNull();
  });

  // UNECE Recommendation 20 marks PK, CT, BX and RO as withdrawn: they are packages of Recommendation 21.
  it.each(['PK', 'CT', 'BX', 'RO'])('%s is a package and no unit', (code) => {
    expect(findUnit(code)).toBeUndefined();
    expect(findPackage(code)?.code).toBe(code);
    expect(unitCodeOfPackage(code)).toBe(`X${code}`);
  });

  it('are packed into started cartons too', () => {
    const count = countPackages(decimal('100'), decimal('24'));
    expect([count.packages.toFixed(), count.inPartialPackage.toFixed()]).toEqual(['5', '4']);
    expect(countPackages(decimal('96'), decimal('24')).inPartialPackage.isZero()).toBe(true);
  });

  it('have one unit for each code', () => {
    expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
  });
});
