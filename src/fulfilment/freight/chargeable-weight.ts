import { notPositive } from '../../pricing/input-faults.ts';
import { Decimal, sumDecimals, wholeTimes } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import { roundTo } from '../../trade/rounding.ts';
import { type Piece, pieceFaults, totalKgOf } from '../packing/piece.ts';

/** Packages that fly, and how the carrier weighs them. */
export interface WeighedPieces {
  readonly pieces: readonly Piece[];
  /** Cubic centimetres that count as a kilogram: 6000 by air (IATA), 5000 with couriers. */
  readonly divisor: number;
  /** To which the weight is rounded up: 0.5 kg, or 1 kg with some agents. */
  readonly stepKg: Decimal;
}

/** What a consignment weighs, what its room counts as, and what is paid for. */
export interface ChargeableWeight {
  readonly grossKg: Decimal;
  readonly volumetricKg: Decimal;
  readonly chargeableKg: Decimal;
}

/**
 * The greater of gross and volumetric weight of the whole consignment, rounded up to the step. Each dimension is
 * rounded to whole centimetres first, a half up.
 */
export function chargeableWeight(
  weighed: WeighedPieces,
  path: readonly string[] = ['input'],
): ChargeableWeight {
  const faults = weighingFaults(weighed, path);
  refuse(faults);
  const { pieces, stepKg } = weighed;
  const divisor = new Decimal(weighed.divisor);
  const grossKg = totalKgOf(pieces);
  const cm3 = sumDecimals(pieces.map(roundedCm3Of));
  // Steps are counted before anything is divided: a third of a kilogram must not become a step by rounding.
  const steps = [wholeTimes([grossKg], [stepKg], 'UP'), wholeTimes([cm3], [divisor, stepKg], 'UP')];
  const counted = steps.reduce((most, next) => (next > most ? next : most));
  return {
    grossKg,
    volumetricKg: cm3.div(divisor),
    chargeableKg: stepKg.times(counted.toString()),
  };
}

function roundedCm3Of({ count, lengthCm, widthCm, heightCm }: Piece): Decimal {
  const [length, width, height] = [lengthCm, widthCm, heightCm].map((side) => roundTo(side, 0));
  return (length as Decimal)
    .times(width as Decimal)
    .times(height as Decimal)
    .times(count);
}

function weighingFaults({ pieces, divisor, stepKg }: WeighedPieces, path: readonly string[]): Fault[] {
  return [
    ...(pieces.length > 0 ? [] : [{ code: 'REQUIRED' as const, path: [...path, 'pieces'] }]),
    ...pieces.flatMap((piece, index) => pieceFaults(piece, [...path, 'pieces', String(index)])),
    ...notPositive(new Decimal(divisor), [...path, 'divisor']),
    ...notPositive(stepKg, [...path, 'stepKg']),
  ];
}
