import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import type { RequestContext } from '../../server/context.ts';
import { refuse } from '../../trade/fault.ts';
import { refuseGoodsInLots } from '../production/lots-of-order.commands.ts';
import {
  agreedOf,
  linesOfShipment,
  liveShipments,
  refuseLeft,
  replaceLines,
  writeShipment,
} from './order.commands.ts';
import type { AdjustShipmentInput } from './order.input.ts';
import { lockShipment, type ShipmentRow } from './order-lock.commands.ts';
import { findAdjustmentFaults, type LineQuantity } from './shipment-quantities.ts';

/** Sets what travels with a shipment before it leaves: down ahead of an amendment that takes goods out, up after one that adds some. */
export function adjustShipment(context: RequestContext, input: AdjustShipmentInput) {
  const options = { name: 'adjustShipment', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockShipment(change, viewer, input);
    const { contract, lines } = await agreedOf(change, deal);
    await refuseLeft(change, shipment);
    const others = (await liveShipments(change, order)).filter(({ id }) => id !== shipment.id);
    const terms = { toleranceRate: contract.toleranceRate, lines };
    const path = ['input', 'lines'];
    const faults = findAdjustmentFaults(terms, input.lines, await linesOfShipments(change, others), path);
    refuse(faults);
    await refuseGoodsInLots(change, order, shipment.id, input.lines);
    const before = await linesOfShipment(change, shipment);
    const after = await writeShipment(change, shipment, {}, { before, after: input.lines });
    await replaceLines(change, after, input.lines);
    return { shipment: after.id, order: order.id };
  });
}

/** The goods of each shipment. */
export function linesOfShipments(
  change: Change,
  shipments: readonly ShipmentRow[],
): Promise<LineQuantity[][]> {
  return Promise.all(shipments.map((shipment) => linesOfShipment(change, shipment)));
}
