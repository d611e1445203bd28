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
import { defectClasses, verdicts } from '../../src/fulfilment/quality/inspection.ts';
import { sampleChoices } from '../../src/fulfilment/quality/sampling-plan.ts';
import { inspectionLevels, severities } from '../../src/fulfilment/quality/sampling-tables.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { inspectionStageEnum, orders, shipments } from './orders.ts';
import { productionLots } from './production.ts';
import { products } from './products.ts';
import { businessRow, decimal, instant } from './row.ts';

export const defectClassEnum = pgEnum('defect_class', defectClasses);
export const verdictEnum = pgEnum('verdict', verdicts);
export const inspectionLevelEnum = pgEnum('inspection_level', inspectionLevels);
export const sampleChoiceEnum = pgEnum('sample_choice', sampleChoices);
export const severityEnum = pgEnum('inspection_severity', severities);

/** That goods are inspected, by a plan that is kept as it was made. What was decided is kept; another look is another row. */
export const inspections = pgTable(
  'inspections',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Null where the shipment is inspected as a whole. */
    lotId: uuid('lot_id'),
    /** Counts the inspections of a shipment from 1. */
    sequence: integer('sequence').notNull(),
    /** The number of its shipment with its sequence, for example SO-2026-00042/1-Q2. */
    number: text('number').notNull(),
    stage: inspectionStageEnum('stage').notNull(),
    /** The failed inspection that it repeats after rework. */
    reinspectsId: uuid('reinspects_id'),
    plannedOn: date('planned_on').notNull(),
    inspector: text('inspector').notNull(),
    /** The factory and the product of the lot, as they were; both null where there is no lot. */
    factory: text('factory'),
    productId: uuid('product_id'),
    level: inspectionLevelEnum('level').notNull(),
    severity: severityEnum('severity').notNull(),
    samples: sampleChoiceEnum('samples').notNull(),
    lotSize: integer('lot_size').notNull(),
    /** What the factory mended, where inspection had been suspended. */
    resumeReason: text('resume_reason'),
    inspectedOn: date('inspected_on'),
    /** Number or place of the inspector’s report. */
    report: text('report'),
    /** Follows from what was found; nobody sets it. */
    verdict: verdictEnum('verdict').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
  },
  (inspection) => [
    primaryKey({ columns: [inspection.companyId, inspection.id] }),
    foreignKey({
      columns: [inspection.companyId, inspection.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [inspection.companyId, inspection.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [inspection.companyId, inspection.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [inspection.companyId, inspection.lotId],
      foreignColumns: [productionLots.companyId, productionLots.id],
    }),
    foreignKey({
      columns: [inspection.companyId, inspection.reinspectsId],
      foreignColumns: [inspection.companyId, inspection.id],
    }),
    foreignKey({
      columns: [inspection.companyId, inspection.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    uniqueIndex('inspections_number_key').on(inspection.companyId, inspection.number),
    uniqueIndex('inspections_reinspected_once')
      .on(inspection.companyId, inspection.reinspectsId)
      .where(sql`${inspection.reinspectsId} IS NOT NULL AND ${inspection.cancelledAt} IS NULL`),
    index('inspections_deal').on(inspection.companyId, inspection.dealId),
    index('inspections_order').on(inspection.companyId, inspection.orderId, inspection.sequence),
    index('inspections_shipment').on(inspection.companyId, inspection.shipmentId, inspection.sequence),
    index('inspections_planned').on(inspection.companyId, inspection.plannedOn, inspection.id),
    index('inspections_product').on(inspection.companyId, inspection.productId, inspection.inspectedOn),
    check(
      'inspections_lot_whole',
      sql`(${inspection.lotId} IS NULL) = (${inspection.factory} IS NULL) AND (${inspection.lotId} IS NULL) = (${inspection.productId} IS NULL)`,
    ),
    check('inspections_size_positive', sql`${inspection.lotSize} > 0 AND ${inspection.sequence} > 0`),
    check(
      'inspections_decided_whole',
      sql`${inspection.verdict} = 'PENDING' OR (${inspection.inspectedOn} IS NOT NULL AND ${inspection.cancelledAt} IS NULL)`,
    ),
    check(
      'inspections_cancelled_whole',
      sql`(${inspection.cancelledAt} IS NULL) = (${inspection.cancelReason} IS NULL)`,
    ),
  ],
);

/** The sampling plan for one class of defects, as it was when the inspection was planned, and how much of it was looked at. */
export const inspectionPlans = pgTable(
  'inspection_plans',
  {
    companyId: uuid('company_id').notNull(),
    inspectionId: uuid('inspection_id').notNull(),
    defectClass: defectClassEnum('defect_class').notNull(),
    /** In per cent; 0 where no defect is accepted. */
    aql: decimal('aql').notNull(),
    codeLetter: text('code_letter').notNull(),
    planLetter: text('plan_letter').notNull(),
    sampleSize: integer('sample_size').notNull(),
    accept: integer('accept').notNull(),
    reject: integer('reject').notNull(),
    inspectAll: boolean('inspect_all').notNull(),
    inspected: integer('inspected'),
  },
  (plan) => [
    primaryKey({ columns: [plan.companyId, plan.inspectionId, plan.defectClass] }),
    foreignKey({
      columns: [plan.companyId, plan.inspectionId],
      foreignColumns: [inspections.companyId, inspections.id],
    }),
    check(
      'inspection_plans_range',
      sql`${plan.aql} >= 0 AND ${plan.sampleSize} > 0 AND ${plan.accept} >= 0 AND ${plan.reject} > ${plan.accept} AND ${plan.inspected} >= 0`,
    ),
  ],
);

/** Something that was measured, and within which limits it has to lie. */
export const inspectionMeasurements = pgTable(
  'inspection_measurements',
  {
    companyId: uuid('company_id').notNull(),
    inspectionId: uuid('inspection_id').notNull(),
    sequence: integer('sequence').notNull(),
    /** What, with its unit. */
    name: text('name').notNull(),
    minimum: decimal('minimum'),
    maximum: decimal('maximum'),
    value: decimal('value').notNull(),
  },
  (measured) => [
    primaryKey({ columns: [measured.companyId, measured.inspectionId, measured.sequence] }),
    foreignKey({
      columns: [measured.companyId, measured.inspectionId],
      foreignColumns: [inspections.companyId, inspections.id],
    }),
    check(
      'inspection_measurements_limits',
      sql`coalesce(${measured.minimum}, ${measured.maximum}) IS NOT NULL AND coalesce(${measured.minimum} <= ${measured.maximum}, true)`,
    ),
  ],
);

/** A defect that was found, and in how many units. */
export const inspectionDefects = pgTable(
  'inspection_defects',
  {
    companyId: uuid('company_id').notNull(),
    inspectionId: uuid('inspection_id').notNull(),
    sequence: integer('sequence').notNull(),
    defectClass: defectClassEnum('defect_class').notNull(),
    code: text('code').notNull(),
    units: integer('units').notNull(),
    /** Where its picture is. */
    photo: text('photo'),
    note: text('note'),
  },
  (defect) => [
    primaryKey({ columns: [defect.companyId, defect.inspectionId, defect.sequence] }),
    foreignKey({
      columns: [defect.companyId, defect.inspectionId],
      foreignColumns: [inspections.companyId, inspections.id],
    }),
    check('inspection_defects_units_positive', sql`${defect.units} > 0`),
  ],
);

/** What was done to goods that failed. Append only. */
export const inspectionReworks = pgTable(
  'inspection_reworks',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    inspectionId: uuid('inspection_id').notNull(),
    doneOn: date('done_on').notNull(),
    work: text('work').notNull(),
    /** Units that were sorted out and not mended. */
    scrapped: integer('scrapped').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (rework) => [
    primaryKey({ columns: [rework.companyId, rework.id] }),
    foreignKey({
      columns: [rework.companyId, rework.inspectionId],
      foreignColumns: [inspections.companyId, inspections.id],
    }),
    foreignKey({
      columns: [rework.companyId, rework.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('inspection_reworks_inspection').on(
      rework.companyId,
      rework.inspectionId,
      rework.doneOn,
      rework.id,
    ),
    check('inspection_reworks_scrapped_not_negative', sql`${rework.scrapped} >= 0`),
  ],
);

/** That the buyer takes goods as they are that failed. Append only. */
export const inspectionWaivers = pgTable(
  'inspection_waivers',
  {
    companyId: uuid('company_id').notNull(),
    inspectionId: uuid('inspection_id').notNull(),
    waivedOn: date('waived_on').notNull(),
    /** Who said so at the buyer’s. */
    waivedBy: text('waived_by').notNull(),
    /** By which way it was said. */
    means: text('means').notNull(),
    evidence: text('evidence').notNull(),
    /** What they want for it. */
    conditions: text('conditions'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (waiver) => [
    primaryKey({ columns: [waiver.companyId, waiver.inspectionId] }),
    foreignKey({
      columns: [waiver.companyId, waiver.inspectionId],
      foreignColumns: [inspections.companyId, inspections.id],
    }),
    foreignKey({
      columns: [waiver.companyId, waiver.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
  ],
);
