import { and, eq } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import type { Change } from '../../events/change.ts';
import { type Fault, Refusal } from '../../trade/fault.ts';
import type { OrderRow, ShipmentRow } from '../orders/order-lock.commands.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import { findGateFaults, type NewReport, recordReports } from '../timeline/report.commands.ts';

/** Refuses a step that its milestone may not take yet: the shipment is on hold, or something has to come first. */
export async function refuseGated(change: Change, shipment: ShipmentRow, code: MilestoneCode): Promise<void> {
  const { companyId, orderId, id } = shipment;
  const faults = await findGateFaults(change, { companyId, orderId, shipmentId: id, code });
  if (faults.length > 0)
    throw new Refusal(faults.map((fault): Fault => ({ ...fault, path: ['input', 'id'] })));
}

/** A step of a shipment that we took ourselves. */
export interface ShippingStep {
  readonly code: MilestoneCode;
  readonly day: string;
  readonly evidence?: string | null;
}

/** Tells the timeline of steps of a shipment that we took ourselves. */
export async function reportSteps(
  change: Change,
  order: OrderRow,
  shipment: ShipmentRow,
  steps: readonly ShippingStep[],
): Promise<void> {
  await recordReports(change, order, reportsOfSteps(shipment, steps));
}

/** Such steps as reports, for a command that has others to tell with them. */
export function reportsOfSteps({ id }: ShipmentRow, steps: readonly ShippingStep[]): NewReport[] {
  return steps.map(({ code, day, evidence }) => ({
    ...({ at: { code, shipmentId: id }, classifier: 'ACTUAL', day, source: 'MANUAL', evidence } as const),
  }));
}

/** The terms that hold for an order: those of its contract. */
export async function termsOf(change: Change, order: OrderRow): Promise<typeof quotations.$inferSelect> {
  const [row] = await change.tx
    .select({ terms: quotations })
    .from(contracts)
    .innerJoin(
      quotations,
      and(eq(quotations.companyId, contracts.companyId), eq(quotations.id, contracts.quotationId)),
    )
    .where(and(eq(contracts.companyId, order.companyId), eq(contracts.id, order.contractId)));
  return row!.terms;
}
