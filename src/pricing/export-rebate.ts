import { type Decimal, one } from '../trade/decimal.ts';
import { fixedAmount, minus, nothing, type PriceLinked, times } from './gross-up.ts';

/** How VAT on exports comes back: on the input invoice of a trader, by exemption, credit and refund of a manufacturer, or not at all. */
export const taxSchemes = ['TRADER', 'MANUFACTURER', 'NONE'] as const;
export type TaxScheme = (typeof taxSchemes)[number];

/** A cost of goods with the VAT in it and the rate at which that comes back. */
export interface TaxedCost {
  readonly amount: Decimal;
  readonly vatRate: Decimal;
  readonly rebateRate: Decimal;
  readonly scheme: TaxScheme;
}

/** The cost without VAT: the base of a trader's rebate is the input VAT invoice, not the FOB value (财税〔2012〕39号). */
function netOfVat(cost: Pick<TaxedCost, 'amount' | 'vatRate'>): Decimal {
  return cost.amount.div(one.plus(cost.vatRate));
}

/** What a trading company gets back: C / (1 + v) × t. */
export function traderRebate(cost: Omit<TaxedCost, 'scheme'>): Decimal {
  return netOfVat(cost).times(cost.rebateRate);
}

/**
 * How taxes change the cost of goods within a price, negative where money comes back. A manufacturer's (免抵退) input
 * VAT is credited, except for the difference of the rates on the FOB value, which is a cost: FOB × (v − t).
 */
export function rebateWithin(cost: TaxedCost, fobValue: PriceLinked): PriceLinked {
  return rebates[cost.scheme](cost, fobValue);
}

const rebates: Readonly<Record<TaxScheme, (cost: TaxedCost, fobValue: PriceLinked) => PriceLinked>> = {
  TRADER: (cost) => fixedAmount(traderRebate(cost).negated()),
  MANUFACTURER: (cost, fobValue) => {
    const inputVat = fixedAmount(netOfVat(cost).times(cost.vatRate));
    return minus(times(fobValue, cost.vatRate.minus(cost.rebateRate)), inputVat);
  },
  NONE: () => nothing,
};
