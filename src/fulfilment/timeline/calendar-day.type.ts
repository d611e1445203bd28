import { calendarDays } from '../../../schema/tables/timeline.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id } from '../../graph/decorators.ts';
import { CountryCodeScalar } from '../../trade/trade.scalar.ts';

@Entity(calendarDays, {
  description: 'A day that is not what its weekday says: a holiday, or a weekend that is worked.',
  prefix: 'calendarDay',
  scope: everyoneOfTheCompany,
  filters: {
    country: { kind: 'anyOf', column: calendarDays.country, type: () => CountryCodeScalar },
    day: { kind: 'range', column: calendarDays.day, of: 'Date' },
  },
  orders: { day: calendarDays.day },
})
export class CalendarDay {
  @Id(calendarDays.id)
  id!: string;

  @Column(calendarDays.country, { type: () => CountryCodeScalar, description: 'Where.' })
  country!: string;

  @Column(calendarDays.day, { description: 'The day.' })
  day!: string;

  @Column(calendarDays.isWorkday, { description: 'True for a weekend that is worked.' })
  isWorkday!: boolean;

  @Column(calendarDays.name, { description: 'What it is.' })
  name!: string;
}
