import { and, eq, inArray } from 'drizzle-orm';
import {
  bookings,
  customsDeclarations,
  cutOffs,
  shippingInstructions,
  transportDocuments,
} from '../../../schema/tables/shipping.ts';
import { ports } from '../../../schema/tables/trade.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { pastDay } from '../../events/past-day.ts';
import { globalId } from '../../graph/global-id.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { instantIn } from '../../trade/local-time.ts';
import { lockPart, lockShipment, type ShipmentRow } from '../orders/order-lock.commands.ts';
import { writeShipment } from '../orders/shipment-rows.commands.ts';
import { recordReports } from '../timeline/report.commands.ts';
import { freightTermOf, isAirWaybillNumber } from './bill-of-lading.ts';
import type {
  ConfirmBookingInput,
  ConfirmDraftDocumentInput,
  CutOffInput,
  DeclareCustomsInput,
  IssueTransportDocumentInput,
  ReleaseCustomsInput,
  RequestBookingInput,
  SubmitShippingInstructionInput,
} from './booking.input.ts';
import { CustomsDeclaration } from './booking.type.ts';
import { claimWaitingEvents } from './carrier-event.commands.ts';
import { settleEvents } from './event-standing.commands.ts';
import { reportSteps, reportsOfSteps, termsOf } from './shipping-step.commands.ts';

type BookingRow = typeof bookings.$inferSelect;

/** Writes down that space was asked for. */
export function requestBooking(context: RequestContext, input: RequestBookingInput) {
  const options = { name: 'requestBooking', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const before = await bookingOf(change, shipment);
    if (before?.confirmedOn) throw new Refusal([statusFault('CONFIRMED')]);
    const booking = { requestedFrom: input.from, requestedOn: day };
    const id = await writeBooking(change, shipment, before, booking);
    await writeShipment(change, shipment, {});
    const first = before ? [] : [{ code: 'BOOKING_REQUESTED' as const, day, evidence: input.from }];
    await reportSteps(change, order, shipment, first);
    return { booking: id, shipment: shipment.id };
  });
}

/** Writes down what the carrier confirmed: number, ship, days, cut-offs. Events that came before the number was known are matched. */
export function confirmBooking(context: RequestContext, input: ConfirmBookingInput) {
  const constraints = {
    bookings_confirmed_later: { code: 'OUT_OF_RANGE', path: ['input', 'on'] },
  } as const;
  const options = { name: 'confirmBooking', permission: 'order:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const zones = await zonesOf(change, [
      ...input.transhipmentPorts,
      ...input.cutOffs.flatMap((cutOff) => portOf(cutOff, shipment) ?? []),
    ]);
    refuse(findBookingFaults(input, shipment, zones));
    const before = await bookingOf(change, shipment);
    const { transhipmentPorts, carrier, number } = input;
    const id = await writeBooking(change, shipment, before, {
      ...{ requestedFrom: before?.requestedFrom ?? carrier, requestedOn: before?.requestedOn ?? day },
      ...{ confirmedOn: day, transhipmentPorts },
    });
    await replaceCutOffs(change, id, shipment, input.cutOffs, zones);
    const { vessel = null, voyage = null } = input;
    const after = await writeShipment(change, shipment, { bookingNumber: number, carrier, vessel, voyage });
    const byCarrier = { source: 'CARRIER', reporter: carrier, evidence: number } as const;
    const expected = (code: 'DEPARTED_POL' | 'ARRIVED_POD', on: string | null | undefined) =>
      on
        ? [{ at: { code, shipmentId: shipment.id }, classifier: 'ESTIMATED' as const, day: on, ...byCarrier }]
        : [];
    const steps = [
      ...(before ? [] : [{ code: 'BOOKING_REQUESTED' as const, day }]),
      ...(before?.confirmedOn ? [] : [{ code: 'BOOKING_CONFIRMED' as const, day, evidence: number }]),
    ];
    await recordReports(change, order, [
      ...reportsOfSteps(shipment, steps),
      ...expected('DEPARTED_POL', input.departsOn),
      ...expected('ARRIVED_POD', input.arrivesOn),
    ]);
    await claimWaitingEvents(change, after);
    await settleEvents(change, order, after);
    return { booking: id, shipment: shipment.id };
  });
}

/** Writes down what the carrier was told to write into the transport document. */
export function submitShippingInstruction(context: RequestContext, input: SubmitShippingInstructionInput) {
  const options = { name: 'submitShippingInstruction', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const { rule, edition } = await termsOf(change, order);
    const { consignee, notifyParty = null, marks = null, reference = null } = input;
    const columns = {
      ...{ submittedOn: day, consignee, notifyParty, marks, reference },
      freightTerm: input.freightTerm ?? freightTermOf(rule, edition),
    };
    const [before] = await change.tx
      .select()
      .from(shippingInstructions)
      .where(ofShipment(shippingInstructions, shipment));
    const after = { ...baseOf(change, shipment, before), ...columns };
    await change.tx
      .insert(shippingInstructions)
      .values(after)
      .onConflictDoUpdate({ target: [shippingInstructions.companyId, shippingInstructions.id], set: after });
    change.record({
      event: 'shippingInstruction.submitted',
      entity: 'ShippingInstruction',
      entityId: after.id,
      before: before ?? null,
      after,
    });
    await writeShipment(change, shipment, {});
    // A later one mends the first, which was in time or was not.
    const first = before ? [] : [{ code: 'SI_SUBMITTED' as const, day, evidence: reference }];
    await reportSteps(change, order, shipment, first);
    return { instruction: after.id, shipment: shipment.id };
  });
}

/** Writes down that the draft of the transport document was found right. */
export function confirmDraftDocument(context: RequestContext, input: ConfirmDraftDocumentInput) {
  const options = { name: 'confirmDraftDocument', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const before = await documentOf(change, shipment);
    if (before?.issuedOn) throw new Refusal([statusFault('ISSUED')]);
    const { kind, originals, freightTerm } = input;
    const id = await writeDocument(change, shipment, before, {
      kind,
      originals,
      freightTerm,
      draftConfirmedOn: day,
    });
    await writeShipment(change, shipment, {});
    const first = before ? [] : [{ code: 'BL_DRAFT_CONFIRMED' as const, day }];
    await reportSteps(change, order, shipment, first);
    return { document: id, shipment: shipment.id };
  });
}

/** Writes down the transport document that the carrier issued. What speaks against it is found, not refused. */
export function issueTransportDocument(context: RequestContext, input: IssueTransportDocumentInput) {
  const options = { name: 'issueTransportDocument', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const { kind, originals, freightTerm, number } = input;
    if (kind === 'AIR_WAYBILL' && !isAirWaybillNumber(number)) {
      throw new Refusal([{ code: 'INVALID_FORMAT', path: ['input', 'number'] }]);
    }
    const before = await documentOf(change, shipment);
    const columns = { kind, originals, freightTerm, issuedOn: day, issuedBy: input.issuedBy ?? null };
    const id = await writeDocument(change, shipment, before, columns);
    const after = await writeShipment(change, shipment, { transportDocument: number });
    const first = before?.issuedOn ? [] : [{ code: 'BL_ISSUED' as const, day, evidence: number }];
    await reportSteps(change, order, shipment, first);
    await claimWaitingEvents(change, after);
    await settleEvents(change, order, after);
    return { document: id, shipment: shipment.id };
  });
}

/** Writes down a declaration to customs. */
export function declareCustoms(context: RequestContext, input: DeclareCustomsInput) {
  const constraints = {
    customs_declarations_number_key: { code: 'ALREADY_EXISTS', path: ['input', 'number'] },
  } as const;
  const options = { name: 'declareCustoms', permission: 'order:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    const { direction, number, declarant = null } = input;
    const row = {
      ...baseOf(change, shipment),
      direction,
      number,
      declarant,
      declaredOn: day,
      releasedOn: null,
    };
    await change.tx.insert(customsDeclarations).values(row);
    change.record({ event: 'customs.declared', entity: 'CustomsDeclaration', entityId: row.id, after: row });
    await writeShipment(change, shipment, {});
    const steps = direction === 'EXPORT' ? [{ code: 'EXPORT_DECLARED' as const, day, evidence: number }] : [];
    await reportSteps(change, order, shipment, steps);
    return { declaration: row.id, shipment: shipment.id };
  });
}

/** Writes down that customs let the goods go. The milestone is passed with the last declaration of its direction. */
export function releaseCustoms(context: RequestContext, input: ReleaseCustomsInput) {
  const constraints = {
    customs_declarations_released_later: { code: 'OUT_OF_RANGE', path: ['input', 'on'] },
  } as const;
  const options = { name: 'releaseCustoms', permission: 'order:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row } = await lockPart(change, viewer, CustomsDeclaration, customsDeclarations, input.id);
    const declaration = row as typeof customsDeclarations.$inferSelect;
    if (declaration.version !== input.version)
      throw new Refusal([staleFault(declaration.version, input.version)]);
    if (declaration.releasedOn !== null) throw new Refusal([statusFault('RELEASED')]);
    const { order, shipment } = await lockShipment(change, viewer, {
      id: globalId('shipment', declaration.shipmentId),
    });
    const day = await pastDay(change, input.on, 'on');
    const after = {
      ...declaration,
      releasedOn: day,
      version: declaration.version + 1,
      updatedAt: change.now.toISOString(),
    };
    const { companyId, id, direction } = declaration;
    await change.tx
      .update(customsDeclarations)
      .set(after)
      .where(and(eq(customsDeclarations.companyId, companyId), eq(customsDeclarations.id, id)));
    change.record({
      event: 'customs.released',
      entity: 'CustomsDeclaration',
      entityId: id,
      before: declaration,
      after,
    });
    const all = await change.tx
      .select()
      .from(customsDeclarations)
      .where(and(ofShipment(customsDeclarations, shipment), eq(customsDeclarations.direction, direction)));
    const days = all.map(({ releasedOn }) => releasedOn);
    const last = days.every((one) => one !== null) ? (days.sort().at(-1) ?? null) : null;
    const code = direction === 'EXPORT' ? ('EXPORT_RELEASED' as const) : ('IMPORT_CLEARED' as const);
    await reportSteps(
      change,
      order,
      shipment,
      last === null ? [] : [{ code, day: last, evidence: declaration.number }],
    );
    return { declaration: id, shipment: shipment.id };
  });
}

type OfShipment =
  | typeof bookings
  | typeof shippingInstructions
  | typeof transportDocuments
  | typeof customsDeclarations;

function ofShipment(table: OfShipment, { companyId, id }: ShipmentRow) {
  return and(eq(table.companyId, companyId), eq(table.shipmentId, id));
}

/** The columns with which a row of a shipment begins: those of the row before it, one version on, or new ones. */
function baseOf(
  change: Change,
  { id, dealId }: ShipmentRow,
  before?: { readonly id: string; readonly version: number; readonly createdAt: string },
) {
  const fresh = change.newRow(before?.id);
  const again = before && { version: before.version + 1, createdAt: before.createdAt };
  return { ...fresh, ...again, dealId, shipmentId: id };
}

async function bookingOf(change: Change, shipment: ShipmentRow): Promise<BookingRow | undefined> {
  const [row] = await change.tx.select().from(bookings).where(ofShipment(bookings, shipment));
  return row;
}

async function writeBooking(
  change: Change,
  shipment: ShipmentRow,
  before: BookingRow | undefined,
  columns: Pick<BookingRow, 'requestedFrom' | 'requestedOn'> & Partial<BookingRow>,
): Promise<string> {
  const base = { confirmedOn: null, transhipmentPorts: [], ...before, ...baseOf(change, shipment, before) };
  const after: BookingRow = { ...base, ...columns };
  await change.tx
    .insert(bookings)
    .values(after)
    .onConflictDoUpdate({ target: [bookings.companyId, bookings.id], set: after });
  const event = after.confirmedOn === null ? 'booking.requested' : 'booking.confirmed';
  change.record({ event, entity: 'Booking', entityId: after.id, before: before ?? null, after });
  return after.id;
}

async function documentOf(change: Change, shipment: ShipmentRow) {
  const [row] = await change.tx
    .select()
    .from(transportDocuments)
    .where(ofShipment(transportDocuments, shipment));
  return row;
}

type DocumentRow = typeof transportDocuments.$inferSelect;

async function writeDocument(
  change: Change,
  shipment: ShipmentRow,
  before: DocumentRow | undefined,
  columns: Pick<DocumentRow, 'kind' | 'originals' | 'freightTerm'> & Partial<DocumentRow>,
): Promise<string> {
  const blank = { draftConfirmedOn: null, issuedOn: null, issuedBy: null };
  const after: DocumentRow = { ...blank, ...before, ...baseOf(change, shipment, before), ...columns };
  await change.tx
    .insert(transportDocuments)
    .values(after)
    .onConflictDoUpdate({ target: [transportDocuments.companyId, transportDocuments.id], set: after });
  const event = after.issuedOn === null ? 'transportDocument.draftConfirmed' : 'transportDocument.issued';
  change.record({ event, entity: 'TransportDocument', entityId: after.id, before: before ?? null, after });
  return after.id;
}

type Zones = ReadonlyMap<string, string>;

async function zonesOf(change: Change, locodes: readonly string[]): Promise<Zones> {
  if (locodes.length === 0) return new Map();
  const rows = await change.tx
    .select({ locode: ports.locode, timeZone: ports.timeZone })
    .from(ports)
    .where(inArray(ports.locode, [...new Set(locodes)]));
  return new Map(rows.map(({ locode, timeZone }) => [locode, timeZone]));
}

function portOf(cutOff: CutOffInput, shipment: ShipmentRow): string | null {
  return cutOff.port ?? shipment.portOfLoading;
}

function findBookingFaults(input: ConfirmBookingInput, shipment: ShipmentRow, zones: Zones): Fault[] {
  const { cutOffs: given, transhipmentPorts: places, departsOn, arrivesOn } = input;
  const unknown = (path: readonly string[], value: string): Fault => ({
    code: 'UNKNOWN_VALUE',
    path,
    facts: { value },
  });
  return [
    ...given.flatMap((cutOff, index): Fault[] => {
      const path = ['input', 'cutOffs', String(index)];
      const port = portOf(cutOff, shipment);
      const twice = given.findIndex(({ code }) => code === cutOff.code) < index;
      return [
        ...(twice ? [{ code: 'ALREADY_EXISTS' as const, path: [...path, 'code'] }] : []),
        ...(port === null ? [{ code: 'REQUIRED' as const, path: [...path, 'port'] }] : []),
        ...(port !== null && !zones.has(port) ? [unknown([...path, 'port'], port)] : []),
      ];
    }),
    ...places.flatMap((port, index): Fault[] => {
      const path = ['input', 'transhipmentPorts', String(index)];
      if (!zones.has(port)) return [unknown(path, port)];
      return places.indexOf(port) < index ? [{ code: 'ALREADY_EXISTS', path }] : [];
    }),
    ...(places.length > 0 && places.length !== shipment.transhipments
      ? [{ code: 'TERMS_DIFFER' as const, path: ['input', 'transhipmentPorts'] }]
      : []),
    ...(departsOn && arrivesOn && arrivesOn < previousDay(departsOn)
      ? [{ code: 'OUT_OF_RANGE' as const, path: ['input', 'arrivesOn'], facts: { minimum: departsOn } }]
      : []),
  ];
}

/** Across the date line a flight arrives on the day before it left. */
function previousDay(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

async function replaceCutOffs(
  change: Change,
  bookingId: string,
  shipment: ShipmentRow,
  given: readonly CutOffInput[],
  zones: Zones,
): Promise<void> {
  const { companyId } = shipment;
  await change.tx
    .delete(cutOffs)
    .where(and(eq(cutOffs.companyId, companyId), eq(cutOffs.bookingId, bookingId)));
  if (given.length === 0) return;
  await change.tx.insert(cutOffs).values(
    given.map((cutOff) => {
      const timeZone = zones.get(portOf(cutOff, shipment)!)!;
      const localTime = cutOff.localTime.slice(0, 16);
      return {
        companyId,
        bookingId,
        code: cutOff.code,
        localTime,
        timeZone,
        at: instantIn(timeZone, localTime).toISOString(),
      };
    }),
  );
}
