import { and, eq } from 'drizzle-orm';
import { carrierEvents, eventBatches, eventReports, eventResults } from '../../schema/tables/shipping.ts';
import { milestoneReports, milestones } from '../../schema/tables/timeline.ts';
import type { Transaction } from '../../src/database/database.ts';
import { type GivenEvent, readEvent } from '../../src/fulfilment/shipping/carrier-event.ts';
import { type EventStatus, statusOfFaults } from '../../src/fulfilment/shipping/event-result.ts';
import { reportsOf, says } from '../../src/fulfilment/shipping/event-standing.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import type { DemoContainer } from './container-rows.ts';
import { demoId } from './demo-id.ts';
import type { NumberedShipment } from './shipments-in-work.ts';

interface LoadedShipment {
  readonly shipment: NumberedShipment;
  readonly containers: readonly DemoContainer[];
}

interface CarrierNames {
  readonly carrier: string;
  readonly bookingNumber?: string | undefined;
}

interface Voyages {
  readonly loaded: readonly LoadedShipment[];
  readonly now: Date;
  readonly nameOf: (shipment: NumberedShipment) => CarrierNames;
}

const source = 'CARRIER' as const;
const receiver = ownerOf('director@demo.lading.test').ownerId;

/**
 * Writes one message of a carrier about a ship at sea: what happened at the port of loading, an arrival that was taken back,
 * the one that holds, an event of somebody else's booking, one with a code that nobody knows, and one that was sent twice.
 */
export async function seedCarrierEvents(tx: Transaction, { loaded, now, nameOf }: Voyages): Promise<void> {
  const atSea = loaded.find(({ shipment }) => isAtSea(shipment));
  if (!atSea) return;
  const { shipment, containers } = atSea;
  const { carrier: reporter, bookingNumber } = nameOf(shipment);
  const { companyId, id: shipmentId, dealId, personId, passed } = shipment;
  const receivedAt = `${passed.DEPARTED_POL!}T12:00:00.000Z`;
  const batch = {
    ...{ companyId, id: demoId(`event batch ${shipmentId}`), source, reporter, receivedAt },
    ...{ reference: 'MSG 40117', receivedBy: receiver },
  };
  const zones = new Map([
    [shipment.portOfLoading, 'Asia/Shanghai'],
    [shipment.portOfDischarge, null],
  ]);
  const sent = eventsOf(shipment, containers, bookingNumber!);
  const judged = sent.map((given, index) => {
    const { event, faults } = readEvent(given, { now, zoneOf: (locode) => zones.get(locode) ?? null });
    const isOurs = event?.booking === bookingNumber;
    const isAgain = sent.findIndex(({ eventID }) => eventID === given.eventID) < index;
    const status = event ? statusOf({ isAgain, isOurs }) : statusOfFaults(faults);
    return { given, event, faults, status, ofShipment: isOurs ? shipmentId : null };
  });
  await insertRows(tx, eventBatches, [batch]);
  const rows = judged.flatMap(({ event, given, status, ofShipment }) =>
    event && status !== 'DUPLICATE'
      ? [
          {
            ...{ companyId, id: demoId(`event ${event.eventId}`), batchId: batch.id, source, reporter },
            ...{ dealId: ofShipment && dealId, shipmentId: ofShipment, raw: given, receivedAt, ...event },
          },
        ]
      : [],
  );
  await insertRows(tx, carrierEvents, rows);
  await insertRows(
    tx,
    eventResults,
    judged.map(({ given, faults, status, ofShipment }, index) => ({
      ...{ companyId, batchId: batch.id, index, status, eventId: given.eventID ?? null, faults },
      ...{ shipmentId: ofShipment, raw: status === 'UNKNOWN_CODE' ? given : null },
    })),
  );
  const standing = reportsOf(
    rows.filter((row) => row.shipmentId === shipmentId),
    {
      ...{ portOfLoading: shipment.portOfLoading, portOfDischarge: shipment.portOfDischarge },
      ...{ transhipments: 0, transhipmentPorts: [], containers: containers.map(({ row }) => row.number) },
    },
  ).flatMap((report) => {
    const milestoneId = shipment.expected[report.code]?.milestoneId;
    return milestoneId ? [{ ...report, milestoneId, reportId: demoId(`report ${report.eventId}`) }] : [];
  });
  await insertRows(
    tx,
    milestoneReports,
    standing.map(({ reportId, milestoneId, classifier, day, instant, ...report }) => ({
      ...{ companyId, id: reportId, milestoneId, classifier, day, at: instant, source, reporter },
      ...{ location: report.location, cause: report.cause, statedAt: report.statedAt },
      ...{ evidence: `eventID ${report.eventId}`, recordedAt: receivedAt, recordedBy: personId },
    })),
  );
  await insertRows(
    tx,
    eventReports,
    standing.map(({ milestoneId: _, reportId, ...report }) => ({
      ...{ companyId, shipmentId, code: report.code, leg: report.leg, source, reporter, reportId },
      ...{ classifier: report.classifier, says: says(report) },
    })),
  );
  for (const { classifier, milestoneId, reportId } of standing) {
    const found = classifier === 'ACTUAL' ? { actualReportId: reportId } : { estimateReportId: reportId };
    await tx
      .update(milestones)
      .set(found)
      .where(and(eq(milestones.companyId, companyId), eq(milestones.id, milestoneId)));
  }
}

/** Gone from the port of loading, and not there yet; on one ship all the way. */
function isAtSea({ companyId, passed, transhipments, portOfLoading, portOfDischarge }: NumberedShipment) {
  const hasPorts = portOfLoading !== null && portOfDischarge !== null;
  const hasLeft = passed.DEPARTED_POL !== undefined && passed.ARRIVED_POD === undefined;
  return companyId === demoCompany.id && hasPorts && hasLeft && transhipments === 0;
}

function statusOf({ isAgain, isOurs }: { readonly isAgain: boolean; readonly isOurs: boolean }): EventStatus {
  if (isAgain) return 'DUPLICATE';
  return isOurs ? 'ACCEPTED' : 'UNMATCHED';
}

function eventsOf(
  { id, passed, expected, portOfLoading, portOfDischarge }: NumberedShipment,
  containers: readonly DemoContainer[],
  booking: string,
): GivenEvent[] {
  const departed = passed.DEPARTED_POL!;
  const arrival = expected.ARRIVED_POD!.day;
  const named = (name: string, at: string): GivenEvent => ({
    ...{ eventID: demoId(`${name} ${id}`), eventCreatedDateTime: at, carrierBookingReference: booking },
  });
  const numbers = containers.map(({ row }) => row.number);
  const ofContainers = (code: string, day: string, time: string): GivenEvent[] =>
    numbers.map((equipmentReference) => ({
      ...named(`${code} ${equipmentReference}`, `${day}T${time}:40+08:00`),
      ...{ eventType: 'EQUIPMENT', equipmentEventTypeCode: code, eventClassifierCode: 'ACT' },
      ...{ eventDateTime: `${day}T${time}:00+08:00`, equipmentReference, emptyIndicatorCode: 'LADEN' },
      ...{ facilityTypeCode: 'POTE', UNLocationCode: portOfLoading },
    }));
  const arrives = (name: string, at: string, day: string): GivenEvent => ({
    ...{ ...named(name, at), eventType: 'TRANSPORT', transportEventTypeCode: 'ARRI' },
    ...{ eventClassifierCode: 'EST', eventDateTime: `${day}T06:00:00`, UNLocationCode: portOfDischarge },
  });
  const departs: GivenEvent = {
    ...{ ...named('departs', `${departed}T15:10:00+08:00`), eventType: 'TRANSPORT' },
    ...{ transportEventTypeCode: 'DEPA', eventClassifierCode: 'ACT', UNLocationCode: portOfLoading },
    eventDateTime: `${departed}T14:20:00+08:00`,
  };
  const first = arrives('first arrival', `${departed}T08:00:00+08:00`, daysAfter(arrival, -4));
  return [
    ...ofContainers('GTIN', passed.GATED_IN_POL ?? departed, '09:15'),
    ...ofContainers('LOAD', passed.LOADED_ON_BOARD ?? departed, '06:30'),
    departs,
    first,
    { ...named('no arrival', `${departed}T16:00:00+08:00`), retractedEventID: first.eventID },
    arrives('arrival', `${departed}T16:05:00+08:00`, arrival),
    {
      ...{ ...departs, ...named('departs with another booking', `${departed}T15:10:00+08:00`) },
      carrierBookingReference: 'ESL20990001',
    },
    { ...departs, ...named('washed', `${departed}T15:20:00+08:00`), transportEventTypeCode: 'WASH' },
    departs,
  ];
}
