import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { freightTerms, transportDocumentKinds } from '../../src/fulfilment/shipping/bill-of-lading.ts';
import type { EventFault, GivenEvent, SaidEvent } from '../../src/fulfilment/shipping/carrier-event.ts';
import { customsDirections } from '../../src/fulfilment/shipping/customs.ts';
import { cutOffCodes } from '../../src/fulfilment/shipping/cut-off.ts';
import { eventStatuses } from '../../src/fulfilment/shipping/event-result.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { shipments } from './orders.ts';
import { businessRow, instant } from './row.ts';
import { milestoneCodeEnum, milestoneReports, reportClassEnum, reportSourceEnum } from './timeline.ts';

export const cutOffCodeEnum = pgEnum('cut_off_code', cutOffCodes);
export const transportDocumentKindEnum = pgEnum('transport_document_kind', transportDocumentKinds);
export const freightTermEnum = pgEnum('freight_term', freightTerms);
export const customsDirectionEnum = pgEnum('customs_direction', customsDirections);
export const eventStatusEnum = pgEnum('event_status', eventStatuses);

/** What was asked of a carrier or forwarder for a shipment, and what they confirmed. Its number and ship are the shipment's. */
export const bookings = pgTable(
  'bookings',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Who was asked: a carrier, or a forwarder. */
    requestedFrom: text('requested_from').notNull(),
    requestedOn: date('requested_on').notNull(),
    confirmedOn: date('confirmed_on'),
    /** Where it changes ships, in order. */
    transhipmentPorts: text('transhipment_ports').array().notNull(),
  },
  (booking) => [
    primaryKey({ columns: [booking.companyId, booking.id] }),
    foreignKey({ columns: [booking.companyId, booking.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [booking.companyId, booking.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('bookings_shipment_key').on(booking.companyId, booking.shipmentId),
    check('bookings_confirmed_later', sql`${booking.confirmedOn} >= ${booking.requestedOn}`),
  ],
);

/** A time by which something has to be done for a booking: what clocks at the port show, and when that is. */
export const cutOffs = pgTable(
  'cut_offs',
  {
    companyId: uuid('company_id').notNull(),
    bookingId: uuid('booking_id').notNull(),
    code: cutOffCodeEnum('code').notNull(),
    localTime: text('local_time').notNull(),
    /** The IANA zone of the port. */
    timeZone: text('time_zone').notNull(),
    at: instant('at').notNull(),
  },
  (cutOff) => [
    primaryKey({ columns: [cutOff.companyId, cutOff.bookingId, cutOff.code] }),
    foreignKey({
      columns: [cutOff.companyId, cutOff.bookingId],
      foreignColumns: [bookings.companyId, bookings.id],
    }),
    index('cut_offs_at').on(cutOff.companyId, cutOff.at),
  ],
);

/** What the carrier was told to write into the transport document. */
export const shippingInstructions = pgTable(
  'shipping_instructions',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    submittedOn: date('submitted_on').notNull(),
    reference: text('reference'),
    consignee: text('consignee').notNull(),
    notifyParty: text('notify_party'),
    marks: text('marks'),
    freightTerm: freightTermEnum('freight_term').notNull(),
  },
  (instruction) => [
    primaryKey({ columns: [instruction.companyId, instruction.id] }),
    foreignKey({
      columns: [instruction.companyId, instruction.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [instruction.companyId, instruction.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('shipping_instructions_shipment_key').on(instruction.companyId, instruction.shipmentId),
  ],
);

/** The bill of lading or waybill of a shipment: a draft that was confirmed, then the document. Its number is the shipment's. */
export const transportDocuments = pgTable(
  'transport_documents',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    kind: transportDocumentKindEnum('kind').notNull(),
    originals: integer('originals').notNull(),
    freightTerm: freightTermEnum('freight_term').notNull(),
    draftConfirmedOn: date('draft_confirmed_on'),
    issuedOn: date('issued_on'),
    /** Who issued it, and where. */
    issuedBy: text('issued_by'),
  },
  (document) => [
    primaryKey({ columns: [document.companyId, document.id] }),
    foreignKey({
      columns: [document.companyId, document.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [document.companyId, document.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('transport_documents_shipment_key').on(document.companyId, document.shipmentId),
    check('transport_documents_originals_range', sql`${document.originals} BETWEEN 0 AND 9`),
  ],
);

/** A customs declaration of a shipment. */
export const customsDeclarations = pgTable(
  'customs_declarations',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    direction: customsDirectionEnum('direction').notNull(),
    number: text('number').notNull(),
    declarant: text('declarant'),
    declaredOn: date('declared_on').notNull(),
    releasedOn: date('released_on'),
  },
  (declaration) => [
    primaryKey({ columns: [declaration.companyId, declaration.id] }),
    foreignKey({
      columns: [declaration.companyId, declaration.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [declaration.companyId, declaration.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('customs_declarations_number_key').on(
      declaration.companyId,
      declaration.shipmentId,
      declaration.direction,
      declaration.number,
    ),
    check('customs_declarations_released_later', sql`${declaration.releasedOn} >= ${declaration.declaredOn}`),
  ],
);

/** Events of a carrier, terminal or forwarder that came together. Append only. */
export const eventBatches = pgTable(
  'event_batches',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    source: reportSourceEnum('source').notNull(),
    reporter: text('reporter').notNull(),
    /** What the sender calls it. */
    reference: text('reference'),
    receivedAt: instant('received_at').notNull(),
    receivedBy: uuid('received_by').notNull(),
  },
  (batch) => [
    primaryKey({ columns: [batch.companyId, batch.id] }),
    foreignKey({
      columns: [batch.companyId, batch.receivedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('event_batches_received').on(batch.companyId, batch.receivedBy, batch.receivedAt, batch.id),
  ],
);

/** An event as it came, and as it was read. It is never changed; that it is matched to a shipment later is added. */
export const carrierEvents = pgTable(
  'carrier_events',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    batchId: uuid('batch_id').notNull(),
    source: reportSourceEnum('source').notNull(),
    reporter: text('reporter').notNull(),
    /** Unique to whoever sent it. */
    eventId: text('event_id').notNull(),
    /** Null while it is not told which shipment it is of. */
    dealId: uuid('deal_id'),
    shipmentId: uuid('shipment_id'),
    statedAt: instant('stated_at').notNull(),
    /** The event that it takes back. */
    retracts: text('retracts'),
    said: jsonb('said').$type<SaidEvent>(),
    booking: text('booking'),
    transportDocument: text('transport_document'),
    container: text('container'),
    /** Word for word. */
    raw: jsonb('raw').$type<GivenEvent>().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (event) => [
    primaryKey({ columns: [event.companyId, event.id] }),
    foreignKey({
      columns: [event.companyId, event.batchId],
      foreignColumns: [eventBatches.companyId, eventBatches.id],
    }),
    foreignKey({ columns: [event.companyId, event.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [event.companyId, event.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('carrier_events_event_key').on(event.companyId, event.source, event.reporter, event.eventId),
    index('carrier_events_shipment').on(event.companyId, event.shipmentId, event.receivedAt, event.id),
    check('carrier_events_matched_whole', sql`(${event.dealId} IS NULL) = (${event.shipmentId} IS NULL)`),
    check('carrier_events_say_or_retract', sql`(${event.said} IS NULL) = (${event.retracts} IS NOT NULL)`),
  ],
);

/** What became of each event of a batch, in the order in which they were sent. Append only. */
export const eventResults = pgTable(
  'event_results',
  {
    companyId: uuid('company_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    /** Its place in the batch, from 0. */
    index: integer('index').notNull(),
    status: eventStatusEnum('status').notNull(),
    eventId: text('event_id'),
    faults: jsonb('faults').$type<readonly EventFault[]>().notNull(),
    shipmentId: uuid('shipment_id'),
    /** Word for word, where a code of it was unknown. */
    raw: jsonb('raw').$type<GivenEvent>(),
  },
  (result) => [
    primaryKey({ columns: [result.companyId, result.batchId, result.index] }),
    foreignKey({
      columns: [result.companyId, result.batchId],
      foreignColumns: [eventBatches.companyId, eventBatches.id],
    }),
    foreignKey({
      columns: [result.companyId, result.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
  ],
);

/** The report that all events of a source together make of a milestone, as it stands. */
export const eventReports = pgTable(
  'event_reports',
  {
    companyId: uuid('company_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    code: milestoneCodeEnum('code').notNull(),
    leg: integer('leg').notNull(),
    source: reportSourceEnum('source').notNull(),
    reporter: text('reporter').notNull(),
    classifier: reportClassEnum('classifier').notNull(),
    reportId: uuid('report_id').notNull(),
    /** The event behind it, with its day: another one takes its place. */
    says: text('says').notNull(),
  },
  (report) => [
    primaryKey({
      columns: [
        report.companyId,
        report.shipmentId,
        report.code,
        report.leg,
        report.source,
        report.reporter,
        report.classifier,
      ],
    }),
    foreignKey({
      columns: [report.companyId, report.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [report.companyId, report.reportId],
      foreignColumns: [milestoneReports.companyId, milestoneReports.id],
    }),
  ],
);
