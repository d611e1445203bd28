import { Decimal } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import type { DefectClass, FoundDefect } from './inspection.ts';

/** What an inspector says of an inspection. */
export interface GivenFindings {
  readonly inspected: readonly { readonly defectClass: DefectClass; readonly units: number }[];
  readonly defects: readonly FoundDefect[];
  readonly measurements: readonly {
    readonly minimum?: string | null | undefined;
    readonly maximum?: string | null | undefined;
  }[];
}

/**
 * What can't be true of what is said: units of a class that has no plan, more units than there are, defects in more units
 * than were looked at, limits that nothing lies within.
 */
export function findFindingFaults(
  classes: readonly DefectClass[],
  lotSize: number,
  { inspected, defects, measurements }: GivenFindings,
): Fault[] {
  return [
    ...inspected.flatMap(({ defectClass, units }, index): Fault[] => {
      const path = ['inspected', String(index)];
      if (!classes.includes(defectClass)) {
        return [{ code: 'UNKNOWN_VALUE', path: [...path, 'defectClass'] }];
      }
      if (inspected.findIndex((other) => other.defectClass === defectClass) !== index) {
        return [{ code: 'ALREADY_EXISTS', path: [...path, 'defectClass'] }];
      }
      if (units <= lotSize) return [];
      return [{ code: 'OUT_OF_RANGE', path: [...path, 'units'], facts: { maximum: lotSize } }];
    }),
    ...defects.flatMap((defect, index) => defectFaults(classes, inspected, defects, defect, index)),
    ...measurements.flatMap(({ minimum, maximum }, index): Fault[] => {
      const path = ['measurements', String(index), 'maximum'];
      if (!minimum && !maximum) return [{ code: 'REQUIRED', path }];
      if (!minimum || !maximum || new Decimal(minimum).lte(maximum)) return [];
      return [{ code: 'OUT_OF_RANGE', path, facts: { minimum } }];
    }),
  ];
}

function defectFaults(
  classes: readonly DefectClass[],
  inspected: GivenFindings['inspected'],
  defects: readonly FoundDefect[],
  { defectClass }: FoundDefect,
  index: number,
): Fault[] {
  const path = ['defects', String(index)];
  if (!classes.includes(defectClass)) return [{ code: 'UNKNOWN_VALUE', path: [...path, 'defectClass'] }];
  const lookedAt = inspected.find((one) => one.defectClass === defectClass)?.units ?? 0;
  const found = defects
    .slice(0, index + 1)
    .filter((one) => one.defectClass === defectClass)
    .reduce((sum, { units }) => sum + units, 0);
  if (found <= lookedAt) return [];
  return [{ code: 'OUT_OF_RANGE', path: [...path, 'units'], facts: { maximum: lookedAt } }];
}
