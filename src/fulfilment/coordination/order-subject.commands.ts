import { and, eq } from 'drizzle-orm';
import { shipments } from '../../../schema/tables/orders.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { localId } from '../../graph/global-id.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { lockPart, type OrderRow, type ShipmentRow } from '../orders/order-lock.commands.ts';
import { Shipment } from '../orders/shipment.type.ts';

/** Locks the deal and the order of a shipment that still travels; the shipment itself stays as it is. */
export async function lockOrderOfShipment(change: Change, viewer: Viewer, shipmentId: string) {
  const { locked, row } = await lockPart(change, viewer, Shipment, shipments, shipmentId);
  if (row.cancelledAt) throw new Refusal([statusFault('CANCELLED', 'shipmentId')]);
  return { ...locked, shipment: row };
}

/** What of an order something is about. */
export interface SubjectInput {
  readonly shipmentId?: string | null | undefined;
  readonly milestoneId?: string | null | undefined;
}

/** The shipment and the milestone of an order that an input names; a milestone of a shipment names that as well. */
export async function subjectOf(
  change: Change,
  order: OrderRow,
  input: SubjectInput,
): Promise<{ shipmentId: string | null; milestoneId: string | null }> {
  const faults: Fault[] = [];
  const missing = (field: string) => faults.push({ code: 'NOT_FOUND', path: ['input', field] });
  const shipment = input.shipmentId
    ? await findShipment(change, localId('shipment', input.shipmentId))
    : null;
  if (input.shipmentId && shipment?.orderId !== order.id) missing('shipmentId');
  const milestone = input.milestoneId
    ? await findMilestone(change, localId('milestone', input.milestoneId))
    : null;
  const isElsewhere = shipment && milestone?.shipmentId && milestone.shipmentId !== shipment.id;
  if (input.milestoneId && (milestone?.orderId !== order.id || isElsewhere)) missing('milestoneId');
  refuse(faults);
  return { shipmentId: shipment?.id ?? milestone?.shipmentId ?? null, milestoneId: milestone?.id ?? null };
}

async function findShipment(change: Change, id: string | null): Promise<ShipmentRow | undefined> {
  if (id === null) return undefined;
  const [row] = await change.tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.companyId, change.viewer.companyId), eq(shipments.id, id)));
  return row;
}

async function findMilestone(change: Change, id: string | null) {
  if (id === null) return undefined;
  const [row] = await change.tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.companyId, change.viewer.companyId), eq(milestones.id, id)));
  return row;
}
