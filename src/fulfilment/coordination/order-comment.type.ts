import { commentMentions, orderComments } from '../../../schema/tables/coordination.ts';
import { Person } from '../../access/person.type.ts';
import { rowsFor } from '../../access/row-scopes.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { Milestone } from '../timeline/milestone.type.ts';

@Entity(orderComments, {
  description: 'What a colleague said about an order. It stays as it was said; no buyer ever reads it.',
  prefix: 'comment',
  scope: { parent: () => Deal, through: orderComments.dealId },
  filters: {
    deal: { kind: 'related', column: orderComments.dealId, target: () => Deal },
    order: { kind: 'idIn', column: orderComments.orderId, target: () => Order },
    shipment: { kind: 'idIn', column: orderComments.shipmentId, target: () => Shipment },
    person: { kind: 'idIn', column: orderComments.personId, target: () => Person },
    at: { kind: 'range', column: orderComments.at, of: 'DateTime' },
    search: { kind: 'search', columns: [orderComments.text] },
  },
  orders: { at: orderComments.at },
})
export class OrderComment {
  @Id(orderComments.id)
  id!: string;

  @Column(orderComments.text, { description: 'What was said.' })
  text!: string;

  @Column(orderComments.at, { description: 'When.' })
  at!: string;

  @ToOne(() => Person, orderComments.personId, { description: 'By whom.' })
  person!: Person | null;

  @ToMany(() => CommentMention, commentMentions.commentId, {
    description: 'The colleagues whom it is meant for.',
    orderBy: [commentMentions.id],
    atMost: 20,
  })
  mentions!: CommentMention[];

  @ToOne(() => Milestone, orderComments.milestoneId, { description: 'The milestone that it is about.' })
  milestone!: Milestone | null;

  @ToOne(() => Shipment, orderComments.shipmentId, {
    description: 'The shipment; null where it is about the whole order.',
  })
  shipment!: Shipment | null;

  @ToOne(() => Order, orderComments.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, orderComments.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}

@Entity(commentMentions, {
  description: 'A colleague whom a comment is meant for.',
  scope: { parent: () => OrderComment, through: commentMentions.commentId },
})
export class CommentMention {
  @ToOne(() => Person, commentMentions.personId, { description: 'Who.' })
  person!: Person | null;

  @Column(commentMentions.seenAt, { description: 'When they saw it; null until then.' })
  seenAt!: string | null;
}

@Entity(commentMentions, {
  description: 'That a comment is meant for you.',
  prefix: 'mention',
  scope: rowsFor<typeof commentMentions>(({ personId }) => personId),
  filters: { seenAt: { kind: 'range', column: commentMentions.seenAt, of: 'DateTime' } },
  orders: { at: commentMentions.at },
})
export class Mention {
  @Id(commentMentions.id)
  id!: string;

  @Column(commentMentions.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => OrderComment, commentMentions.commentId, {
    description: 'The comment; null where its deal is no longer yours to see.',
  })
  comment!: OrderComment | null;

  @Column(commentMentions.at, { description: 'When it was said.' })
  at!: string;

  @Column(commentMentions.seenAt, { description: 'When you saw it; null until then.' })
  seenAt!: string | null;
}
