import { poolPolicies } from '../../schema/tables/prospects.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity, Id } from '../graph/decorators.ts';

@Entity(poolPolicies, {
  description: 'How the company keeps its public pool.',
  prefix: 'poolPolicy',
  scope: everyoneOfTheCompany,
  orders: { createdAt: poolPolicies.createdAt },
})
export class PoolPolicy {
  @Id(poolPolicies.id)
  id!: string;

  @Column(poolPolicies.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(poolPolicies.inactiveDays, {
    description: 'Days without anything done after which a customer without an open deal goes to the pool.',
  })
  inactiveDays!: number;

  @Column(poolPolicies.mostHeld, {
    description: 'How many customers a person may hold and still take another.',
  })
  mostHeld!: number;
}
