import { describe, expect, it } from 'vitest';
import {
  currencyCodes,
  isCurrency,
  minorDigitsOf,
  minorDigitsOfCurrencies,
} from '../../src/trade/currency.ts';

// ISO 4217, list one, with its amendments.
describe('currencies', () => {
  it.each([
    [0, 'JPY KRW VND CLP ISK XAF XOF XPF PYG UGX RWF GNF DJF KMF VUV BIF UYI'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
    [2, 'USD EUR CNY GBP HKD MRU MGA SLE VED ZWG XCG'],
  ])('write %i digits of the minor unit for %s', (digits, codes) => {
    for (const code of codes.split(' ')) expect([code, minorDigitsOf(code)]).toEqual([code, digits]);
  });

  it.each([
    ['BGN', '2025-12-31', true],
    ['BGN', '2026-01-01', false],
    ['HRK', '2022-12-31', true],
    ['HRK', '2023-01-01', false],
    ['XCG', '2025-03-30', false],
    ['XCG', '2025-03-31', true],
    ['ANG', '2025-03-30', true],
    ['ANG', '2026-01-01', false],
    ['SLE', '2026-01-01', true],
    ['VED', '2026-01-01', true],
    ['ZWG', '2026-01-01', true],
    ['EUR', '1999-01-01', true],
  ])('%s on %s: current is %s', (code, day, isCurrent) => {
    expect(isCurrency(code, day)).toBe(isCurrent);
  });

  it('know a withdrawn currency without a day, so that old deals still load', () => {
    expect(isCurrency('BGN')).toBe(true);
    expect(isCurrency('HRK')).toBe(true);
  });

  it('do not hold the colloquial RMB, offshore CNH, gold, the test code or lower case', () => {
    for (const code of ['RMB', 'CNH', 'XAU', 'XTS', 'XXX', 'usd', 'ZZZ', ''])
      expect(isCurrency(code)).toBe(false);
  });

  it('are listed once each, all with minor digits, and grouped by them', () => {
    const codes = currencyCodes();
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(165);
    expect([...minorDigitsOfCurrencies().values()].flat().sort()).toEqual(codes);
    expect(minorDigitsOfCurrencies().get(4)).toEqual(['CLF', 'UYW']);
    expect(currencyCodes('2026-02-01')).not.toContain('BGN');
  });
});
