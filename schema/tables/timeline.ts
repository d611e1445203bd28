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
import { deadlineKinds } from '../../src/fulfilment/timeline/deadline-kind.ts';
import { dayKinds, milestoneCodes, milestoneParties } from '../../src/fulfilment/timeline/milestone-code.ts';
import { reportClasses, reportSources } from '../../src/fulfilment/timeline/settled-report.ts';
import { companies, people } from './access.ts';
import { deals } from './deals.ts';
import { orders, shipments } from './orders.ts';
import { businessRow, countryCode, instant } from './row.ts';

export const milestoneCodeEnum = pgEnum('milestone_code', milestoneCodes);
export const milestonePartyEnum = pgEnum('milestone_party', milestoneParties);
export const dayKindEnum = pgEnum('day_kind', dayKinds);
export const reportSourceEnum = pgEnum('report_source', reportSources);
export const reportClassEnum = pgEnum('report_class', reportClasses);
export const deadlineKindEnum = pgEnum('deadline_kind', deadlineKinds);

/**
 * One point that an order or a shipment passes. The plan is kept as it was made; what is expected and what happened is
 * worked out from the reports and from what it comes after.
 */
export const milestones = pgTable(
  'milestones',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Null where it is of the whole order. */
    shipmentId: uuid('shipment_id'),
    code: milestoneCodeEnum('code').notNull(),
    /** Counts ports of transhipment from 1; 0 elsewhere. */
    leg: integer('leg').notNull(),
    /** Its place among the milestones of its order: after all that it comes after. */
    sequence: integer('sequence').notNull(),
    party: milestonePartyEnum('party').notNull(),
    /** The colleague who sees to it. */
    personId: uuid('person_id'),
    plannedOn: date('planned_on').notNull(),
    estimatedOn: date('estimated_on').notNull(),
    actualOn: date('actual_on'),
    /** The report by which it happened. */
    actualReportId: uuid('actual_report_id'),
    /** The report by which it is expected; null where its estimate follows from others. */
    estimateReportId: uuid('estimate_report_id'),
    isContested: boolean('is_contested').notNull().default(false),
    /** The latest day that keeps every deadline behind it. */
    latestOn: date('latest_on'),
    /** The milestone that its estimate waits for. */
    drivenById: uuid('driven_by_id'),
  },
  (milestone) => [
    primaryKey({ columns: [milestone.companyId, milestone.id] }),
    foreignKey({
      columns: [milestone.companyId, milestone.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [milestone.companyId, milestone.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [milestone.companyId, milestone.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [milestone.companyId, milestone.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('milestones_order_key')
      .on(milestone.companyId, milestone.orderId, milestone.code)
      .where(sql`${milestone.shipmentId} IS NULL`),
    uniqueIndex('milestones_shipment_key')
      .on(milestone.companyId, milestone.shipmentId, milestone.code, milestone.leg)
      .where(sql`${milestone.shipmentId} IS NOT NULL`),
    index('milestones_order').on(milestone.companyId, milestone.orderId, milestone.sequence),
    index('milestones_expected').on(milestone.companyId, milestone.estimatedOn, milestone.id),
    check(
      'milestones_actual_whole',
      sql`(${milestone.actualOn} IS NULL) = (${milestone.actualReportId} IS NULL)`,
    ),
  ],
);

/** That a milestone comes after another, and how many days later. */
export const milestoneLinks = pgTable(
  'milestone_links',
  {
    companyId: uuid('company_id').notNull(),
    milestoneId: uuid('milestone_id').notNull(),
    afterId: uuid('after_id').notNull(),
    days: integer('days').notNull(),
    kind: dayKindEnum('kind').notNull(),
  },
  (link) => [
    primaryKey({ columns: [link.companyId, link.milestoneId, link.afterId] }),
    foreignKey({
      columns: [link.companyId, link.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
    foreignKey({
      columns: [link.companyId, link.afterId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
  ],
);

/** What somebody said of a milestone: that it happened, or when it is expected. Append only. */
export const milestoneReports = pgTable(
  'milestone_reports',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    milestoneId: uuid('milestone_id').notNull(),
    classifier: reportClassEnum('classifier').notNull(),
    /** The calendar day at the place where it happens. */
    day: date('day').notNull(),
    /** The instant, where it is known. */
    at: instant('at'),
    source: reportSourceEnum('source').notNull(),
    /** Who it was there: a carrier, an inspector, a factory. */
    reporter: text('reporter'),
    location: text('location'),
    evidence: text('evidence'),
    /** Why it is later than expected. */
    cause: text('cause'),
    /** When whoever tells of it wrote it down. */
    statedAt: instant('stated_at').notNull(),
    /** The report that this one takes back. */
    retractsId: uuid('retracts_id'),
    recordedAt: instant('recorded_at').notNull(),
    /** Null where no person recorded it. */
    recordedBy: uuid('recorded_by'),
  },
  (report) => [
    primaryKey({ columns: [report.companyId, report.id] }),
    foreignKey({
      columns: [report.companyId, report.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
    foreignKey({
      columns: [report.companyId, report.retractsId],
      foreignColumns: [report.companyId, report.id],
    }),
    foreignKey({
      columns: [report.companyId, report.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('milestone_reports_retracted_once').on(report.companyId, report.retractsId),
    index('milestone_reports_milestone').on(
      report.companyId,
      report.milestoneId,
      report.recordedAt,
      report.id,
    ),
  ],
);

/** When and why the plan of an order was made anew. */
export const baselines = pgTable(
  'baselines',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    sequence: integer('sequence').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (baseline) => [
    primaryKey({ columns: [baseline.companyId, baseline.id] }),
    foreignKey({
      columns: [baseline.companyId, baseline.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [baseline.companyId, baseline.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('baselines_sequence_key').on(baseline.companyId, baseline.orderId, baseline.sequence),
  ],
);

/** The day that a plan gave a milestone. Append only. */
export const plannedDays = pgTable(
  'planned_days',
  {
    companyId: uuid('company_id').notNull(),
    baselineId: uuid('baseline_id').notNull(),
    milestoneId: uuid('milestone_id').notNull(),
    plannedOn: date('planned_on').notNull(),
  },
  (planned) => [
    primaryKey({ columns: [planned.companyId, planned.milestoneId, planned.baselineId] }),
    foreignKey({
      columns: [planned.companyId, planned.baselineId],
      foreignColumns: [baselines.companyId, baselines.id],
    }),
    foreignKey({
      columns: [planned.companyId, planned.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
  ],
);

/** A day by which a milestone must have happened. */
export const deadlines = pgTable(
  'deadlines',
  {
    ...businessRow,
    milestoneId: uuid('milestone_id').notNull(),
    kind: deadlineKindEnum('kind').notNull(),
    dueOn: date('due_on').notNull(),
    note: text('note'),
  },
  (deadline) => [
    primaryKey({ columns: [deadline.companyId, deadline.id] }),
    foreignKey({
      columns: [deadline.companyId, deadline.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
    uniqueIndex('deadlines_kind_key').on(deadline.companyId, deadline.milestoneId, deadline.kind),
  ],
);

/** A day that is not what its weekday says: a holiday, or a weekend that is worked. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    ...businessRow,
    country: countryCode('country').notNull(),
    day: date('day').notNull(),
    isWorkday: boolean('is_workday').notNull(),
    name: text('name').notNull(),
  },
  (calendarDay) => [
    primaryKey({ columns: [calendarDay.companyId, calendarDay.id] }),
    foreignKey({ columns: [calendarDay.companyId], foreignColumns: [companies.id] }),
    index('calendar_days_day').on(calendarDay.companyId, calendarDay.day, calendarDay.id),
    uniqueIndex('calendar_days_key').on(calendarDay.companyId, calendarDay.country, calendarDay.day),
  ],
);
