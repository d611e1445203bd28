import { Decimal } from './decimal.ts';

/** Sea containers by length in feet and height: GP general purpose, HQ high cube. */
export const equipments = ['GP20', 'GP40', 'HQ40', 'HQ45'] as const;
export type Equipment = (typeof equipments)[number];

/** What a container holds: the room that cartons fill in practice, and the load that its plate allows. */
export interface ContainerRoom {
  readonly usableM3: string;
  readonly payloadKg: string;
}

/**
 * ISO 668 sizes 22G1, 42G1, 45G1, L5G1. Usable room is what forwarders reckon with, below the inner volume of 33, 67,
 * 76 and 86 m³; payloads are typical ones, of which a carrier's plate and the roads of a country may leave less.
 */
export const containerRooms: Readonly<Record<Equipment, ContainerRoom>> = {
  GP20: { usableM3: '28', payloadKg: '28000' },
  GP40: { usableM3: '58', payloadKg: '26500' },
  HQ40: { usableM3: '68', payloadKg: '26300' },
  HQ45: { usableM3: '78', payloadKg: '27500' },
};

/** How many containers goods of this volume and weight fill, a started one counted whole. */
export function containersFor(equipment: Equipment, cbm: Decimal, grossKg: Decimal): number {
  const { usableM3, payloadKg } = containerRooms[equipment];
  return Decimal.max(cbm.div(usableM3), grossKg.div(payloadKg)).ceil().toNumber();
}
