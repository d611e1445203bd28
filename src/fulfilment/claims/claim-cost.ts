import type { CurrencyCode } from '../../trade/currency.ts';
import { Decimal, one, zero } from '../../trade/decimal.ts';
import { convertAmount, type FxRate, findConversion } from '../../trade/exchange-rate.ts';
import { type Money, roundToMinor } from '../../trade/money.ts';
import { roundTo } from '../../trade/rounding.ts';
import type { ClaimDecision } from './claim.ts';

const ratePlaces = 10;

/** What a deal leaves. */
export interface Leaves {
  readonly revenue: Money;
  readonly profit: Money;
  /** Profit as a fraction of the revenue, ten decimals; null where there is no revenue. */
  readonly rateOfPrice: Decimal | null;
}

/** What a claim costs, and what the deal leaves without it and with it. */
export interface ClaimCost {
  readonly cost: Money;
  /** At the rate that was frozen for the price; null where none leads there. */
  readonly costInCompanyCurrency: Money | null;
  /** Units of the company's currency for one of the deal's; null within one currency, and where there is none. */
  readonly rate: Decimal | null;
  readonly before: Leaves;
  readonly after: Leaves;
}

/** A claim as far as its cost goes. */
export interface CostedClaim {
  readonly id: string;
  readonly decision: ClaimDecision | null;
  readonly grantedAmount: { readonly amount: string } | null;
  readonly decidedAt: string | null;
}

/** What was agreed, in the deal's currency, and the rates that were frozen for it. */
export interface AgreedPrice {
  readonly currency: CurrencyCode;
  readonly companyCurrency: CurrencyCode;
  readonly revenue: Decimal;
  readonly profit: Decimal;
  readonly rates: readonly FxRate[];
}

/**
 * What a decided claim takes of a deal's margin, after those that were decided before it. Money that is given back was
 * never earned: it lessens revenue and profit alike. A replacement is one more cost. Commissions stay as they were paid.
 */
export function costOfClaim(
  claim: CostedClaim,
  claims: readonly CostedClaim[],
  agreed: AgreedPrice,
): ClaimCost | null {
  if (!claim.decision || claim.decidedAt === null) return null;
  const earlier = claims.filter((other) => other.id !== claim.id && isBefore(other, claim));
  const before = earlier.reduce(without, { revenue: agreed.revenue, profit: agreed.profit });
  const cost = grantedBy(claim);
  const { currency, companyCurrency, rates } = agreed;
  const conversion = findConversion(rates, currency, companyCurrency);
  return {
    cost: roundToMinor(cost, currency),
    costInCompanyCurrency: conversion && roundToMinor(convertAmount(cost, conversion), companyCurrency),
    rate: conversion && currency !== companyCurrency ? convertAmount(one, conversion) : null,
    before: leaves(before, currency),
    after: leaves(without(before, claim), currency),
  };
}

interface Left {
  readonly revenue: Decimal;
  readonly profit: Decimal;
}

function without({ revenue, profit }: Left, claim: CostedClaim): Left {
  const cost = grantedBy(claim);
  return {
    revenue: claim.decision === 'REPLACE' ? revenue : revenue.minus(cost),
    profit: profit.minus(cost),
  };
}

function grantedBy({ decision, grantedAmount }: CostedClaim): Decimal {
  return decision === null || decision === 'REJECT' || !grantedAmount
    ? zero
    : new Decimal(grantedAmount.amount);
}

/** Decided earlier; of two in one instant the one with the lesser id. */
function isBefore(other: CostedClaim, claim: CostedClaim): boolean {
  if (other.decision === null || other.decidedAt === null) return false;
  const [then, now] = [Date.parse(other.decidedAt), Date.parse(claim.decidedAt!)];
  return then < now || (then === now && other.id < claim.id);
}

function leaves({ revenue, profit }: Left, currency: CurrencyCode): Leaves {
  return {
    revenue: roundToMinor(revenue, currency),
    profit: roundToMinor(profit, currency),
    rateOfPrice: revenue.isZero() ? null : roundTo(profit.div(revenue), ratePlaces),
  };
}
