import type { CurrencyCode } from './currency.ts';
import type { Decimal } from './decimal.ts';
import { type FxQuote, type FxRate, rateOfSide, withBuffer } from './exchange-rate.ts';

/** A rate as it is frozen, and which side of a quote it was. */
export interface FrozenRate extends FxRate {
  readonly side: 'BID' | 'ASK' | 'MANUAL';
}

/** A frozen rate with the day on which it was quoted; null where it was written by hand. */
export interface DatedRate extends FrozenRate {
  readonly day: string | null;
}

/**
 * Of which day the oldest quote is that a price in a currency needs: between it and each other currency directly, or
 * across a third where nobody quotes the two.
 */
export function oldestDay(currency: CurrencyCode, rates: readonly DatedRate[]): string | null {
  const has = ({ base, quote }: DatedRate, code: CurrencyCode) => base === code || quote === code;
  const others = new Set(
    rates.flatMap(({ base, quote }) => [base, quote]).filter((code) => code !== currency),
  );
  const days = [...others].flatMap((other) => {
    const ofOther = rates.filter((rate) => has(rate, other));
    const direct = ofOther.filter((rate) => has(rate, currency));
    return (direct.length > 0 ? direct : ofOther).flatMap(({ day }) => day ?? []);
  });
  return days.sort()[0] ?? null;
}

/**
 * The rates on which a price in one currency is built. The exporter sells what the buyer pays, so its currency is
 * taken at the bank's buying rate less the buffer; every other currency is bought for a charge, at the selling rate.
 */
export function freezeRates(
  currency: CurrencyCode,
  quotes: readonly FxQuote[],
  buffer: Decimal,
  manual: readonly FxRate[],
): FrozenRate[] {
  const byHand = manual.map((rate): FrozenRate => ({ ...rate, side: 'MANUAL' }));
  const isByHand = (quote: FxQuote) =>
    manual.some(({ base, quote: other }) =>
      [base, other].every((code) => [quote.base, quote.quote].includes(code)),
    );
  const stored = quotes
    .filter((quote) => !isByHand(quote))
    .map(
      (quote): FrozenRate =>
        quote.base === currency
          ? { ...withBuffer(rateOfSide(quote, 'BID'), buffer), side: 'BID' }
          : { ...rateOfSide(quote, 'ASK'), side: 'ASK' },
    );
  return [...byHand, ...stored];
}
