import { and, eq, inArray, sql } from 'drizzle-orm';
import { costSheetGoods } from '../../../schema/tables/pricing.ts';
import type { quotations } from '../../../schema/tables/quotations.ts';
import {
  baselines,
  deadlines,
  milestoneLinks,
  milestoneReports,
  milestones,
  plannedDays,
} from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';
import { writeRow } from '../../events/write-row.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import type { OrderRow, ShipmentRow } from '../orders/order-lock.commands.ts';
import { schedule } from './schedule.ts';
import {
  keyText,
  type MilestoneKey,
  type OrderTerms,
  type TailoredMilestone,
  tailorMilestones,
} from './tailored-milestones.ts';
import { readTimeline } from './timeline.commands.ts';
import { dayCounter } from './work-calendar.ts';

type QuotationRow = typeof quotations.$inferSelect;
type MilestoneRow = typeof milestones.$inferSelect;

/**
 * Lays out the milestones of an order and its shipments as they are now: those that are missing are planned from what the
 * timeline says, those that do not belong any more go. One that was reported stays: what happened is not forgotten.
 */
export async function layOutMilestones(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  shipments: readonly ShipmentRow[],
): Promise<void> {
  const layout = await tailoredLayout(change, order, terms, shipments);
  await dropObsolete(change, await obsoleteIn(change, layout, shipments));
  await moveParties(change, layout);
  await addMissing(change, order, shipments, layout);
  await writeLinks(change, order, layout.tailored, layout.idOf);
}

/** Refuses terms under which an order would lose a milestone of which something was said that is still ahead. */
export async function refuseForgetting(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  shipments: readonly ShipmentRow[],
): Promise<void> {
  await obsoleteIn(change, await tailoredLayout(change, order, terms, shipments), shipments);
}

async function tailoredLayout(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  shipments: readonly ShipmentRow[],
): Promise<Layout> {
  const tailored = tailorMilestones(await orderTerms(change, order, terms), shipments);
  const existing = await milestonesOf(change, order);
  return { tailored, existing, idOf: idsByKey(change, tailored, existing, shipments) };
}

async function orderTerms(change: Change, order: OrderRow, terms: QuotationRow): Promise<OrderTerms> {
  const [rebate] = await change.tx
    .select({ sequence: costSheetGoods.sequence })
    .from(costSheetGoods)
    .where(
      and(
        eq(costSheetGoods.companyId, terms.companyId),
        eq(costSheetGoods.costSheetId, terms.costSheetId),
        sql`${costSheetGoods.taxScheme} <> 'NONE' AND ${costSheetGoods.rebateRate} > 0`,
      ),
    )
    .limit(1);
  const { rule, edition, mode, containerised, paymentMethod, creditDays } = terms;
  return {
    ...{ rule, edition, mode, containerised, paymentMethod, creditDays },
    hasDeposit: Number(terms.depositRate) > 0,
    hasRebate: rebate !== undefined,
    needsSample: order.needsSample,
    inspections: order.inspections,
  };
}

function milestonesOf(change: Change, { companyId, id }: OrderRow): Promise<MilestoneRow[]> {
  return change.tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.companyId, companyId), eq(milestones.orderId, id)));
}

/** The id of each tailored milestone: that of the row that is there, or a new one. */
function idsByKey(
  change: Change,
  tailored: readonly TailoredMilestone[],
  existing: readonly MilestoneRow[],
  shipments: readonly ShipmentRow[],
): Map<string, string> {
  const numberOf = new Map(shipments.map(({ id }, index) => [id, index + 1]));
  const known = new Map(
    existing.map((row) => [
      keyText({ ...row, shipment: row.shipmentId === null ? null : (numberOf.get(row.shipmentId) ?? 0) }),
      row.id,
    ]),
  );
  return new Map(tailored.map((key) => [keyText(key), known.get(keyText(key)) ?? change.newId()]));
}

/**
 * The milestones that do not belong any more. What happened stays, such as a letter of credit that came before the parties
 * agreed on a transfer; a port at which a ship was reported is no matter of terms.
 */
async function obsoleteIn(
  change: Change,
  { existing, idOf }: Layout,
  shipments: readonly ShipmentRow[],
): Promise<MilestoneRow[]> {
  const live = new Set(shipments.map(({ id }) => id));
  const kept = new Set(idOf.values());
  const isLive = ({ shipmentId }: MilestoneRow) => shipmentId === null || live.has(shipmentId);
  const hasHappened = ({ actualOn, leg }: MilestoneRow) => actualOn !== null && leg === 0;
  const obsolete = existing.filter((row) => isLive(row) && !kept.has(row.id) && !hasHappened(row));
  if (obsolete.length === 0) return [];
  const ids = obsolete.map(({ id }) => id);
  const { companyId } = change.viewer;
  const [reported] = await change.tx
    .select({ id: milestoneReports.milestoneId })
    .from(milestoneReports)
    .where(and(eq(milestoneReports.companyId, companyId), inArray(milestoneReports.milestoneId, ids)))
    .limit(1);
  if (reported) {
    const milestone = obsolete.find(({ id }) => id === reported.id)!.code;
    throw new Refusal([{ ...statusFault('REPORTED'), facts: { status: 'REPORTED', milestone } }]);
  }
  return obsolete;
}

async function dropObsolete(change: Change, obsolete: readonly MilestoneRow[]): Promise<void> {
  if (obsolete.length === 0) return;
  const ids = obsolete.map(({ id }) => id);
  const { companyId } = change.viewer;
  const due = await change.tx
    .delete(deadlines)
    .where(and(eq(deadlines.companyId, companyId), inArray(deadlines.milestoneId, ids)))
    .returning();
  for (const before of due) {
    change.record({
      event: 'deadline.removed',
      entity: 'Deadline',
      entityId: before.id,
      before,
      after: null,
    });
  }
  const links = and(
    eq(milestoneLinks.companyId, companyId),
    sql`(${inArray(milestoneLinks.milestoneId, ids)} OR ${inArray(milestoneLinks.afterId, ids)})`,
  );
  await change.tx.delete(milestoneLinks).where(links);
  await change.tx
    .delete(plannedDays)
    .where(and(eq(plannedDays.companyId, companyId), inArray(plannedDays.milestoneId, ids)));
  await change.tx
    .delete(milestones)
    .where(and(eq(milestones.companyId, companyId), inArray(milestones.id, ids)));
  for (const before of obsolete) {
    change.record({
      event: 'milestone.dropped',
      entity: 'Milestone',
      entityId: before.id,
      before,
      after: null,
    });
  }
}

/** Hands milestones over to whom the terms give them now. */
async function moveParties(change: Change, { tailored, existing, idOf }: Layout): Promise<void> {
  const known = new Map(existing.map((row) => [row.id, row]));
  for (const key of tailored) {
    const before = known.get(idOf.get(keyText(key))!);
    if (!before || before.party === key.party) continue;
    const changed = { party: key.party };
    await writeRow(change, milestones, before, { event: 'milestone.handed', entity: 'Milestone', changed });
  }
}

interface Layout {
  readonly tailored: readonly TailoredMilestone[];
  readonly existing: readonly MilestoneRow[];
  readonly idOf: ReadonlyMap<string, string>;
}

async function addMissing(
  change: Change,
  order: OrderRow,
  shipments: readonly ShipmentRow[],
  { tailored, existing, idOf }: Layout,
): Promise<void> {
  const known = new Map(existing.map((row) => [row.id, row]));
  const planned = await planMissing(change, order, tailored, idOf, known);
  const rows = tailored.flatMap((key, index): (typeof milestones.$inferInsert)[] => {
    const id = idOf.get(keyText(key))!;
    if (known.has(id)) return [];
    const day = planned.get(id)!;
    return [
      {
        ...change.newRow(id),
        ...{ dealId: order.dealId, orderId: order.id, code: key.code, leg: key.leg, party: key.party },
        shipmentId: key.shipment === null ? null : shipments[key.shipment - 1]!.id,
        ...{ sequence: index + 1, plannedOn: day, estimatedOn: day },
      },
    ];
  });
  if (rows.length > 0) {
    await change.tx.insert(milestones).values(rows);
    const baseline = await currentBaseline(change, order);
    await change.tx.insert(plannedDays).values(
      rows.map(({ companyId, id, plannedOn }) => ({
        ...{ companyId, plannedOn, milestoneId: id, baselineId: baseline },
      })),
    );
    change.record({
      event: 'order.milestonesPlanned',
      entity: 'Order',
      entityId: order.id,
      after: { orderId: order.id, milestones: rows },
    });
  }
  const places = tailored.map((key, index) => ({ id: idOf.get(keyText(key))!, sequence: index + 1 }));
  await change.tx.execute(sql`
    UPDATE ${milestones} m SET sequence = p.sequence
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p(id uuid, sequence integer)
    WHERE m.company_id = ${order.companyId} AND m.id = p.id AND m.sequence <> p.sequence`);
}

/** When those that are missing are to be expected, by what is there. */
async function planMissing(
  change: Change,
  order: OrderRow,
  tailored: readonly TailoredMilestone[],
  idOf: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, MilestoneRow>,
): Promise<Map<string, string>> {
  const { seller, buyer, days } = await readTimeline(change, order);
  const scheduled = tailored.map((key) => {
    const id = idOf.get(keyText(key))!;
    const row = known.get(id);
    return {
      id,
      after: key.after.map(({ on, ...wait }) => ({ ...wait, on: idOf.get(keyText(on))! })),
      planned: row?.plannedOn ?? (key.code === 'ORDER_CONFIRMED' ? order.confirmedOn : null),
      reported: row?.estimateReportId ? row.estimatedOn : null,
      actual: row?.actualOn ?? null,
      deadline: null,
    };
  });
  const expected = schedule(scheduled, dayCounter({ seller, buyer, days }));
  return new Map(expected.map(({ id, estimated }) => [id, estimated!]));
}

async function currentBaseline(change: Change, order: OrderRow): Promise<string> {
  const [row] = await change.tx
    .select({ id: baselines.id })
    .from(baselines)
    .where(
      and(
        eq(baselines.companyId, order.companyId),
        eq(baselines.orderId, order.id),
        eq(baselines.sequence, order.baseline),
      ),
    );
  return row!.id;
}

async function writeLinks(
  change: Change,
  order: OrderRow,
  tailored: readonly TailoredMilestone[],
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  await change.tx.execute(sql`
    DELETE FROM ${milestoneLinks} l USING ${milestones} m
    WHERE l.company_id = ${order.companyId} AND m.company_id = l.company_id AND m.id = l.milestone_id
      AND m.order_id = ${order.id}`);
  const id = (key: MilestoneKey) => idOf.get(keyText(key))!;
  const links = tailored.flatMap((milestone) =>
    milestone.after.map(({ on, days, kind }) => ({
      ...{ companyId: order.companyId, milestoneId: id(milestone), afterId: id(on), days, kind },
    })),
  );
  await change.tx.insert(milestoneLinks).values(links);
}
