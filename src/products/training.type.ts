import { productTrainings } from '../../schema/tables/product-knowledge.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { Product } from './product.type.ts';

@Entity(productTrainings, {
  description: 'What someone was trained in about a product, and how it went.',
  prefix: 'training',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'idIn', column: productTrainings.productId, target: () => Product },
    person: { kind: 'idIn', column: productTrainings.personId, target: () => Person },
    trainedOn: { kind: 'range', column: productTrainings.trainedOn, of: 'Date' },
    validUntil: { kind: 'range', column: productTrainings.validUntil, of: 'Date' },
  },
  orders: { trainedOn: productTrainings.trainedOn },
})
export class ProductTraining {
  @Id(productTrainings.id)
  id!: string;

  @ToOne(() => Product, productTrainings.productId, { description: 'About which product.' })
  product!: Product | null;

  @ToOne(() => Person, productTrainings.personId, { description: 'Who was trained.' })
  person!: Person | null;

  @Column(productTrainings.trainedOn, { description: 'When.' })
  trainedOn!: string;

  @Column(productTrainings.topic, { description: 'In what.' })
  topic!: string;

  @Column(productTrainings.trainer, { description: 'By whom.' })
  trainer!: string;

  @Column(productTrainings.score, { description: 'Points of 100; null where nothing was asked.' })
  score!: number | null;

  @Column(productTrainings.validUntil, {
    description: 'The last day on which it counts; null without an end.',
  })
  validUntil!: string | null;

  @ToOne(() => Person, productTrainings.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}
