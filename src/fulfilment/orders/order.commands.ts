import { and, asc, eq } from 'drizzle-orm';
import { dealAttestations, deals } from '../../../schema/tables/deals.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import type { quotations } from '../../../schema/tables/quotations.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Deal } from '../../deals/deal.type.ts';
import { rolesOfLane } from '../../deals/lane-roles.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockRow } from '../../events/lock-row.ts';
import { nextNumber } from '../../events/number-series.ts';
import { pastDay } from '../../events/past-day.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { Refusal, refuse } from '../../trade/fault.ts';
import { isNamedAtDestination } from '../../trade/incoterm.ts';
import { isOfOrder } from '../timeline/milestone-graph.ts';
import { layOutMilestones } from '../timeline/milestone-layout.commands.ts';
import { openBaseline } from '../timeline/plan.commands.ts';
import { type NewReport, recordReports } from '../timeline/report.commands.ts';
import { type Agreed, agreedOf } from './agreed-contract.commands.ts';
import type { ConfirmOrderInput, PlannedShipmentInput } from './order.input.ts';
import { factMilestones, isToldByOrder } from './order-facts.ts';
import type { DealRow, OrderRow, ShipmentRow } from './order-lock.commands.ts';
import { findShipmentFaults, type LineQuantity } from './shipment-quantities.ts';
import {
  addShipment,
  deliveryOf,
  keepPromise,
  portConstraints,
  recordPlanned,
  type ShipmentColumns,
} from './shipment-rows.commands.ts';

type QuotationRow = typeof quotations.$inferSelect;

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
    const promised = await keepPromises(change, order, agreed.terms, rows, input.shipments);
    for (const [index, row] of promised.entries()) recordPlanned(change, row, planned[index]!);
    const confirmed = { at: { code: 'ORDER_CONFIRMED', shipmentId: null }, day: confirmedOn } as const;
    await recordReports(change, order, [
      { ...confirmed, classifier: 'ACTUAL', source: 'MANUAL' },
      ...(await attestedReports(change, deal, rows)),
    ]);
    return { order: order.id, deal: deal.id };
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

function shipmentColumns(
  terms: QuotationRow,
  input: PlannedShipmentInput,
  promisedOn: string,
): ShipmentColumns {
  return {
    portOfLoading: input.portOfLoading ?? null,
    portOfDischarge: input.portOfDischarge ?? (isNamedAtDestination(terms.rule) ? terms.locode : null),
    fullContainers: input.fullContainers,
    transhipments: input.transhipments,
    productionDays: input.productionDays ?? terms.leadTimeDays,
    transitDays: input.transitDays,
    promisedOn: input.promisedOn ?? promisedOn,
    ...{ bookingNumber: null, carrier: null, vessel: null, voyage: null, transportDocument: null },
    ...{ holdReason: null, cancelledAt: null, cancelReason: null },
  };
}

/** Promises what the plan says where nothing else was promised, and holds each shipment to its promise. */
async function keepPromises(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  rows: readonly ShipmentRow[],
  given: readonly PlannedShipmentInput[],
): Promise<ShipmentRow[]> {
  const promised: ShipmentRow[] = [];
  for (const [index, row] of rows.entries()) {
    const { promisedOn } = given[index]!;
    const kept = promisedOn ? row : await promisePlanned(change, order, terms, row);
    await keepPromise(change, order, terms, kept);
    promised.push(kept);
  }
  return promised;
}

async function promisePlanned(
  change: Change,
  order: OrderRow,
  terms: QuotationRow,
  row: ShipmentRow,
): Promise<ShipmentRow> {
  const { plannedOn: promisedOn } = await deliveryOf(change, order, terms, row);
  await change.tx
    .update(shipments)
    .set({ promisedOn })
    .where(and(eq(shipments.companyId, row.companyId), eq(shipments.id, row.id)));
  return { ...row, promisedOn };
}
