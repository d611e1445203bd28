import { ID, InputType, Int } from 'type-graphql';
import { country, line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { CountryCodeScalar, DateScalar } from '../../trade/trade.scalar.ts';
import type { DeadlineKind } from './deadline-kind.ts';
import { DeadlineKindType } from './milestone-words.type.ts';

@InputType({ description: 'An order whose plan is made anew.' })
export class RebaselineOrderInput extends MutationInput {
  @Given(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Given(() => Int, { description: 'The version of the order that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'A day by which a milestone must have happened.' })
export class SetDeadlineInput extends MutationInput {
  @Given(() => ID, { description: 'Which milestone.' })
  milestoneId!: string;

  @Given(() => DeadlineKindType, { description: 'Where it comes from; of each kind a milestone has one.' })
  kind!: DeadlineKind;

  @Given(() => DateScalar, { nullable: true, description: 'The day; null takes the deadline away.' })
  dueOn?: string | null;

  @Given(() => String, { nullable: true, description: 'What it is about.', check: line(300) })
  note?: string | null;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the deadline that you read, where there is one.',
    check: version,
  })
  version?: number | null;
}

@InputType({ description: 'Who sees to a milestone.' })
export class AssignMilestoneInput extends MutationInput {
  @Given(() => ID, { description: 'Which milestone.' })
  milestoneId!: string;

  @Given(() => Int, { description: 'The version of the milestone that you read.', check: version })
  version!: number;

  @Given(() => ID, { nullable: true, description: 'The colleague; null for nobody.' })
  personId?: string | null;
}

@InputType({ description: 'A day that is not what its weekday says.' })
export class CalendarDayInput {
  @Given(() => DateScalar, { description: 'The day.' })
  day!: string;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'True for a weekend that is worked, false for a holiday.',
  })
  isWorkday!: boolean;

  @Given(() => String, { description: 'What it is, for example Spring Festival.', check: line(100) })
  name!: string;
}

@InputType({ description: 'Holidays of a country, and weekends that are worked there.' })
export class SetCalendarDaysInput extends MutationInput {
  @Given(() => CountryCodeScalar, { description: 'Where.', check: country })
  country!: string;

  @Given(() => Int, { description: 'Of which year; what was known of it is replaced.' })
  year!: number;

  @Given(() => [CalendarDayInput], { description: 'The days; 150 at most, all of that year.' })
  days!: CalendarDayInput[];
}
