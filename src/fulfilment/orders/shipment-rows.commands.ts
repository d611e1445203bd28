import { and, asc, eq, isNull } from 'drizzle-orm';
import { shipmentLines, shipments } from '../../../schema/tables/orders.ts';
import type { quotations } from '../../../schema/tables/quotations.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';
import { writeRow } from '../../events/write-row.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import { deliveryPoint } from '../timeline/delivery-point.ts';
import { writeDeadline } from '../timeline/plan.commands.ts';
import type { OrderRow, ShipmentRow } from './order-lock.commands.ts';
import type { LineQuantity } from './shipment-quantities.ts';

type QuotationRow = typeof quotations.$inferSelect;

export const portConstraints = {
  shipments_port_of_loading_ports_locode_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'portOfLoading'] },
  shipments_port_of_discharge_ports_locode_fk: {
    code: 'UNKNOWN_VALUE',
    path: ['input', 'portOfDischarge'],
  },
} as const;

export type ShipmentColumns = Omit<
  ShipmentRow,
  'companyId' | 'id' | 'version' | 'createdAt' | 'updatedAt' | 'dealId' | 'orderId' | 'sequence' | 'number'
>;

/** Writes a shipment with its goods; it is recorded when all of it is known. */
export async function addShipment(
  change: Change,
  order: OrderRow,
  sequence: number,
  columns: ShipmentColumns,
  lines: readonly LineQuantity[],
): Promise<ShipmentRow> {
  const row: ShipmentRow = {
    ...columns,
    ...change.newRow(),
    ...{ dealId: order.dealId, orderId: order.id, sequence, number: `${order.number}/${sequence}` },
  };
  await change.tx.insert(shipments).values(row);
  await change.tx.insert(shipmentLines).values(lineRows(row, lines));
  return row;
}

/** Records a shipment as it was planned, with its goods. */
export function recordPlanned(change: Change, row: ShipmentRow, lines: readonly LineQuantity[]): void {
  const after = { ...row, lines };
  change.record({ event: 'shipment.planned', entity: 'Shipment', entityId: row.id, after });
}

function lineRows({ companyId, id }: ShipmentRow, lines: readonly LineQuantity[]) {
  return lines.map(({ sequence, quantity }) => ({ companyId, shipmentId: id, sequence, quantity }));
}

export async function replaceLines(
  change: Change,
  shipment: ShipmentRow,
  lines: readonly LineQuantity[],
): Promise<void> {
  await change.tx
    .delete(shipmentLines)
    .where(and(eq(shipmentLines.companyId, shipment.companyId), eq(shipmentLines.shipmentId, shipment.id)));
  await change.tx.insert(shipmentLines).values(lineRows(shipment, lines));
}

/** Changes columns of a locked shipment. */
export async function writeShipment(
  change: Change,
  before: ShipmentRow,
  columns: Partial<ShipmentRow>,
  lines?: { readonly before: readonly LineQuantity[]; readonly after: readonly LineQuantity[] },
): Promise<ShipmentRow> {
  return writeRow(change, shipments, before, {
    ...{ event: 'shipment.changed', entity: 'Shipment', changed: columns },
    ...(lines && { saidBefore: { lines: lines.before }, said: { lines: lines.after } }),
  });
}

/** The shipments of an order whose goods are to travel, in their order. */
export async function liveShipments(change: Change, order: OrderRow): Promise<ShipmentRow[]> {
  return change.tx
    .select()
    .from(shipments)
    .where(
      and(
        eq(shipments.companyId, order.companyId),
        eq(shipments.orderId, order.id),
        isNull(shipments.cancelledAt),
      ),
    )
    .orderBy(asc(shipments.sequence));
}

export async function lastSequence(change: Change, order: OrderRow): Promise<number> {
  const rows = await change.tx
    .select({ sequence: shipments.sequence })
    .from(shipments)
    .where(and(eq(shipments.companyId, order.companyId), eq(shipments.orderId, order.id)));
  return Math.max(...rows.map(({ sequence }) => sequence));
}

export function linesOfShipment(change: Change, { companyId, id }: ShipmentRow): Promise<LineQuantity[]> {
  return change.tx
    .select({ sequence: shipmentLines.sequence, quantity: shipmentLines.quantity })
    .from(shipmentLines)
    .where(and(eq(shipmentLines.companyId, companyId), eq(shipmentLines.shipmentId, id)))
    .orderBy(asc(shipmentLines.sequence));
}

/** The goods of each shipment. */
export function linesOfShipments(change: Change, rows: readonly ShipmentRow[]): Promise<LineQuantity[][]> {
  return Promise.all(rows.map((row) => linesOfShipment(change, row)));
}

/** What has left can’t be split and does not stay at home. */
export async function refuseLeft(change: Change, { companyId, id }: ShipmentRow): Promise<void> {
  const [left] = await change.tx
    .select({ actualOn: milestones.actualOn })
    .from(milestones)
    .where(
      and(
        eq(milestones.companyId, companyId),
        eq(milestones.shipmentId, id),
        eq(milestones.code, 'DEPARTED_POL'),
      ),
    );
  if (left?.actualOn) throw new Refusal([statusFault('DEPARTED_POL')]);
}

export async function keepPromise(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  row: ShipmentRow,
): Promise<void> {
  const milestone = await deliveryOf(change, order, terms, row);
  await writeDeadline(change, milestone, { kind: 'CONTRACT', dueOn: row.promisedOn, note: null });
}

/** The milestone at which the seller has delivered. */
export async function deliveryOf(change: Change, order: OrderRow, terms: QuotationRow, { id }: ShipmentRow) {
  const [milestone] = await change.tx
    .select()
    .from(milestones)
    .where(
      and(
        eq(milestones.companyId, order.companyId),
        eq(milestones.shipmentId, id),
        eq(milestones.code, deliveryPoint[terms.rule]),
      ),
    );
  return milestone!;
}
