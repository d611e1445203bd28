import { Decimal } from './decimal.ts';

/** Sea containers by length in feet and height: GP general purpose, HQ high cube. */
export const equipments = ['GP20', 'GP40', 'HQ40', 'HQ45'] as const;
export type Equipment = (typeof equipments)[number];

/** Length, width and height inside, in centimetres. */
export interface InnerSize {
  readonly lengthCm: string;
  readonly widthCm: string;
  readonly heightCm: string;
}

/** What a container holds: the room that cartons fill in practice, and the load that its plate allows. */
export interface ContainerRoom {
  readonly usableM3: string;
  readonly payloadKg: string;
  readonly inner: InnerSize;
  /** What has to pass here to come in. */
  readonly door: { readonly widthCm: string; readonly heightCm: string };
}

const widthOfDoor = '234.0';

/**
 * ISO 668 sizes 22G1, 42G1, 45G1, L5G1. Usable room is what forwarders reckon with, below the inner volume of 33, 67,
 * 76 and 86 m³; payloads are typical ones, of which a carrier's plate and the roads of a country may leave less.
 */
export const containerRooms: Readonly<Record<Equipment, ContainerRoom>> = {
  GP20: {
    usableM3: '28',
    payloadKg: '28000',
    inner: { lengthCm: '589.6', widthCm: '235.0', heightCm: '239.3' },
    door: { widthCm: widthOfDoor, heightCm: '227.4' },
  },
  GP40: {
    usableM3: '58',
    payloadKg: '26500',
    inner: { lengthCm: '1203.2', widthCm: '235.0', heightCm: '239.2' },
    door: { widthCm: widthOfDoor, heightCm: '227.4' },
  },
  HQ40: {
    usableM3: '68',
    payloadKg: '26300',
    inner: { lengthCm: '1203.2', widthCm: '235.0', heightCm: '269.7' },
    door: { widthCm: widthOfDoor, heightCm: '257.7' },
  },
  HQ45: {
    usableM3: '78',
    payloadKg: '27500',
    inner: { lengthCm: '1355.6', widthCm: '234.7', heightCm: '269.6' },
    door: { widthCm: widthOfDoor, heightCm: '258.4' },
  },
};

/** How many containers goods of this volume and weight fill, a started one counted whole. */
export function containersFor(equipment: Equipment, cbm: Decimal, grossKg: Decimal): number {
  const { usableM3, payloadKg } = containerRooms[equipment];
  return Decimal.max(cbm.div(usableM3), grossKg.div(payloadKg)).ceil().toNumber();
}
