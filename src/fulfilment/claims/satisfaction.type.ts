import { satisfactionRatings } from '../../../schema/tables/claims.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { Contact } from '../../parties/customer.type.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';

@Entity(satisfactionRatings, {
  description: 'How content a buyer said to be with a shipment.',
  prefix: 'satisfaction',
  scope: { parent: () => Deal, through: satisfactionRatings.dealId },
  filters: {
    deal: { kind: 'related', column: satisfactionRatings.dealId, target: () => Deal },
    order: { kind: 'idIn', column: satisfactionRatings.orderId, target: () => Order },
    shipment: { kind: 'idIn', column: satisfactionRatings.shipmentId, target: () => Shipment },
    saidOn: { kind: 'range', column: satisfactionRatings.saidOn, of: 'Date' },
  },
  orders: { saidOn: satisfactionRatings.saidOn },
})
export class Satisfaction {
  @Id(satisfactionRatings.id)
  id!: string;

  @Column(satisfactionRatings.score, { description: '1 not at all, to 5 in every way.' })
  score!: number;

  @Column(satisfactionRatings.words, { description: 'What they said.' })
  words!: string | null;

  @Column(satisfactionRatings.saidOn, { description: 'When they said it.' })
  saidOn!: string;

  @ToOne(() => Contact, satisfactionRatings.contactId, { description: 'Who said it.' })
  contact!: Contact | null;

  @ToOne(() => Shipment, satisfactionRatings.shipmentId, { description: 'Of which shipment.' })
  shipment!: Shipment | null;

  @ToOne(() => Order, satisfactionRatings.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, satisfactionRatings.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @Column(satisfactionRatings.recordedAt, { description: 'When it was recorded.' })
  recordedAt!: string;

  @ToOne(() => Person, satisfactionRatings.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}
