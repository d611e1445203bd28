import { and, eq } from 'drizzle-orm';
import { shipments } from '../../../schema/tables/orders.ts';
import {
  inspectionDefects,
  inspectionMeasurements,
  inspectionPlans,
  inspectionReworks,
  inspections,
  inspectionWaivers,
} from '../../../schema/tables/quality.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { lockPart, type OrderRow, type ShipmentRow } from '../orders/order-lock.commands.ts';
import { lotsOf } from '../production/lots-of-order.commands.ts';
import { findDayFaults } from '../production/production-lot.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import type {
  CancelInspectionInput,
  RecordInspectionInput,
  RecordReworkInput,
  WaiveInspectionInput,
} from './inspection.input.ts';
import { inspectionVerdict, openFailures, type Verdict } from './inspection.ts';
import { Inspection } from './inspection.type.ts';
import { findFindingFaults } from './inspection-findings.ts';
import { followVerdict, type InspectionRow, standingInspections } from './shipment-quality.commands.ts';

/** Records what was found. The verdict follows from it; once there is one, it stands. */
export function recordInspection(context: RequestContext, input: RecordInspectionInput) {
  const options = { name: 'recordInspection', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, inspection } = await lockInspection(change, viewer, input, ['PENDING']);
    const before = await standingInspections(change, order);
    const plans = await change.tx.select().from(inspectionPlans).where(ofPlans(inspection));
    const classes = plans.map(({ defectClass }) => defectClass);
    const findingFaults = findFindingFaults(classes, inspection.lotSize, input);
    refuse([
      ...(await findTimeFaults(change, order, inspection, input.inspectedOn)),
      ...findingFaults.map((fault) => ({ ...fault, path: ['input', ...fault.path] })),
    ]);
    const lookedAt = plans.map((plan) => ({
      ...plan,
      inspected: input.inspected.find((one) => one.defectClass === plan.defectClass)?.units ?? null,
    }));
    const key = { companyId: inspection.companyId, inspectionId: inspection.id };
    const measurements = input.measurements.map(({ name, minimum = null, maximum = null, value }, index) => ({
      ...{ ...key, sequence: index + 1, name, minimum, maximum, value },
    }));
    const defects = input.defects.map(({ defectClass, code, units, photo = null, note = null }, index) => ({
      ...{ ...key, sequence: index + 1, defectClass, code, units, photo, note },
    }));
    await replaceFindings(change, inspection, lookedAt, measurements, defects);
    const { verdict } = inspectionVerdict(lookedAt, defects, measurements);
    const { inspectedOn, report = null } = input;
    const found = { inspectedOn, report, verdict };
    const event = verdict === 'PENDING' ? 'inspection.begun' : `inspection.${verdict.toLowerCase()}ed`;
    const after = await writeInspection(change, inspection, event, found, {
      ...{ plans: lookedAt, measurements, defects },
    });
    await followVerdict(change, order, after, before);
    return shown(after);
  });
}

/** Records what was done to goods that failed, so that they may be inspected again. */
export function recordRework(context: RequestContext, input: RecordReworkInput) {
  const options = { name: 'recordRework', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, inspection } = await lockInspection(change, viewer, input, ['FAIL']);
    await refuseClosed(change, order, inspection);
    const { doneOn, work, scrapped } = input;
    const earlier = await change.tx.select().from(inspectionReworks).where(ofReworks(inspection));
    const left = earlier.reduce((rest, rework) => rest - rework.scrapped, inspection.lotSize);
    const faults = findDayFaults(doneOn, inspection.inspectedOn, latestDay(change.now), ['input', 'doneOn']);
    if (scrapped >= left) {
      faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'scrapped'], facts: { maximum: left - 1 } });
    }
    refuse(faults);
    const rework = {
      ...{ companyId: inspection.companyId, id: change.newId(), inspectionId: inspection.id },
      ...{ doneOn, work, scrapped, recordedAt: change.now.toISOString(), recordedBy: viewer.id },
    };
    await change.tx.insert(inspectionReworks).values(rework);
    await writeInspection(change, inspection, 'inspection.reworked', {}, { rework });
    return shown(inspection);
  });
}

/** Records that the buyer takes goods as they are that failed: the shipment is held by them no longer. */
export function waiveInspection(context: RequestContext, input: WaiveInspectionInput) {
  const options = { name: 'waiveInspection', permission: 'quality:waive', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, inspection } = await lockInspection(change, viewer, input, ['FAIL']);
    await refuseClosed(change, order, inspection);
    const before = await standingInspections(change, order);
    const { waivedOn, waivedBy, means, evidence, conditions = null } = input;
    const today = latestDay(change.now);
    refuse(findDayFaults(waivedOn, inspection.inspectedOn, today, ['input', 'waivedOn']));
    const waiver = {
      ...{ companyId: inspection.companyId, inspectionId: inspection.id },
      ...{ waivedOn, waivedBy, means, evidence, conditions },
      ...{ recordedAt: change.now.toISOString(), recordedBy: viewer.id },
    };
    await change.tx.insert(inspectionWaivers).values(waiver);
    const after = await writeInspection(change, inspection, 'inspection.waived', {}, { waiver });
    await followVerdict(change, order, after, before);
    return shown(inspection);
  });
}

/** Ends an inspection that does not take place. */
export function cancelInspection(context: RequestContext, input: CancelInspectionInput) {
  const options = { name: 'cancelInspection', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, inspection } = await lockInspection(change, viewer, input, ['PENDING']);
    const before = await standingInspections(change, order);
    const cancelled = { cancelledAt: change.now.toISOString(), cancelReason: input.reason };
    const after = await writeInspection(change, inspection, 'inspection.cancelled', cancelled);
    await followVerdict(change, order, after, before);
    return shown(inspection);
  });
}

/** Locks the order of an inspection, and gives the inspection in the version that its caller read, at one of these verdicts. */
export async function lockInspection(
  change: Change,
  viewer: Viewer,
  input: { readonly id: string; readonly version: number },
  at: readonly Verdict[],
): Promise<{ order: OrderRow; shipment: ShipmentRow; inspection: InspectionRow }> {
  const { locked, row } = await lockPart(change, viewer, Inspection, inspections, input.id);
  if (row.version !== input.version) throw new Refusal([staleFault(row.version, input.version)]);
  if (row.cancelledAt !== null) throw new Refusal([statusFault('CANCELLED')]);
  if (!at.includes(row.verdict)) throw new Refusal([statusFault(row.verdict)]);
  const [shipment] = await change.tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.companyId, row.companyId), eq(shipments.id, row.shipmentId)));
  return { order: locked.order, shipment: shipment!, inspection: row };
}

/** A failure that was waived, or that a later inspection decided, is not gone back to. */
export async function refuseClosed(change: Change, order: OrderRow, failed: InspectionRow): Promise<void> {
  const open = openFailures(await standingInspections(change, order));
  if (!open.some(({ id }) => id === failed.id)) throw new Refusal([statusFault('CLOSED')]);
}

function shown({ id, shipmentId, orderId }: InspectionRow) {
  return { inspection: id, shipment: shipmentId, order: orderId };
}

async function writeInspection(
  change: Change,
  before: InspectionRow,
  event: string,
  changed: Partial<InspectionRow>,
  more: object = {},
): Promise<InspectionRow> {
  return writeRow(change, inspections, before, { event, entity: 'Inspection', changed, said: more });
}

async function replaceFindings(
  change: Change,
  inspection: InspectionRow,
  plans: readonly (typeof inspectionPlans.$inferSelect)[],
  measurements: (typeof inspectionMeasurements.$inferInsert)[],
  defects: (typeof inspectionDefects.$inferInsert)[],
): Promise<void> {
  for (const { defectClass, inspected } of plans) {
    await change.tx
      .update(inspectionPlans)
      .set({ inspected })
      .where(and(ofPlans(inspection), eq(inspectionPlans.defectClass, defectClass)));
  }
  await change.tx
    .delete(inspectionMeasurements)
    .where(
      and(
        eq(inspectionMeasurements.companyId, inspection.companyId),
        eq(inspectionMeasurements.inspectionId, inspection.id),
      ),
    );
  await change.tx
    .delete(inspectionDefects)
    .where(
      and(
        eq(inspectionDefects.companyId, inspection.companyId),
        eq(inspectionDefects.inspectionId, inspection.id),
      ),
    );
  if (measurements.length > 0) await change.tx.insert(inspectionMeasurements).values(measurements);
  if (defects.length > 0) await change.tx.insert(inspectionDefects).values(defects);
}

/**
 * Goods are inspected while they are made, and finally when they are (a final random inspection takes place when all of
 * the lot is made); again only when they were reworked. Where no lots are kept, nothing is known of it.
 */
async function findTimeFaults(
  change: Change,
  order: OrderRow,
  inspection: InspectionRow,
  day: string,
): Promise<Fault[]> {
  const { stage, shipmentId, lotId, reinspectsId } = inspection;
  const lots = (await lotsOf(change, order)).filter(
    (lot) =>
      lot.shipmentId === shipmentId && lot.cancelledAt === null && (lotId === null || lot.id === lotId),
  );
  const waitsFor: Partial<Record<typeof stage, readonly [MilestoneCode, 'startedOn' | 'finishedOn']>> = {
    INLINE: ['PRODUCTION_START', 'startedOn'],
    FINAL: ['PRODUCTION_FINISH', 'finishedOn'],
    LOADING: ['PRODUCTION_FINISH', 'finishedOn'],
  };
  const [milestone, column] = waitsFor[stage] ?? [];
  const days = column ? lots.map((lot) => lot[column]) : [];
  if (milestone && days.includes(null)) {
    return [{ code: 'NOT_YET_POSSIBLE', path: ['input', 'id'], facts: { milestones: milestone } }];
  }
  const reworks = reinspectsId
    ? await change.tx
        .select()
        .from(inspectionReworks)
        .where(ofReworks({ ...inspection, id: reinspectsId }))
    : [];
  const earlier = [...(days as string[]), ...reworks.map(({ doneOn }) => doneOn)].sort();
  return findDayFaults(day, earlier.at(-1) ?? null, latestDay(change.now), ['input', 'inspectedOn']);
}

function ofPlans({ companyId, id }: InspectionRow) {
  return and(eq(inspectionPlans.companyId, companyId), eq(inspectionPlans.inspectionId, id));
}

function ofReworks({ companyId, id }: Pick<InspectionRow, 'companyId' | 'id'>) {
  return and(eq(inspectionReworks.companyId, companyId), eq(inspectionReworks.inspectionId, id));
}
