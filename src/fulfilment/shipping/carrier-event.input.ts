import { Field, ID, InputType } from 'type-graphql';
import { line } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { ReportSourceType } from '../timeline/milestone-words.type.ts';
import type { ReportSource } from '../timeline/settled-report.ts';
import type { GivenEvent } from './carrier-event.ts';

/** A field of an event: text that is read later, so that one bad event does not stop the others. */
function Word(description: string) {
  return Field(() => String, { nullable: true, description });
}

@InputType({
  description:
    'An event as DCSA Track & Trace 2.x writes it, flat; the words of 3.0 are read as well. What is wrong with it is said in its result.',
})
export class ShipmentEventInput implements GivenEvent {
  @Word('Unique to the sender: an event that is sent again changes nothing.')
  eventID?: string | null;

  @Word('SHIPMENT, TRANSPORT or EQUIPMENT.')
  eventType?: string | null;

  @Word('PLN, EST, ACT, or PLANNED, ESTIMATED, ACTUAL. Shipment events are always actual.')
  eventClassifierCode?: string | null;

  @Word(
    'When it happens, with the offset at the place. With Z, or without any offset, the zone of the place tells the day.',
  )
  eventDateTime?: string | null;

  @Word('When the sender wrote it down: of the same kind the later word holds.')
  eventCreatedDateTime?: string | null;

  @Word('Of a shipment event: RECE, CONF, ISSU …')
  shipmentEventTypeCode?: string | null;

  @Word('Of a transport event: ARRI or DEPA.')
  transportEventTypeCode?: string | null;

  @Word('Of an equipment event: LOAD, DISC, GTIN, GTOT, STUF, STRP …')
  equipmentEventTypeCode?: string | null;

  @Word('Of a shipment event, the document: CBR, BKG, SHI, TRD, ARN, VGM, CUS …')
  documentTypeCode?: string | null;

  @Word('The container (ISO 6346).')
  equipmentReference?: string | null;

  @Word('EMPTY or LADEN.')
  emptyIndicatorCode?: string | null;

  @Word('POTE, CLOC, COFS, DEPO, INTE, RAMP, BOCR, WAYP.')
  facilityTypeCode?: string | null;

  @Word('Where: a UN/LOCODE. Arrivals, departures, loading and discharge need one, or a movement.')
  UNLocationCode?: string | null;

  @Word('EXPORT, IMPORT or TRANSSHIPMENT.')
  movementType?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is at a port of transhipment.' })
  isTransshipmentMove?: boolean | null;

  @Word('What the carrier calls the booking.')
  carrierBookingReference?: string | null;

  @Word('The bill of lading or waybill.')
  transportDocumentReference?: string | null;

  @Word('The ship.')
  vesselName?: string | null;

  @Word('Its voyage.')
  voyageNumber?: string | null;

  @Word('Why it is late.')
  delayReason?: string | null;

  @Word('The event of the same sender that this one takes back. It says nothing else then.')
  retractedEventID?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Which shipment, where the event does not name it by booking, document or container.',
  })
  shipmentId?: string | null;
}

@InputType({ description: 'Events that came together.' })
export class RecordShipmentEventsInput extends MutationInput {
  @Given(() => ReportSourceType, { description: 'What the sender is.' })
  source!: ReportSource;

  @Given(() => String, {
    description: 'Who they are, for example the name of the carrier.',
    check: line(200),
  })
  reporter!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What the sender calls this message.',
    check: line(200),
  })
  reference?: string | null;

  @Given(() => [ShipmentEventInput], { description: 'The events, 500 at most.' })
  events!: ShipmentEventInput[];
}
