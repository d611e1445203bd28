import { type Decimal, one, zero } from '../trade/decimal.ts';

/** An amount that is partly fixed and partly a share of the price that is looked for. */
export interface PriceLinked {
  readonly fixed: Decimal;
  readonly share: Decimal;
}

/**
 * The price from which these parts of itself can be taken and nothing is left: P = fixed / (1 − shares). CIF and CIP
 * around their premium, a price with commission, a margin on price and the base of a DDP duty are all this one step.
 * Null where the shares take the whole price.
 */
export function grossUp(parts: Iterable<PriceLinked>): Decimal | null {
  const { fixed, share } = sumParts(parts);
  const kept = one.minus(share);
  return kept.isPositive() && !kept.isZero() ? fixed.div(kept) : null;
}

/** The price itself. */
export const wholePrice: PriceLinked = { fixed: zero, share: one };
export const nothing: PriceLinked = { fixed: zero, share: zero };

export function fixedAmount(fixed: Decimal): PriceLinked {
  return { fixed, share: zero };
}

export function shareOfPrice(share: Decimal): PriceLinked {
  return { fixed: zero, share };
}

export function plus(left: PriceLinked, right: PriceLinked): PriceLinked {
  return { fixed: left.fixed.plus(right.fixed), share: left.share.plus(right.share) };
}

export function minus(left: PriceLinked, right: PriceLinked): PriceLinked {
  return { fixed: left.fixed.minus(right.fixed), share: left.share.minus(right.share) };
}

export function times(part: PriceLinked, factor: Decimal): PriceLinked {
  return { fixed: part.fixed.times(factor), share: part.share.times(factor) };
}

export function sumParts(parts: Iterable<PriceLinked>): PriceLinked {
  let total = nothing;
  for (const part of parts) total = plus(total, part);
  return total;
}

/** The amount when the price is known. */
export function amountAt(part: PriceLinked, price: Decimal): Decimal {
  return part.share.isZero() ? part.fixed : part.fixed.plus(part.share.times(price));
}
