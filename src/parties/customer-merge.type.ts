import { customerMerges } from '../../schema/tables/parties.ts';
import { Person } from '../access/person.type.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';
import { Customer } from './customer.type.ts';

@Entity(customerMerges, {
  description: 'That a customer was found to be another one, to which all that hung on it has moved.',
  prefix: 'merge',
  scope: { parent: () => Customer, through: customerMerges.customerId },
})
export class CustomerMerge {
  @Id(customerMerges.id)
  id!: string;

  @Column(customerMerges.name, { description: 'The name under which it was entered.' })
  name!: string;

  @Column(customerMerges.country, {
    type: () => CountryCodeScalar,
    description: 'Where it was said to be established.',
  })
  country!: string;

  @Column(customerMerges.reason, { description: 'How it was known that they are one.' })
  reason!: string;

  @Column(customerMerges.mergedAt, { description: 'When they were merged.' })
  mergedAt!: string;

  @ToOne(() => Person, customerMerges.mergedBy, { description: 'Who merged them.' })
  mergedBy!: Person | null;

  @ToOne(() => Customer, customerMerges.customerId, { description: 'What it is now.' })
  customer!: Customer | null;
}
