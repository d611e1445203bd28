import { isCurrency, minorDigitsOf } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import type { Fault } from '../trade/fault.ts';

/** The greatest amount that is stored, in minor units: a `bigint` holds a little more. */
export const greatestMinorUnits = 9_000_000_000_000_000_000n;

/** Why an amount can't be kept in minor units of its currency: it is finer than they are, or too great. */
export function findStorageFaults(
  { amount, currency }: { readonly amount: string; readonly currency: string },
  path: readonly string[],
): Fault[] {
  if (!isCurrency(currency)) return [];
  const minor = new Decimal(amount).times(Decimal.pow(10, minorDigitsOf(currency)));
  if (!minor.isInteger()) return [{ code: 'INVALID_FORMAT', path }];
  return minor.gt(greatestMinorUnits.toString()) ? [{ code: 'OUT_OF_RANGE', path }] : [];
}
