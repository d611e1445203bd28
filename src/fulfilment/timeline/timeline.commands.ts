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
import { isSame, type Timeline, type WorkedOut, workOut } from './worked-out-timeline.ts';

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

function daysOf({ estimatedOn, actualOn, latestOn }: WorkedOut) {
  return { estimatedOn, actualOn, latestOn };
}
