import { type Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { cubicMetresOf, type Piece } from './piece.ts';

/** Packages of a shipment line that are alike. What was not measured is null. */
export interface PackedLine {
  /** The line of the contract. */
  readonly line: number;
  readonly packages: number;
  readonly perPackage: Decimal;
  readonly lengthCm: Decimal | null;
  readonly widthCm: Decimal | null;
  readonly heightCm: Decimal | null;
  /** Of one package. */
  readonly netKg: Decimal | null;
  readonly grossKg: Decimal | null;
}

/** A sum of which some parts are not known: what is known, which the whole is at least. */
export interface LowerBound {
  readonly value: Decimal;
  /** Whether nothing is missing; else the sum is "at least". */
  readonly isWhole: boolean;
}

export interface PackingTotals {
  readonly packages: number;
  readonly pieces: Decimal;
  readonly netKg: LowerBound;
  readonly grossKg: LowerBound;
  readonly volumeM3: LowerBound;
}

/** Packages, pieces, weights and measurement of all lines. Gross weight is never less than the net weight that is known. */
export function packingTotals(lines: readonly PackedLine[]): PackingTotals {
  return {
    packages: lines.reduce((sum, { packages }) => sum + packages, 0),
    pieces: sumDecimals(lines.map(piecesOf)),
    netKg: bound(lines, ({ netKg }) => netKg),
    grossKg: bound(
      lines,
      ({ grossKg }) => grossKg,
      ({ netKg }) => netKg,
    ),
    volumeM3: bound(lines, volumeOf),
  };
}

export function piecesOf({ packages, perPackage }: PackedLine): Decimal {
  return perPackage.times(packages);
}

function bound(
  lines: readonly PackedLine[],
  known: (line: PackedLine) => Decimal | null,
  atLeast: (line: PackedLine) => Decimal | null = () => null,
): LowerBound {
  const each = lines.map((line) => (known(line) ?? atLeast(line) ?? zero).times(line.packages));
  return { value: sumDecimals(each), isWhole: lines.every((line) => known(line) !== null) };
}

function volumeOf(line: PackedLine): Decimal | null {
  const piece = pieceOf({ ...line, grossKg: line.grossKg ?? zero });
  return piece && cubicMetresOf(piece);
}

/** A line as the rules of loading take it; null where a measure or the weight is not known. */
export function pieceOf({ packages, lengthCm, widthCm, heightCm, grossKg }: PackedLine): Piece | null {
  if (!lengthCm || !widthCm || !heightCm || !grossKg) return null;
  return { count: packages, lengthCm, widthCm, heightCm, grossWeightKg: grossKg };
}

/** Lines of which less is packed than travels, by line. */
export function unpackedOf(
  quantities: readonly { readonly sequence: number; readonly quantity: Decimal }[],
  lines: readonly PackedLine[],
): { readonly sequence: number; readonly missing: Decimal }[] {
  return quantities.flatMap(({ sequence, quantity }) => {
    const packed = sumDecimals(lines.filter(({ line }) => line === sequence).map(piecesOf));
    return packed.lt(quantity) ? [{ sequence, missing: quantity.minus(packed) }] : [];
  });
}
