import { type CurrencyCode, isCurrency } from '../trade/currency.ts';
import { type Decimal, zero } from '../trade/decimal.ts';
import { convertAmount, type FxRate, findConversion } from '../trade/exchange-rate.ts';
import type { Fault } from '../trade/fault.ts';

/** An amount of any currency, as it was given. */
export interface GivenAmount {
  readonly amount: Decimal;
  readonly currency: CurrencyCode;
}

/** Restates given amounts in one currency and keeps a fault for each for which there is no rate. */
export class CurrencyRestatement {
  readonly faults: Fault[] = [];
  readonly #currency: CurrencyCode;
  readonly #rates: readonly FxRate[];
  readonly #conversions = new Map<CurrencyCode, ReturnType<typeof findConversion>>();

  constructor(currency: CurrencyCode, rates: readonly FxRate[]) {
    this.#currency = currency;
    this.#rates = rates;
  }

  /** The amount in the one currency; zero, and a fault at the path of its currency, where no rate leads there. */
  restate(given: GivenAmount, path: readonly string[]): Decimal {
    const conversion = this.#conversionFrom(given.currency);
    if (conversion) return convertAmount(given.amount, conversion);
    // A code that is no currency is a fault of its own; that it has no rate goes without saying.
    if (isCurrency(given.currency) && isCurrency(this.#currency)) {
      const facts = { base: given.currency, quote: this.#currency };
      this.faults.push({ code: 'MISSING_RATE', path: [...path, 'currency'], facts });
    }
    return zero;
  }

  #conversionFrom(currency: CurrencyCode) {
    const known = this.#conversions.get(currency);
    if (known !== undefined) return known;
    const conversion = findConversion(this.#rates, currency, this.#currency);
    this.#conversions.set(currency, conversion);
    return conversion;
  }
}
