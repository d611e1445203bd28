import { type ContainerRoom, containerRooms, type Equipment, equipments } from '../../trade/container.ts';
import { Decimal, decimal, sumDecimals } from '../../trade/decimal.ts';
import { Refusal } from '../../trade/fault.ts';
import { type ChargeableWeight, chargeableWeight } from '../freight/chargeable-weight.ts';
import { compareLclWithFcl, type LclAgainstFcl } from '../freight/lcl-against-fcl.ts';
import { mixedLoad, type PlanLimit, planContainers } from './container-plan.ts';
import { type PackedLine, pieceOf } from './packing-list.ts';
import { cubicMetresOf, type Piece, totalKgOf, totalM3Of } from './piece.ts';

/** A line of a packing list with its place in it. */
export interface PlacedLine extends PackedLine {
  readonly position: number;
}

/** What one container of a plan takes. */
export interface PlannedLoad {
  readonly loads: readonly { readonly position: number; readonly packages: number }[];
  readonly totalM3: Decimal;
  readonly totalKg: Decimal;
  readonly shareOfVolume: Decimal;
  readonly shareOfWeight: Decimal;
  /** Cube-out or weigh-out: what kept the next package out; null where all that was left went in. */
  readonly limitedBy: PlanLimit | null;
}

/** The goods of a packing list in containers of one kind. */
export interface LoadPlan {
  readonly equipment: Equipment;
  readonly usableM3: Decimal;
  readonly payloadKg: Decimal;
  readonly containers: readonly PlannedLoad[];
}

/** Places of lines of which a measure or the weight is not known: nothing can be planned of them. */
export function unmeasuredOf(lines: readonly PlacedLine[]): number[] {
  return lines.filter((line) => pieceOf(line) === null).map(({ position }) => position);
}

/** The lines that were measured, as packages. */
export function piecesOfLines(lines: readonly PlacedLine[]): Piece[] {
  return lines.flatMap((line) => pieceOf(line) ?? []);
}

/** How all goods that were measured go into containers of one kind. Bounds that are given go before the usual ones. */
export function planLoad(
  lines: readonly PlacedLine[],
  equipment: Equipment,
  bounds: Partial<Pick<ContainerRoom, 'usableM3' | 'payloadKg'>> = {},
): LoadPlan {
  const measured = lines.filter((line) => pieceOf(line) !== null);
  const pieces = piecesOfLines(measured);
  const { usableM3, payloadKg } = { ...containerRooms[equipment], ...bounds };
  refuseTooMany(pieces, { usableM3, payloadKg });
  const containers = planContainers(pieces, { usableM3, payloadKg }, ['packing']).map(
    (container): PlannedLoad => {
      const { cartons, totalM3, totalKg, limitedBy } = container;
      const inside = cartons.map(({ line, count }) => ({ ...pieces[line]!, count }));
      const { shareOfVolume, shareOfWeight } = mixedLoad(inside, { usableM3, payloadKg });
      const loads = cartons.map(({ line, count }) => ({
        position: measured[line]!.position,
        packages: count,
      }));
      return { loads, totalM3, totalKg, shareOfVolume, shareOfWeight, limitedBy };
    },
  );
  return { equipment, usableM3: decimal(usableM3), payloadKg: decimal(payloadKg), containers };
}

/** A plan for each kind of container into which every package goes. */
export function loadOptions(lines: readonly PlacedLine[]): LoadPlan[] {
  return equipments
    .filter((equipment) => allGoIn(piecesOfLines(lines), equipment))
    .map((equipment) => planLoad(lines, equipment));
}

/** What loose cargo and full containers cost, all in one currency. */
export interface FreightOffer {
  readonly equipment: Equipment;
  readonly perContainer: Decimal;
  readonly perFreightTon: Decimal;
  readonly minimumFreightTons: Decimal;
  readonly lclCharges: readonly Decimal[];
  readonly fclCharges: readonly Decimal[];
}

/** Loose cargo against full containers for the goods of a packing list. */
export function compareFreight(lines: readonly PlacedLine[], offer: FreightOffer): LclAgainstFcl {
  const pieces = piecesOfLines(lines);
  const { containers } = planLoad(lines, offer.equipment);
  return compareLclWithFcl(
    { weightTonnes: totalKgOf(pieces).div(1000), volumeM3: totalM3Of(pieces) },
    {
      perFreightTon: offer.perFreightTon,
      minimumFreightTons: offer.minimumFreightTons,
      charges: offer.lclCharges,
    },
    { perContainer: offer.perContainer, containers: containers.length, charges: offer.fclCharges },
  );
}

/** What the goods of a packing list are paid for by air; null where nothing was measured. */
export function chargeableWeightOf(
  lines: readonly PlacedLine[],
  divisor: number,
  stepKg: Decimal,
): ChargeableWeight | null {
  const pieces = piecesOfLines(lines);
  return pieces.length === 0 ? null : chargeableWeight({ pieces, divisor, stepKg }, ['packing']);
}

/** Nobody plans more by hand, and a plan of a million containers helps nobody. */
const containersAtMost = 2000;

function refuseTooMany(
  pieces: readonly Piece[],
  { usableM3, payloadKg }: Pick<ContainerRoom, 'usableM3' | 'payloadKg'>,
): void {
  const needed = sumDecimals(
    pieces.map((piece) => {
      const perContainer = Decimal.min(
        new Decimal(usableM3).div(cubicMetresOf(piece)),
        piece.grossWeightKg.isZero()
          ? new Decimal(piece.count)
          : new Decimal(payloadKg).div(piece.grossWeightKg),
      ).floor();
      return new Decimal(piece.count).div(Decimal.max(perContainer, 1)).ceil();
    }),
  );
  if (needed.gt(containersAtMost)) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['packing'], facts: { maximum: containersAtMost } }]);
  }
}

function allGoIn(pieces: readonly Piece[], equipment: Equipment): boolean {
  const { usableM3, payloadKg } = containerRooms[equipment];
  return pieces.every((piece) => cubicMetresOf(piece).lte(usableM3) && piece.grossWeightKg.lte(payloadKg));
}
