import { notPositive } from '../../pricing/input-faults.ts';
import { containerRooms, equipments } from '../../trade/container.ts';
import { type Decimal, decimal, wholeTimes } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { cm3PerM3, cubicMetresOf, type Piece, pieceFaults } from './piece.ts';

/** What can be loaded: a sea container of the table, or any room of one's own measures. */
export const loadableEquipments = [...equipments, 'CUSTOM'] as const;
export type LoadableEquipment = (typeof loadableEquipments)[number];

/** VOLUME divides the usable room by the carton's; GEOMETRIC lays cartons out in rows, all turned alike. */
export const loadMethods = ['VOLUME', 'GEOMETRIC'] as const;
export type LoadMethod = (typeof loadMethods)[number];

/** What keeps the next carton out; cube-out is VOLUME or GEOMETRY, weigh-out is WEIGHT. */
export const loadLimits = ['VOLUME', 'WEIGHT', 'GEOMETRY'] as const;
export type LoadLimit = (typeof loadLimits)[number];

/** Cartons of one size for containers of one kind. What is given goes before what the table has. */
export interface LoadRequest {
  readonly carton: Piece;
  readonly equipment: LoadableEquipment;
  readonly method: LoadMethod;
  /** Limits the GEOMETRIC method too, but only where it is given: rows that fit need no room to spare. */
  readonly usableM3?: Decimal | null;
  readonly payloadKg?: Decimal | null;
  readonly innerLengthCm?: Decimal | null;
  readonly innerWidthCm?: Decimal | null;
  readonly innerHeightCm?: Decimal | null;
  /** The height of the carton stays upright; it may still be turned on its base. */
  readonly thisSideUp: boolean;
}

/** What one container takes. */
export interface ContainerLoad {
  readonly cartons: number;
  /** Where two limits leave the same number, the room rather than the weight. */
  readonly limitedBy: LoadLimit;
  readonly cartonM3: Decimal;
  readonly totalM3: Decimal;
  readonly totalKg: Decimal;
  /** Containers for all the cartons, the last perhaps not full; null where none goes in. */
  readonly containers: number | null;
  /** Whether a carton passes the door the way it may be turned; null where the door is not known. */
  readonly passesDoor: boolean | null;
  /** The limits that were used, as firms differ on them. */
  readonly usableM3: Decimal | null;
  readonly payloadKg: Decimal | null;
}

/** What is known of the room: as it is given, and as the table has it where it is not. */
type Room = Readonly<Record<Measure, Decimal | null>>;
type Measure = 'usableM3' | 'payloadKg' | 'innerLengthCm' | 'innerWidthCm' | 'innerHeightCm';

const measuresNeeded: Readonly<Record<LoadMethod, readonly Measure[]>> = {
  VOLUME: ['usableM3'],
  GEOMETRIC: ['innerLengthCm', 'innerWidthCm', 'innerHeightCm'],
};

type Side = 'lengthCm' | 'widthCm' | 'heightCm';

/** The ways to turn a carton: which side of it lies along the length, the width and the height of the container. */
const uprightTurns: readonly (readonly [Side, Side, Side])[] = [
  ['lengthCm', 'widthCm', 'heightCm'],
  ['widthCm', 'lengthCm', 'heightCm'],
];
const allTurns: readonly (readonly [Side, Side, Side])[] = [
  ...uprightTurns,
  ['lengthCm', 'heightCm', 'widthCm'],
  ['heightCm', 'lengthCm', 'widthCm'],
  ['widthCm', 'heightCm', 'lengthCm'],
  ['heightCm', 'widthCm', 'lengthCm'],
];
const turnsOf = (thisSideUp: boolean) => (thisSideUp ? uprightTurns : allTurns);

/** A whole number that the API can write. */
const cartonsAtMost = 2_147_483_647n;

/** How many cartons of one size go into a container: cut down to whole ones, by exact division. */
export function containerLoad(request: LoadRequest, path: readonly string[] = ['input']): ContainerLoad {
  const room = roomOf(request);
  const faults = loadFaults(request, room, path);
  refuse(faults);
  const { carton } = request;
  const { limit, cartons } = lowest(limitsOf(request, room));
  if (cartons > cartonsAtMost) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: [...path, 'carton'] }]);
  }
  const count = Number(cartons);
  const cartonM3 = cubicMetresOf(carton);
  return {
    cartons: count,
    limitedBy: limit,
    cartonM3,
    totalM3: cartonM3.times(count),
    totalKg: carton.grossWeightKg.times(count),
    containers: count === 0 ? null : Math.ceil(carton.count / count),
    passesDoor: passesDoor(request),
    usableM3: room.usableM3,
    payloadKg: room.payloadKg,
  };
}

interface LimitedCount {
  readonly limit: LoadLimit;
  readonly cartons: bigint;
}

function limitsOf({ carton, method, thisSideUp }: LoadRequest, room: Room): LimitedCount[] {
  const { lengthCm, widthCm, heightCm, grossWeightKg } = carton;
  const { usableM3, payloadKg } = room;
  const limits: LimitedCount[] = [];
  if (method === 'GEOMETRIC') {
    limits.push({ limit: 'GEOMETRY', cartons: mostInRows(carton, room, thisSideUp) });
  }
  if (usableM3) {
    const cartons = wholeTimes([usableM3, cm3PerM3], [lengthCm, widthCm, heightCm]);
    limits.push({ limit: 'VOLUME', cartons });
  }
  if (payloadKg && grossWeightKg.gt(0)) {
    limits.push({ limit: 'WEIGHT', cartons: wholeTimes([payloadKg], [grossWeightKg]) });
  }
  return limits;
}

function lowest(limits: readonly LimitedCount[]): LimitedCount {
  return limits.reduce((least, next) => (next.cartons < least.cartons ? next : least));
}

/** The best of the ways to turn the carton: ⌊L/l⌋ × ⌊W/w⌋ × ⌊H/h⌋. */
function mostInRows(carton: Piece, room: Room, thisSideUp: boolean): bigint {
  const inner = measuresNeeded.GEOMETRIC.map((name) => room[name] as Decimal);
  const counts = turnsOf(thisSideUp).map((turn) =>
    turn.reduce((product, side, axis) => product * wholeTimes([inner[axis] as Decimal], [carton[side]]), 1n),
  );
  return counts.reduce((most, next) => (next > most ? next : most));
}

function passesDoor({ carton, equipment, thisSideUp }: LoadRequest): boolean | null {
  if (equipment === 'CUSTOM') return null;
  const { widthCm, heightCm } = containerRooms[equipment].door;
  return turnsOf(thisSideUp).some(
    ([, across, upright]) => carton[across].lte(widthCm) && carton[upright].lte(heightCm),
  );
}

function roomOf(request: LoadRequest): Room {
  const { equipment, method } = request;
  const known = equipment === 'CUSTOM' ? null : containerRooms[equipment];
  const or = (given: Decimal | null | undefined, tabulated: string | undefined) =>
    given ?? (tabulated === undefined ? null : decimal(tabulated));
  return {
    usableM3: or(request.usableM3, method === 'VOLUME' ? known?.usableM3 : undefined),
    payloadKg: or(request.payloadKg, known?.payloadKg),
    innerLengthCm: or(request.innerLengthCm, known?.inner.lengthCm),
    innerWidthCm: or(request.innerWidthCm, known?.inner.widthCm),
    innerHeightCm: or(request.innerHeightCm, known?.inner.heightCm),
  };
}

function loadFaults({ carton, method }: LoadRequest, room: Room, path: readonly string[]): Fault[] {
  return [
    ...pieceFaults(carton, [...path, 'carton']),
    ...(Object.keys(room) as Measure[]).flatMap((name): Fault[] => {
      const value = room[name];
      if (value) return notPositive(value, [...path, name]);
      return measuresNeeded[method].includes(name) ? [{ code: 'REQUIRED', path: [...path, name] }] : [];
    }),
  ];
}
