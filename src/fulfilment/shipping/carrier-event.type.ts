import { Field, ObjectType } from 'type-graphql';
import { carrierEvents, eventBatches, eventResults } from '../../../schema/tables/shipping.ts';
import { Person } from '../../access/person.type.ts';
import { rowsFor } from '../../access/row-scopes.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { UserErrorCode } from '../../server/user-errors.ts';
import type { FaultCode } from '../../trade/fault.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { ReportClassType, ReportSourceType } from '../timeline/milestone-words.type.ts';
import type { ReportClass, ReportSource } from '../timeline/settled-report.ts';
import type { EventFault, SaidEvent } from './carrier-event.ts';
import { type EventStatus, eventStatuses } from './event-result.ts';

export const EventStatusType = enumType('EventStatus', eventStatuses, 'What became of an event.', {
  ACCEPTED: 'It is kept, and counts for its shipment.',
  DUPLICATE: 'It was there already.',
  UNMATCHED:
    'It is kept, and waits until one shipment has its booking, document or container, or it is sent again with the shipment.',
  UNKNOWN_CODE: 'A code or word of it is not known.',
  INVALID: 'Something of it is missing or wrong; the faults say what.',
});

@ObjectType({ description: 'What is wrong with a field of an event.' })
export class EventFaultType {
  @Field(() => String, { description: 'Which field.' })
  field!: string;

  @Field(() => UserErrorCode, { description: 'Why.' })
  code!: FaultCode;
}

@Entity(eventBatches, {
  description: 'Events of a carrier, terminal or forwarder that came together. Whoever sent them sees it.',
  prefix: 'eventBatch',
  scope: rowsFor<typeof eventBatches>(({ receivedBy }) => receivedBy),
  orders: { receivedAt: eventBatches.receivedAt },
})
export class ShipmentEventBatch {
  @Id(eventBatches.id)
  id!: string;

  @Column(eventBatches.source, { type: () => ReportSourceType, description: 'What the sender is.' })
  source!: ReportSource;

  @Column(eventBatches.reporter, { description: 'Who they are.' })
  reporter!: string;

  @Column(eventBatches.reference, { description: 'What the sender calls this message.' })
  reference!: string | null;

  @Column(eventBatches.receivedAt, { description: 'When it came.' })
  receivedAt!: string;

  @ToOne(() => Person, eventBatches.receivedBy, { description: 'Who sent it in.' })
  receivedBy!: Person | null;

  @ToMany(() => ShipmentEventResult, eventResults.batchId, {
    description: 'What became of each event, in the order in which they were sent.',
    orderBy: [eventResults.index],
    atMost: 500,
  })
  results!: ShipmentEventResult[];
}

@Entity(eventResults, {
  description: 'What became of an event.',
  scope: { parent: () => ShipmentEventBatch, through: eventResults.batchId },
})
export class ShipmentEventResult {
  @Column(eventResults.index, { description: 'Its place among those that came together, from 0.' })
  index!: number;

  @Column(eventResults.eventId, { description: 'What the sender calls it.' })
  eventId!: string | null;

  @Column(eventResults.status, { type: () => EventStatusType, description: 'What became of it.' })
  status!: EventStatus;

  @Column(eventResults.faults, { type: () => [EventFaultType], description: 'All that is wrong with it.' })
  faults!: EventFault[];

  @ToOne(() => Shipment, eventResults.shipmentId, { description: 'The shipment that it is of.' })
  shipment!: Shipment | null;
}

@Entity(carrierEvents, {
  description: 'An event that a carrier, terminal or forwarder sent of a shipment.',
  prefix: 'carrierEvent',
  scope: { parent: () => Deal, through: carrierEvents.dealId },
})
export class ShipmentEvent {
  @Id(carrierEvents.id)
  id!: string;

  @Column(carrierEvents.source, { type: () => ReportSourceType, description: 'What the sender is.' })
  source!: ReportSource;

  @Column(carrierEvents.reporter, { description: 'Who they are.' })
  reporter!: string;

  @Column(carrierEvents.eventId, { description: 'What the sender calls it.' })
  eventId!: string;

  @Column(carrierEvents.statedAt, { description: 'When the sender wrote it down.' })
  statedAt!: string;

  @Column(carrierEvents.receivedAt, { description: 'When it came.' })
  receivedAt!: string;

  @Column(carrierEvents.retracts, { description: 'The event that it takes back.' })
  retracts!: string | null;

  @Column(carrierEvents.container, { description: 'The container.' })
  container!: string | null;

  @Column(carrierEvents.said, {
    type: () => SaidEventType,
    description: 'What it says, in codes of 2.x; null where it takes another one back.',
  })
  said!: SaidEvent | null;
}

@ObjectType('SaidEvent', { description: 'What an event says, in codes of 2.x.' })
export class SaidEventType {
  @Field(() => String, { description: 'SHIPMENT, TRANSPORT or EQUIPMENT.' })
  type!: string;

  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => ReportClassType, { description: 'Whether it happened, or is expected.' })
  classifier!: ReportClass;

  @Field(() => DateScalar, { description: 'The calendar day where it happens.' })
  day!: string;

  @Field(() => String, { nullable: true, description: 'The document.' })
  document!: string | null;

  @Field(() => String, { nullable: true, description: 'Where.' })
  location!: string | null;

  @Field(() => String, { nullable: true, description: 'In what kind of place.' })
  facility!: string | null;

  @Field(() => String, { nullable: true, description: 'EMPTY or LADEN.' })
  empty!: string | null;

  @Field(() => String, { nullable: true, description: 'The ship.' })
  vessel!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is late.' })
  cause!: string | null;
}
