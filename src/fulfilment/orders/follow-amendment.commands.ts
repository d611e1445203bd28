import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { orders, shipmentLines, shipments } from '../../../schema/tables/orders.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { deadlines, milestones } from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';
import { refuse } from '../../trade/fault.ts';
import { deliveryPoint } from '../timeline/delivery-point.ts';
import { layOutMilestones, refuseForgetting } from '../timeline/milestone-layout.commands.ts';
import { touchOrder, writeDeadline } from '../timeline/plan.commands.ts';
import { workOutTimeline } from '../timeline/timeline.commands.ts';
import type { DealRow, OrderRow, ShipmentRow } from './order-lock.commands.ts';
import { findShipmentFaults, type LineQuantity, shippedOf } from './shipment-quantities.ts';
import { deliveryOf, linesOfShipments, liveShipments, writeShipment } from './shipment-rows.commands.ts';

type QuotationRow = typeof quotations.$inferSelect;

/** An amended contract with the revision whose goods and terms it holds. */
interface Amended {
  readonly contract: Pick<typeof contracts.$inferSelect, 'id' | 'toleranceRate' | 'partialShipments'>;
  readonly terms: QuotationRow;
}

/**
 * Refuses an amendment that the deal’s order can’t follow: shipments hold more of a line than it leaves, there are several
 * where it lets all goods travel in one, or something was said of a milestone that it takes away. Asked before each
 * signature, so that nobody signs what comes to nothing.
 */
export async function refuseUnfollowable(
  change: Change,
  deal: DealRow,
  { contract, terms }: Amended,
): Promise<void> {
  const order = await orderOf(change, deal);
  if (!order) return;
  const live = await liveShipments(change, order);
  const lines = await linesOf(change, terms);
  const shipped = await linesOfShipments(change, live);
  const faults = findShipmentFaults({ ...contract, lines }, shipped, ['input', 'id']);
  refuse(faults);
  await refuseForgetting(change, order, terms, live);
}

/**
 * Lets the deal’s order follow an amendment that both have signed. Its milestones are those of the new terms and whoever
 * they give them to; planned days stay, and the promise of delivery goes to where the new rule delivers.
 */
export async function followAmendment(
  change: Change,
  deal: DealRow,
  { contract, terms }: Amended,
): Promise<void> {
  const before = await orderOf(change, deal);
  if (!before) return;
  const live = await liveShipments(change, before);
  const promises = await withdrawPromises(change, before, terms, live);
  const order = await touchOrder(change, before, { contractId: contract.id });
  await layOutMilestones(change, order, terms, live);
  for (const { shipment, dueOn, note } of promises) {
    const milestone = await deliveryOf(change, order, terms, shipment);
    await writeDeadline(change, milestone, { kind: 'CONTRACT', dueOn, note });
  }
  await workOutTimeline(change, order);
}

/** Cancels what has not left of an order whose contract was cancelled. What is on its way goes on. */
export async function cancelOpenShipments(
  change: Change,
  deal: DealRow,
  terms: QuotationRow,
  reason: string,
): Promise<void> {
  const order = await orderOf(change, deal);
  if (!order) return;
  const live = await liveShipments(change, order);
  const left = new Set((await departedLines(change, deal)).map(({ shipmentId }) => shipmentId));
  const cancelled = { cancelledAt: change.now.toISOString(), cancelReason: reason };
  for (const shipment of live) {
    if (!left.has(shipment.id)) await writeShipment(change, shipment, cancelled);
  }
  const rest = live.filter(({ id }) => left.has(id));
  if (rest.length > 0) await layOutMilestones(change, order, terms, rest);
  await workOutTimeline(change, order);
}

/** How much of each line has left in shipments of a deal. */
export async function departedQuantities(change: Change, deal: DealRow): Promise<LineQuantity[]> {
  const lines = await departedLines(change, deal);
  const sequences = [...new Set(lines.map(({ sequence }) => sequence))];
  return sequences.map((sequence) => ({ sequence, quantity: shippedOf(sequence, [lines]).toFixed() }));
}

/** The goods of a deal’s shipments that have left the port of loading, or the airport or station there. */
function departedLines(change: Change, deal: DealRow) {
  const { shipmentId, sequence, quantity } = shipmentLines;
  return change.tx
    .select({ shipmentId, sequence, quantity })
    .from(shipmentLines)
    .innerJoin(shipments, and(eq(shipments.companyId, shipmentLines.companyId), eq(shipments.id, shipmentId)))
    .innerJoin(
      milestones,
      and(eq(milestones.companyId, shipmentLines.companyId), eq(milestones.shipmentId, shipmentId)),
    )
    .where(
      and(
        eq(shipments.companyId, deal.companyId),
        eq(shipments.dealId, deal.id),
        isNull(shipments.cancelledAt),
        eq(milestones.code, 'DEPARTED_POL'),
        isNotNull(milestones.actualOn),
      ),
    );
}

/** The order of a deal, locked behind it; none before the contract was taken into work. */
async function orderOf(change: Change, deal: DealRow): Promise<OrderRow | undefined> {
  const [order] = await change.tx
    .select()
    .from(orders)
    .where(and(eq(orders.companyId, deal.companyId), eq(orders.dealId, deal.id)))
    .for('update');
  return order;
}

function linesOf(change: Change, { companyId, id }: QuotationRow): Promise<LineQuantity[]> {
  return change.tx
    .select({ sequence: quotationLines.sequence, quantity: quotationLines.quantity })
    .from(quotationLines)
    .where(and(eq(quotationLines.companyId, companyId), eq(quotationLines.quotationId, id)))
    .orderBy(asc(quotationLines.sequence));
}

/** Takes the promises of delivery from where the rule before delivered, where the new one delivers elsewhere. */
async function withdrawPromises(
  change: Change,
  order: OrderRow,
  { rule }: QuotationRow,
  live: readonly ShipmentRow[],
) {
  const code = deliveryPoint[await ruleOf(change, order)];
  if (code === deliveryPoint[rule]) return [];
  const ids = live.map(({ id }) => id);
  const promised = await change.tx
    .select({ milestone: milestones, deadline: deadlines })
    .from(deadlines)
    .innerJoin(
      milestones,
      and(eq(milestones.companyId, deadlines.companyId), eq(milestones.id, deadlines.milestoneId)),
    )
    .where(
      and(
        eq(deadlines.companyId, order.companyId),
        eq(deadlines.kind, 'CONTRACT'),
        eq(milestones.code, code),
        inArray(milestones.shipmentId, ids),
      ),
    );
  for (const { milestone, deadline } of promised) {
    const { kind, version } = deadline;
    await writeDeadline(change, milestone, { kind, dueOn: null, note: null, version });
  }
  return promised.map(({ milestone, deadline: { dueOn, note } }) => ({
    ...{ dueOn, note },
    shipment: live.find(({ id }) => id === milestone.shipmentId)!,
  }));
}

async function ruleOf(change: Change, { companyId, contractId }: OrderRow) {
  const [row] = await change.tx
    .select({ rule: quotations.rule })
    .from(contracts)
    .innerJoin(
      quotations,
      and(eq(quotations.companyId, contracts.companyId), eq(quotations.id, contracts.quotationId)),
    )
    .where(and(eq(contracts.companyId, companyId), eq(contracts.id, contractId)));
  return row!.rule;
}
