import type { CurrencyCode } from './currency.ts';
import { Decimal, one } from './decimal.ts';

/** One unit of `base` costs `rate` units of `quote`. */
export interface FxRate {
  readonly base: CurrencyCode;
  readonly quote: CurrencyCode;
  readonly rate: Decimal;
}

/** How an amount of one currency becomes one of another: a fraction, so that no rate is rounded on the way. */
export interface Conversion {
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
  readonly times: Decimal;
  readonly over: Decimal;
}

/** The way from one currency to another by these rates: directly, the other way round, or across one currency that both know; null where there is none. */
export function findConversion(
  rates: readonly FxRate[],
  from: CurrencyCode,
  to: CurrencyCode,
): Conversion | null {
  if (from === to) return { from, to, times: one, over: one };
  const straight = findLeg(rates, from, to);
  if (straight) return straight;
  for (const middle of new Set(rates.flatMap((rate) => [rate.base, rate.quote]))) {
    const first = findLeg(rates, from, middle);
    const second = first && findLeg(rates, middle, to);
    if (second) {
      return { from, to, times: first.times.times(second.times), over: first.over.times(second.over) };
    }
  }
  return null;
}

/** An amount in the other currency, exact. */
export function convertAmount(amount: Decimal, conversion: Conversion): Decimal {
  return amount.times(conversion.times).div(conversion.over);
}

function findLeg(rates: readonly FxRate[], from: CurrencyCode, to: CurrencyCode): Conversion | null {
  const direct = rates.find((rate) => rate.base === from && rate.quote === to);
  if (direct) return { from, to, times: direct.rate, over: one };
  const inverse = rates.find((rate) => rate.base === to && rate.quote === from);
  return inverse ? { from, to, times: one, over: inverse.rate } : null;
}

/** What a bank quotes for one unit of `base`, in units of `quote`: it buys at `bid` and sells at `ask`. */
export interface FxQuote {
  readonly base: CurrencyCode;
  readonly quote: CurrencyCode;
  readonly bid: Decimal;
  readonly ask: Decimal;
}

/** BID where the bank buys the base (an exporter who sells it), ASK where it sells, MID for reports only. */
export const rateSides = ['BID', 'ASK', 'MID'] as const;
export type RateSide = (typeof rateSides)[number];

/** The rate of one side of a quote. */
export function rateOfSide(quote: FxQuote, side: RateSide): FxRate {
  const rate = { BID: quote.bid, ASK: quote.ask, MID: quote.bid.plus(quote.ask).div(2) }[side];
  return { base: quote.base, quote: quote.quote, rate };
}

/** The same quote seen from the other currency: its bid is one over the ask, its ask one over the bid. */
export function invertQuote(quote: FxQuote): FxQuote {
  return { base: quote.quote, quote: quote.base, bid: one.div(quote.ask), ask: one.div(quote.bid) };
}

/**
 * Two quotes joined at the currency that they share. A/M and M/B multiply side by side; A/M and B/M divide crosswise,
 * since what is bought on one leg is sold on the other.
 */
export function crossQuotes(first: FxQuote, second: FxQuote): FxQuote {
  if (first.quote === second.base) {
    const [bid, ask] = [first.bid.times(second.bid), first.ask.times(second.ask)];
    return { base: first.base, quote: second.quote, bid, ask };
  }
  if (first.quote === second.quote) {
    const [bid, ask] = [first.bid.div(second.ask), first.ask.div(second.bid)];
    return { base: first.base, quote: second.base, bid, ask };
  }
  if (first.base === second.base) {
    const [bid, ask] = [second.bid.div(first.ask), second.ask.div(first.bid)];
    return { base: first.quote, quote: second.quote, bid, ask };
  }
  if (first.base === second.quote) return crossQuotes(second, first);
  throw new RangeError(
    `${first.base}/${first.quote} and ${second.base}/${second.quote} have no currency in common`,
  );
}

/** A quote of a board that prices 100 units of foreign currency, as Chinese banks do, restated for one unit. */
export function quoteOfHundred(board: FxQuote): FxQuote {
  return { ...board, bid: board.bid.div(100), ask: board.ask.div(100) };
}

/** Interest of both currencies over the days until a forward is settled. */
export interface ForwardTerms {
  readonly baseInterestRate: Decimal;
  readonly quoteInterestRate: Decimal;
  readonly days: number;
  /** 360, or 365 for such currencies as GBP and HKD. */
  readonly dayCount: number;
}

/** The forward rate that leaves no gain in borrowing one currency to lend the other. */
export function forwardRate(spot: FxRate, terms: ForwardTerms): FxRate {
  const time = new Decimal(terms.days).div(terms.dayCount);
  const growth = (rate: Decimal) => rate.times(time).plus(1);
  return {
    ...spot,
    rate: spot.rate.times(growth(terms.quoteInterestRate)).div(growth(terms.baseInterestRate)),
  };
}

/** Forward points: the difference to spot in units of the fourth place, of the second for yen pairs. */
export function forwardPoints(spot: FxRate, forward: FxRate): Decimal {
  return forward.rate.minus(spot.rate).times(spot.quote === 'JPY' ? 100 : 10_000);
}

/** A rate reduced by a share against a fall before the money comes in: bid × (1 − buffer). */
export function withBuffer(rate: FxRate, buffer: Decimal): FxRate {
  return { ...rate, rate: rate.rate.times(one.minus(buffer)) };
}
