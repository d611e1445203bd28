import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { shipments } from '../../../schema/tables/orders.ts';
import { shipmentContainers } from '../../../schema/tables/packing.ts';
import { carrierEvents, eventBatches, eventResults } from '../../../schema/tables/shipping.ts';
import { ports } from '../../../schema/tables/trade.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { globalId, localId } from '../../graph/global-id.ts';
import type { RequestContext } from '../../server/context.ts';
import { Problem } from '../../server/problem.ts';
import { Refusal } from '../../trade/fault.ts';
import { parseLocode } from '../../trade/locode.ts';
import { lockOrder, type OrderRow, type ShipmentRow } from '../orders/order-lock.commands.ts';
import type { RecordShipmentEventsInput, ShipmentEventInput } from './carrier-event.input.ts';
import {
  type CarrierEvent,
  eventFields,
  type GivenEvent,
  type ReadEvent,
  readEvent,
} from './carrier-event.ts';
import { type Candidate, type EventStatus, matchEvent, statusOfFaults } from './event-result.ts';
import { settleEvents } from './event-standing.commands.ts';

type EventRow = typeof carrierEvents.$inferSelect;
type ResultRow = typeof eventResults.$inferInsert;

/** An event as it was sent and read, and the shipment that it is of as far as that is told. */
interface Received {
  readonly given: GivenEvent;
  readonly read: ReadEvent;
  readonly shipmentId: string | null;
}

/** What became of one of them, and what is to be written of it. */
interface Judged {
  readonly status: EventStatus;
  readonly faults: ResultRow['faults'];
  readonly shipmentId: string | null;
  readonly row: EventRow | null;
}

const eventsAtMost = 500;

/**
 * Takes events of a carrier, terminal or forwarder, for any shipments. Each is judged by itself; those that were understood
 * are kept, and what all of them together say of a shipment is worked out anew.
 */
export function recordShipmentEvents(context: RequestContext, input: RecordShipmentEventsInput) {
  const options = { name: 'recordShipmentEvents', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    if (input.events.length === 0 || input.events.length > eventsAtMost) {
      const facts = { minimum: 1, maximum: eventsAtMost };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'events'], facts }]);
    }
    const batch = {
      ...{ companyId: viewer.companyId, id: change.newId(), source: input.source, reporter: input.reporter },
      ...{ reference: input.reference ?? null, receivedAt: change.now.toISOString(), receivedBy: viewer.id },
    };
    await change.tx.insert(eventBatches).values(batch);
    const received = await matched(change, await readAll(change, input.events), input.events);
    const locked = await lockShipments(change, viewer, received);
    const judged = await judge(change, batch, received, locked);
    await keepEvents(change, judged);
    await change.tx.insert(eventResults).values(
      judged.map(({ status, faults, shipmentId }, index): ResultRow => {
        const { read, given } = received[index]!;
        const isNamed = !faults.some(({ field }) => field === 'eventID');
        const eventId = read.event?.eventId ?? (isNamed ? (given.eventID?.trim() ?? null) : null);
        const raw = status === 'UNKNOWN_CODE' ? given : null;
        return {
          companyId: batch.companyId,
          batchId: batch.id,
          index,
          status,
          eventId,
          faults,
          shipmentId,
          raw,
        };
      }),
    );
    change.record({
      event: 'events.received',
      entity: 'ShipmentEventBatch',
      entityId: batch.id,
      after: batch,
    });
    const touched = new Set(judged.flatMap(({ row }) => row?.shipmentId ?? []));
    for (const { order, shipment } of locked.values()) {
      if (touched.has(shipment.id)) await settleEvents(change, order, shipment);
    }
    return { batch: batch.id };
  });
}

/** Gives a locked shipment the events that came before its names were known. */
export async function claimWaitingEvents(change: Change, shipment: ShipmentRow): Promise<void> {
  const { companyId, bookingNumber, transportDocument } = shipment;
  const containers = await change.tx
    .select({ number: shipmentContainers.number })
    .from(shipmentContainers)
    .where(and(eq(shipmentContainers.companyId, companyId), eq(shipmentContainers.shipmentId, shipment.id)));
  const names = [
    ...(bookingNumber === null ? [] : [eq(carrierEvents.booking, bookingNumber)]),
    ...(transportDocument === null ? [] : [eq(carrierEvents.transportDocument, transportDocument)]),
    ...(containers.length === 0
      ? []
      : [
          inArray(
            carrierEvents.container,
            containers.map(({ number }) => number),
          ),
        ]),
  ];
  if (names.length === 0) return;
  const waiting = await change.tx
    .select()
    .from(carrierEvents)
    .where(and(eq(carrierEvents.companyId, companyId), isNull(carrierEvents.shipmentId), or(...names)))
    .limit(waitingAtMost);
  const candidates = await candidatesFor(change, waiting);
  const ids = waiting.filter((event) => matchEvent(event, candidates) === shipment.id).map(({ id }) => id);
  if (ids.length === 0) return;
  await change.tx
    .update(carrierEvents)
    .set({ dealId: shipment.dealId, shipmentId: shipment.id })
    .where(and(eq(carrierEvents.companyId, companyId), inArray(carrierEvents.id, ids)));
}

/** More than any shipment has. */
const waitingAtMost = 2000;

/** Reads every event; the zones of their places are asked for at once. */
async function readAll(
  change: Change,
  events: readonly ShipmentEventInput[],
): Promise<[GivenEvent, ReadEvent][]> {
  const places = [...new Set(events.flatMap((event) => parseLocode(event.UNLocationCode ?? '') ?? []))];
  const rows =
    places.length === 0
      ? []
      : await change.tx
          .select({ locode: ports.locode, timeZone: ports.timeZone })
          .from(ports)
          .where(inArray(ports.locode, places));
  const zones = new Map(rows.map(({ locode, timeZone }) => [locode, timeZone]));
  const reading = { now: change.now, zoneOf: (place: string) => zones.get(place) ?? null };
  return events.map((event) => {
    const given = wordsOf(event);
    return [given, readEvent(given, reading)];
  });
}

/** What an event says, without what it leaves out; for which shipment it was sent is no word of it. */
function wordsOf(event: ShipmentEventInput): GivenEvent {
  const words = eventFields
    .filter((field) => field !== 'shipmentId')
    .flatMap((field) => (event[field] ? [[field, event[field]] as const] : []));
  const { isTransshipmentMove } = event;
  return { ...Object.fromEntries(words), ...(isTransshipmentMove && { isTransshipmentMove }) };
}

async function matched(
  change: Change,
  read: readonly [GivenEvent, ReadEvent][],
  events: readonly ShipmentEventInput[],
): Promise<Received[]> {
  const candidates = await candidatesFor(
    change,
    read.flatMap(([, { event }]) => event ?? []),
  );
  return read.map(([given, one], index) => {
    const named = events[index]!.shipmentId;
    const shipmentId = named ? localId('shipment', named) : one.event && matchEvent(one.event, candidates);
    return { given, read: one, shipmentId };
  });
}

/** Every shipment that one of these events may name. */
async function candidatesFor(
  change: Change,
  events: readonly Pick<CarrierEvent, 'booking' | 'transportDocument' | 'container'>[],
): Promise<Candidate[]> {
  const { companyId } = change.viewer;
  const namesOf = (names: readonly (string | null)[]) => [...new Set(names.filter((name) => name !== null))];
  const bookings = namesOf(events.map(({ booking }) => booking));
  const documents = namesOf(events.map(({ transportDocument }) => transportDocument));
  const numbers = namesOf(events.map(({ container }) => container));
  const withContainer = change.tx
    .select({ id: shipmentContainers.shipmentId })
    .from(shipmentContainers)
    .where(and(eq(shipmentContainers.companyId, companyId), inArray(shipmentContainers.number, numbers)));
  const names = [
    ...(bookings.length === 0 ? [] : [inArray(shipments.bookingNumber, bookings)]),
    ...(documents.length === 0 ? [] : [inArray(shipments.transportDocument, documents)]),
    ...(numbers.length === 0 ? [] : [inArray(shipments.id, withContainer)]),
  ];
  if (names.length === 0) return [];
  const found = await change.tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.companyId, companyId), isNull(shipments.cancelledAt), or(...names)));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const containers = await change.tx
    .select({ shipmentId: shipmentContainers.shipmentId, number: shipmentContainers.number })
    .from(shipmentContainers)
    .where(and(eq(shipmentContainers.companyId, companyId), inArray(shipmentContainers.shipmentId, ids)));
  return found.map(({ id, bookingNumber, transportDocument }) => ({
    ...{ shipmentId: id, bookingNumber, transportDocument },
    containers: containers.filter(({ shipmentId }) => shipmentId === id).map(({ number }) => number),
  }));
}

type LockedShipments = ReadonlyMap<string, { readonly order: OrderRow; readonly shipment: ShipmentRow }>;

/** Locks the orders of the shipments that are seen, in one order for all who do so. The others are left out. */
async function lockShipments(
  change: Change,
  viewer: Viewer,
  received: readonly Received[],
): Promise<LockedShipments> {
  const ids = [...new Set(received.flatMap(({ shipmentId }) => shipmentId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await change.tx
    .select({ id: shipments.id, orderId: shipments.orderId })
    .from(shipments)
    .where(
      and(
        eq(shipments.companyId, viewer.companyId),
        inArray(shipments.id, ids),
        isNull(shipments.cancelledAt),
      ),
    )
    .orderBy(shipments.dealId, shipments.id);
  const locked = new Map<string, OrderRow | null>();
  for (const orderId of new Set(rows.map((row) => row.orderId))) {
    locked.set(orderId, await lockSeen(change, viewer, orderId));
  }
  const seen = rows.filter(({ orderId }) => locked.get(orderId));
  if (seen.length === 0) return new Map();
  const current = await change.tx
    .select()
    .from(shipments)
    .where(
      and(
        eq(shipments.companyId, viewer.companyId),
        inArray(
          shipments.id,
          seen.map(({ id }) => id),
        ),
      ),
    );
  return new Map(
    current.map((shipment) => [shipment.id, { order: locked.get(shipment.orderId)!, shipment }] as const),
  );
}

async function lockSeen(change: Change, viewer: Viewer, orderId: string): Promise<OrderRow | null> {
  try {
    return (await lockOrder(change, viewer, globalId('order', orderId))).order;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function judge(
  change: Change,
  batch: typeof eventBatches.$inferSelect,
  received: readonly Received[],
  locked: LockedShipments,
): Promise<Judged[]> {
  const { companyId, source, reporter } = batch;
  const ids = received.flatMap(({ read }) => read.event?.eventId ?? []);
  const rows =
    ids.length === 0
      ? []
      : await change.tx
          .select()
          .from(carrierEvents)
          .where(
            and(
              eq(carrierEvents.companyId, companyId),
              eq(carrierEvents.source, source),
              eq(carrierEvents.reporter, reporter),
              inArray(carrierEvents.eventId, ids),
            ),
          );
  const known = new Map(rows.map((row) => [row.eventId, row]));
  return received.map(({ given, read, shipmentId: told }): Judged => {
    const { event, faults } = read;
    if (!event) return { status: statusOfFaults(faults), faults, shipmentId: null, row: null };
    const shipment = told === null ? undefined : locked.get(told)?.shipment;
    const before = known.get(event.eventId);
    if (before && !isSame(before.raw, given)) {
      const other = [{ field: 'eventID', code: 'ALREADY_EXISTS' }] as const;
      return { status: 'INVALID', faults: other, shipmentId: null, row: null };
    }
    if (before && (before.shipmentId !== null || !shipment)) {
      const status = before.shipmentId === null ? 'UNMATCHED' : 'DUPLICATE';
      return { status, faults: [], shipmentId: seenId(before), row: null };
    }
    const row: EventRow = {
      ...{ companyId, id: before?.id ?? change.newId(), batchId: batch.id, source, reporter },
      ...{ dealId: shipment?.dealId ?? null, shipmentId: shipment?.id ?? null, raw: given },
      ...{ ...event, receivedAt: batch.receivedAt },
    };
    known.set(event.eventId, row);
    return { status: shipment ? 'ACCEPTED' : 'UNMATCHED', faults: [], shipmentId: row.shipmentId, row };
  });

  /** Of which shipment an earlier event is, is told to those who see it. */
  function seenId({ shipmentId }: EventRow): string | null {
    return shipmentId !== null && locked.has(shipmentId) ? shipmentId : null;
  }
}

/** The same words; JSON of the database has its keys in another order. */
function isSame(a: GivenEvent, b: GivenEvent): boolean {
  const text = (event: GivenEvent) =>
    JSON.stringify(Object.entries(event).sort(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
}

/** Adds the events; one that waited for its shipment has it now. */
async function keepEvents(change: Change, judged: readonly Judged[]): Promise<void> {
  const byId = new Map(judged.flatMap(({ row }) => (row ? [[row.id, row] as const] : [])));
  // In one order for all who write, so that two messages with the same events wait for each other in turn.
  const rows = [...byId.values()].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  if (rows.length === 0) return;
  const { companyId, source, reporter, eventId } = carrierEvents;
  await change.tx
    .insert(carrierEvents)
    .values(rows)
    .onConflictDoUpdate({
      target: [companyId, source, reporter, eventId],
      set: {
        dealId: sql`coalesce(${carrierEvents.dealId}, excluded.deal_id)`,
        shipmentId: sql`coalesce(${carrierEvents.shipmentId}, excluded.shipment_id)`,
      },
    });
}
