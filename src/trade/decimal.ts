import { Decimal as DecimalOfLibrary } from 'decimal.js';

/** Exact decimals for rates, quantities and prices before they are rounded. Fifty digits, never exponent notation. */
export const Decimal = DecimalOfLibrary.clone({
  precision: 50,
  rounding: DecimalOfLibrary.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
  defaults: true,
});
export type Decimal = DecimalOfLibrary;

const plainDecimal = /^[+-]?\d{1,30}(\.\d{1,20})?$/;

/**
 * The number that a plain decimal string such as `-0.0325` writes, or null where it is none: no exponents, no
 * thousands separators, 30 digits before the point and 20 after it at most.
 */
export function parseDecimal(text: string): Decimal | null {
  return plainDecimal.test(text) ? new Decimal(text) : null;
}

/** The number of a string that is known to be a plain decimal; anything else is a bug of the caller. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed) throw new RangeError(`Not a plain decimal: ${JSON.stringify(text)}`);
  return parsed;
}

/**
 * Drops the last digits, where the noise of divisions sits: a third taken three times is one again, so that half a
 * cent stays half a cent when it is rounded.
 */
export function settle(exact: Decimal): Decimal {
  return exact.toSignificantDigits(40);
}

/** A plain string of an exact number with at most 30 significant digits and no trailing zeros. */
export function writeDecimal(exact: Decimal): string {
  return exact.toSignificantDigits(30).toFixed();
}

/** Exact sum; zero for none. */
export function sumDecimals(numbers: Iterable<Decimal>): Decimal {
  let sum = zero;
  for (const number of numbers) sum = sum.plus(number);
  return sum;
}

/**
 * How often one product goes into another, in whole times; UP counts a started one. No digit is dropped before that,
 * which fifty digits could not promise of three long factors. For numbers above zero.
 */
export function wholeTimes(
  dividend: readonly Decimal[],
  divisor: readonly Decimal[],
  rounding: 'DOWN' | 'UP' = 'DOWN',
): bigint {
  const [above, below] = [wholeProduct(dividend), wholeProduct(divisor)];
  const numerator = above.digits * 10n ** BigInt(below.places);
  const denominator = below.digits * 10n ** BigInt(above.places);
  return (rounding === 'UP' ? numerator + denominator - 1n : numerator) / denominator;
}

/** A product as a whole number and the places after its point. */
function wholeProduct(factors: readonly Decimal[]): { digits: bigint; places: number } {
  let [digits, places] = [1n, 0];
  for (const factor of factors) {
    const scale = factor.decimalPlaces();
    digits *= BigInt(factor.times(Decimal.pow(10, scale)).toFixed(0));
    places += scale;
  }
  return { digits, places };
}

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);
