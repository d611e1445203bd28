import { and, asc, eq } from 'drizzle-orm';
import { shipmentLines } from '../../../schema/tables/orders.ts';
import { productionDelays, productionLots } from '../../../schema/tables/production.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';
import { Refusal } from '../../trade/fault.ts';
import type { OrderRow } from '../orders/order-lock.commands.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import { type NewReport, recordReports } from '../timeline/report.commands.ts';
import { firstStartOf, heldByLots, type LotOfShipment, madeOn, materialsReadyOn } from './production-lot.ts';

export type LotRow = typeof productionLots.$inferSelect;
/** A lot with the day on which it is expected by the last delay that was told of it. */
export type ExpectedLot = LotRow & LotOfShipment;

/** The lots of an order, by shipment and sequence, cancelled ones as well. */
export async function lotsOf(change: Change, order: OrderRow): Promise<ExpectedLot[]> {
  const lots = await change.tx
    .select()
    .from(productionLots)
    .where(and(eq(productionLots.companyId, order.companyId), eq(productionLots.orderId, order.id)))
    .orderBy(asc(productionLots.shipmentId), asc(productionLots.sequence));
  const delays = await change.tx
    .select({ lotId: productionDelays.lotId, expectedOn: productionDelays.expectedOn })
    .from(productionDelays)
    .innerJoin(
      productionLots,
      and(
        eq(productionLots.companyId, productionDelays.companyId),
        eq(productionLots.id, productionDelays.lotId),
      ),
    )
    .where(and(eq(productionLots.companyId, order.companyId), eq(productionLots.orderId, order.id)))
    .orderBy(asc(productionDelays.recordedAt), asc(productionDelays.id));
  const expected = new Map(delays.map(({ lotId, expectedOn }) => [lotId, expectedOn]));
  return lots.map((lot) => ({ ...lot, expectedOn: expected.get(lot.id) ?? null }));
}

/** How much of each line of the contract travels with a shipment. */
export function goodsOf(change: Change, order: OrderRow, shipmentId: string) {
  return change.tx
    .select({ line: shipmentLines.sequence, quantity: shipmentLines.quantity })
    .from(shipmentLines)
    .where(and(eq(shipmentLines.companyId, order.companyId), eq(shipmentLines.shipmentId, shipmentId)))
    .orderBy(asc(shipmentLines.sequence));
}

/** Tells the timeline what follows from the lots of an order as they are now, as far as it does not know it yet. */
export async function reportLots(
  change: Change,
  order: OrderRow,
  shipmentId: string,
  factory: string,
  also: readonly NewReport[] = [],
): Promise<void> {
  const lots = await lotsOf(change, order);
  const ofShipment = lots.filter((lot) => lot.shipmentId === shipmentId);
  const finished = madeOn(await goodsOf(change, order, shipmentId), ofShipment);
  const days: readonly (readonly [MilestoneCode, string | null, string | null])[] = [
    ['MATERIAL_READY', null, materialsReadyOn(lots)],
    ['PRODUCTION_START', null, firstStartOf(lots)],
    ['PRODUCTION_FINISH', shipmentId, finished],
  ];
  const known = await actualDays(change, order);
  const news = days.flatMap(([code, shipment, day]): NewReport[] => {
    if (day === null || known(code, shipment) === day) return [];
    const at = { code, shipmentId: shipment };
    return [{ at, classifier: 'ACTUAL', day, source: 'FACTORY', reporter: factory }];
  });
  const reports = [...news, ...also];
  if (reports.length > 0) await recordReports(change, order, reports);
}

/** The day on which each milestone of an order happened, as far as it is known. */
export async function actualDays(
  change: Change,
  order: OrderRow,
): Promise<(code: MilestoneCode, shipmentId: string | null) => string | null> {
  const rows = await change.tx
    .select({ code: milestones.code, shipmentId: milestones.shipmentId, actualOn: milestones.actualOn })
    .from(milestones)
    .where(and(eq(milestones.companyId, order.companyId), eq(milestones.orderId, order.id)));
  return (code, shipmentId) =>
    rows.find((row) => row.code === code && row.shipmentId === shipmentId)?.actualOn ?? null;
}

/** Goods that are in lots stay with the shipment whose lots they are: they are neither split off nor taken out of it. */
export async function refuseGoodsInLots(
  change: Change,
  order: OrderRow,
  shipmentId: string,
  staying: readonly { readonly sequence: number; readonly quantity: string }[],
  path: readonly string[] = ['input', 'lines'],
): Promise<void> {
  const lots = (await lotsOf(change, order)).filter((lot) => lot.shipmentId === shipmentId);
  const goods = staying.map(({ sequence, quantity }) => ({ line: sequence, quantity }));
  const held = heldByLots(goods, lots);
  if (held.length === 0) return;
  throw new Refusal(
    held.map(({ line, held: minimum }) => ({
      ...{ code: 'OUT_OF_RANGE', path, facts: { line, minimum: minimum.toFixed() } },
    })),
  );
}
