import type { MilestoneCode } from '../timeline/milestone-code.ts';
import type { EmptyIndicator, EventType } from './event-code.ts';

/** Where an event has to happen to mean a milestone: a port of the voyage, a side of it, or anywhere. */
export const eventPlaces = ['POL', 'POD', 'TRANSHIPMENT', 'ORIGIN', 'DESTINATION', 'ANYWHERE'] as const;
export type EventPlace = (typeof eventPlaces)[number];

/** What an event has to be to mean a milestone. */
export interface EventMeaning {
  readonly milestone: MilestoneCode;
  readonly type: EventType;
  readonly code: string;
  readonly place: EventPlace;
  /** Of what document; of a shipment event alone. */
  readonly document: string | null;
  /** Counts also where the event does not say whether the container is empty. */
  readonly empty: EmptyIndicator | null;
  /** One of these where the event names a facility; any where there is none. */
  readonly facilities: readonly string[];
  /** An event that names no facility does not mean it. */
  readonly needsFacility: boolean;
}

/** Reads `TYPE code[/document][ EMPTY|LADEN][ @FACILITY,…[!]] in PLACE`. */
function meaning(milestone: MilestoneCode, text: string): EventMeaning {
  const form =
    /^(SHIPMENT|TRANSPORT|EQUIPMENT) ([A-Z]{4})(?:\/([A-Z]{3}))?(?: (EMPTY|LADEN))?(?: @([A-Z,]+)(!?))?(?: in ([A-Z]+))?$/;
  const [, type, code, document, empty, facilities, needed, place] = form.exec(text) ?? [];
  if (!type || !code) throw new RangeError(`Not an event: ${text}`);
  return {
    ...{ milestone, code, type: type as EventType, document: document ?? null },
    empty: (empty as EmptyIndicator | undefined) ?? null,
    facilities: facilities?.split(',') ?? [],
    needsFacility: needed === '!',
    place: (place as EventPlace | undefined) ?? 'ANYWHERE',
  };
}

/**
 * What the events of carriers, terminals and forwarders mean, one row each. Of several rows of a milestone the earlier one
 * goes before: goods that were handed in at the buyer's are delivered before they are unpacked.
 *
 * A drafted bill of lading (DRFT) means nothing yet: it is the approved one that is confirmed. Customs of export and import
 * speak alike and are told apart by where they are.
 */
export const eventMeanings: readonly EventMeaning[] = [
  meaning('BOOKING_REQUESTED', 'SHIPMENT RECE/CBR'),
  meaning('BOOKING_REQUESTED', 'SHIPMENT RECE/BKG'),
  meaning('BOOKING_CONFIRMED', 'SHIPMENT CONF/BKG'),
  meaning('BOOKING_CONFIRMED', 'SHIPMENT CONF/CBR'),
  meaning('EMPTY_PICKED_UP', 'EQUIPMENT GTOT EMPTY in ORIGIN'),
  meaning('EMPTY_PICKED_UP', 'EQUIPMENT PICK EMPTY in ORIGIN'),
  meaning('STUFFED', 'EQUIPMENT STUF @CLOC,COFS in ORIGIN'),
  meaning('SI_SUBMITTED', 'SHIPMENT RECE/SHI'),
  meaning('SI_SUBMITTED', 'SHIPMENT SUBM/SHI'),
  meaning('VGM_SUBMITTED', 'SHIPMENT RECE/VGM'),
  meaning('VGM_SUBMITTED', 'SHIPMENT SUBM/VGM'),
  meaning('EXPORT_DECLARED', 'SHIPMENT SUBM/CUS in ORIGIN'),
  meaning('EXPORT_RELEASED', 'SHIPMENT RELS/CUS in ORIGIN'),
  meaning('EXPORT_RELEASED', 'EQUIPMENT CUSR in ORIGIN'),
  meaning('GATED_IN_POL', 'EQUIPMENT GTIN LADEN @POTE in ORIGIN'),
  meaning('LOADED_ON_BOARD', 'EQUIPMENT LOAD in POL'),
  meaning('DEPARTED_POL', 'TRANSPORT DEPA in POL'),
  meaning('BL_DRAFT_CONFIRMED', 'SHIPMENT APPR/TRD'),
  meaning('BL_ISSUED', 'SHIPMENT ISSU/TRD'),
  meaning('TS_ARRIVED', 'TRANSPORT ARRI in TRANSHIPMENT'),
  meaning('TS_DISCHARGED', 'EQUIPMENT DISC in TRANSHIPMENT'),
  meaning('TS_LOADED', 'EQUIPMENT LOAD in TRANSHIPMENT'),
  meaning('TS_DEPARTED', 'TRANSPORT DEPA in TRANSHIPMENT'),
  meaning('ARRIVED_POD', 'TRANSPORT ARRI in POD'),
  meaning('ARRIVAL_NOTICE', 'SHIPMENT ISSU/ARN'),
  meaning('DISCHARGED', 'EQUIPMENT DISC in POD'),
  meaning('BL_SURRENDERED', 'SHIPMENT SURR/TRD'),
  meaning('IMPORT_CLEARED', 'SHIPMENT RELS/CUS in DESTINATION'),
  meaning('IMPORT_CLEARED', 'EQUIPMENT CUSR in DESTINATION'),
  meaning('GATED_OUT_POD', 'EQUIPMENT GTOT LADEN @POTE in DESTINATION'),
  meaning('DELIVERED', 'EQUIPMENT GTIN LADEN @CLOC! in DESTINATION'),
  meaning('DELIVERED', 'EQUIPMENT DROP LADEN @CLOC in DESTINATION'),
  meaning('DELIVERED', 'EQUIPMENT STRP @CLOC in DESTINATION'),
  meaning('EMPTY_RETURNED', 'EQUIPMENT GTIN EMPTY in DESTINATION'),
];

/** What of an event its meaning depends on, but for the place. */
export interface EventWords {
  readonly type: EventType;
  readonly code: string;
  readonly document: string | null;
  readonly empty: EmptyIndicator | null;
  readonly facility: string | null;
}

/** All that an event may mean, wherever it happens, in the order of the table. */
export function meaningsOf(event: EventWords): EventMeaning[] {
  return eventMeanings.filter(
    ({ type, code, document, empty, facilities, needsFacility }) =>
      type === event.type &&
      code === event.code &&
      document === (type === 'SHIPMENT' ? event.document : null) &&
      (empty === null || empty === (event.empty ?? assumed(event.code))) &&
      (event.facility === null
        ? !needsFacility
        : facilities.length === 0 || facilities.includes(event.facility)),
  );
}

/** Whether a container is empty where an event does not say so: one that passes a gate is laden until it is said to be empty. */
function assumed(code: string): EmptyIndicator | null {
  return code === 'PICK' ? 'EMPTY' : 'LADEN';
}
