import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { inspectionStages } from '../../src/fulfilment/timeline/tailored-milestones.ts';
import { contracts } from './contracts.ts';
import { deals } from './deals.ts';
import { businessRow, countryCode, decimal, instant } from './row.ts';
import { ports } from './trade.ts';

export const inspectionStageEnum = pgEnum('inspection_stage', inspectionStages);

/** What is to be made and shipped under a contract. Its goods and terms are those of the contract that holds. */
export const orders = pgTable(
  'orders',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    /** Gapless by year, for example SO-2026-00042. */
    number: text('number').notNull(),
    /** The version of the contract that it follows; an amendment puts the next one in its place. */
    contractId: uuid('contract_id').notNull(),
    confirmedOn: date('confirmed_on').notNull(),
    /** Where the goods are made: whose holidays stop production. */
    factoryCountry: countryCode('factory_country').notNull(),
    needsSample: boolean('needs_sample').notNull(),
    inspections: inspectionStageEnum('inspections').array().notNull(),
    /** How often its plan was made; 1 is the first. */
    baseline: integer('baseline').notNull(),
  },
  (order) => [
    primaryKey({ columns: [order.companyId, order.id] }),
    foreignKey({ columns: [order.companyId, order.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [order.companyId, order.contractId],
      foreignColumns: [contracts.companyId, contracts.id],
    }),
    uniqueIndex('orders_number_key').on(order.companyId, order.number),
    uniqueIndex('orders_deal_key').on(order.companyId, order.dealId),
    index('orders_confirmed').on(order.companyId, order.confirmedOn, order.id),
    check('orders_baseline_positive', sql`${order.baseline} > 0`),
  ],
);

/** Goods of an order that travel together. */
export const shipments = pgTable(
  'shipments',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Counts the shipments of an order from 1. */
    sequence: integer('sequence').notNull(),
    /** The number of its order with its sequence, for example SO-2026-00042/1. */
    number: text('number').notNull(),
    portOfLoading: text('port_of_loading').references(() => ports.locode),
    portOfDischarge: text('port_of_discharge').references(() => ports.locode),
    /** Whether its goods fill containers of their own. */
    fullContainers: boolean('full_containers').notNull(),
    transhipments: integer('transhipments').notNull(),
    /** Days from the start of production until its goods are made. */
    productionDays: integer('production_days').notNull(),
    /** Days from departure to arrival, all legs together. */
    transitDays: integer('transit_days').notNull(),
    /** By when it was promised to be delivered as the rule says; on-time delivery is measured against it. */
    promisedOn: date('promised_on').notNull(),
    /** What the carrier calls it. */
    bookingNumber: text('booking_number'),
    carrier: text('carrier'),
    vessel: text('vessel'),
    voyage: text('voyage'),
    /** Bill of lading, air waybill, rail or road note. */
    transportDocument: text('transport_document'),
    /** Why nothing of it may be shipped, while that is so. */
    holdReason: text('hold_reason'),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
  },
  (shipment) => [
    primaryKey({ columns: [shipment.companyId, shipment.id] }),
    foreignKey({
      columns: [shipment.companyId, shipment.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [shipment.companyId, shipment.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    uniqueIndex('shipments_sequence_key').on(shipment.companyId, shipment.orderId, shipment.sequence),
    uniqueIndex('shipments_number_key').on(shipment.companyId, shipment.number),
    index('shipments_promised').on(shipment.companyId, shipment.promisedOn, shipment.id),
    index('shipments_deal').on(shipment.companyId, shipment.dealId, shipment.sequence),
    check(
      'shipments_counts_range',
      sql`${shipment.sequence} > 0 AND ${shipment.transhipments} BETWEEN 0 AND 4 AND ${shipment.productionDays} BETWEEN 0 AND 1000 AND ${shipment.transitDays} BETWEEN 0 AND 400`,
    ),
    check(
      'shipments_cancelled_whole',
      sql`(${shipment.cancelledAt} IS NULL) = (${shipment.cancelReason} IS NULL)`,
    ),
  ],
);

/** How much of a line of the contract travels with a shipment. */
export const shipmentLines = pgTable(
  'shipment_lines',
  {
    companyId: uuid('company_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** The line of the contract. */
    sequence: integer('sequence').notNull(),
    quantity: decimal('quantity').notNull(),
  },
  (line) => [
    primaryKey({ columns: [line.companyId, line.shipmentId, line.sequence] }),
    foreignKey({
      columns: [line.companyId, line.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    check('shipment_lines_quantity_positive', sql`${line.quantity} > 0`),
  ],
);
