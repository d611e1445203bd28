import { Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../../trade/decimal.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';

@ObjectType('Freight', { description: 'Liner freight by weight or measurement (W/M).' })
export class FreightType {
  @Field(() => DecimalScalar, { description: 'Gross weight in tonnes.' })
  weightTonnes!: Decimal;

  @Field(() => DecimalScalar, { description: 'Volume in cubic metres.' })
  volumeM3!: Decimal;

  @Field(() => DecimalScalar, {
    description: 'The greater of the two, and the minimum at least: what every line per ton is paid for.',
  })
  freightTons!: Decimal;

  @Field(() => MoneyType, { description: 'The basic freight.' })
  basic!: Money;

  @Field(() => MoneyType, { description: 'All surcharges.' })
  surcharges!: Money;

  @Field(() => MoneyType, { description: 'Basic freight and surcharges, rounded once; they sum to it.' })
  total!: Money;
}

@ObjectType('ChargeableWeight', { description: 'What a consignment by air or courier is paid for.' })
export class ChargeableWeightType {
  @Field(() => DecimalScalar, { description: 'What the scales say, in kilograms.' })
  grossKg!: Decimal;

  @Field(() => DecimalScalar, {
    description:
      'What its room counts as: each dimension rounded to whole centimetres, a half up, not rounded after.',
  })
  volumetricKg!: Decimal;

  @Field(() => DecimalScalar, { description: 'The greater of the two, rounded up to the step.' })
  chargeableKg!: Decimal;
}
