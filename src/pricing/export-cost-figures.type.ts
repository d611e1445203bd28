import { Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../trade/decimal.ts';
import type { Money } from '../trade/money.ts';
import { MoneyType } from '../trade/money.type.ts';
import { DecimalScalar } from '../trade/trade.scalar.ts';

@ObjectType('ExportCostFigures', { description: 'The control figures of an export sale.' })
export class ExportCostFiguresType {
  @Field(() => MoneyType, {
    description:
      'What taxes give back: C / (1 + v) × t for a trader (财税〔2012〕39号); input VAT less what can’t be credited for a manufacturer.',
  })
  rebate!: Money;

  @Field(() => MoneyType, { description: 'Purchase with VAT and charges at home, less the rebate.' })
  totalCost!: Money;

  @Field(() => MoneyType, { description: 'Price less freight, premium and commission.' })
  netReceipt!: Money;

  @Field(() => DecimalScalar, {
    description:
      '换汇成本: local currency spent to earn one unit, four decimals. Below the buying rate the sale earns.',
  })
  costPerUnit!: Decimal;

  @Field(() => MoneyType, {
    description: '盈亏额: net receipt at the rate, less total cost; in local currency.',
  })
  profit!: Money;

  @Field(() => DecimalScalar, { description: '盈亏率: profit as a fraction of total cost, four decimals.' })
  profitRate!: Decimal;
}
