import { Field, InputType, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DecimalScalar } from './trade.scalar.ts';

@ObjectType('Money', { description: 'An exact amount of one currency.' })
export class MoneyType {
  @Field(() => DecimalScalar, {
    description: "With all digits of the currency's smallest unit; a unit price may carry more.",
  })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Of which currency.' })
  currency!: string;
}

@InputType({ description: 'An exact amount of one currency.' })
export class MoneyInput {
  @Field(() => DecimalScalar, { description: 'For example "1234.50".' })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Of which currency.' })
  currency!: string;
}
