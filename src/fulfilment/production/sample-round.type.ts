import { sampleRounds } from '../../../schema/tables/production.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Order } from '../orders/order.type.ts';
import { type SampleStatus, sampleStatuses } from './sample-round.ts';

export const SampleStatusType = enumType(
  'SampleStatus',
  sampleStatuses,
  'What the buyer said of a sample before production.',
  {
    SENT: 'Nothing yet.',
    APPROVED: 'Goods are to be made like it.',
    REFUSED: 'Another one is wanted.',
  },
);

@Entity(sampleRounds, {
  description: 'A sample that went to the buyer before production, and what they said of it.',
  prefix: 'sample',
  scope: { parent: () => Deal, through: sampleRounds.dealId },
})
export class SampleRound {
  @Id(sampleRounds.id)
  id!: string;

  @Column(sampleRounds.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(sampleRounds.round, { description: 'Counts the samples of an order from 1.' })
  round!: number;

  @Column(sampleRounds.sentOn, { description: 'The day on which it went.' })
  sentOn!: string;

  @Column(sampleRounds.sentBy, { description: 'Courier and number by which it went.' })
  sentBy!: string;

  @Column(sampleRounds.note, { description: 'What was sent, or changed since the round before it.' })
  note!: string | null;

  @Column(sampleRounds.status, { type: () => SampleStatusType, description: 'What the buyer said of it.' })
  status!: SampleStatus;

  @Column(sampleRounds.decidedOn, { description: 'The day on which they did.' })
  decidedOn!: string | null;

  @Column(sampleRounds.decidedBy, { description: 'Who it was at the buyer’s.' })
  decidedBy!: string | null;

  @Column(sampleRounds.evidence, { description: 'How that is known: a mail, a signed card.' })
  evidence!: string | null;

  @Column(sampleRounds.remarks, { description: 'What they want changed, or had to say besides.' })
  remarks!: string | null;

  @ToOne(() => Order, sampleRounds.orderId, { description: 'The order.' })
  order!: Order | null;
}
