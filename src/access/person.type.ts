import { companies, people, teams } from '../../schema/tables/access.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { Company } from './company.type.ts';
import { everyoneOfTheCompany } from './row-scopes.ts';
import { roles } from './viewer.ts';

export const RoleType = enumType('Role', roles, 'What a person does, and so what they see and may do.', {
  REP: 'Sells: sees their own customers and deals.',
  MANAGER: 'Leads a team: sees what is theirs and what belongs to their teams and those below.',
  DIRECTOR: 'Leads the sales: sees every customer and deal.',
  OPERATIONS: 'Steers production, inspection and shipping: sees every deal, without cost and margin.',
  FINANCE: 'Keeps the books: sees every deal with its cost, and records exchange rates.',
  ANALYST: 'Asks questions over all deals: sees aggregates and no single customer or deal.',
  ADMIN: 'Runs the installation for the company.',
});

@Entity(teams, {
  description: 'People who sell together. A team may belong to a larger one.',
  prefix: 'team',
  scope: everyoneOfTheCompany,
})
export class Team {
  @Id(teams.id)
  id!: string;

  @Column(teams.name, { description: 'Its name, unique in the company.' })
  name!: string;

  @ToOne(() => Team, teams.parentId, { description: 'The team that it belongs to.' })
  parent!: Team | null;
}

@Entity(people, {
  description: 'Someone of the company who signs in.',
  prefix: 'person',
  scope: everyoneOfTheCompany,
  filters: {
    role: { kind: 'anyOf', column: people.role, type: () => RoleType },
    team: { kind: 'idIn', column: people.teamId, target: () => Team },
    search: { kind: 'search', columns: [people.name, people.email] },
  },
  orders: { name: people.name },
})
export class Person {
  @Id(people.id)
  id!: string;

  @Column(people.name, { description: 'Full name, as it is signed.' })
  name!: string;

  @Column(people.email, { description: 'The address that they sign in with.' })
  email!: string;

  @Column(people.role, { type: () => RoleType, description: 'What they do, and so what they see.' })
  role!: string;

  @Column(people.active, { description: 'Whether they may sign in.' })
  active!: boolean;

  @ToOne(() => Team, people.teamId, { description: 'The team that they belong to.' })
  team!: Team | null;

  @ToOne(() => Company, people.companyId, { description: 'Whom they work for.', to: companies.id })
  company!: Company | null;
}
