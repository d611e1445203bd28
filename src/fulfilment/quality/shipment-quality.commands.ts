import { and, asc, eq, isNull } from 'drizzle-orm';
import { shipments } from '../../../schema/tables/orders.ts';
import { inspections, inspectionWaivers } from '../../../schema/tables/quality.ts';
import type { Change } from '../../events/change.ts';
import type { OrderRow } from '../orders/order-lock.commands.ts';
import { actualDays, goodsOf, lotsOf } from '../production/lots-of-order.commands.ts';
import { quantityLeft } from '../production/production-lot.ts';
import { recordReports } from '../timeline/report.commands.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import {
  holdReasonOf,
  type LotsInspected,
  milestoneOfStage,
  openFailures,
  type StandingInspection,
  stagePassedOn,
} from './inspection.ts';

export type InspectionRow = typeof inspections.$inferSelect;

/** The inspections of an order that stand, each with the day of its waiver. */
export async function standingInspections(change: Change, order: OrderRow): Promise<StandingInspection[]> {
  return change.tx
    .select({
      id: inspections.id,
      number: inspections.number,
      stage: inspections.stage,
      lotId: inspections.lotId,
      shipmentId: inspections.shipmentId,
      reinspectsId: inspections.reinspectsId,
      verdict: inspections.verdict,
      inspectedOn: inspections.inspectedOn,
      waivedOn: inspectionWaivers.waivedOn,
    })
    .from(inspections)
    .leftJoin(
      inspectionWaivers,
      and(
        eq(inspectionWaivers.companyId, inspections.companyId),
        eq(inspectionWaivers.inspectionId, inspections.id),
      ),
    )
    .where(
      and(
        eq(inspections.companyId, order.companyId),
        eq(inspections.orderId, order.id),
        isNull(inspections.cancelledAt),
      ),
    )
    .orderBy(asc(inspections.shipmentId), asc(inspections.sequence));
}

/**
 * Draws the consequences of what became of an inspection: its shipment is held while a failure is open and released when
 * none is, and the milestone of its stage is passed when all that was to be inspected passed, or was taken as it is.
 */
export async function followVerdict(
  change: Change,
  order: OrderRow,
  inspection: InspectionRow,
  before: readonly StandingInspection[],
): Promise<void> {
  const after = await standingInspections(change, order);
  await holdOrRelease(change, inspection, before, after);
  await reportStage(change, order, inspection, after);
}

/** A reason that somebody else gave for a hold is not ours to lift. */
async function holdOrRelease(
  change: Change,
  { companyId, shipmentId }: InspectionRow,
  before: readonly StandingInspection[],
  after: readonly StandingInspection[],
): Promise<void> {
  const reasonOf = (all: readonly StandingInspection[]) =>
    holdReasonOf(openFailures(all.filter((one) => one.shipmentId === shipmentId)));
  const isIt = and(eq(shipments.companyId, companyId), eq(shipments.id, shipmentId));
  const [shipment] = await change.tx.select().from(shipments).where(isIt).for('update');
  const [own, reason] = [reasonOf(before), reasonOf(after)];
  if (!shipment || shipment.holdReason === reason) return;
  if (shipment.holdReason !== null && shipment.holdReason !== own) return;
  const columns = {
    holdReason: reason,
    version: shipment.version + 1,
    updatedAt: change.now.toISOString(),
  };
  await change.tx.update(shipments).set(columns).where(isIt);
  change.record({
    event: reason === null ? 'shipment.released' : 'shipment.held',
    ...{ entity: 'Shipment', entityId: shipment.id, before: shipment, after: { ...shipment, ...columns } },
  });
}

async function reportStage(
  change: Change,
  order: OrderRow,
  { stage, shipmentId, number, report, inspector }: InspectionRow,
  all: readonly StandingInspection[],
): Promise<void> {
  const isOfOrder = concernsOrder(stage);
  const concerned = all.filter((one) => one.stage === stage && (isOfOrder || one.shipmentId === shipmentId));
  const day = stagePassedOn(concerned, await lotsInspected(change, order, isOfOrder ? null : shipmentId));
  const at = { code: milestoneOfStage[stage], shipmentId: isOfOrder ? null : shipmentId };
  const known = await actualDays(change, order);
  if (day === null || known(at.code, at.shipmentId) === day) return;
  const evidence = report === null ? number : `${number}: ${report}`;
  await recordReports(change, order, [
    { at, classifier: 'ACTUAL', day, source: 'INSPECTOR', reporter: inspector, evidence },
  ]);
}

/** What has to be inspected lot by lot, where a shipment is not inspected as a whole. */
async function lotsInspected(
  change: Change,
  order: OrderRow,
  shipmentId: string | null,
): Promise<LotsInspected> {
  if (shipmentId === null) return { lotIds: [], holdAllGoods: true };
  const lots = (await lotsOf(change, order)).filter(
    (lot) => lot.shipmentId === shipmentId && lot.cancelledAt === null,
  );
  const goods = await goodsOf(change, order, shipmentId);
  return {
    lotIds: lots.map(({ id }) => id),
    holdAllGoods: goods.every((line) => quantityLeft(line, lots).lte(0)),
  };
}

/** Before production there are no lots yet: what is inspected then is inspected for the whole order. */
export function concernsOrder(stage: InspectionStage): boolean {
  return stage === 'PREPRODUCTION';
}
