import { packages, units } from '../../schema/tables/trade.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity } from '../graph/decorators.ts';

@Entity(units, { description: 'A unit of quantity (UNECE Recommendation 20).', scope: everyoneOfTheCompany })
export class Unit {
  @Column(units.code, { description: 'Its code, for example H87 for a piece.' })
  code!: string;

  @Column(units.name, { description: 'Its English name.' })
  name!: string;
}

@Entity(packages, {
  description: 'A kind of package (UNECE Recommendation 21).',
  scope: everyoneOfTheCompany,
})
export class Package {
  @Column(packages.code, { description: 'Its code, for example CT for a carton.' })
  code!: string;

  @Column(packages.name, { description: 'Its English name.' })
  name!: string;
}
