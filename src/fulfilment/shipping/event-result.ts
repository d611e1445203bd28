import type { EventFault } from './carrier-event.ts';
import { codeFields } from './carrier-event.ts';

/** What became of an event that was sent. */
export const eventStatuses = ['ACCEPTED', 'DUPLICATE', 'UNMATCHED', 'UNKNOWN_CODE', 'INVALID'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** Of an event that was not understood: whether nothing but its codes is in the way. */
export function statusOfFaults(faults: readonly EventFault[]): EventStatus {
  const isCode = ({ field, code }: EventFault) => code === 'UNKNOWN_VALUE' && codeFields.includes(field);
  return faults.every(isCode) ? 'UNKNOWN_CODE' : 'INVALID';
}

/** A shipment that an event may be of, by what the event calls it. */
export interface Candidate {
  readonly shipmentId: string;
  readonly bookingNumber: string | null;
  readonly transportDocument: string | null;
  readonly containers: readonly string[];
}

/** The names under which an event speaks of goods. */
export interface EventReferences {
  readonly booking: string | null;
  readonly transportDocument: string | null;
  readonly container: string | null;
}

/**
 * The shipment of an event. Every name that some shipment has must be this one's; a name that none has says nothing, as a
 * container that nobody has recorded yet. Several shipments, or none: it is not told.
 */
export function matchEvent(
  { booking, transportDocument, container }: EventReferences,
  candidates: readonly Candidate[],
): string | null {
  const tests: ((one: Candidate) => boolean)[] = [
    ...(booking === null ? [] : [(one: Candidate) => one.bookingNumber === booking]),
    ...(transportDocument === null ? [] : [(one: Candidate) => one.transportDocument === transportDocument]),
    ...(container === null ? [] : [(one: Candidate) => one.containers.includes(container)]),
  ].filter((test) => candidates.some(test));
  if (tests.length === 0) return null;
  const matches = candidates.filter((one) => tests.every((test) => test(one)));
  return matches.length === 1 ? matches[0]!.shipmentId : null;
}
