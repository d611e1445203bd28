import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { productionLots } from '../../../schema/tables/production.ts';
import { inspectionPlans, inspectionReworks, inspections } from '../../../schema/tables/quality.ts';
import { quotationLines } from '../../../schema/tables/quotations.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { localId } from '../../graph/global-id.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal, sumDecimals } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { lockShipment, type OrderRow } from '../orders/order-lock.commands.ts';
import { goodsOf, type LotRow } from '../production/lots-of-order.commands.ts';
import { recordReports } from '../timeline/report.commands.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { lockInspection, refuseClosed } from './inspection.commands.ts';
import type { PlanInspectionInput, PlanReinspectionInput, QualityLimitInput } from './inspection.input.ts';
import { type DefectClass, milestoneOfStage, openFailures } from './inspection.ts';
import { samplingPlans } from './sampling-plan.ts';
import { concernsOrder, type InspectionRow, standingInspections } from './shipment-quality.commands.ts';
import { type InspectionStanding, standingAfter } from './switching.ts';

type PlanRow = typeof inspectionPlans.$inferSelect;

/** Plans an inspection of a lot or of a whole shipment, as strictly as what became of the lots before it asks for. */
export function planInspection(context: RequestContext, input: PlanInspectionInput) {
  const options = { name: 'planInspection', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { shipmentId, version, stage, plannedOn, inspector, level, samples, resumeReason = null } = input;
    const { order, shipment } = await lockShipment(change, viewer, { id: shipmentId, version });
    const lot = input.lotId ? await lotOf(change, shipment.id, input.lotId) : null;
    const made = lot && { factory: lot.factory, productId: await productOf(change, order, lot) };
    const standing: InspectionStanding = made
      ? await standingOf(change, stage, made)
      : { severity: 'NORMAL', isSuspended: false };
    const faults = limitFaults(input.limits);
    if (standing.isSuspended && resumeReason === null) {
      faults.push({ code: 'REQUIRED', path: ['input', 'resumeReason'] });
    }
    if (!(await isFree(change, order, { stage, shipmentId: shipment.id, lotId: lot?.id ?? null }))) {
      faults.push({ code: 'ALREADY_EXISTS', path: ['input', 'stage'] });
    }
    refuse(faults);
    const quantity = lot ? new Decimal(lot.quantity) : await quantityOf(change, order, shipment.id);
    const row: InspectionRow = {
      ...change.newRow(),
      ...{ dealId: order.dealId, orderId: order.id, shipmentId: shipment.id, lotId: lot?.id ?? null },
      ...(await nextNumber(change, shipment)),
      ...{ stage, reinspectsId: null, plannedOn, inspector, level, samples, severity: standing.severity },
      ...{ factory: made?.factory ?? null, productId: made?.productId ?? null },
      lotSize: input.lotSize ?? quantity.ceil().toNumber(),
      resumeReason: standing.isSuspended ? resumeReason : null,
      ...undecided,
    };
    await addInspection(change, order, row, input.limits);
    return { inspection: row.id, shipment: shipment.id, order: order.id };
  });
}

/** Plans another look at goods that failed and were reworked, by the same limits, at what is left of the lot. */
export function planReinspection(context: RequestContext, input: PlanReinspectionInput) {
  const constraints = {
    inspections_reinspected_once: { code: 'ALREADY_EXISTS', path: ['input', 'id'] },
  } as const;
  const options = { name: 'planReinspection', permission: 'order:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment, inspection: failed } = await lockInspection(change, viewer, input, ['FAIL']);
    await refuseClosed(change, order, failed);
    const reworks = await change.tx
      .select()
      .from(inspectionReworks)
      .where(
        and(eq(inspectionReworks.companyId, failed.companyId), eq(inspectionReworks.inspectionId, failed.id)),
      );
    if (reworks.length === 0) refuse([{ code: 'REWORK_FIRST', path: ['input', 'id'] }]);
    const limits = await change.tx
      .select({ defectClass: inspectionPlans.defectClass, aql: inspectionPlans.aql })
      .from(inspectionPlans)
      .where(
        and(eq(inspectionPlans.companyId, failed.companyId), eq(inspectionPlans.inspectionId, failed.id)),
      )
      .orderBy(asc(inspectionPlans.defectClass));
    const scrapped = reworks.reduce((sum, rework) => sum + rework.scrapped, 0);
    const row: InspectionRow = {
      ...failed,
      ...change.newRow(),
      ...(await nextNumber(change, shipment)),
      ...{ reinspectsId: failed.id, plannedOn: input.plannedOn, lotSize: failed.lotSize - scrapped },
      ...{ inspector: input.inspector ?? failed.inspector, resumeReason: null },
      ...undecided,
    };
    await addInspection(change, order, row, limits);
    return { inspection: row.id, shipment: shipment.id, order: order.id };
  });
}

const undecided = {
  ...{ inspectedOn: null, report: null, verdict: 'PENDING' as const },
  ...{ cancelledAt: null, cancelReason: null },
} as const;

async function addInspection(
  change: Change,
  order: OrderRow,
  row: InspectionRow,
  limits: readonly { readonly defectClass: DefectClass; readonly aql: string }[],
): Promise<void> {
  const lot = { lotSize: row.lotSize, level: row.level, severity: row.severity };
  const found = samplingPlans(
    lot,
    limits.map(({ aql }) => new Decimal(aql)),
    row.samples,
    ['input'],
  );
  const plans = limits.map(
    ({ defectClass, aql }, index): PlanRow => ({
      ...{ companyId: row.companyId, inspectionId: row.id, defectClass, aql, inspected: null },
      ...found[index]!,
    }),
  );
  await change.tx.insert(inspections).values(row);
  await change.tx.insert(inspectionPlans).values(plans);
  change.record({
    ...{ event: 'inspection.planned', entity: 'Inspection', entityId: row.id, after: { ...row, plans } },
  });
  const pending = await change.tx
    .select({ plannedOn: inspections.plannedOn, shipmentId: inspections.shipmentId })
    .from(inspections)
    .where(
      and(
        eq(inspections.companyId, row.companyId),
        eq(inspections.orderId, row.orderId),
        eq(inspections.stage, row.stage),
        eq(inspections.verdict, 'PENDING'),
        isNull(inspections.cancelledAt),
      ),
    );
  const isOfOrder = concernsOrder(row.stage);
  const days = pending
    .filter(({ shipmentId }) => isOfOrder || shipmentId === row.shipmentId)
    .map(({ plannedOn }) => plannedOn);
  const at = { code: milestoneOfStage[row.stage], shipmentId: isOfOrder ? null : row.shipmentId };
  const day = days.reduce((last, one) => (one > last ? one : last), row.plannedOn);
  await recordReports(change, order, [
    { at, classifier: 'ESTIMATED', day, source: 'MANUAL', reporter: row.inspector, evidence: row.number },
  ]);
}

async function nextNumber(change: Change, shipment: { companyId: string; id: string; number: string }) {
  const [last] = await change.tx
    .select({ sequence: sql<number>`coalesce(max(${inspections.sequence}), 0)::int` })
    .from(inspections)
    .where(and(eq(inspections.companyId, shipment.companyId), eq(inspections.shipmentId, shipment.id)));
  const sequence = last!.sequence + 1;
  return { sequence, number: `${shipment.number}-Q${sequence}` };
}

/** One that is still to be decided, or failed, is not planned beside: it is recorded, cancelled or repeated. */
async function isFree(
  change: Change,
  order: OrderRow,
  { stage, shipmentId, lotId }: { stage: InspectionStage; shipmentId: string; lotId: string | null },
): Promise<boolean> {
  const same = (await standingInspections(change, order)).filter(
    (one) => one.stage === stage && one.shipmentId === shipmentId && one.lotId === lotId,
  );
  return openFailures(same).length === 0 && same.every(({ verdict }) => verdict !== 'PENDING');
}

async function lotOf(change: Change, shipmentId: string, id: string): Promise<LotRow> {
  const { companyId } = change.viewer;
  const [lot] = await change.tx
    .select()
    .from(productionLots)
    .where(
      and(
        eq(productionLots.companyId, companyId),
        eq(productionLots.id, localId('lot', id) ?? companyId),
        eq(productionLots.shipmentId, shipmentId),
      ),
    );
  if (!lot) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'lotId'] }]);
  if (lot.cancelledAt !== null) throw new Refusal([statusFault('CANCELLED', 'lotId')]);
  return lot;
}

/** The product of a lot: that of its line of the contract. */
async function productOf(change: Change, order: OrderRow, lot: LotRow): Promise<string> {
  const [line] = await change.tx
    .select({ productId: quotationLines.productId })
    .from(contracts)
    .innerJoin(
      quotationLines,
      and(
        eq(quotationLines.companyId, contracts.companyId),
        eq(quotationLines.quotationId, contracts.quotationId),
      ),
    )
    .where(
      and(
        eq(contracts.companyId, order.companyId),
        eq(contracts.id, order.contractId),
        eq(quotationLines.sequence, lot.line),
      ),
    );
  return line!.productId;
}

async function quantityOf(change: Change, order: OrderRow, shipmentId: string): Promise<Decimal> {
  const goods = await goodsOf(change, order, shipmentId);
  return sumDecimals(goods.map(({ quantity }) => new Decimal(quantity)));
}

/** How lots of a factory and a product are inspected at a stage now, after those of the whole company. */
async function standingOf(
  change: Change,
  stage: InspectionStage,
  { factory, productId }: { readonly factory: string; readonly productId: string },
): Promise<InspectionStanding> {
  const results = await change.tx
    .select({ verdict: inspections.verdict })
    .from(inspections)
    .where(
      and(
        eq(inspections.companyId, change.viewer.companyId),
        eq(inspections.productId, productId),
        eq(inspections.stage, stage),
        sql`lower(btrim(${inspections.factory})) = lower(btrim(${factory}))`,
        isNull(inspections.reinspectsId),
        isNull(inspections.cancelledAt),
        ne(inspections.verdict, 'PENDING'),
      ),
    )
    .orderBy(asc(inspections.inspectedOn), asc(inspections.createdAt), asc(inspections.id));
  return standingAfter(results.map(({ verdict }) => (verdict === 'PASS' ? 'ACCEPTED' : 'REJECTED')));
}

function limitFaults(limits: readonly QualityLimitInput[]): Fault[] {
  return limits.flatMap(({ defectClass }, index): Fault[] =>
    limits.findIndex((other) => other.defectClass === defectClass) === index
      ? []
      : [{ code: 'ALREADY_EXISTS', path: ['input', 'limits', String(index), 'defectClass'] }],
  );
}
