import { negative, notPositive, outOfRange } from '../../pricing/input-faults.ts';
import { Decimal, one, sumDecimals } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';

/** Packages of one size: outer measures and gross weight of one, and how many. */
export interface Piece {
  readonly count: number;
  readonly lengthCm: Decimal;
  readonly widthCm: Decimal;
  readonly heightCm: Decimal;
  readonly grossWeightKg: Decimal;
}

/** Cubic centimetres in a cubic metre. */
export const cm3PerM3: Decimal = new Decimal(1_000_000);

/** The cubic metres of one package. */
export function cubicMetresOf({ lengthCm, widthCm, heightCm }: Piece): Decimal {
  return lengthCm.times(widthCm).times(heightCm).div(cm3PerM3);
}

export function totalM3Of(pieces: readonly Piece[]): Decimal {
  return sumDecimals(pieces.map((piece) => cubicMetresOf(piece).times(piece.count)));
}

export function totalKgOf(pieces: readonly Piece[]): Decimal {
  return sumDecimals(pieces.map((piece) => piece.grossWeightKg.times(piece.count)));
}

/** What is wrong with packages: a count or a measure that is nothing, a weight below zero. */
export function pieceFaults(piece: Piece, path: readonly string[]): Fault[] {
  return [
    ...outOfRange(new Decimal(piece.count), [...path, 'count'], { minimum: one }),
    ...notPositive(piece.lengthCm, [...path, 'lengthCm']),
    ...notPositive(piece.widthCm, [...path, 'widthCm']),
    ...notPositive(piece.heightCm, [...path, 'heightCm']),
    ...negative(piece.grossWeightKg, [...path, 'grossWeightKg']),
  ];
}
