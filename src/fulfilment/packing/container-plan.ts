import type { ContainerRoom } from '../../trade/container.ts';
import { type Decimal, decimal, wholeTimes } from '../../trade/decimal.ts';
import { refuse } from '../../trade/fault.ts';
import { cm3PerM3, cubicMetresOf, type Piece, pieceFaults, totalKgOf, totalM3Of } from './piece.ts';

/** What a container may take at most. */
export type LoadBounds = Pick<ContainerRoom, 'usableM3' | 'payloadKg'>;

/** Cube-out or weigh-out. */
export type PlanLimit = 'VOLUME' | 'WEIGHT';

/** How far goods of several kinds fill one container. */
export interface MixedLoad {
  readonly totalM3: Decimal;
  readonly totalKg: Decimal;
  /** Parts of the room and of the load that are taken up; above 1 the goods do not go in. */
  readonly shareOfVolume: Decimal;
  readonly shareOfWeight: Decimal;
  readonly fits: boolean;
  /** Which of the two is taken up further. */
  readonly limitedBy: PlanLimit;
}

/** Σ volume within the usable room and Σ gross weight within the payload. */
export function mixedLoad(pieces: readonly Piece[], bounds: LoadBounds): MixedLoad {
  const [totalM3, totalKg] = [totalM3Of(pieces), totalKgOf(pieces)];
  const shareOfVolume = totalM3.div(bounds.usableM3);
  const shareOfWeight = totalKg.div(bounds.payloadKg);
  return {
    totalM3,
    totalKg,
    shareOfVolume,
    shareOfWeight,
    fits: totalM3.lte(bounds.usableM3) && totalKg.lte(bounds.payloadKg),
    limitedBy: shareOfWeight.gt(shareOfVolume) ? 'WEIGHT' : 'VOLUME',
  };
}

/** One container of a plan: how many cartons of each line, in the order of the lines. */
export interface PlannedContainer {
  /** By the place of the line; a line of which nothing goes in is left out. */
  readonly cartons: readonly { readonly line: number; readonly count: number }[];
  readonly totalM3: Decimal;
  readonly totalKg: Decimal;
  /** What kept the first carton out that stayed behind; null where none did. */
  readonly limitedBy: PlanLimit | null;
}

/**
 * Cartons of several lines over containers of one kind. Lines are loaded in their order, and later ones fill the gaps
 * that earlier ones leave, so that a line is split only where it does not go in whole. By volume and weight alone:
 * how cartons lie is the packer's, who needs the spare room that usable volume leaves.
 */
export function planContainers(
  lines: readonly Piece[],
  bounds: LoadBounds,
  path: readonly string[] = ['lines'],
): PlannedContainer[] {
  const faults = lines.flatMap((line, index) => {
    const at = [...path, String(index)];
    const own = pieceFaults(line, at);
    if (own.length > 0 || goesIn(line, emptyOf(bounds)) > 0) return own;
    return [{ code: 'OUT_OF_RANGE' as const, path: at }];
  });
  refuse(faults);
  const containers: PlannedContainer[] = [];
  let left = lines.map(({ count }) => count);
  while (left.some((count) => count > 0)) {
    const container = fillOne(lines, left, bounds);
    containers.push(container);
    const loaded = new Map(container.cartons.map(({ line, count }) => [line, count]));
    left = left.map((count, line) => count - (loaded.get(line) ?? 0));
  }
  return containers;
}

interface Space {
  readonly m3: Decimal;
  readonly kg: Decimal;
}

const emptyOf = ({ usableM3, payloadKg }: LoadBounds): Space => ({
  m3: decimal(usableM3),
  kg: decimal(payloadKg),
});

function fillOne(lines: readonly Piece[], left: readonly number[], bounds: LoadBounds): PlannedContainer {
  let space = emptyOf(bounds);
  let limitedBy: PlanLimit | null = null;
  const cartons: { line: number; count: number }[] = [];
  lines.forEach((line, index) => {
    const waiting = left[index] ?? 0;
    const count = Math.min(waiting, goesIn(line, space));
    if (count < waiting) limitedBy ??= byVolume(line, space) <= byWeight(line, space) ? 'VOLUME' : 'WEIGHT';
    if (count === 0) return;
    cartons.push({ line: index, count });
    space = {
      m3: space.m3.minus(cubicMetresOf(line).times(count)),
      kg: space.kg.minus(line.grossWeightKg.times(count)),
    };
  });
  const loaded = cartons.map(({ line, count }) => ({ ...(lines[line] as Piece), count }));
  return { cartons, totalM3: totalM3Of(loaded), totalKg: totalKgOf(loaded), limitedBy };
}

const goesIn = (line: Piece, space: Space): number => Math.min(byVolume(line, space), byWeight(line, space));

function byVolume({ lengthCm, widthCm, heightCm }: Piece, { m3 }: Space): number {
  return Number(wholeTimes([m3, cm3PerM3], [lengthCm, widthCm, heightCm]));
}

function byWeight({ grossWeightKg }: Piece, { kg }: Space): number {
  return grossWeightKg.isZero() ? Number.POSITIVE_INFINITY : Number(wholeTimes([kg], [grossWeightKg]));
}
