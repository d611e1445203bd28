import { sql } from 'drizzle-orm';
import { activities } from '../../schema/tables/activities.ts';
import { approvals } from '../../schema/tables/approvals.ts';
import { deals } from '../../schema/tables/deals.ts';
import { customers } from '../../schema/tables/parties.ts';
import { quotations } from '../../schema/tables/quotations.ts';
import { dealScreenings, screeningHits } from '../../schema/tables/screening.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { Deal } from '../deals/deal.type.ts';
import { endStages } from '../deals/deal-pipeline.ts';
import { Approval } from '../deals/floors/approval.type.ts';
import { Quotation } from '../deals/quotations/quotation.type.ts';
import { globalId, localId } from '../graph/global-id.ts';
import { readAcross } from '../graph/read-visible.ts';
import { Customer } from '../parties/customer.type.ts';
import { ScreeningHit } from '../parties/screening.type.ts';
import type { RequestContext } from '../server/context.ts';
import { Activity } from './activity.type.ts';
import {
  draftDays,
  expiringDays,
  sampleFeedbackDays,
  silentDays,
  urgencyOf,
  type WorkReason,
} from './work-item.ts';
import type { WorkItem } from './work-list.type.ts';

interface FoundWork {
  readonly reason: WorkReason;
  readonly day: string;
  /** Days since it came up. */
  readonly days: number;
  readonly subject: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly dealId: string | null;
  readonly dealNumber: string | null;
  readonly id: string;
}

const prefixes: Readonly<Record<WorkReason, string>> = {
  STEP_OVERDUE: 'activity',
  STEP_DUE: 'activity',
  SAMPLE_WITHOUT_FEEDBACK: 'activity',
  OFFER_EXPIRING: 'quotation',
  FIRM_OFFER_EXPIRING: 'quotation',
  DRAFT_WAITING: 'quotation',
  NO_NEXT_STEP: 'deal',
  RELEASE_WAITING: 'approval',
  HIT_WAITING: 'hit',
};

/** What a person has to look at on a day, the most urgent first; of what waits for a decision, what they may decide. */
export async function readWorkList(
  context: RequestContext,
  day: string,
  personId: string | null,
): Promise<WorkItem[]> {
  const found = await findWork(context, day, personId);
  const items = found.map(({ days, dealId, customerId, id, ...work }) => ({
    ...work,
    urgency: urgencyOf(work.reason, days),
    message: context.translate(`workList.${work.reason}`, { day: work.day, days }),
    customerId: globalId('customer', customerId),
    dealId: dealId && globalId('deal', dealId),
    rowId: globalId(prefixes[work.reason], id),
  }));
  return items.sort(
    (a, b) => b.urgency - a.urgency || a.day.localeCompare(b.day) || a.rowId.localeCompare(b.rowId),
  );
}

/** More than this in one day is no list but a backlog. */
const itemsAtMost = 500;

function findWork(context: RequestContext, given: string, personId: string | null): Promise<FoundWork[]> {
  const viewer = requireViewer(context);
  const chosen = personId === null ? viewer.id : localId('person', personId);
  const isOwn = chosen === viewer.id;
  const decides = (permission: 'price:release' | 'compliance:decide') =>
    sql.raw(String(isOwn && viewer.permissions.has(permission)));
  return readAcross<FoundWork>(context, (rowsOf) => {
    const step = rowsOf(Activity, activities);
    const sample = rowsOf(Activity, activities);
    const offer = rowsOf(Quotation, quotations);
    const open = rowsOf(Deal, deals);
    const approval = rowsOf(Approval, approvals);
    const hit = rowsOf(ScreeningHit, screeningHits);
    const deal = rowsOf(Deal, deals);
    const customer = rowsOf(Customer, customers);
    const day = sql`${given}::text::date`;
    const person = sql`${chosen ?? ''}::text`;
    const ended = `{${endStages.join(',')},ON_HOLD}`;
    const zone = sql`(SELECT time_zone FROM companies WHERE id = ${viewer.companyId}::text::uuid)`;
    const [a, s, q, d, p, h] = [step.table, sample.table, offer.table, open.table, approval.table, hit.table];
    return sql`
      WITH found AS (
        SELECT CASE WHEN ${a.dueOn} < ${day} THEN 'STEP_OVERDUE' ELSE 'STEP_DUE' END AS reason, ${a.dueOn} AS day,
          ${day} - ${a.dueOn} AS days, ${a.subject} AS subject, ${a.customerId} AS customer_id, ${a.dealId} AS deal_id, ${a.id} AS id
        FROM ${step.from}
        WHERE ${step.visible} AND ${a.status} = 'PLANNED' AND ${a.dueOn} <= ${day} AND ${a.personId}::text = ${person}
        UNION ALL
        SELECT 'SAMPLE_WITHOUT_FEEDBACK', (${s.doneAt} AT TIME ZONE ${zone})::date,
          ${day} - (${s.doneAt} AT TIME ZONE ${zone})::date - ${sampleFeedbackDays}::int, ${s.subject}, ${s.customerId}, ${s.dealId}, ${s.id}
        FROM ${sample.from}
        WHERE ${sample.visible} AND ${s.kind} = 'SAMPLE_SENT' AND ${s.status} = 'DONE' AND ${s.personId}::text = ${person}
          AND (${s.doneAt} AT TIME ZONE ${zone})::date BETWEEN ${day} - ${samplesUntilForgotten}::int AND ${day} - ${sampleFeedbackDays}::int
          AND NOT EXISTS (SELECT FROM activities later WHERE later.company_id = ${s.companyId} AND later.customer_id = ${s.customerId}
            AND (later.status = 'PLANNED' OR later.done_at > ${s.doneAt}))
        UNION ALL
        SELECT CASE ${q.offerType} WHEN 'FIRM' THEN 'FIRM_OFFER_EXPIRING' ELSE 'OFFER_EXPIRING' END,
          (${q.validUntil} AT TIME ZONE ${zone})::date, ${day} - (${q.validUntil} AT TIME ZONE ${zone})::date + ${expiringDays}::int,
          o.title, o.customer_id, o.id, ${q.id}
        FROM ${offer.from} JOIN deals o ON o.company_id = ${q.companyId} AND o.id = ${q.dealId}
        WHERE ${offer.visible} AND ${q.status} = 'LIVE' AND o.owner_id::text = ${person}
          AND (${q.validUntil} AT TIME ZONE ${zone})::date BETWEEN ${day} AND ${day} + ${expiringDays}::int
        UNION ALL
        SELECT 'DRAFT_WAITING', (${q.createdAt} AT TIME ZONE ${zone})::date,
          ${day} - (${q.createdAt} AT TIME ZONE ${zone})::date - ${draftDays}::int, o.title, o.customer_id, o.id, ${q.id}
        FROM ${offer.from} JOIN deals o ON o.company_id = ${q.companyId} AND o.id = ${q.dealId}
        WHERE ${offer.visible} AND ${q.status} = 'DRAFT' AND o.owner_id::text = ${person}
          AND (${q.createdAt} AT TIME ZONE ${zone})::date <= ${day} - ${draftDays}::int
        UNION ALL
        SELECT 'NO_NEXT_STEP', heard.day, ${day} - heard.day - ${silentDays}::int, ${d.title}, ${d.customerId}, ${d.id}, ${d.id}
        FROM ${open.from}, LATERAL (
          SELECT (greatest(${d.stageSince}, max(done_at)) AT TIME ZONE ${zone})::date AS day, count(*) FILTER (WHERE status = 'PLANNED') AS planned
          FROM activities
          WHERE company_id = ${d.companyId} AND customer_id = ${d.customerId} AND (deal_id = ${d.id} OR deal_id IS NULL)
        ) heard
        WHERE ${open.visible} AND ${d.stage} <> ALL(${ended}::text::deal_stage[]) AND ${d.ownerId}::text = ${person}
          AND heard.planned = 0 AND heard.day <= ${day} - ${silentDays}::int
        UNION ALL
        SELECT 'RELEASE_WAITING', (${p.requestedAt} AT TIME ZONE ${zone})::date, ${day} - (${p.requestedAt} AT TIME ZONE ${zone})::date,
          ${p.reason}, o.customer_id, o.id, ${p.id}
        FROM ${approval.from} JOIN deals o ON o.company_id = ${p.companyId} AND o.id = ${p.dealId}
        WHERE ${approval.visible} AND ${decides('price:release')} AND ${p.status} = 'PENDING' AND ${p.requestedBy}::text <> ${person}
        UNION ALL
        SELECT 'HIT_WAITING', (${h.createdAt} AT TIME ZONE ${zone})::date, ${day} - (${h.createdAt} AT TIME ZONE ${zone})::date,
          ${h.screenedName}, o.customer_id, o.id, ${h.id}
        FROM ${hit.from} JOIN deals o ON o.company_id = ${h.companyId} AND o.id = ${h.dealId}
        WHERE ${hit.visible} AND ${decides('compliance:decide')} AND ${h.status} = 'OPEN' AND o.owner_id::text <> ${person}
          AND ${h.screeningId} = (SELECT id FROM ${dealScreenings} WHERE company_id = ${h.companyId} AND deal_id = ${h.dealId} ORDER BY at DESC, id DESC LIMIT 1)
      )
      SELECT found.reason, found.day::text AS day, found.days, found.subject, found.id, found.deal_id AS "dealId",
        ${deal.table.number} AS "dealNumber", ${customer.table.id} AS "customerId", ${customer.table.name} AS "customerName"
      FROM found
      JOIN ${customer.from} ON ${customer.table.id} = found.customer_id AND ${customer.visible}
      LEFT JOIN ${deal.from} ON ${deal.table.id} = found.deal_id AND ${deal.visible}
      ORDER BY found.days DESC, found.id
      LIMIT ${itemsAtMost}::int`;
  });
}

/** A sample that nobody asked after in half a year is forgotten for good. */
const samplesUntilForgotten = 180;
