import { sql } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import {
  calendarDays,
  deadlines,
  milestoneLinks,
  milestoneReports,
  milestones,
} from '../../../schema/tables/timeline.ts';
import { rowsOf } from '../../database/rows-of.ts';
import type { Change } from '../../events/change.ts';
import type { OrderRow } from '../orders/order-lock.commands.ts';
import type { MilestoneCode } from './milestone-code.ts';
import { type Expectation, type ScheduledMilestone, schedule } from './schedule.ts';
import { type Report, settleReports } from './settled-report.ts';
import { type CalendarDay, dayCounter } from './work-calendar.ts';

/** A milestone with all that its days follow from. */
export interface TimelineMilestone {
  readonly id: string;
  readonly code: MilestoneCode;
  readonly shipmentId: string | null;
  readonly leg: number;
  readonly plannedOn: string;
  readonly estimatedOn: string;
  readonly actualOn: string | null;
  readonly actualReportId: string | null;
  readonly estimateReportId: string | null;
  readonly isContested: boolean;
  readonly latestOn: string | null;
  readonly drivenById: string | null;
  readonly deadline: string | null;
  readonly after: ScheduledMilestone['after'];
  readonly reports: readonly Report[];
}

/** An order’s timeline: its milestones in their order, and the calendars by which days are counted. */
export interface Timeline {
  readonly milestones: readonly TimelineMilestone[];
  readonly seller: string;
  readonly buyer: string;
  readonly days: readonly CalendarDay[];
}

/** Reads all that a timeline follows from, in one statement. Shipments that were cancelled are no part of it. */
export async function readTimeline(
  change: Change,
  order: Pick<OrderRow, 'companyId' | 'id'>,
): Promise<Timeline> {
  const [row] = await rowsOf<{ timeline: Timeline }>(
    change.tx,
    sql`
    SELECT json_build_object(
      'seller', o.factory_country, 'buyer', q.destination_country,
      'days', COALESCE((
        SELECT json_agg(json_build_object('country', c.country, 'day', c.day, 'isWorkday', c.is_workday))
        FROM ${calendarDays} c
        WHERE c.company_id = o.company_id AND c.country IN (o.factory_country, q.destination_country)), '[]'),
      'milestones', COALESCE((
        SELECT json_agg(json_build_object(
          'id', m.id, 'code', m.code, 'shipmentId', m.shipment_id, 'leg', m.leg,
          'plannedOn', m.planned_on, 'estimatedOn', m.estimated_on, 'actualOn', m.actual_on,
          'actualReportId', m.actual_report_id, 'estimateReportId', m.estimate_report_id,
          'isContested', m.is_contested, 'latestOn', m.latest_on, 'drivenById', m.driven_by_id,
          'deadline', (SELECT min(d.due_on) FROM ${deadlines} d
            WHERE d.company_id = m.company_id AND d.milestone_id = m.id),
          'after', COALESCE((
            SELECT json_agg(json_build_object('on', l.after_id, 'days', l.days, 'kind', l.kind) ORDER BY l.after_id)
            FROM ${milestoneLinks} l WHERE l.company_id = m.company_id AND l.milestone_id = m.id), '[]'),
          'reports', COALESCE((
            SELECT json_agg(json_build_object('id', r.id, 'classifier', r.classifier, 'day', r.day,
              'source', r.source, 'statedAt', r.stated_at, 'retracts', r.retracts_id))
            FROM ${milestoneReports} r WHERE r.company_id = m.company_id AND r.milestone_id = m.id), '[]')
        ) ORDER BY m.sequence)
        FROM ${milestones} m LEFT JOIN ${shipments} s ON s.company_id = m.company_id AND s.id = m.shipment_id
        WHERE m.company_id = o.company_id AND m.order_id = o.id AND s.cancelled_at IS NULL), '[]')
    ) AS timeline
    FROM ${orders} o
    JOIN ${contracts} k ON k.company_id = o.company_id AND k.id = o.contract_id
    JOIN ${quotations} q ON q.company_id = k.company_id AND q.id = k.quotation_id
    WHERE o.company_id = ${order.companyId} AND o.id = ${order.id}`,
  );
  return row!.timeline;
}

/** What the days of a milestone are by all that was said. */
export type WorkedOut = Pick<
  TimelineMilestone,
  | 'id'
  | 'estimatedOn'
  | 'actualOn'
  | 'actualReportId'
  | 'estimateReportId'
  | 'isContested'
  | 'latestOn'
  | 'drivenById'
>;

/** Works out every milestone of a timeline from its plan, its reports and its deadlines. */
export function workOut({ milestones: all, seller, buyer, days }: Timeline): WorkedOut[] {
  const settled = new Map(all.map(({ id, reports }) => [id, settleReports(reports)]));
  const present = new Set(all.map(({ id }) => id));
  const scheduled = all.map(({ id, plannedOn, deadline, after }): ScheduledMilestone => {
    const { actual, estimate } = settled.get(id)!;
    return {
      ...{ id, planned: plannedOn, deadline },
      after: after.filter(({ on }) => present.has(on)),
      reported: estimate?.day ?? null,
      actual: actual?.day ?? null,
    };
  });
  const expectations = schedule(scheduled, dayCounter({ seller, buyer, days }));
  return expectations.map(({ id, estimated, latest, drivenBy }: Expectation) => {
    const { actual, estimate, isContested } = settled.get(id)!;
    return {
      ...{ id, isContested, latestOn: latest, drivenById: drivenBy },
      estimatedOn: estimated!,
      actualOn: actual?.day ?? null,
      actualReportId: actual?.id ?? null,
      estimateReportId: estimate?.id ?? null,
    };
  });
}

/**
 * Works out an order’s timeline anew and writes what changed: one statement in, one out. The outbox hears of the order
 * once, with every milestone that moved or happened.
 */
export async function workOutTimeline(change: Change, order: OrderRow): Promise<void> {
  const timeline = await readTimeline(change, order);
  const known = new Map(timeline.milestones.map((milestone) => [milestone.id, milestone]));
  const changed = workOut(timeline).filter((now) => !isSame(now, known.get(now.id)!));
  if (changed.length === 0) return;
  await change.tx.execute(sql`
    UPDATE ${milestones} m SET
      estimated_on = c."estimatedOn", actual_on = c."actualOn", actual_report_id = c."actualReportId",
      estimate_report_id = c."estimateReportId", is_contested = c."isContested", latest_on = c."latestOn",
      driven_by_id = c."drivenById", version = m.version + 1, updated_at = ${change.now.toISOString()}
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS c(
      id uuid, "estimatedOn" date, "actualOn" date, "actualReportId" uuid, "estimateReportId" uuid,
      "isContested" boolean, "latestOn" date, "drivenById" uuid)
    WHERE m.company_id = ${order.companyId} AND m.id = c.id`);
  const moved = changed.map((now) => {
    const before = known.get(now.id)!;
    const { code, shipmentId, leg } = before;
    return { ...{ milestoneId: now.id, code, shipmentId, leg }, before: daysOf(before), after: daysOf(now) };
  });
  change.record({
    event: 'order.timelineMoved',
    entity: 'Order',
    entityId: order.id,
    after: { orderId: order.id, dealId: order.dealId, moved },
  });
}

const compared = [
  'estimatedOn',
  'actualOn',
  'actualReportId',
  'estimateReportId',
  'isContested',
  'latestOn',
  'drivenById',
] as const satisfies readonly (keyof WorkedOut)[];

function isSame(now: WorkedOut, before: WorkedOut): boolean {
  return compared.every((field) => now[field] === before[field]);
}

function daysOf({ estimatedOn, actualOn, latestOn }: WorkedOut) {
  return { estimatedOn, actualOn, latestOn };
}
