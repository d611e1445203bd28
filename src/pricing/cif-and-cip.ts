import { type Decimal, one } from '../trade/decimal.ts';
import { minus, type PriceLinked, times, wholePrice } from './gross-up.ts';

/** GROSS insures the price with commission in it, NET the price without. */
export const insuranceBases = ['GROSS', 'NET'] as const;
export type InsuranceBase = (typeof insuranceBases)[number];

/** The premium of all clauses as a share of the insured amount, and that amount as a share of the price (1.10). */
export interface Insurance {
  readonly premiumRate: Decimal;
  readonly insuredFraction: Decimal;
}

/** The premium as a share of the price that is insured: k × r. */
export function premiumShareOf(insurance: Insurance): Decimal {
  return insurance.insuredFraction.times(insurance.premiumRate);
}

/** Commission as far as the premium has to know of it: `deductions` leave its base where that is the FOB value. */
export interface CommissionInPremium {
  readonly rate: Decimal;
  readonly deductions: PriceLinked | null;
}

/**
 * The premium within a price that contains it. It covers 110 % of the CIF or CIP price itself (Incoterms 2020, CIF A5
 * and CIP A5), hence a share of the price and not of the cost.
 *
 * On the NET base the insured price P − C is reduced by a commission C = c × (P − X − I) that may in turn be reduced
 * by the premium; solved for the premium: I = s × (P − c × (P − X)) / (1 − s × c), and where commission is on the
 * invoice: I = s × (P − c × P).
 */
export function premiumWithin(
  insurance: Insurance,
  base: InsuranceBase,
  commission: CommissionInPremium,
): PriceLinked {
  const share = premiumShareOf(insurance);
  if (base === 'GROSS') return times(wholePrice, share);
  const { rate, deductions } = commission;
  if (!deductions) return times(wholePrice, share.times(one.minus(rate)));
  const insured = minus(wholePrice, times(minus(wholePrice, deductions), rate));
  return times(insured, share.div(one.minus(share.times(rate))));
}
