import { and, eq, inArray } from 'drizzle-orm';
import { shipmentContainers } from '../../../schema/tables/packing.ts';
import { bookings, carrierEvents, eventReports } from '../../../schema/tables/shipping.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import type { Change } from '../../events/change.ts';
import type { OrderRow, ShipmentRow } from '../orders/order-lock.commands.ts';
import { type NewReport, recordReports } from '../timeline/report.commands.ts';
import { type EventReport, keyOf, reportsOf, type SourcedEvent, says } from './event-standing.ts';

type StandingRow = typeof eventReports.$inferSelect;

/**
 * Works out anew what all events of a shipment say, and tells the timeline what is new of it: a report that no longer holds
 * is taken back, and the one in its place added.
 */
export async function settleEvents(change: Change, order: OrderRow, shipment: ShipmentRow): Promise<void> {
  const { companyId, id: shipmentId } = shipment;
  const ofShipment = and(eq(eventReports.companyId, companyId), eq(eventReports.shipmentId, shipmentId));
  const before = await change.tx.select().from(eventReports).where(ofShipment);
  const milestoneIds = await milestonesOf(change, shipment);
  const idOf = ({ code, leg }: { code: string; leg: number }) => milestoneIds.get(`${code}/${leg}`);
  const now = (await saidOf(change, shipment)).filter((report) => idOf(report));
  const gone = before.filter((row) => !now.some((report) => isSame(row, report)));
  const added = now
    .filter((report) => !before.some((row) => isSame(row, report)))
    .map((report) => ({ report, id: change.newId() }));
  const news: NewReport[] = [
    ...gone.flatMap((row) => retraction(row, idOf(row))),
    ...added.map(({ report, id }) => ({
      ...report,
      ...{ id, milestoneId: idOf(report)!, evidence: `eventID ${report.eventId}` },
    })),
  ];
  if (news.length === 0) return;
  await recordReports(change, order, news);
  if (gone.length > 0) {
    const ids = gone.map(({ reportId }) => reportId);
    await change.tx.delete(eventReports).where(and(ofShipment, inArray(eventReports.reportId, ids)));
  }
  if (added.length === 0) return;
  await change.tx.insert(eventReports).values(
    added.map(({ report, id }): StandingRow => {
      const { code, leg, source, reporter, classifier } = report;
      return {
        companyId,
        shipmentId,
        code,
        leg,
        source,
        reporter,
        classifier,
        reportId: id,
        says: says(report),
      };
    }),
  );
}

async function saidOf(change: Change, shipment: ShipmentRow): Promise<EventReport[]> {
  const { companyId, id, portOfLoading, portOfDischarge, transhipments } = shipment;
  const events = await change.tx
    .select()
    .from(carrierEvents)
    .where(and(eq(carrierEvents.companyId, companyId), eq(carrierEvents.shipmentId, id)));
  const containers = await change.tx
    .select({ number: shipmentContainers.number })
    .from(shipmentContainers)
    .where(and(eq(shipmentContainers.companyId, companyId), eq(shipmentContainers.shipmentId, id)));
  const [booking] = await change.tx
    .select({ transhipmentPorts: bookings.transhipmentPorts })
    .from(bookings)
    .where(and(eq(bookings.companyId, companyId), eq(bookings.shipmentId, id)));
  return reportsOf(
    events.map((event): SourcedEvent => ({ ...event, statedAt: new Date(event.statedAt).toISOString() })),
    {
      ...{ portOfLoading, portOfDischarge, transhipments },
      transhipmentPorts: booking?.transhipmentPorts ?? [],
      containers: containers.map(({ number }) => number),
    },
  );
}

async function milestonesOf(
  change: Change,
  { companyId, id }: ShipmentRow,
): Promise<ReadonlyMap<string, string>> {
  const rows = await change.tx
    .select({ id: milestones.id, code: milestones.code, leg: milestones.leg })
    .from(milestones)
    .where(and(eq(milestones.companyId, companyId), eq(milestones.shipmentId, id)));
  return new Map(rows.map((row) => [`${row.code}/${row.leg}`, row.id]));
}

function isSame(row: StandingRow, report: EventReport): boolean {
  return keyOf({ ...report, ...row }) === keyOf(report) && row.says === says(report);
}

/** Nothing where the milestone is no longer part of the order. */
function retraction(row: StandingRow, milestoneId: string | undefined): NewReport[] {
  if (!milestoneId) return [];
  const { source, reporter, classifier, reportId } = row;
  const day = row.says.slice(0, 10);
  return [{ milestoneId, classifier, day, source, reporter, retractsId: reportId }];
}
