import { and, eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { deals } from '../../../schema/tables/deals.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { lockRow } from '../../events/lock-row.ts';
import { type EntityClass, entityOf } from '../../graph/entity.ts';
import { globalId, localId } from '../../graph/global-id.ts';
import { Problem } from '../../server/problem.ts';
import { Refusal, staleFault, statusFault } from '../../trade/fault.ts';
import { Order } from './order.type.ts';
import { Shipment } from './shipment.type.ts';

export type DealRow = typeof deals.$inferSelect;
export type OrderRow = typeof orders.$inferSelect;
export type ShipmentRow = typeof shipments.$inferSelect;

/** An order with its deal, both locked. */
export interface LockedOrder {
  readonly deal: DealRow;
  readonly order: OrderRow;
}

interface PartOfOrder extends PgTable {
  readonly companyId: PgColumn;
  readonly id: PgColumn;
  readonly dealId: PgColumn;
}

/** Locks the order with this id. */
export async function lockOrder(change: Change, viewer: Viewer, id: string): Promise<LockedOrder> {
  return (await lockPart(change, viewer, Order, orders, id)).locked;
}

/** Locks the order of a shipment, and the shipment in the version that its caller read. */
export async function lockShipment(
  change: Change,
  viewer: Viewer,
  input: { readonly id: string; readonly version?: number | null },
): Promise<LockedOrder & { readonly shipment: ShipmentRow }> {
  const { locked, row } = await lockPart(change, viewer, Shipment, shipments, input.id);
  const shipment = row as ShipmentRow;
  const { version = null } = input;
  if (version !== null && version !== shipment.version) {
    throw new Refusal([staleFault(shipment.version, version)]);
  }
  if (shipment.cancelledAt !== null) throw new Refusal([statusFault('CANCELLED')]);
  return { ...locked, shipment };
}

/**
 * Locks the order of something that hangs on it, the deal first: by it all writers of an order queue, whatever they
 * write. Hidden and missing rows are both NOT_FOUND.
 */
export async function lockPart<Table extends PartOfOrder>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  id: string,
): Promise<{ locked: LockedOrder; row: Table['$inferSelect'] }> {
  const local = localId(entityOf(target).prefix ?? '', id);
  if (!local) throw new Problem('NOT_FOUND');
  const here = and(eq(table.companyId, viewer.companyId), eq(table.id, local));
  const [found] = await change.tx
    .select({ dealId: table.dealId })
    .from(table as PgTable)
    .where(here);
  if (!found) throw new Problem('NOT_FOUND');
  const deal = await lockRow(change, viewer, Deal, deals, globalId('deal', found.dealId as string));
  const [order] = await change.tx
    .select()
    .from(orders)
    .where(and(eq(orders.companyId, viewer.companyId), eq(orders.dealId, deal.id)))
    .for('update');
  const [row] = await change.tx
    .select()
    .from(table as PgTable)
    .where(here);
  if (!order || !row) throw new Problem('NOT_FOUND');
  return { locked: { deal, order }, row };
}
