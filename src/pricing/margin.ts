import { type Decimal, one } from '../trade/decimal.ts';
import { fixedAmount, type PriceLinked, shareOfPrice } from './gross-up.ts';

/** PRICE: profit is a share of the price (margin). COST: a share on top of the cost (markup). */
export const profitBases = ['PRICE', 'COST'] as const;
export type ProfitBasis = (typeof profitBases)[number];

export interface Profit {
  readonly rate: Decimal;
  readonly basis: ProfitBasis;
}

/** Profit within a price. A markup is reckoned on the costs that are known before the price is. */
export function profitWithin(profit: Profit, knownCost: Decimal): PriceLinked {
  return profit.basis === 'PRICE' ? shareOfPrice(profit.rate) : fixedAmount(knownCost.times(profit.rate));
}

/** Profit measured both ways; a rate is null where there is nothing to measure it by. */
export interface Margin {
  readonly rateOfPrice: Decimal | null;
  readonly rateOfCost: Decimal | null;
}

/** Profit as a share of the price and of all else that the price pays for. */
export function marginOf(profit: Decimal, price: Decimal): Margin {
  const cost = price.minus(profit);
  return {
    rateOfPrice: price.isZero() ? null : profit.div(price),
    rateOfCost: cost.isZero() ? null : profit.div(cost),
  };
}

/** The markup on cost that equals a margin on price: μ = π / (1 − π). */
export function markupOfMargin(margin: Decimal): Decimal {
  return margin.div(one.minus(margin));
}

/** The margin on price that equals a markup on cost: π = μ / (1 + μ). */
export function marginOfMarkup(markup: Decimal): Decimal {
  return markup.div(one.plus(markup));
}
