import { productionLots } from '../../../schema/tables/production.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { lockPart, lockShipment, type OrderRow } from '../orders/order-lock.commands.ts';
import { goodsOf, type LotRow, lotsOf, reportLots } from './lots-of-order.commands.ts';
import type {
  CancelProductionLotInput,
  PlanProductionLotInput,
  UpdateProductionLotInput,
} from './production.input.ts';
import { findDayFaults, type LotStatus, quantityLeft, statusOfLot } from './production-lot.ts';
import { ProductionLot } from './production-lot.type.ts';

/** Gives a factory goods of one line of a shipment to make, as far as no other lot holds them. */
export function planProductionLot(context: RequestContext, input: PlanProductionLotInput) {
  const options = { name: 'planProductionLot', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { shipmentId, version, line, factory } = input;
    const { order, shipment } = await lockShipment(change, viewer, { id: shipmentId, version });
    const left = await leftOf(change, order, shipment.id, line);
    const quantity = input.quantity ?? writeDecimal(left);
    refuse(quantityFaults(quantity, left, input.quantity ? 'quantity' : 'line'));
    const lots = (await lotsOf(change, order)).filter((lot) => lot.shipmentId === shipment.id);
    const sequence = Math.max(0, ...lots.map((lot) => lot.sequence)) + 1;
    const row: LotRow = {
      ...change.newRow(),
      ...{ dealId: order.dealId, orderId: order.id, shipmentId: shipment.id, sequence },
      ...{ number: `${shipment.number}-L${sequence}`, line, quantity, factory },
      ...{ materialsReadyOn: null, startedOn: null, finishedOn: null, cancelledAt: null, cancelReason: null },
    };
    await change.tx.insert(productionLots).values(row);
    change.record({ event: 'lot.planned', entity: 'ProductionLot', entityId: row.id, after: row });
    return { lot: row.id, shipment: shipment.id };
  });
}

/** Changes a lot that nobody has begun, or says when its materials came. */
export function updateProductionLot(context: RequestContext, input: UpdateProductionLotInput) {
  const options = { name: 'updateProductionLot', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['PLANNED', 'IN_WORK']);
    const { quantity, factory, materialsReadyOn } = given(fieldsOf(input), productionLots);
    const isBegun = lot.startedOn !== null;
    const touched = isBegun ? Object.entries({ quantity, factory }).filter(([, value]) => value) : [];
    const faults = touched.map(([field]) => statusFault('IN_WORK', field));
    if (quantity) {
      const left = await leftOf(change, order, lot.shipmentId, lot.line);
      faults.push(...quantityFaults(quantity, left.plus(lot.quantity), 'quantity'));
    }
    if (materialsReadyOn) {
      const last = lot.startedOn ?? latestDay(change.now);
      faults.push(...findDayFaults(materialsReadyOn, null, last, ['input', 'materialsReadyOn']));
    } else if (materialsReadyOn === null && isBegun) faults.push(statusFault('IN_WORK', 'materialsReadyOn'));
    refuse(faults);
    const after = await writeLot(change, lot, 'lot.changed', {
      ...(quantity && { quantity }),
      ...(factory && { factory }),
      ...(materialsReadyOn !== undefined && { materialsReadyOn }),
    });
    await reportLots(change, order, lot.shipmentId, after.factory);
    return { lot: lot.id, order: order.id };
  });
}

/** Ends a lot that nobody has begun; its goods may go into others. */
export function cancelProductionLot(context: RequestContext, input: CancelProductionLotInput) {
  const options = { name: 'cancelProductionLot', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['PLANNED']);
    const cancelled = { cancelledAt: change.now.toISOString(), cancelReason: input.reason };
    await writeLot(change, lot, 'lot.cancelled', cancelled);
    await reportLots(change, order, lot.shipmentId, lot.factory);
    return { lot: lot.id, order: order.id };
  });
}

/** Locks the order of a lot, and gives the lot in the version that its caller read; one that is no longer at a status is refused. */
export async function lockLot(
  change: Change,
  viewer: Viewer,
  input: { readonly id: string; readonly version: number },
  statuses: readonly LotStatus[],
): Promise<{ order: OrderRow; lot: LotRow }> {
  const { locked, row } = await lockPart(change, viewer, ProductionLot, productionLots, input.id);
  if (row.version !== input.version) throw new Refusal([staleFault(row.version, input.version)]);
  const status = statusOfLot(row);
  if (!statuses.includes(status)) throw new Refusal([statusFault(status)]);
  return { order: locked.order, lot: row };
}

/** Writes what changed of a lot, and records it with what was said of it besides. */
export async function writeLot(
  change: Change,
  before: LotRow,
  event: string,
  changed: Partial<LotRow>,
  said: object = {},
): Promise<LotRow> {
  return writeRow(change, productionLots, before, { event, entity: 'ProductionLot', changed, said });
}

function fieldsOf({ quantity, factory, materialsReadyOn }: UpdateProductionLotInput) {
  return { quantity, factory, materialsReadyOn };
}

/** How much of a line of a shipment is in no lot; a line that does not travel with it is refused. */
async function leftOf(change: Change, order: OrderRow, shipmentId: string, line: number): Promise<Decimal> {
  const goods = (await goodsOf(change, order, shipmentId)).find((one) => one.line === line);
  if (!goods) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'line'] }]);
  const lots = (await lotsOf(change, order)).filter((lot) => lot.shipmentId === shipmentId);
  return quantityLeft(goods, lots);
}

function quantityFaults(quantity: string, left: Decimal, field: string): Fault[] {
  if (new Decimal(quantity).gt(0) && left.gte(quantity)) return [];
  return [{ code: 'OUT_OF_RANGE', path: ['input', field], facts: { maximum: left.toFixed() } }];
}
