import { Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../../trade/decimal.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';

@ObjectType('MarginTruth', { description: 'What a price leaves, and what that depends on.' })
export class MarginTruthType {
  @Field(() => MoneyType, { description: 'The price of the whole deal.' })
  revenue!: Money;

  @Field(() => MoneyType, {
    description: 'What is left of it, the export rebate counted in, in the currency of the price.',
  })
  profit!: Money;

  @Field(() => MoneyType, { description: 'The profit in the company’s currency, at the frozen rate.' })
  profitInCompanyCurrency!: Money;

  @Field(() => DecimalScalar, { nullable: true, description: 'Profit as a fraction of the price (margin).' })
  rateOfPrice!: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Profit as a fraction of the cost (markup).' })
  rateOfCost!: Decimal | null;

  @Field(() => MoneyType, {
    description: 'What comes back of the VAT on export, in the company’s currency (财税〔2012〕39号).',
  })
  rebate!: Money;

  @Field(() => MoneyType, { description: 'The agent’s commission.' })
  commission!: Money;

  @Field(() => MoneyType, { description: 'Bank charges.' })
  bankCharges!: Money;

  @Field(() => MoneyType, {
    description: 'Interest on the credit that the buyer is given: (1 − deposit) × rate × days / day count.',
  })
  financing!: Money;

  @Field(() => MoneyType, {
    description:
      'Revenue less all foreign charges: carriage beyond FOB, insurance, import charges, commission.',
  })
  netReceipt!: Money;

  @Field(() => MoneyType, {
    description: 'What the export costs on the FOB basis after the rebate, in the company’s currency.',
  })
  exportCost!: Money;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '换汇成本: the company’s currency spent to earn one unit of the price’s currency, four decimals. Below the bank’s buying rate the deal earns. Null where both currencies are one.',
  })
  earningCost!: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The rate at which nothing is left: units of the company’s currency for one of the price’s, four decimals. Null where both currencies are one.',
  })
  breakEvenRate!: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The frozen rate by which it was reckoned, its buffer taken off.',
  })
  rate!: Decimal | null;
}
