import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, roundToSum } from '../../src/trade/allocation.ts';
import { decimal, sumDecimals } from '../../src/trade/decimal.ts';
import { decimalOf, minorOf, moneyOf, moneyOfMinor, sum } from '../../src/trade/money.ts';

const split = (amount: string, currency: string, ...weights: string[]) =>
  allocate(moneyOf(amount, currency), weights.map(decimal)).map((part) => part.amount);

describe('allocation by largest remainder', () => {
  it('gives the odd cents to the largest remainders', () => {
    expect(split('100.00', 'USD', '1', '1', '1')).toEqual(['33.34', '33.33', '33.33']);
    // 10 cents over 1.1, 2.9 and 6: exactly 1.1, 2.9 and 6 cents.
    expect(split('0.10', 'USD', '1.1', '2.9', '6')).toEqual(['0.01', '0.03', '0.06']);
    expect(split('100', 'JPY', '1', '1', '1')).toEqual(['34', '33', '33']);
  });

  it('breaks ties by the larger weight, then by the order of lines', () => {
    // 3 cents over 1 and 1: one and a half each.
    expect(split('0.03', 'USD', '1', '1')).toEqual(['0.02', '0.01']);
    // 2 cents over 1 and 3: half a cent and one and a half; both remainders are a half.
    expect(split('0.02', 'USD', '1', '3')).toEqual(['0.00', '0.02']);
  });

  it('gives nothing to a line without weight', () => {
    expect(split('0.01', 'USD', '0', '1')).toEqual(['0.00', '0.01']);
  });

  it('splits a discount by its absolute value', () => {
    expect(split('-100.00', 'USD', '1', '1', '1')).toEqual(['-33.34', '-33.33', '-33.33']);
  });

  it('splits an amount that is finer than the minor unit in its own digits', () => {
    expect(split('0.0005', 'USD', '1', '1')).toEqual(['0.0003', '0.0002']);
  });

  it('refuses weights that sum to zero, and no weights at all', () => {
    expect(() => split('1', 'USD', '0', '0')).toThrow('ZERO_WEIGHT_SUM at weights');
    expect(() => split('1', 'USD')).toThrow('ZERO_WEIGHT_SUM at weights');
  });

  it('refuses every negative weight by its place, even where the sum is zero', () => {
    expect(() => split('1', 'USD', '1', '-1', '2', '-2')).toThrow(
      'OUT_OF_RANGE at weights.1; OUT_OF_RANGE at weights.3',
    );
  });

  const weight = fc
    .tuple(fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 6 }))
    .map(([whole, places]) => decimal(`${whole}`).div(10 ** places));

  it('sums to the amount exactly, and is off a fair share by less than one unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.array(weight, { minLength: 1, maxLength: 40 }).filter((weights) => !sumDecimals(weights).isZero()),
        fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'),
        (minor, weights, currency) => {
          const amount = moneyOfMinor(minor, currency);
          const parts = allocate(amount, weights);
          expect(minorOf(sum(parts, currency))).toBe(minor);
          const total = sumDecimals(weights);
          const unit = decimalOf(moneyOfMinor(1n, currency));
          parts.forEach((part, index) => {
            const fair = decimalOf(amount).times(weights[index]!).div(total);
            expect(decimalOf(part).minus(fair).abs().lt(unit)).toBe(true);
            if (weights[index]!.isZero()) expect(minorOf(part)).toBe(0n);
          });
        },
      ),
    );
  });
});

describe('rounding components to a rounded total', () => {
  it('gives the missing units to the largest fractions, of negative numbers too', () => {
    const rounded = roundToSum(['1.4', '-0.6', '2.7'].map(decimal), 4n);
    expect(rounded).toEqual([2n, -1n, 3n]);
  });
});
