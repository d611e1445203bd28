import fc from 'fast-check';
import type { Piece } from '../../src/fulfilment/packing/piece.ts';
import { decimal } from '../../src/trade/decimal.ts';

/** Packages as a packing list writes them: "40×30×25 cm", 12.5 kg. */
export function aPiece(size: string, grossWeightKg: string, count = 1): Piece {
  const [lengthCm, widthCm, heightCm] = size.split('×').map(decimal) as [never, never, never];
  return { count, lengthCm, widthCm, heightCm, grossWeightKg: decimal(grossWeightKg) };
}

const tenths = (most: number) =>
  fc.integer({ min: 1, max: most * 10 }).map((tenth) => decimal((tenth / 10).toFixed(1)));

/** Any packages of up to two metres and a tonne. */
export const anyPiece: fc.Arbitrary<Piece> = fc.record({
  count: fc.integer({ min: 1, max: 5000 }),
  lengthCm: tenths(200),
  widthCm: tenths(200),
  heightCm: tenths(200),
  grossWeightKg: tenths(1000),
});
