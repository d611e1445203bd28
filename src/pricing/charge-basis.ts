import { Decimal, one, sumDecimals, zero } from '../trade/decimal.ts';

/** What a charge is paid for: the shipment once, or each of what it counts. */
export const freightBases = ['SHIPMENT', 'UNIT', 'PACKAGE', 'CBM', 'CONTAINER'] as const;
export type FreightBasis = (typeof freightBases)[number];

/** The same, and charges that are a share of the price. */
export const chargeBases = [...freightBases, 'PERCENT_OF_PRICE'] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** By what the lines of a deal share a charge. */
export const allocationKeys = [
  'VALUE',
  'GROSS_WEIGHT',
  'NET_WEIGHT',
  'VOLUME',
  'QUANTITY',
  'PACKAGES',
  'EQUAL',
] as const;
export type AllocationKey = (typeof allocationKeys)[number];

/** The key where none is chosen: a charge that counts something falls on each line by what it counts there. */
export const keyOfBasis: Readonly<Record<ChargeBasis, AllocationKey>> = {
  SHIPMENT: 'VALUE',
  UNIT: 'QUANTITY',
  PACKAGE: 'PACKAGES',
  CBM: 'VOLUME',
  CONTAINER: 'VALUE',
  PERCENT_OF_PRICE: 'VALUE',
};

/** What of a line charges count; what is null or left out is not known. */
export interface CountedLine {
  readonly sequence: number;
  readonly quantity: string;
  readonly packages?: number | null | undefined;
  readonly netKg?: string | null | undefined;
  readonly grossKg?: string | null | undefined;
  readonly cbm?: string | null | undefined;
}

const countsOfBasis: Readonly<
  Partial<Record<ChargeBasis, (line: CountedLine) => string | number | null | undefined>>
> = {
  UNIT: ({ quantity }) => quantity,
  PACKAGE: ({ packages }) => packages,
  CBM: ({ cbm }) => cbm,
};

/** The lines of which it is not known how often they count under a basis. */
export function linesNotCounted(basis: ChargeBasis, lines: readonly CountedLine[]): CountedLine[] {
  const count = countsOfBasis[basis];
  return count ? lines.filter((line) => isUnknown(count(line))) : [];
}

/** How often a charge is paid for these lines and so many containers; null where something is not known. */
export function timesPaid(
  basis: FreightBasis,
  lines: readonly CountedLine[],
  containers: number | null | undefined,
): Decimal | null {
  if (basis === 'SHIPMENT') return one;
  if (basis === 'CONTAINER') return isUnknown(containers) ? null : new Decimal(containers!);
  const counts = lines.map((line) => countsOfBasis[basis]!(line));
  return counts.some(isUnknown) ? null : sumDecimals(counts.map((count) => new Decimal(count!)));
}

/** The weight of a line under a key, `value` being that of its goods; null where it is not known. */
export function weightOf(key: AllocationKey, line: CountedLine, value: Decimal): Decimal | null {
  const known = (weight: string | number | null | undefined) =>
    isUnknown(weight) ? null : new Decimal(weight!);
  const weights: Readonly<Record<AllocationKey, () => Decimal | null>> = {
    VALUE: () => value,
    GROSS_WEIGHT: () => known(line.grossKg),
    NET_WEIGHT: () => known(line.netKg),
    VOLUME: () => known(line.cbm),
    QUANTITY: () => known(line.quantity),
    PACKAGES: () => known(line.packages),
    EQUAL: () => one,
  };
  return weights[key]();
}

/**
 * The shares of an amount by these weights, exact: they sum to it to the last digit, as the last line with a weight
 * takes what divisions leave over. Null where all weights are zero.
 */
export function sharesOf(amount: Decimal, weights: readonly Decimal[]): Decimal[] | null {
  const total = sumDecimals(weights);
  if (total.isZero()) return null;
  const last = weights.findLastIndex((weight) => !weight.isZero());
  const shares = weights.map((weight) => amount.times(weight).div(total));
  const others = sumDecimals(shares.map((share, index) => (index === last ? zero : share)));
  return shares.map((share, index) => (index === last ? amount.minus(others) : share));
}

function isUnknown(count: string | number | null | undefined): boolean {
  return count === null || count === undefined;
}
