import { and, eq, inArray } from 'drizzle-orm';
import { shipments } from '../../../schema/tables/orders.ts';
import { milestoneReports, milestones } from '../../../schema/tables/timeline.ts';
import type { Viewer } from '../../access/viewer.ts';
import { rolesOfLane } from '../../deals/lane-roles.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { localId } from '../../graph/global-id.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { lockPart, type OrderRow } from '../orders/order-lock.commands.ts';
import { Milestone } from './milestone.type.ts';
import type { MilestoneCode } from './milestone-code.ts';
import { closedGates, isHeldBack, isOurDoing, laneOf } from './milestone-gates.ts';
import type { ReportMilestoneInput, RetractReportInput } from './report.input.ts';
import type { ReportClass, ReportSource } from './settled-report.ts';
import { workOutTimeline } from './timeline.commands.ts';

type MilestoneRow = typeof milestones.$inferSelect;

/** A milestone named by what it is: of the order where `shipmentId` is null. */
export interface MilestoneOfShipment {
  readonly code: MilestoneCode;
  readonly shipmentId: string | null;
  readonly leg?: number;
}

/** Something that is said of a milestone, by its id or by what it is. */
export interface NewReport {
  /** For a caller that keeps track of its reports; a new one by default. */
  readonly id?: string;
  readonly milestoneId?: string;
  readonly at?: MilestoneOfShipment;
  readonly classifier: ReportClass;
  readonly day: string;
  readonly instant?: string | null | undefined;
  readonly source: ReportSource;
  readonly reporter?: string | null | undefined;
  readonly location?: string | null | undefined;
  readonly evidence?: string | null | undefined;
  readonly cause?: string | null | undefined;
  readonly statedAt?: string;
  readonly retractsId?: string | null | undefined;
}

/** Records what a person or somebody outside says of a milestone: that it happened, or when it is expected. */
export function reportMilestone(context: RequestContext, input: ReportMilestoneInput) {
  const options = { name: 'reportMilestone', permission: 'deal:move', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row } = await lockPart(change, viewer, Milestone, milestones, input.milestoneId);
    const milestone = row as MilestoneRow;
    const faults = await findReportFaults(change, viewer, milestone, input);
    refuse(faults);
    const { classifier, day, source, reporter, location, evidence, cause } = input;
    const said = { ...{ classifier, day, source, reporter, location, evidence, cause } };
    const times = { instant: input.at ?? null, ...(input.statedAt && { statedAt: input.statedAt }) };
    await recordReports(change, locked.order, [{ milestoneId: milestone.id, ...said, ...times }]);
    return { milestone: milestone.id, order: locked.order.id };
  });
}

/** Takes back a report that was a mistake. It stays, with the word that took it back. */
export function retractReport(context: RequestContext, input: RetractReportInput) {
  const constraints = {
    milestone_reports_retracted_once: { code: 'ALREADY_EXISTS', path: ['input', 'reportId'] },
  } as const;
  const options = { name: 'retractReport', permission: 'deal:move', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row } = await lockPart(change, viewer, Milestone, milestones, input.milestoneId);
    const milestone = row as MilestoneRow;
    const [report] = await change.tx
      .select()
      .from(milestoneReports)
      .where(
        and(
          eq(milestoneReports.companyId, viewer.companyId),
          eq(milestoneReports.milestoneId, milestone.id),
          eq(milestoneReports.id, localId('report', input.reportId) ?? viewer.companyId),
        ),
      );
    if (!report || report.retractsId !== null) {
      throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'reportId'] }]);
    }
    if (!mayReport(viewer, milestone.code)) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'milestoneId'] }]);
    }
    const { classifier, day, source } = report;
    const retraction = { classifier, day, source, evidence: input.reason, retractsId: report.id };
    await recordReports(change, locked.order, [{ milestoneId: milestone.id, ...retraction }]);
    return { milestone: milestone.id, order: locked.order.id };
  });
}

/**
 * Adds reports to milestones of a locked order and works its timeline out anew. What holds afterwards does not depend on
 * the order in which reports come in. One of a milestone that the order does not have is passed over.
 */
export async function recordReports(
  change: Change,
  order: OrderRow,
  reports: readonly NewReport[],
): Promise<void> {
  const ids = await milestoneIds(change, order, reports);
  const at = change.now.toISOString();
  const rows = reports.flatMap((report, index): (typeof milestoneReports.$inferInsert)[] => {
    const milestoneId = ids[index];
    if (!milestoneId) return [];
    const { classifier, day, source, reporter, location, evidence, cause, retractsId } = report;
    return [
      {
        ...{ companyId: order.companyId, id: report.id ?? change.newId(), milestoneId },
        ...{ classifier, day, source, reporter, location, evidence, cause, retractsId },
        ...{ at: report.instant ?? null, statedAt: report.statedAt ?? at },
        ...{ recordedAt: at, recordedBy: change.viewer.id },
      },
    ];
  });
  if (rows.length === 0) return;
  await change.tx.insert(milestoneReports).values(rows);
  for (const after of rows) {
    change.record({ event: 'milestone.reported', entity: 'Milestone', entityId: after.milestoneId, after });
  }
  await workOutTimeline(change, order);
}

async function milestoneIds(
  change: Change,
  order: OrderRow,
  reports: readonly NewReport[],
): Promise<(string | undefined)[]> {
  const codes = [...new Set(reports.flatMap(({ at }) => at?.code ?? []))];
  const found =
    codes.length === 0
      ? []
      : await change.tx
          .select()
          .from(milestones)
          .where(
            and(
              eq(milestones.companyId, order.companyId),
              eq(milestones.orderId, order.id),
              inArray(milestones.code, codes),
            ),
          );
  return reports.map(({ milestoneId, at }) => {
    if (milestoneId || !at) return milestoneId;
    const isIt = ({ code, leg }: MilestoneRow) => code === at.code && leg === (at.leg ?? 0);
    // A milestone of the order is meant for each of its shipments.
    return found.find((row) => isIt(row) && (row.shipmentId === null || row.shipmentId === at.shipmentId))
      ?.id;
  });
}

function mayReport(viewer: Viewer, code: MilestoneCode): boolean {
  return rolesOfLane[laneOf(code)].includes(viewer.role);
}

async function findReportFaults(
  change: Change,
  viewer: Viewer,
  milestone: MilestoneRow,
  input: ReportMilestoneInput,
): Promise<Fault[]> {
  const { code } = milestone;
  const faults: Fault[] = [];
  if (!mayReport(viewer, code)) faults.push({ code: 'NOT_PERMITTED', path: ['input', 'milestoneId'] });
  const isActual = input.classifier === 'ACTUAL';
  const maximum = latestDay(change.now);
  if (isActual && input.day > maximum) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'day'], facts: { maximum } });
  }
  if (input.statedAt && Date.parse(input.statedAt) > change.now.getTime()) {
    const facts = { maximum: change.now.toISOString() };
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'statedAt'], facts });
  }
  if (!isActual || !isOurDoing(input.source)) return faults;
  return [...faults, ...(await findGateFaults(change, milestone))];
}

/** What keeps us from doing what a milestone says, whichever way it is reported. */
export async function findGateFaults(
  change: Change,
  milestone: Pick<MilestoneRow, 'companyId' | 'orderId' | 'shipmentId' | 'code'>,
): Promise<Fault[]> {
  const { companyId, orderId, shipmentId, code } = milestone;
  const rows = await change.tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.companyId, companyId), eq(milestones.orderId, orderId)));
  const concerns = (row: MilestoneRow) => row.shipmentId === null || row.shipmentId === shipmentId;
  const open = new Set(rows.filter((row) => concerns(row) && row.actualOn === null).map((row) => row.code));
  const closed = closedGates(code, open);
  const faults: Fault[] = [];
  if (closed.length > 0) {
    const facts = { milestones: closed.join(' ') };
    faults.push({ code: 'NOT_YET_POSSIBLE', path: ['input', 'milestoneId'], facts });
  }
  if (shipmentId === null || !isHeldBack(code)) return faults;
  const [shipment] = await change.tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.companyId, companyId), eq(shipments.id, shipmentId)));
  if (shipment?.holdReason) {
    const facts = { reason: shipment.holdReason };
    faults.push({ code: 'ON_HOLD', path: ['input', 'milestoneId'], facts });
  }
  return faults;
}
