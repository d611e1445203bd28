import { dayIn, isCalendarDate, latestDay } from '../../trade/calendar-date.ts';
import { hasRightCheckDigit, parseContainerNumber } from '../../trade/container-number.ts';
import type { FaultCode } from '../../trade/fault.ts';
import { instantIn, isLocalTime } from '../../trade/local-time.ts';
import { parseLocode } from '../../trade/locode.ts';
import type { ReportClass } from '../timeline/settled-report.ts';
import {
  classOf,
  codeOf,
  documentOf,
  type EmptyIndicator,
  type EventType,
  emptyIndicators,
  eventTypes,
  facilityOf,
  type Movement,
  movements,
} from './event-code.ts';
import { meaningsOf } from './event-meaning.ts';

/** The fields of an event as they are sent, under the names that DCSA gives them; checked by nobody yet. */
export const eventFields = [
  'eventID',
  'eventType',
  'eventClassifierCode',
  'eventDateTime',
  'eventCreatedDateTime',
  'shipmentEventTypeCode',
  'transportEventTypeCode',
  'equipmentEventTypeCode',
  'documentTypeCode',
  'equipmentReference',
  'emptyIndicatorCode',
  'facilityTypeCode',
  'UNLocationCode',
  'movementType',
  'carrierBookingReference',
  'transportDocumentReference',
  'vesselName',
  'voyageNumber',
  'delayReason',
  'retractedEventID',
  'shipmentId',
] as const;
export type EventField = (typeof eventFields)[number];
export type GivenEvent = Readonly<Partial<Record<EventField, string | null | undefined>>> & {
  readonly isTransshipmentMove?: boolean | null | undefined;
};

/** What somebody who carries, stores or forwards goods says of them, in our words. */
export interface CarrierEvent {
  /** Unique to whoever sent it. */
  readonly eventId: string;
  /** When they wrote it down. */
  readonly statedAt: string;
  /** The event that this one takes back; such an event says nothing else. */
  readonly retracts: string | null;
  readonly said: SaidEvent | null;
  readonly booking: string | null;
  readonly transportDocument: string | null;
  readonly container: string | null;
}

/** That something happened, or is expected to. */
export interface SaidEvent {
  readonly type: EventType;
  readonly code: string;
  readonly classifier: ReportClass;
  /** The calendar day where it happens. */
  readonly day: string;
  /** The instant; null where the time of day is that of a place whose zone is not known. */
  readonly at: string | null;
  readonly document: string | null;
  readonly empty: EmptyIndicator | null;
  readonly facility: string | null;
  readonly location: string | null;
  readonly movement: Movement | null;
  readonly vessel: string | null;
  readonly voyage: string | null;
  readonly cause: string | null;
}

/** What is wrong with a field of an event. */
export interface EventFault {
  readonly field: EventField;
  readonly code: FaultCode;
}

/** An event that was understood, or all that is wrong with it. */
export type ReadEvent =
  | { readonly event: CarrierEvent; readonly faults: readonly [] }
  | { readonly event: null; readonly faults: readonly EventFault[] };

/** What reading needs to know besides the event. */
export interface EventReading {
  readonly now: Date;
  /** The IANA zone of a place; null where the place is not known. */
  readonly zoneOf: (locode: string) => string | null;
}

/** Codes that are unknown make an event unknown, where all else is well. */
export const codeFields: readonly EventField[] = [
  ...(['eventType', 'eventClassifierCode', 'shipmentEventTypeCode', 'transportEventTypeCode'] as const),
  ...(['equipmentEventTypeCode', 'documentTypeCode', 'emptyIndicatorCode', 'facilityTypeCode'] as const),
  'movementType',
];

/** Reads an event of 2.x or of 3.0, whose words stand for codes of 2.x. */
export function readEvent(given: GivenEvent, reading: EventReading): ReadEvent {
  const faults: EventFault[] = [];
  const fail = (field: EventField, code: FaultCode): null => {
    faults.push({ field, code });
    return null;
  };
  const line = (field: EventField, maximum: number): string | null => {
    const text = given[field]?.trim() ?? '';
    if (text === '') return null;
    if (text.length > maximum) return fail(field, 'TOO_LONG');
    return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text) ? fail(field, 'INVALID_FORMAT') : text;
  };
  const word = <Value>(
    field: EventField,
    find: (text: string) => Value | null,
    fault: FaultCode = 'UNKNOWN_VALUE',
  ): Value | null => {
    const text = line(field, 100);
    return text === null ? null : (find(text) ?? fail(field, fault));
  };
  const required = <Value>(field: EventField, value: Value | null): Value | null =>
    value ?? (faults.some((fault) => fault.field === field) ? null : fail(field, 'REQUIRED'));

  const eventId = required('eventID', line('eventID', 100));
  const statedAt = required(
    'eventCreatedDateTime',
    word('eventCreatedDateTime', (text) => (isInstant(text) ? toIso(text) : null), 'INVALID_FORMAT'),
  );
  if (statedAt !== null && Date.parse(statedAt) > reading.now.getTime() + clockSkewMs) {
    fail('eventCreatedDateTime', 'OUT_OF_RANGE');
  }
  const retracts = line('retractedEventID', 100);
  const references = {
    booking: line('carrierBookingReference', 60),
    transportDocument: line('transportDocumentReference', 60),
    container: word('equipmentReference', readContainer, 'INVALID_FORMAT'),
  };
  const said = retracts === null ? readSaid() : null;
  if (faults.length > 0 || eventId === null || statedAt === null) return { event: null, faults };
  return { event: { eventId, statedAt, retracts, said, ...references }, faults: [] };

  function readSaid(): SaidEvent | null {
    const type = required('eventType', word('eventType', oneOf(eventTypes)));
    const codeField = type === null ? null : codeFieldOf[type];
    const code =
      codeField &&
      required(
        codeField,
        word(codeField, (text) => codeOf(type!, text)),
      );
    // Shipment events tell of what happened, always; the classifier may go without saying.
    const classifier = required(
      'eventClassifierCode',
      word('eventClassifierCode', classOf) ?? (type === 'SHIPMENT' ? 'ACTUAL' : null),
    );
    if (type === 'SHIPMENT' && classifier !== null && classifier !== 'ACTUAL') {
      fail('eventClassifierCode', 'OUT_OF_RANGE');
    }
    const document = word('documentTypeCode', documentOf);
    if (type === 'SHIPMENT') required('documentTypeCode', document);
    const location = word('UNLocationCode', parseLocode, 'INVALID_FORMAT');
    const moment = required(
      'eventDateTime',
      word(
        'eventDateTime',
        (text) => readMoment(text, location && reading.zoneOf(location)),
        'INVALID_FORMAT',
      ),
    );
    if (classifier === 'ACTUAL' && moment !== null && moment.day > latestDay(reading.now)) {
      fail('eventDateTime', 'OUT_OF_RANGE');
    }
    const rest = {
      empty: word('emptyIndicatorCode', oneOf(emptyIndicators)),
      facility: word('facilityTypeCode', facilityOf),
      movement:
        word('movementType', oneOf(movements)) ??
        (given.isTransshipmentMove === true ? ('TRANSSHIPMENT' as const) : null),
      vessel: line('vesselName', 100),
      voyage: line('voyageNumber', 50),
      cause: line('delayReason', 300),
    };
    if (type === null || !code || classifier === null || moment === null) return null;
    const event = { type, code, classifier, ...moment, document, location, ...rest };
    const atPorts = meaningsOf(event).some(({ place }) => ['POL', 'POD', 'TRANSHIPMENT'].includes(place));
    // A ship loads and sails in every port of its voyage: which one is meant has to be said.
    if (atPorts && location === null && event.movement === null) fail('UNLocationCode', 'REQUIRED');
    return event;
  }
}

const codeFieldOf = {
  SHIPMENT: 'shipmentEventTypeCode',
  TRANSPORT: 'transportEventTypeCode',
  EQUIPMENT: 'equipmentEventTypeCode',
} as const satisfies Readonly<Record<EventType, EventField>>;

/** By how much the clock of a sender may be ahead of ours. */
const clockSkewMs = 600_000;

const instantForm =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

function isInstant(text: string): boolean {
  return instantForm.test(text) && isCalendarDate(text.slice(0, 10)) && isOfOurTime(text);
}

/** No goods that are tracked travelled earlier, and none travel later. */
function isOfOurTime(text: string): boolean {
  return text >= '2000' && text < '2100';
}

function toIso(text: string): string {
  return new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')).toISOString();
}

/**
 * The calendar day of an event where it happens. An offset is that of the place, and the day stands as it is written.
 * `Z` says when it was and not what clocks there showed (RFC 9557, 2.2): the zone of the place tells the day. A time without
 * either is that of clocks at the place.
 */
function readMoment(text: string, timeZone: string | null): Pick<SaidEvent, 'day' | 'at'> | null {
  const written = text.slice(0, 10);
  if (isInstant(text)) {
    const at = toIso(text);
    const day = text.endsWith('Z') && timeZone !== null ? dayIn(timeZone, new Date(at)) : written;
    return { day, at };
  }
  if (!isLocalTime(text) || !isCalendarDate(written) || !isOfOurTime(text)) return null;
  return { day: written, at: timeZone && instantIn(timeZone, text).toISOString() };
}

function readContainer(text: string): string | null {
  const number = parseContainerNumber(text);
  return number !== null && hasRightCheckDigit(number) ? number : null;
}

const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (text: string): Value | null =>
    values.find((value) => value === text) ?? null;
