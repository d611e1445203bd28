import { exactPriceOf, type PricedLine, profitOf } from '../../pricing/cost-sheets/price-lines.ts';
import { Decimal, sumDecimals, writeDecimal, zero } from '../../trade/decimal.ts';
import { convertAmount, findConversion } from '../../trade/exchange-rate.ts';
import type { CostStep } from '../../trade/incoterm.ts';

/** The least that may be quoted without release: a margin, or a unit price ex works. */
export interface PriceFloor {
  readonly productId: string | null;
  readonly customerId: string | null;
  readonly dealId: string | null;
  readonly minimumMargin: string | null;
  readonly minimumUnitPrice: string | null;
  readonly currency: string | null;
}

/** What a deal is to its floors. */
export interface FloorSubject {
  readonly dealId: string;
  readonly customerId: string;
  readonly lines: readonly { readonly sequence: number; readonly productId: string }[];
}

export const floorKinds = ['MARGIN', 'UNIT_PRICE'] as const;
export type FloorKind = (typeof floorKinds)[number];
export const floorScopes = ['PRODUCT', 'CUSTOMER', 'DEAL'] as const;
export type FloorScope = (typeof floorScopes)[number];

/** A floor that a price lies below. */
export interface FloorHit {
  readonly kind: FloorKind;
  /** The narrowest thing that the floor was set for. */
  readonly scope: FloorScope;
  /** The line that is too cheap; null where it is the deal as a whole. */
  readonly line: number | null;
  /** How far below, in points of margin: 0.02 is two. */
  readonly shortfall: string;
}

/** Every floor that these prices lie below. */
export function findFloorHits(
  subject: FloorSubject,
  lines: readonly PricedLine[],
  floors: readonly PriceFloor[],
): FloorHit[] {
  return floors
    .filter((floor) => concerns(floor, subject))
    .flatMap((floor): FloorHit[] => {
      const { productId } = floor;
      if (productId === null) return hitOf(floor, null, marginBelow(floor, lines));
      return subject.lines.flatMap((line, index) => {
        if (line.productId !== productId) return [];
        return hitOf(floor, line.sequence, belowFloor(floor, lines[index]!));
      });
    });
}

/** Whether two hits are of one floor on one line. */
function isSameHit(a: FloorHit, b: FloorHit): boolean {
  return a.scope === b.scope && a.kind === b.kind && a.line === b.line;
}

/** Whether some of these hits are of the same floor on the same line, and none the less deep. */
export function isCovered(hit: FloorHit, known: readonly FloorHit[]): boolean {
  return known.some((other) => isSameHit(other, hit) && new Decimal(hit.shortfall).lte(other.shortfall));
}

/** Each hit once, at its deepest. */
export function deepestHits(hits: readonly FloorHit[]): FloorHit[] {
  const deepest = new Map<string, FloorHit>();
  for (const hit of hits) {
    const key = `${hit.scope} ${hit.kind} ${hit.line}`;
    const known = deepest.get(key);
    if (!known || new Decimal(hit.shortfall).gt(known.shortfall)) deepest.set(key, hit);
  }
  return [...deepest.values()];
}

/** The greatest distance to a floor; zero where none is hit. */
export function greatestShortfall(hits: readonly FloorHit[]): Decimal {
  return hits.reduce((most, { shortfall }) => Decimal.max(most, shortfall), zero);
}

function concerns(floor: PriceFloor, subject: FloorSubject): boolean {
  return (
    (floor.dealId === null || floor.dealId === subject.dealId) &&
    (floor.customerId === null || floor.customerId === subject.customerId)
  );
}

function hitOf(floor: PriceFloor, line: number | null, shortfall: Decimal): FloorHit[] {
  if (shortfall.lte(0)) return [];
  const kind = floor.minimumMargin === null ? 'UNIT_PRICE' : 'MARGIN';
  const scope = floor.dealId ? 'DEAL' : floor.customerId ? 'CUSTOMER' : 'PRODUCT';
  return [{ kind, scope, line, shortfall: writeDecimal(shortfall.toDecimalPlaces(6, Decimal.ROUND_UP)) }];
}

function belowFloor(floor: PriceFloor, line: PricedLine): Decimal {
  return floor.minimumMargin === null ? priceBelow(floor, line) : marginBelow(floor, [line]);
}

function marginBelow(floor: PriceFloor, lines: readonly PricedLine[]): Decimal {
  return new Decimal(floor.minimumMargin ?? 0).minus(marginOfLines(lines));
}

/** Profit as a share of the price of several lines. */
export function marginOfLines(lines: readonly PricedLine[]): Decimal {
  return profitOf(lines).div(exactPriceOf(lines));
}

/** What an ex-works price holds: neither the journey nor what others take of the price. */
const exWorksSteps: readonly CostStep[] = [
  'GOODS',
  'REBATE',
  'EXPORT_PACKING',
  'OTHER',
  'FINANCING',
  'PROFIT',
];

/** How far the ex-works value of a unit lies below its floor, as a share of the price. No rate between them is a hit. */
function priceBelow(floor: PriceFloor, { request, rung }: PricedLine): Decimal {
  const value = sumDecimals(exWorksSteps.map((step) => rung.amounts.get(step) ?? zero));
  const conversion = findConversion(request.rates, floor.currency ?? '', request.currency);
  if (!conversion) return new Decimal(1);
  const least = convertAmount(new Decimal(floor.minimumUnitPrice ?? 0), conversion).times(request.quantity);
  return least.minus(value).div(rung.exact);
}
