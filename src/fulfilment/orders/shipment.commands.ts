import { shipments } from '../../../schema/tables/orders.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { refuseGoodsInLots } from '../production/lots-of-order.commands.ts';
import { layOutMilestones } from '../timeline/milestone-layout.commands.ts';
import { workOutTimeline } from '../timeline/timeline.commands.ts';
import { agreedOf } from './agreed-contract.commands.ts';
import type {
  AdjustShipmentInput,
  CancelShipmentInput,
  SplitShipmentInput,
  UpdateShipmentInput,
} from './order.input.ts';
import { lockShipment } from './order-lock.commands.ts';
import { findAdjustmentFaults, splitOff } from './shipment-quantities.ts';
import {
  addShipment,
  keepPromise,
  lastSequence,
  linesOfShipment,
  linesOfShipments,
  liveShipments,
  portConstraints,
  recordPlanned,
  refuseLeft,
  replaceLines,
  writeShipment,
} from './shipment-rows.commands.ts';

/** Lets some goods of a shipment travel by themselves. */
export function splitShipment(context: RequestContext, input: SplitShipmentInput) {
  const options = { name: 'splitShipment', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockShipment(change, viewer, input);
    const agreed = await agreedOf(change, deal);
    const live = await liveShipments(change, order);
    const lines = await linesOfShipment(change, shipment);
    const rest = splitOff(lines, input.lines);
    if (!rest || input.lines.length === 0) {
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'lines'] }]);
    }
    if (!agreed.contract.partialShipments) {
      throw new Refusal([{ code: 'PARTIAL_SHIPMENTS_BARRED', path: ['input', 'id'] }]);
    }
    await refuseLeft(change, shipment);
    await refuseGoodsInLots(change, order, shipment.id, rest);
    const after = await writeShipment(change, shipment, {}, { before: lines, after: rest });
    await replaceLines(change, after, rest);
    const { companyId: _c, id: _i, version: _v, createdAt: _n, updatedAt: _u, ...same } = shipment;
    const sequence = (await lastSequence(change, order)) + 1;
    const own = { bookingNumber: null, carrier: null, vessel: null, voyage: null, transportDocument: null };
    // What is on hold is in lots, and stays behind.
    const columns = {
      ...same,
      ...own,
      holdReason: null,
      promisedOn: input.promisedOn ?? shipment.promisedOn,
    };
    const split = await addShipment(change, order, sequence, columns, input.lines);
    recordPlanned(change, split, input.lines);
    const rows = [...live.map((row) => (row.id === after.id ? after : row)), split];
    await layOutMilestones(change, order, agreed.terms, rows);
    await keepPromise(change, order, agreed.terms, split);
    await workOutTimeline(change, order);
    return { shipment: after.id, split: split.id, order: order.id };
  });
}

/** Writes down what is known anew of a shipment. Its milestones are laid out again where they follow from it. */
export function updateShipment(context: RequestContext, input: UpdateShipmentInput) {
  const options = {
    ...({ name: 'updateShipment', permission: 'order:write', input } as const),
    constraints: portConstraints,
  };
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockShipment(change, viewer, input);
    const { id: _i, version: _v, idempotencyKey: _k, ...fields } = input;
    const after = await writeShipment(change, shipment, given(fields, shipments));
    const live = await liveShipments(change, order);
    const { terms } = await agreedOf(change, deal);
    await layOutMilestones(change, order, terms, live);
    await workOutTimeline(change, order);
    return { shipment: after.id, order: order.id };
  });
}

/** Ends a shipment whose goods will not travel. The last one goes with its contract alone. */
export function cancelShipment(context: RequestContext, input: CancelShipmentInput) {
  const options = { name: 'cancelShipment', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockShipment(change, viewer, input);
    await refuseLeft(change, shipment);
    await refuseGoodsInLots(change, order, shipment.id, [], ['input', 'id']);
    const rest = (await liveShipments(change, order)).filter(({ id }) => id !== shipment.id);
    if (rest.length === 0) throw new Refusal([statusFault('LAST')]);
    const cancelled = { cancelledAt: change.now.toISOString(), cancelReason: input.reason };
    await writeShipment(change, shipment, cancelled);
    const { terms } = await agreedOf(change, deal);
    await layOutMilestones(change, order, terms, rest);
    await workOutTimeline(change, order);
    return { shipment: shipment.id, order: order.id };
  });
}

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
