import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { CurrencyCodeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { type ConversionStep, type ConversionStepKind, conversionStepKinds } from './price-conversion.ts';

export const ConversionStepKindType = enumType(
  'ConversionStepKind',
  conversionStepKinds,
  'What a step of a price conversion does.',
  {
    CURRENCY: 'Changes the currency.',
    COMMISSION_OUT: 'Takes the commission out.',
    INSURANCE_OUT: 'Takes the premium out.',
    CHARGE_OUT: 'Takes off a charge that only the first rule holds.',
    CREDIT: 'Restates the price for the days of credit.',
    CHARGE_IN: 'Adds a charge that only the second rule holds.',
    PACK: 'Restates the price for another number of units.',
    INSURANCE_IN: 'Puts the premium in.',
    COMMISSION_IN: 'Puts the commission in.',
  },
);

@ObjectType('ConversionStep', { description: 'One step of a conversion.' })
export class ConversionStepType {
  @Field(() => ConversionStepKindType, { description: 'What it does.' })
  kind!: ConversionStepKind;

  @Field(() => DecimalScalar, { description: 'What it changes the price by, exact.' })
  amount!: Decimal;

  @Field(() => DecimalScalar, { description: 'The price after it, exact.' })
  price!: Decimal;

  @Field(() => CurrencyCodeScalar, { description: 'Of both.' })
  currency!: string;
}

@ObjectType('ConvertedPrice', { description: 'A price on its new basis, and how it came to it.' })
export class ConvertedPriceType {
  @Field(() => MoneyType, { description: "Rounded to the currency's smallest unit." })
  price!: Money;

  @Field(() => DecimalScalar, { description: 'Unrounded, ten significant digits or more.' })
  exact!: Decimal;

  @Field(() => [ConversionStepType], { description: 'The steps that changed something, in order.' })
  steps!: readonly ConversionStep[];
}
