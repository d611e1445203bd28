import type { Decimal } from '../trade/decimal.ts';
import { minus, type PriceLinked, times, wholePrice } from './gross-up.ts';

/** Whether commission is a share of the invoice or of the FOB value in it. */
export const commissionBases = ['INVOICE', 'FOB'] as const;
export type CommissionBase = (typeof commissionBases)[number];

export interface Commission {
  readonly rate: Decimal;
  readonly base: CommissionBase;
}

/**
 * Commission within a price that contains it (含佣价): a share of the inclusive price, never of the net one.
 * `deductions` are what lies between the FOB value and the price; they leave the base when commission is on FOB.
 */
export function commissionWithin(commission: Commission, deductions: PriceLinked): PriceLinked {
  const base = commission.base === 'FOB' ? minus(wholePrice, deductions) : wholePrice;
  return times(base, commission.rate);
}
