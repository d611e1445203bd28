import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import {
  type HealthFactorKind,
  type HealthStanding,
  healthFactors,
  healthStandings,
} from './customer-health.ts';

export const HealthFactorType = enumType(
  'HealthFactorKind',
  healthFactors,
  'What the health of a customer is made of.',
  {
    ORDERS: 'Whether they order as often as they used to.',
    PAYMENTS: 'Whether they pay in time.',
    CLAIMS: 'Complaints and claims of the last year.',
    SILENCE: 'How long ago they last answered.',
  },
);

export const HealthStandingType = enumType('HealthStanding', healthStandings, 'How a customer is doing.', {
  HEALTHY: '70 and above.',
  WATCH: '40 to 69: somebody should talk to them.',
  AT_RISK: 'Below 40: they are about to be lost.',
});

@ObjectType({ description: 'What a factor adds to the health of a customer.' })
export class HealthFactorRow {
  @Field(() => HealthFactorType, { description: 'Which.' })
  kind!: HealthFactorKind;

  @Field(() => Int, { nullable: true, description: '0 to 100; null where nothing is known of it.' })
  score!: number | null;

  @Field(() => DecimalScalar, { description: 'Its share of what is known, 0 to 1.' })
  weight!: Decimal;

  @Field(() => String, { description: 'Why, as a sentence in the language of the request.' })
  message!: string;
}

@ObjectType('CustomerHealth', { description: 'How a customer who has ordered is doing.' })
export class CustomerHealthRow {
  @Field(() => ID, { description: 'Which customer.' })
  customerId!: string;

  @Field(() => String, { description: 'Its name.' })
  customerName!: string;

  @Field(() => Int, { description: '0 to 100: its factors by their weights.' })
  score!: number;

  @Field(() => HealthStandingType, { description: 'What that means.' })
  standing!: HealthStanding;

  @Field(() => [HealthFactorRow], { description: 'What it is made of.' })
  factors!: readonly HealthFactorRow[];

  @Field(() => Int, { description: 'On how many days contracts were concluded.' })
  orders!: number;

  @Field(() => DateScalar, { description: 'When the last one was.' })
  lastOrderOn!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The usual number of days from an order to the next (the median); null after one order.',
  })
  cycleDays!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the next one is to be expected.' })
  nextOrderOn!: string | null;

  @Field(() => Int, { description: 'Days since then; 0 while it is ahead.' })
  daysOverdue!: number;
}

@ObjectType({ description: 'A product that a customer may be offered besides, and why.' })
export class UpsellSuggestion {
  @Field(() => ID, { description: 'Which product.' })
  productId!: string;

  @Field(() => String, { description: 'Its name.' })
  productName!: string;

  @Field(() => ID, { description: 'The product that they buy, whose other buyers are the reason.' })
  becauseOfId!: string;

  @Field(() => String, { description: 'Its name.' })
  becauseOfName!: string;

  @Field(() => Int, { description: 'How many other customers buy that.' })
  buyers!: number;

  @Field(() => Int, { description: 'How many of them buy the suggested product too; 3 at least.' })
  both!: number;

  @Field(() => DecimalScalar, { description: 'The share of the one in the other, 0 to 1.' })
  share!: Decimal;

  @Field(() => DecimalScalar, {
    description: 'How many times as often that is as among all customers; above 1.',
  })
  lift!: Decimal;

  @Field(() => String, { description: 'Why, as a sentence in the language of the request.' })
  message!: string;
}
