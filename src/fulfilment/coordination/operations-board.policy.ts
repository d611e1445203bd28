import { sql } from 'drizzle-orm';
import { deals } from '../../../schema/tables/deals.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import { milestoneLinks, milestones } from '../../../schema/tables/timeline.ts';
import { Deal } from '../../deals/deal.type.ts';
import { endStages } from '../../deals/deal-pipeline.ts';
import { globalId, localId } from '../../graph/global-id.ts';
import { readAcross } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { daysAfter, daysBetween } from '../../trade/calendar-date.ts';
import type { MilestoneCode, MilestoneParty } from '../timeline/milestone-code.ts';
import { boardDays, boardReasonOf, byUrgency, causes } from './board-item.ts';
import type { BoardItem } from './operations-board.type.ts';

interface FoundMilestone {
  readonly id: string;
  readonly code: MilestoneCode;
  readonly party: MilestoneParty;
  readonly personId: string | null;
  readonly sequence: number;
  readonly plannedOn: string;
  readonly estimatedOn: string;
  readonly latestOn: string | null;
  readonly drivenById: string | null;
  readonly waitsFor: readonly MilestoneCode[];
  readonly holdReason: string | null;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly shipmentNumber: string | null;
  readonly dealId: string;
  readonly dealTitle: string;
}

/** More than one team can look at in a day. */
const itemsAtMost = 500;

/** What operations have to look at on a day over all orders that the viewer sees: what is late, due, blocked, and by what. */
export async function readOperationsBoard(
  context: RequestContext,
  day: string,
  personId: string | null,
): Promise<BoardItem[]> {
  const found = await findOpen(context, day, personId);
  const items = found.flatMap(({ id, sequence, waitsFor, ...milestone }) => {
    const { holdReason, estimatedOn } = milestone;
    const reason = boardReasonOf(
      { ...milestone, waitsFor: waitsFor.length, isOnHold: holdReason !== null },
      day,
    );
    const daysLate = Math.max(0, daysBetween(estimatedOn, day));
    return reason === null ? [] : [{ ...milestone, id, sequence, waitsFor, reason, daysLate }];
  });
  return causes(items, day)
    .sort(byUrgency)
    .map(({ id, sequence: _, drivenById: __, ...item }) => ({
      ...item,
      milestoneId: globalId('milestone', id),
      orderId: globalId('order', item.orderId),
      dealId: globalId('deal', item.dealId),
      personId: item.personId && globalId('person', item.personId),
      message: context.translate(`board.${item.reason}`, {
        milestone: context.translate(`milestones.${item.code}`),
        ...{ days: item.daysLate, day: item.estimatedOn, latest: item.latestOn ?? '' },
      }),
    }));
}

function findOpen(context: RequestContext, day: string, personId: string | null): Promise<FoundMilestone[]> {
  const person = personId === null ? null : (localId('person', personId) ?? '');
  return readAcross<FoundMilestone>(context, (rowsOf) => {
    const { table: deal, from, visible } = rowsOf(Deal, deals);
    const until = daysAfter(day, boardDays);
    return sql`
      SELECT m.id, m.code, m.party, m.person_id AS "personId", m.sequence, m.planned_on::text AS "plannedOn",
        m.estimated_on::text AS "estimatedOn", m.latest_on::text AS "latestOn", m.driven_by_id AS "drivenById", waits.codes AS "waitsFor",
        s.hold_reason AS "holdReason", o.id AS "orderId", o.number AS "orderNumber",
        s.number AS "shipmentNumber", ${deal.id} AS "dealId", ${deal.title} AS "dealTitle"
      FROM ${milestones} m
      JOIN ${from} ON ${deal.companyId} = m.company_id AND ${deal.id} = m.deal_id
      JOIN ${orders} o ON o.company_id = m.company_id AND o.id = m.order_id
      LEFT JOIN ${shipments} s ON s.company_id = m.company_id AND s.id = m.shipment_id
      CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_agg(DISTINCT b.code), '[]') AS codes
        FROM ${milestoneLinks} l JOIN ${milestones} b ON b.company_id = l.company_id AND b.id = l.after_id
        WHERE l.company_id = m.company_id AND l.milestone_id = m.id AND l.days >= 0 AND b.actual_on IS NULL
      ) waits
      WHERE ${visible} AND m.actual_on IS NULL AND s.cancelled_at IS NULL
        AND (m.estimated_on <= ${until}::text::date OR m.estimated_on > m.latest_on)
        AND ${deal.stage}::text <> ALL(${sql.raw(`ARRAY['${endStages.join("','")}']`)})
        AND ${person === null ? sql`true` : sql`m.person_id::text = ${person}::text`}
      ORDER BY m.estimated_on, m.id
      LIMIT ${sql.raw(String(itemsAtMost))}`;
  });
}
