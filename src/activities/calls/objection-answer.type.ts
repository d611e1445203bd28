import { heardObjections, objectionAnswers } from '../../../schema/tables/call-scripts.ts';
import { Person } from '../../access/person.type.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { LossReasonEnum } from '../../deals/deal-move.type.ts';
import type { LossReason } from '../../deals/deal-pipeline.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { Product } from '../../products/product.type.ts';
import { ProductClaim } from '../../products/product-claim.type.ts';
import { Activity } from '../activity.type.ts';

@Entity(objectionAnswers, {
  description:
    'What buyers hold against us, and what to answer. Its wording never changes, so that its record is of these words.',
  prefix: 'answer',
  scope: everyoneOfTheCompany,
  filters: {
    reason: { kind: 'anyOf', column: objectionAnswers.reason, type: () => LossReasonEnum },
    product: { kind: 'idIn', column: objectionAnswers.productId, target: () => Product },
    market: { kind: 'text', column: objectionAnswers.market },
    language: { kind: 'text', column: objectionAnswers.language },
    retiredAt: { kind: 'range', column: objectionAnswers.retiredAt, of: 'DateTime' },
    search: { kind: 'search', columns: [objectionAnswers.objection, objectionAnswers.answer] },
  },
  orders: { createdAt: objectionAnswers.createdAt },
})
export class ObjectionAnswer {
  @Id(objectionAnswers.id)
  id!: string;

  @Column(objectionAnswers.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @Column(objectionAnswers.reason, { type: () => LossReasonEnum, description: 'What it is about.' })
  reason!: LossReason;

  @Column(objectionAnswers.objection, { description: 'As buyers put it.' })
  objection!: string;

  @Column(objectionAnswers.answer, { description: 'What to answer; null where a claim is to be said.' })
  answer!: string | null;

  @ToOne(() => ProductClaim, objectionAnswers.claimId, { description: 'The claim to answer with.' })
  claim!: ProductClaim | null;

  @ToOne(() => Product, objectionAnswers.productId, { description: 'About which product; null for any.' })
  product!: Product | null;

  @Column(objectionAnswers.market, {
    description: 'For which market: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; null for all.',
  })
  market!: string | null;

  @Column(objectionAnswers.language, { description: 'In which language (BCP 47).' })
  language!: string;

  @ToOne(() => Person, objectionAnswers.authorId, { description: 'Who wrote it.' })
  author!: Person | null;

  @Column(objectionAnswers.retiredAt, {
    description: 'Since when it is not given any more; null while it is.',
  })
  retiredAt!: string | null;
}

@Entity(heardObjections, {
  description: 'What was held against us in a call, what was answered, and whether that settled it.',
  scope: { parent: () => Activity, through: heardObjections.activityId },
})
export class HeardObjection {
  @Column(heardObjections.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @Column(heardObjections.reason, { type: () => LossReasonEnum, description: 'What it was about.' })
  reason!: LossReason;

  @Column(heardObjections.words, { description: 'In their words.' })
  words!: string;

  @ToOne(() => ObjectionAnswer, heardObjections.answerId, {
    description: 'What was answered; null where it was nothing of the library.',
  })
  answer!: ObjectionAnswer | null;

  @Column(heardObjections.isSettled, { description: 'Whether they let it go.' })
  isSettled!: boolean;
}
