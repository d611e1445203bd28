import type { LineQuantity } from '../../fulfilment/orders/shipment-quantities.ts';
import { Decimal } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';

/** Quantities that an amendment can't give: of lines that there are not, twice, or less than what has left already. */
export function findQuantityFaults(
  lines: readonly LineQuantity[],
  given: readonly LineQuantity[],
  departed: readonly LineQuantity[],
): Fault[] {
  const at = (index: number, field: string) => ['input', 'quantities', String(index), field];
  return given.flatMap(({ sequence, quantity }, index): Fault[] => {
    const isKnown = lines.some((line) => line.sequence === sequence);
    if (!isKnown) return [{ code: 'NOT_FOUND', path: at(index, 'sequence') }];
    if (given.findIndex((other) => other.sequence === sequence) < index) {
      return [{ code: 'ALREADY_EXISTS', path: at(index, 'sequence') }];
    }
    const left = departed.find((line) => line.sequence === sequence);
    if (!left || new Decimal(quantity).gte(left.quantity)) return [];
    const facts = { minimum: left.quantity, line: sequence };
    return [{ code: 'OUT_OF_RANGE', path: at(index, 'quantity'), facts }];
  });
}

/** The quantities that are others than before, by line. */
export function changedQuantities(
  lines: readonly LineQuantity[],
  given: readonly LineQuantity[],
): ReadonlyMap<number, string> {
  const changed = given.filter(({ sequence, quantity }) =>
    lines.some((line) => line.sequence === sequence && !new Decimal(line.quantity).eq(quantity)),
  );
  return new Map(changed.map(({ sequence, quantity }) => [sequence, quantity]));
}
