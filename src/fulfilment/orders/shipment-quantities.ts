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
  const known = new Map(lines.map((line) => [line.sequence, line]));
  shipments.forEach((shipped, index) => {
    const seen = new Set<number>();
    shipped.forEach(({ sequence }, place) => {
      const field = [...path, String(index), 'lines', String(place), 'sequence'];
      if (!known.has(sequence)) faults.push({ code: 'UNKNOWN_VALUE', path: field });
      if (seen.has(sequence)) faults.push({ code: 'ALREADY_EXISTS', path: field });
      seen.add(sequence);
    });
  });
  for (const { sequence, quantity } of lines) {
    const most = new Decimal(quantity).times(one.plus(toleranceRate));
    if (shippedOf(sequence, shipments).gt(most)) {
      faults.push({ code: 'OUT_OF_RANGE', path, facts: { maximum: most.toFixed(), line: sequence } });
    }
  }
  return faults;
}

/** How much of a line travels with shipments together. */
export function shippedOf(sequence: number, shipments: readonly (readonly LineQuantity[])[]): Decimal {
  const quantities = shipments.flat().filter((line) => line.sequence === sequence);
  return sumDecimals(quantities.map(({ quantity }) => new Decimal(quantity)));
}

/** What of each line no shipment takes yet; less than nothing where the tolerance is used. */
export function unshipped(
  lines: readonly LineQuantity[],
  shipments: readonly (readonly LineQuantity[])[],
): { readonly sequence: number; readonly quantity: Decimal }[] {
  return lines.map(({ sequence, quantity }) => ({
    sequence,
    quantity: new Decimal(quantity).minus(shippedOf(sequence, shipments)),
  }));
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
