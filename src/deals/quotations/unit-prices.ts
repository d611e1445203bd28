import { unitPricePlacesAtMost } from '../../pricing/price-ladder/price-rung.ts';
import { minorDigitsOf } from '../../trade/currency.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';

/** The places of unit prices in a currency where none are asked for: two more than its smallest coin has. */
export function unitPricePlacesIn(currency: string): number {
  return Math.min(minorDigitsOf(currency) + 2, unitPricePlacesAtMost);
}

/** A unit price that was agreed for a line. */
export interface GivenUnitPrice {
  readonly sequence: number;
  readonly unitPrice: { readonly amount: string; readonly currency: string };
}

/** Unit prices that were given, in the order of the lines; null for none. Refuses some for only some lines. */
export function readUnitPrices(
  unitPrices: readonly GivenUnitPrice[],
  goods: readonly { readonly sequence: number }[],
  currency: string,
): string[] | null {
  if (unitPrices.length === 0) return null;
  const at = (index: number, ...rest: string[]) => ['input', 'unitPrices', String(index), ...rest];
  const faults = unitPrices.flatMap(({ sequence, unitPrice }, index): Fault[] => {
    const amount = new Decimal(unitPrice.amount);
    const isRepeated = unitPrices.findIndex((other) => other.sequence === sequence) < index;
    const facts = { expected: currency, given: unitPrice.currency };
    return [
      ...(goods.some((line) => line.sequence === sequence)
        ? []
        : [{ code: 'NOT_FOUND' as const, path: at(index, 'sequence') }]),
      ...(isRepeated ? [{ code: 'ALREADY_EXISTS' as const, path: at(index, 'sequence') }] : []),
      ...(unitPrice.currency === currency
        ? []
        : [{ code: 'CURRENCY_MISMATCH' as const, path: at(index, 'unitPrice', 'currency'), facts }]),
      ...(amount.gt(0) && amount.decimalPlaces() <= unitPricePlacesAtMost
        ? []
        : [{ code: 'OUT_OF_RANGE' as const, path: at(index, 'unitPrice', 'amount') }]),
    ];
  });
  const missing = goods.filter(({ sequence }) => !unitPrices.some((price) => price.sequence === sequence));
  if (missing.length > 0) faults.push({ code: 'REQUIRED', path: ['input', 'unitPrices'] });
  refuse(faults);
  return goods.map(
    ({ sequence }) => unitPrices.find((price) => price.sequence === sequence)!.unitPrice.amount,
  );
}
