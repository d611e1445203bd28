import { type Decimal, one } from '../trade/decimal.ts';
import { type PriceLinked, shareOfPrice } from './gross-up.ts';

/** Credit that the buyer is given on what it has not paid before shipment. */
export interface Financing {
  readonly annualRate: Decimal;
  readonly days: number;
  /** 360 as for CNY, USD and EUR; 365 as for GBP and HKD. */
  readonly dayCount: number;
  /** The share of the price that was paid before. */
  readonly paidBefore: Decimal;
}

/** Interest on tied-up money within a price: (1 − deposit) × i × days / basis, a share of it. */
export function financingWithin({ annualRate, days, dayCount, paidBefore }: Financing): PriceLinked {
  return shareOfPrice(annualRate.times(days).div(dayCount).times(one.minus(paidBefore)));
}

/** Currencies whose year is counted as 365 days, by the practice of their money markets. */
const countedBy365: readonly string[] = ['GBP', 'HKD'];

/** The days of a year by which interest in a currency is counted. */
export function dayCountOf(currency: string): number {
  return countedBy365.includes(currency) ? 365 : 360;
}
