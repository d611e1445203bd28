import { Decimal, one, sumDecimals, zero } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';

/** How much of a line of the contract: all of it, or what travels with a shipment. */
export interface LineQuantity {
  readonly sequence: number;
  readonly quantity: string;
}

/** What the contract says of how goods may be shipped. */
export interface ShippingTerms {
  readonly lines: readonly LineQuantity[];
  /** How much more or less than the quantity may be delivered, as a fraction. */
  readonly toleranceRate: string;
  readonly partialShipments: boolean;
}

/** Shipments that the contract does not allow: unknown lines, more than the tolerance lets be delivered, several where one was agreed. */
export function findShipmentFaults(
  { lines, toleranceRate, partialShipments }: ShippingTerms,
  shipments: readonly (readonly LineQuantity[])[],
  path: readonly string[],
): Fault[] {
  const faults: Fault[] = [];
  if (shipments.length > 1 && !partialShipments) faults.push({ code: 'PARTIAL_SHIPMENTS_BARRED', path });
  shipments.forEach((shipped, index) => {
    faults.push(...findLineFaults(lines, shipped, [...path, String(index), 'lines']));
  });
  for (const { sequence, quantity } of lines) {
    const most = mostOf(quantity, toleranceRate);
    if (shippedOf(sequence, shipments).gt(most)) {
      faults.push({ code: 'OUT_OF_RANGE', path, facts: { maximum: most.toFixed(), line: sequence } });
    }
  }
  return faults;
}

/** Lines of a shipment that the contract does not have, or that are named twice. */
function findLineFaults(
  lines: readonly LineQuantity[],
  shipped: readonly LineQuantity[],
  path: readonly string[],
): Fault[] {
  const seen = new Set<number>();
  return shipped.flatMap(({ sequence }, place): Fault[] => {
    const field = [...path, String(place), 'sequence'];
    const faults: Fault[] = [];
    if (!lines.some((line) => line.sequence === sequence)) {
      faults.push({ code: 'UNKNOWN_VALUE', path: field });
    }
    if (seen.has(sequence)) faults.push({ code: 'ALREADY_EXISTS', path: field });
    seen.add(sequence);
    return faults;
  });
}

/** Goods that can't travel with one of several shipments, of which `others` are the rest: at the field that names them. */
export function findAdjustmentFaults(
  { lines, toleranceRate }: Pick<ShippingTerms, 'lines' | 'toleranceRate'>,
  given: readonly LineQuantity[],
  others: readonly (readonly LineQuantity[])[],
  path: readonly string[],
): Fault[] {
  if (given.length === 0) return [{ code: 'REQUIRED', path }];
  const excess = given.flatMap(({ sequence, quantity }, place): Fault[] => {
    const agreed = lines.find((line) => line.sequence === sequence);
    if (!agreed) return [];
    const room = mostOf(agreed.quantity, toleranceRate).minus(shippedOf(sequence, others));
    const facts = { maximum: room.toFixed(), line: sequence };
    return room.lt(quantity)
      ? [{ code: 'OUT_OF_RANGE', path: [...path, String(place), 'quantity'], facts }]
      : [];
  });
  return [...findLineFaults(lines, given, path), ...excess];
}

function mostOf(quantity: string, toleranceRate: string): Decimal {
  return new Decimal(quantity).times(one.plus(toleranceRate));
}

/** How much of a line travels with shipments together. */
export function shippedOf(sequence: number, shipments: readonly (readonly LineQuantity[])[]): Decimal {
  const quantities = shipments.flat().filter((line) => line.sequence === sequence);
  return sumDecimals(quantities.map(({ quantity }) => new Decimal(quantity)));
}

/** A line of an order: what was agreed, and what of it shipments take. */
export interface UnshippedLine {
  readonly sequence: number;
  readonly ordered: Decimal;
  readonly planned: Decimal;
  readonly unshipped: Decimal;
}

/** What of each line no shipment takes yet; less than nothing where the tolerance is used. */
export function unshipped(
  lines: readonly LineQuantity[],
  shipments: readonly (readonly LineQuantity[])[],
): UnshippedLine[] {
  return lines.map(({ sequence, quantity }) => {
    const [ordered, planned] = [new Decimal(quantity), shippedOf(sequence, shipments)];
    return { sequence, ordered, planned, unshipped: ordered.minus(planned) };
  });
}

/** What is left of a shipment when some of it is split off; null where more is taken than there is, or nothing is left. */
export function splitOff(
  lines: readonly LineQuantity[],
  taken: readonly LineQuantity[],
): readonly LineQuantity[] | null {
  const left = lines.map(({ sequence, quantity }) => ({
    sequence,
    quantity: new Decimal(quantity).minus(shippedOf(sequence, [taken])),
  }));
  const isSubset = taken.every(({ sequence }) => lines.some((line) => line.sequence === sequence));
  const rest = left.filter(({ quantity }) => quantity.gt(zero));
  if (!isSubset || rest.length === 0 || left.some(({ quantity }) => quantity.lt(zero))) return null;
  return rest.map(({ sequence, quantity }) => ({ sequence, quantity: quantity.toFixed() }));
}
