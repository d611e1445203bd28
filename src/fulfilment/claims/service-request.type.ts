import { Int } from 'type-graphql';
import { serviceRequests } from '../../../schema/tables/claims.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Contact } from '../../parties/customer.type.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { daysToAnswer, daysToSolve, type ServiceKind, serviceKinds } from './service-request.ts';

export const ServiceKindType = enumType(
  'ServiceKind',
  serviceKinds,
  'What a buyer asks for after delivery, apart from a claim.',
  {
    SPARE_PARTS: 'Parts to buy or to be sent.',
    REPAIR: 'Something is to be mended.',
    INSTALLATION: 'Help with setting it up.',
    TRAINING: 'To be shown how it is used.',
    TECHNICAL_QUESTION: 'How something is done or made.',
    DOCUMENTS: 'Manuals, certificates, drawings.',
    OTHER: 'Something else; the subject says what.',
  },
);

@Entity(serviceRequests, {
  description: 'What a buyer asked for after delivery, apart from claims.',
  prefix: 'service',
  scope: { parent: () => Deal, through: serviceRequests.dealId },
  filters: {
    deal: { kind: 'related', column: serviceRequests.dealId, target: () => Deal },
    order: { kind: 'idIn', column: serviceRequests.orderId, target: () => Order },
    kind: { kind: 'anyOf', column: serviceRequests.kind, type: () => ServiceKindType },
    person: { kind: 'idIn', column: serviceRequests.personId, target: () => Person },
    askedOn: { kind: 'range', column: serviceRequests.askedOn, of: 'Date' },
    solvedOn: { kind: 'range', column: serviceRequests.solvedOn, of: 'Date' },
    search: { kind: 'search', columns: [serviceRequests.subject, serviceRequests.details] },
  },
  orders: { askedOn: serviceRequests.askedOn },
})
export class ServiceRequest {
  @Id(serviceRequests.id)
  id!: string;

  @Column(serviceRequests.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(serviceRequests.kind, { type: () => ServiceKindType, description: 'What they ask for.' })
  kind!: ServiceKind;

  @Column(serviceRequests.subject, { description: 'The same in a line.' })
  subject!: string;

  @Column(serviceRequests.details, { description: 'What else they say.' })
  details!: string | null;

  @Column(serviceRequests.askedOn, { description: 'When they asked.' })
  askedOn!: string;

  @Column(serviceRequests.answeredOn, { description: 'When they got an answer.' })
  answeredOn!: string | null;

  @Column(serviceRequests.answer, { description: 'The answer.' })
  answer!: string | null;

  @Column(serviceRequests.solvedOn, { description: 'When it was solved.' })
  solvedOn!: string | null;

  @Column(serviceRequests.solution, { description: 'How it was solved.' })
  solution!: string | null;

  @ToOne(() => Person, serviceRequests.personId, { description: 'Who sees to it.' })
  person!: Person | null;

  @ToOne(() => Contact, serviceRequests.contactId, { description: 'Who asked.' })
  contact!: Contact | null;

  @ToOne(() => Shipment, serviceRequests.shipmentId, {
    description: 'The shipment; null where it is about the whole order.',
  })
  shipment!: Shipment | null;

  @ToOne(() => Order, serviceRequests.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, serviceRequests.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @Computed(() => Int, {
    description: 'Days until it was answered; null while it is not.',
    selects: '{ askedOn answeredOn solvedOn }',
    nullable: true,
  })
  daysToAnswer(): number | null {
    return daysToAnswer(this);
  }

  @Computed(() => Int, {
    description: 'Days until it was solved; null while it is not.',
    selects: '{ askedOn answeredOn solvedOn }',
    nullable: true,
  })
  daysToSolve(): number | null {
    return daysToSolve(this);
  }
}
