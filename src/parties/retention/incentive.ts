import { type Decimal, one } from '../../trade/decimal.ts';

/** What a customer is given to order more, or again. */
export const incentiveKinds = ['VOLUME_REBATE', 'LOYALTY_DISCOUNT', 'FREE_SAMPLES'] as const;
export type IncentiveKind = (typeof incentiveKinds)[number];

/** What became of a proposal. */
export const incentiveStatuses = ['PROPOSED', 'APPROVED', 'REFUSED', 'ENDED'] as const;
export type IncentiveStatus = (typeof incentiveStatuses)[number];

/** The last order of a customer, by which an incentive is measured. */
export interface LastOrder {
  readonly total: Decimal;
  /** Profit as a share of the price. */
  readonly margin: Decimal;
}

/** What an incentive takes: a share of the price, or an amount in the currency of the order. */
export type Cost = { readonly rate: Decimal } | { readonly amount: Decimal };

/**
 * The margin that an order like the last one would leave with an incentive. A rate comes off the price, so that the same
 * profit is less by it and the price too: (m - r) / (1 - r). An amount comes off the profit alone.
 */
export function marginWith({ total, margin }: LastOrder, cost: Cost): Decimal {
  if ('rate' in cost) return margin.minus(cost.rate).div(one.minus(cost.rate));
  return margin.minus(cost.amount.div(total));
}
