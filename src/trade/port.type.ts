import { Int } from 'type-graphql';
import { ports } from '../../schema/tables/trade.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity } from '../graph/decorators.ts';
import { CountryCodeScalar, LocodeScalar } from './trade.scalar.ts';

@Entity(ports, { description: 'A place of the UN/LOCODE list that goods pass.', scope: everyoneOfTheCompany })
export class Port {
  @Column(ports.locode, {
    type: () => LocodeScalar,
    description: 'Country and three letters, for example CNNGB.',
  })
  locode!: string;

  @Column(ports.country, {
    type: () => CountryCodeScalar,
    description: 'Where it lies (ISO 3166-1 alpha-2).',
  })
  country!: string;

  @Column(ports.name, { description: 'Its name without diacritics.' })
  name!: string;

  @Column(ports.functions, {
    type: () => [Int],
    description:
      '1 sea port, 2 rail, 3 road, 4 airport, 5 postal, 6 inland depot, 7 fixed installation, 8 inland water.',
  })
  functions!: number[];

  @Column(ports.timeZone, { description: 'IANA zone: cut-offs are in its local time.' })
  timeZone!: string;
}
