import { and, eq } from 'drizzle-orm';
import { milestones } from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';

/** The day on which a shipment was delivered; null while it was not. */
export async function deliveredDay(
  change: Change,
  shipment: { readonly companyId: string; readonly id: string },
): Promise<string | null> {
  const [delivery] = await change.tx
    .select({ actualOn: milestones.actualOn })
    .from(milestones)
    .where(
      and(
        eq(milestones.companyId, shipment.companyId),
        eq(milestones.shipmentId, shipment.id),
        eq(milestones.code, 'DELIVERED'),
      ),
    );
  return delivery?.actualOn ?? null;
}
