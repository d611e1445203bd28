import { sql } from 'drizzle-orm';
import {
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
import { delayCauses } from '../../src/fulfilment/production/production-lot.ts';
import { sampleStatuses } from '../../src/fulfilment/production/sample-round.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { orders, shipments } from './orders.ts';
import { costStepEnum } from './pricing.ts';
import { businessRow, currencyCode, decimal, instant, minorUnits } from './row.ts';

export const delayCauseEnum = pgEnum('delay_cause', delayCauses);
export const sampleStatusEnum = pgEnum('sample_status', sampleStatuses);

/** Goods of one line of a shipment that a factory makes in one go. */
export const productionLots = pgTable(
  'production_lots',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Counts the lots of a shipment from 1. */
    sequence: integer('sequence').notNull(),
    /** The number of its shipment with its sequence, for example SO-2026-00042/1-L2. */
    number: text('number').notNull(),
    /** The line of the contract that it is made for. */
    line: integer('line').notNull(),
    quantity: decimal('quantity').notNull(),
    factory: text('factory').notNull(),
    materialsReadyOn: date('materials_ready_on'),
    startedOn: date('started_on'),
    finishedOn: date('finished_on'),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
  },
  (lot) => [
    primaryKey({ columns: [lot.companyId, lot.id] }),
    foreignKey({ columns: [lot.companyId, lot.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [lot.companyId, lot.orderId], foreignColumns: [orders.companyId, orders.id] }),
    foreignKey({
      columns: [lot.companyId, lot.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    uniqueIndex('production_lots_number_key').on(lot.companyId, lot.number),
    index('production_lots_deal').on(lot.companyId, lot.dealId),
    index('production_lots_shipment').on(lot.companyId, lot.shipmentId, lot.sequence),
    index('production_lots_created').on(lot.companyId, lot.createdAt, lot.id),
    check('production_lots_positive', sql`${lot.quantity} > 0 AND ${lot.line} > 0 AND ${lot.sequence} > 0`),
    check(
      'production_lots_days_order',
      sql`${lot.finishedOn} IS NULL OR (${lot.startedOn} IS NOT NULL AND ${lot.finishedOn} >= ${lot.startedOn})`,
    ),
    check(
      'production_lots_cancelled_whole',
      sql`(${lot.cancelledAt} IS NULL) = (${lot.cancelReason} IS NULL) AND (${lot.cancelledAt} IS NULL OR ${lot.startedOn} IS NULL)`,
    ),
  ],
);

/** How much of a lot was made by the end of a day, counted from the start. Append only. */
export const productionProgress = pgTable(
  'production_progress',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    lotId: uuid('lot_id').notNull(),
    day: date('day').notNull(),
    made: decimal('made').notNull(),
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (entry) => [
    primaryKey({ columns: [entry.companyId, entry.id] }),
    foreignKey({
      columns: [entry.companyId, entry.lotId],
      foreignColumns: [productionLots.companyId, productionLots.id],
    }),
    foreignKey({
      columns: [entry.companyId, entry.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('production_progress_lot').on(entry.companyId, entry.lotId, entry.day, entry.recordedAt, entry.id),
    check('production_progress_made_not_negative', sql`${entry.made} >= 0`),
  ],
);

/** That a lot is late: why, and when it is expected now. Append only. */
export const productionDelays = pgTable(
  'production_delays',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    lotId: uuid('lot_id').notNull(),
    cause: delayCauseEnum('cause').notNull(),
    words: text('words').notNull(),
    /** When the lot is expected to be made. */
    expectedOn: date('expected_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (delay) => [
    primaryKey({ columns: [delay.companyId, delay.id] }),
    foreignKey({
      columns: [delay.companyId, delay.lotId],
      foreignColumns: [productionLots.companyId, productionLots.id],
    }),
    foreignKey({
      columns: [delay.companyId, delay.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('production_delays_lot').on(delay.companyId, delay.lotId, delay.recordedAt, delay.id),
  ],
);

/** A sample that went to the buyer before production, and what they said of it. */
export const sampleRounds = pgTable(
  'sample_rounds',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Counts the samples of an order from 1. */
    round: integer('round').notNull(),
    sentOn: date('sent_on').notNull(),
    /** Courier and number by which it went. */
    sentBy: text('sent_by').notNull(),
    /** What was sent, or changed since the round before it. */
    note: text('note'),
    status: sampleStatusEnum('status').notNull(),
    decidedOn: date('decided_on'),
    /** Who decided at the buyer’s. */
    decidedBy: text('decided_by'),
    evidence: text('evidence'),
    remarks: text('remarks'),
  },
  (round) => [
    primaryKey({ columns: [round.companyId, round.id] }),
    foreignKey({ columns: [round.companyId, round.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [round.companyId, round.orderId], foreignColumns: [orders.companyId, orders.id] }),
    uniqueIndex('sample_rounds_round_key').on(round.companyId, round.orderId, round.round),
    index('sample_rounds_deal').on(round.companyId, round.dealId),
    check(
      'sample_rounds_decided_whole',
      sql`(${round.status} = 'SENT') = (${round.decidedOn} IS NULL) AND (${round.decidedOn} IS NULL) = (${round.decidedBy} IS NULL) AND (${round.decidedOn} IS NULL) = (${round.evidence} IS NULL)`,
    ),
    check('sample_rounds_days_order', sql`${round.round} > 0 AND ${round.decidedOn} >= ${round.sentOn}`),
  ],
);

/** What was paid for a step of an order. Another figure is another row; what was booked wrongly is withdrawn. */
export const costActuals = pgTable(
  'cost_actuals',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    step: costStepEnum('step').notNull(),
    bookedOn: date('booked_on').notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: currencyCode('currency').notNull(),
    /** What one unit of the currency cost in that of the books, by the rates of the day. */
    rate: decimal('rate').notNull(),
    /** The amount in the currency of the books, rounded once. */
    baseMinor: minorUnits('base_minor').notNull(),
    baseCurrency: currencyCode('base_currency').notNull(),
    /** Who was paid. */
    payee: text('payee').notNull(),
    /** Number of the invoice, or what else shows it. */
    evidence: text('evidence').notNull(),
    note: text('note'),
    recordedBy: uuid('recorded_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawReason: text('withdraw_reason'),
  },
  (actual) => [
    primaryKey({ columns: [actual.companyId, actual.id] }),
    foreignKey({ columns: [actual.companyId, actual.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [actual.companyId, actual.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [actual.companyId, actual.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('cost_actuals_order').on(actual.companyId, actual.orderId, actual.bookedOn, actual.id),
    index('cost_actuals_deal').on(actual.companyId, actual.dealId),
    check(
      'cost_actuals_positive',
      sql`${actual.amountMinor} > 0 AND ${actual.rate} > 0 AND ${actual.baseMinor} >= 0`,
    ),
    check('cost_actuals_step', sql`${actual.step} <> 'PROFIT'`),
    check(
      'cost_actuals_withdrawn_whole',
      sql`(${actual.withdrawnAt} IS NULL) = (${actual.withdrawReason} IS NULL)`,
    ),
  ],
);
