import { isCurrency } from '../trade/currency.ts';
import { type Decimal, zero } from '../trade/decimal.ts';
import type { FxRate } from '../trade/exchange-rate.ts';
import type { Fault } from '../trade/fault.ts';
import type { GivenAmount } from './cost-in-currency.ts';

type Path = readonly string[];

/** A fault where a number lies outside its range; `minimum` is allowed, `maximum` too. */
export function outOfRange(
  value: Decimal | null | undefined,
  path: Path,
  range: { readonly minimum?: Decimal; readonly maximum?: Decimal },
): Fault[] {
  if (!value) return [];
  const isBelow = range.minimum !== undefined && value.lt(range.minimum);
  const isAbove = range.maximum !== undefined && value.gt(range.maximum);
  return isBelow || isAbove ? [{ code: 'OUT_OF_RANGE', path, facts: { value: value.toFixed() } }] : [];
}

export function negative(value: Decimal | null | undefined, path: Path): Fault[] {
  return outOfRange(value, path, { minimum: zero });
}

export function notPositive(value: Decimal, path: Path): Fault[] {
  return value.gt(zero) ? [] : [{ code: 'OUT_OF_RANGE', path, facts: { value: value.toFixed() } }];
}

/** A share of the price that by itself takes the whole price: CIF / 0 has no answer. */
export function wholeOfPrice(share: Decimal | null | undefined, path: Path): Fault[] {
  return share?.gte(1) ? [{ code: 'SHARES_EXCEED_PRICE', path, facts: { share: share.toFixed() } }] : [];
}

/** A code that ISO 4217 does not list, on the day where one is given. */
export function unknownCurrency(code: string, path: Path, on?: string): Fault[] {
  return isCurrency(code, on) ? [] : [{ code: 'UNKNOWN_VALUE', path, facts: { value: code } }];
}

/** Faults of an amount that must not be below zero. */
export function amountFaults(amount: GivenAmount, path: Path, on?: string): Fault[] {
  return [
    ...negative(amount.amount, [...path, 'amount']),
    ...unknownCurrency(amount.currency, [...path, 'currency'], on),
  ];
}

/** Faults of exchange rates: a rate of zero or less, and a pair that is given twice differently. */
export function rateFaults(rates: readonly FxRate[], path: Path, on?: string): Fault[] {
  const firstOfPair = new Map<string, Decimal>();
  return rates.flatMap(({ base, quote, rate }, index): Fault[] => {
    const at = [...path, `${index}`];
    const pair = `${base}/${quote}`;
    const first = firstOfPair.get(pair) ?? rate;
    firstOfPair.set(pair, first);
    return [
      ...unknownCurrency(base, [...at, 'base'], on),
      ...unknownCurrency(quote, [...at, 'quote'], on),
      ...notPositive(rate, [...at, 'rate']),
      ...(first.eq(rate) ? [] : [{ code: 'ALREADY_EXISTS' as const, path: at, facts: { value: pair } }]),
    ];
  });
}
