import type { CurrencyCode } from './currency.ts';
import type { Decimal } from './decimal.ts';
import { type FxQuote, type FxRate, rateOfSide, withBuffer } from './exchange-rate.ts';

/** A rate as it is frozen, and which side of a quote it was. */
export interface FrozenRate extends FxRate {
  readonly side: 'BID' | 'ASK' | 'MANUAL';
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
