import { decimal } from '../../trade/decimal.ts';
import type { PlacedLine } from './load-options.ts';

/** A line of a packing list as the read path gives it. */
export interface PackedRow {
  readonly position: number;
  readonly line: number;
  readonly packages: number;
  readonly perPackage: string;
  readonly lengthCm: string | null;
  readonly widthCm: string | null;
  readonly heightCm: string | null;
  readonly netKg: string | null;
  readonly grossKg: string | null;
}

/** What the rules of packing need of a line. */
export const packingSelection =
  'packing { position line packages perPackage lengthCm widthCm heightCm netKg grossKg }';

/** The line as the rules take it. */
export function packedLine(row: PackedRow): PlacedLine {
  const number = (text: string | null) => (text === null ? null : decimal(text));
  return {
    ...{
      position: row.position,
      line: row.line,
      packages: row.packages,
      perPackage: decimal(row.perPackage),
    },
    ...{ lengthCm: number(row.lengthCm), widthCm: number(row.widthCm), heightCm: number(row.heightCm) },
    ...{ netKg: number(row.netKg), grossKg: number(row.grossKg) },
  };
}
