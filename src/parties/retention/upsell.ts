import { Decimal } from '../../trade/decimal.ts';

/** How many customers bought two products, of the company’s own counts. */
export interface BoughtTogether {
  /** What the customer buys. */
  readonly productId: string;
  /** What the customer does not buy yet. */
  readonly otherId: string;
  /** Customers besides them that buy the first. */
  readonly buyers: number;
  /** Those of them that buy the other too. */
  readonly both: number;
  /** All customers besides them that buy the other. */
  readonly otherBuyers: number;
  /** All customers besides them that buy anything. */
  readonly customers: number;
}

/** Something that is worth offering, and why. */
export interface Upsell {
  readonly productId: string;
  /** What the customer buys already, whose buyers are the reason. */
  readonly becauseOf: string;
  readonly buyers: number;
  readonly both: number;
  /** The share of the buyers that buy the other too. */
  readonly share: Decimal;
  /** How many times as often that is as among all customers; above 1. */
  readonly lift: Decimal;
}

/** Of fewer than so many nothing is told: it would be chance, and could tell what one customer buys. */
export const fewestBuyers = 3;

/** What similar customers buy beside it, each product once with its best reason, the most telling first. */
export function suggestUpsells(counts: readonly BoughtTogether[]): Upsell[] {
  const telling = counts
    .filter(({ both }) => both >= fewestBuyers)
    .map(({ productId, otherId, buyers, both, otherBuyers, customers }) => ({
      ...{ productId: otherId, becauseOf: productId, buyers, both, share: new Decimal(both).div(buyers) },
      lift: new Decimal(both * customers).div(buyers * otherBuyers),
    }))
    .filter(({ lift }) => lift.gt(1))
    .sort((a, b) => b.share.cmp(a.share) || b.lift.cmp(a.lift) || a.productId.localeCompare(b.productId));
  return telling.filter(
    ({ productId }, index) => telling.findIndex((other) => other.productId === productId) === index,
  );
}
