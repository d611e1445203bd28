import { and, asc, eq, isNull } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { dealAttestations, deals } from '../../../schema/tables/deals.ts';
import { orders, shipmentLines, shipments } from '../../../schema/tables/orders.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Deal } from '../../deals/deal.type.ts';
import { hasReached, isOpen } from '../../deals/deal-pipeline.ts';
import { rolesOfLane } from '../../deals/lane-roles.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import { lockRow } from '../../events/lock-row.ts';
import { nextNumber } from '../../events/number-series.ts';
import { pastDay } from '../../events/past-day.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { refuseGoodsInLots } from '../production/lots-of-order.commands.ts';
import { deliveryPoint } from '../timeline/delivery-point.ts';
import { isOfOrder } from '../timeline/milestone-graph.ts';
import { layOutMilestones } from '../timeline/milestone-layout.commands.ts';
import { openBaseline, writeDeadline } from '../timeline/plan.commands.ts';
import { type NewReport, recordReports } from '../timeline/report.commands.ts';
import { workOutTimeline } from '../timeline/timeline.commands.ts';
import type {
  CancelShipmentInput,
  ConfirmOrderInput,
  PlannedShipmentInput,
  SplitShipmentInput,
  UpdateShipmentInput,
} from './order.input.ts';
import { factMilestones, isToldByOrder } from './order-facts.ts';
import { type DealRow, lockShipment, type OrderRow, type ShipmentRow } from './order-lock.commands.ts';
import { findShipmentFaults, type LineQuantity, splitOff } from './shipment-quantities.ts';

type ContractRow = typeof contracts.$inferSelect;
type QuotationRow = typeof quotations.$inferSelect;

/** The contract of an order with the revision whose goods and terms it holds. */
interface Agreed {
  readonly contract: ContractRow;
  readonly terms: QuotationRow;
  readonly lines: readonly (typeof quotationLines.$inferSelect)[];
}

const portConstraints = {
  shipments_port_of_loading_ports_locode_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'portOfLoading'] },
  shipments_port_of_discharge_ports_locode_fk: {
    code: 'UNKNOWN_VALUE',
    path: ['input', 'portOfDischarge'],
  },
} as const;

/** More are split off as they come. */
const shipmentsAtMost = 20;

/** Takes a signed contract into work: its shipments, its milestones and their plan. */
export function confirmOrder(context: RequestContext, input: ConfirmOrderInput) {
  const constraints = {
    orders_deal_key: { code: 'ALREADY_EXISTS', path: ['input', 'dealId'] },
    ...portConstraints,
  } as const;
  const options = { name: 'confirmOrder', permission: 'deal:move', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    refuseOtherLanes(viewer);
    refuseCount(input.shipments);
    const agreed = await agreedOf(change, deal);
    const planned = plannedLines(agreed, input.shipments);
    const confirmedOn = await pastDay(change, input.confirmedOn, 'confirmedOn');
    refuse(findShipmentFaults({ ...agreed.contract, lines: agreed.lines }, planned, ['input', 'shipments']));
    const order: OrderRow = {
      ...change.newRow(),
      dealId: deal.id,
      number: await nextNumber(change, 'order'),
      contractId: agreed.contract.id,
      confirmedOn,
      factoryCountry: input.factoryCountry ?? (await ownCompany(change)).country,
      needsSample: input.needsSample,
      inspections: [...new Set(input.inspections)],
      baseline: 1,
    };
    await change.tx.insert(orders).values(order);
    change.record({ event: 'order.confirmed', entity: 'Order', entityId: order.id, after: order });
    await openBaseline(change, order, 1, 'FIRST');
    const rows: ShipmentRow[] = [];
    for (const [index, shipment] of input.shipments.entries()) {
      const columns = shipmentColumns(agreed.terms, shipment, confirmedOn);
      rows.push(await addShipment(change, order, index + 1, columns, planned[index]!));
    }
    await layOutMilestones(change, order, agreed.terms, rows);
    await keepPromises(change, order, agreed.terms, rows, input.shipments);
    const confirmed = { at: { code: 'ORDER_CONFIRMED', shipmentId: null }, day: confirmedOn } as const;
    await recordReports(change, order, [
      { ...confirmed, classifier: 'ACTUAL', source: 'MANUAL' },
      ...(await attestedReports(change, deal, rows)),
    ]);
    return { order: order.id, deal: deal.id };
  });
}

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

/** What was said of the deal by hand before it had an order, as reports of the order’s milestones. */
async function attestedReports(
  change: Change,
  deal: DealRow,
  rows: readonly ShipmentRow[],
): Promise<NewReport[]> {
  const { timeZone } = await ownCompany(change);
  const said = await change.tx
    .select()
    .from(dealAttestations)
    .where(and(eq(dealAttestations.companyId, deal.companyId), eq(dealAttestations.dealId, deal.id)))
    .orderBy(asc(dealAttestations.at), asc(dealAttestations.id));
  const standing = new Map(said.map((attestation) => [attestation.fact, attestation]));
  return [...standing.values()].flatMap(({ fact, holds, evidence, at }) => {
    if (!holds || !isToldByOrder(fact)) return [];
    const day = dayIn(timeZone, new Date(at));
    const report = { classifier: 'ACTUAL', source: 'MANUAL', day, statedAt: at, evidence } as const;
    return factMilestones[fact].flatMap((code) =>
      (isOfOrder(code) ? [null] : rows.map(({ id }) => id)).map((shipmentId) => ({
        ...report,
        at: { code, shipmentId },
      })),
    );
  });
}

function refuseCount({ length }: readonly PlannedShipmentInput[]): void {
  const facts = { minimum: 1, maximum: shipmentsAtMost };
  if (length >= 1 && length <= shipmentsAtMost) return;
  throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'shipments'], facts }]);
}

/** Sales hand an order over, operations take it: nobody else confirms one. */
function refuseOtherLanes(viewer: Viewer): void {
  const roles = [...rolesOfLane.SALES, ...rolesOfLane.OPERATIONS];
  if (!roles.includes(viewer.role)) {
    throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'dealId'] }]);
  }
}

/** What was agreed: the contract that holds, and its revision. Without one there is nothing to make. */
export async function agreedOf(change: Change, deal: DealRow): Promise<Agreed> {
  const [contract] = await change.tx
    .select()
    .from(contracts)
    .where(
      and(
        eq(contracts.companyId, deal.companyId),
        eq(contracts.dealId, deal.id),
        eq(contracts.status, 'SIGNED'),
      ),
    );
  if (!contract || !isOpen(deal.stage) || !hasReached(deal.leftFrom ?? deal.stage, 'CONTRACTED')) {
    throw new Refusal([
      { code: 'FACT_MISSING', path: ['input', 'dealId'], facts: { fact: 'CONTRACT_SIGNED' } },
    ]);
  }
  const ofRevision = eq(quotations.companyId, deal.companyId);
  const [terms] = await change.tx
    .select()
    .from(quotations)
    .where(and(ofRevision, eq(quotations.id, contract.quotationId)));
  const lines = await change.tx
    .select()
    .from(quotationLines)
    .where(
      and(eq(quotationLines.companyId, deal.companyId), eq(quotationLines.quotationId, contract.quotationId)),
    )
    .orderBy(asc(quotationLines.sequence));
  return { contract, terms: terms!, lines };
}

/** The lines of each shipment: those that were named, or all of the contract for the only one. */
function plannedLines(
  { lines }: Agreed,
  planned: readonly PlannedShipmentInput[],
): readonly (readonly LineQuantity[])[] {
  const unnamed = planned.findIndex((shipment) => !shipment.lines?.length);
  if (unnamed < 0) return planned.map((shipment) => shipment.lines!);
  if (planned.length === 1) return [lines];
  throw new Refusal([{ code: 'REQUIRED', path: ['input', 'shipments', String(unnamed), 'lines'] }]);
}

type ShipmentColumns = Omit<
  ShipmentRow,
  'companyId' | 'id' | 'version' | 'createdAt' | 'updatedAt' | 'dealId' | 'orderId' | 'sequence' | 'number'
>;

function shipmentColumns(
  terms: QuotationRow,
  input: PlannedShipmentInput,
  promisedOn: string,
): ShipmentColumns {
  const isDestination =
    deliveryPoint[terms.rule] !== 'HANDED_OVER' && terms.rule !== 'FOB' && terms.rule !== 'FAS';
  return {
    portOfLoading: input.portOfLoading ?? null,
    portOfDischarge: input.portOfDischarge ?? (isDestination ? terms.locode : null),
    fullContainers: input.fullContainers,
    transhipments: input.transhipments,
    productionDays: input.productionDays ?? terms.leadTimeDays,
    transitDays: input.transitDays,
    promisedOn: input.promisedOn ?? promisedOn,
    ...{ bookingNumber: null, carrier: null, vessel: null, voyage: null, transportDocument: null },
    ...{ holdReason: null, cancelledAt: null, cancelReason: null },
  };
}

async function addShipment(
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
  const after = { ...row, lines };
  change.record({ event: 'shipment.planned', entity: 'Shipment', entityId: row.id, after });
  return row;
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
  const after = { ...before, ...columns, version: before.version + 1, updatedAt: change.now.toISOString() };
  await change.tx
    .update(shipments)
    .set(after)
    .where(and(eq(shipments.companyId, before.companyId), eq(shipments.id, before.id)));
  change.record({
    ...{ event: 'shipment.changed', entity: 'Shipment', entityId: before.id },
    before: { ...before, ...(lines && { lines: lines.before }) },
    after: { ...after, ...(lines && { lines: lines.after }) },
  });
  return after;
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

async function lastSequence(change: Change, order: OrderRow): Promise<number> {
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

/** Promises what the plan says where nothing else was promised, and holds each shipment to its promise. */
async function keepPromises(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  rows: readonly ShipmentRow[],
  given: readonly PlannedShipmentInput[],
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    const { promisedOn } = given[index]!;
    if (promisedOn) {
      await keepPromise(change, order, terms, row);
      continue;
    }
    const { plannedOn } = await deliveryOf(change, order, terms, row);
    await change.tx
      .update(shipments)
      .set({ promisedOn: plannedOn })
      .where(and(eq(shipments.companyId, row.companyId), eq(shipments.id, row.id)));
    await keepPromise(change, order, terms, { ...row, promisedOn: plannedOn });
  }
}

async function keepPromise(
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
