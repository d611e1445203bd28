import { add as addDineros, type Dinero, dinero, haveSameCurrency, toSnapshot } from 'dinero.js/bigint';
import { type CurrencyCode, isCurrency, minorDigitsOf } from './currency.ts';
import { Decimal, decimal } from './decimal.ts';
import { Refusal } from './fault.ts';
import { type RoundingMode, roundTo } from './rounding.ts';

/**
 * An amount of one currency, exact. It carries at least the digits of the currency's minor unit, and more where it
 * is a unit price. The API reads `amount` and `currency` of it; all else goes through the functions of this file.
 */
export class Money {
  readonly #dinero: Dinero<bigint>;

  constructor(value: Dinero<bigint>) {
    this.#dinero = value;
  }

  /** A plain decimal string, for example `1234.50`. */
  get amount(): string {
    return amountOf(this);
  }

  get currency(): CurrencyCode {
    return currencyOf(this);
  }

  toJSON(): { amount: string; currency: CurrencyCode } {
    return { amount: this.amount, currency: this.currency };
  }

  static dineroOf(money: Money): Dinero<bigint> {
    return money.#dinero;
  }
}

/** The money of a plain decimal: all its digits are kept, trailing zeros only as far as the minor unit goes. */
export function moneyOf(amount: string | Decimal, currency: CurrencyCode): Money {
  const exact = typeof amount === 'string' ? decimal(amount) : amount;
  const scale = Math.max(minorDigitsOf(currency), exact.decimalPlaces());
  return moneyOfScaled(BigInt(exact.times(Decimal.pow(10, scale)).toFixed(0)), scale, currency);
}

/** The money that a client wrote; refuses a currency that ISO 4217 never listed. */
export function readMoney(
  given: { readonly amount: string; readonly currency: CurrencyCode },
  path: readonly string[],
): Money {
  if (isCurrency(given.currency)) return moneyOf(given.amount, given.currency);
  const facts = { value: given.currency };
  throw new Refusal([{ code: 'UNKNOWN_VALUE', path: [...path, 'currency'], facts }]);
}

/** The money of a number of minor units: 150 cents are 1.50. */
export function moneyOfMinor(minor: bigint, currency: CurrencyCode): Money {
  return moneyOfScaled(minor, minorDigitsOf(currency), currency);
}

/** The number of minor units. Money with finer digits has to be rounded first. */
export function minorOf(money: Money): bigint {
  const { amount, scale } = snapshotOf(money);
  if (scale !== minorDigitsOf(currencyOf(money))) {
    throw new RangeError(`${amountOf(money)} ${currencyOf(money)} is finer than the minor unit`);
  }
  return amount;
}

/** A plain decimal string with at least the digits of the minor unit. */
export function amountOf(money: Money): string {
  const { amount, scale } = snapshotOf(money);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, '0');
  const sign = amount < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function decimalOf(money: Money): Decimal {
  return new Decimal(amountOf(money));
}

export function currencyOf(money: Money): CurrencyCode {
  return toSnapshot(Money.dineroOf(money)).currency.code;
}

/** Digits after the point that the money carries. */
export function scaleOf(money: Money): number {
  return snapshotOf(money).scale;
}

/** The sum of two amounts of one currency. */
export function add(left: Money, right: Money): Money {
  const [a, b] = [Money.dineroOf(left), Money.dineroOf(right)];
  if (!haveSameCurrency([a, b])) {
    throw new RangeError(`${currencyOf(left)} and ${currencyOf(right)} can't be added`);
  }
  return new Money(addDineros(a, b));
}

/** The sum of amounts that are all in this currency; zero for none. */
export function sum(amounts: Iterable<Money>, currency: CurrencyCode): Money {
  let total = moneyOfMinor(0n, currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** Rounds an exact amount to the currency's minor unit. */
export function roundToMinor(exact: Decimal, currency: CurrencyCode, mode: RoundingMode = 'HALF_UP'): Money {
  return moneyOf(roundTo(exact, minorDigitsOf(currency), mode), currency);
}

/** Money as readers of a language write it, with exactly the digits that it carries. */
export function formatMoney(money: Money, locale: string): string {
  // Intl reads decimal strings exactly; a number here would pass through a float.
  return formatterFor(locale, currencyOf(money), scaleOf(money)).format(amountOf(money) as `${number}`);
}

function moneyOfScaled(amount: bigint, scale: number, code: CurrencyCode): Money {
  const exponent = BigInt(minorDigitsOf(code));
  return new Money(dinero({ amount, scale: BigInt(scale), currency: { code, base: 10n, exponent } }));
}

function snapshotOf(money: Money): { amount: bigint; scale: number } {
  const { amount, scale } = toSnapshot(Money.dineroOf(money));
  return { amount, scale: Number(scale) };
}

const formatters = new Map<string, Intl.NumberFormat>();
/** Locales come from clients, so the number of formatters that are kept is bounded. */
const formattersAtMost = 500;

function formatterFor(locale: string, currency: CurrencyCode, digits: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`;
  const kept = formatters.get(key);
  if (kept) return kept;
  if (formatters.size >= formattersAtMost) formatters.clear();
  const formatter = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, formatter);
  return formatter;
}
