import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import type { IncentiveKind } from './incentive.ts';
import { IncentiveKindType } from './incentive.type.ts';

@InputType({ description: 'What a customer is to be given, to order more or again.' })
export class ProposeIncentiveInput extends MutationInput {
  @Given(() => ID, { description: 'To which customer.' })
  customerId!: string;

  @Given(() => IncentiveKindType, { description: 'What.' })
  kind!: IncentiveKind;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What comes off the price, as a fraction: "0.02" is two per cent. Left out for samples.',
  })
  rate?: string | null;

  @Given(() => MoneyInput, {
    nullable: true,
    description:
      'What has to be ordered in the time for a rebate, or what the samples may cost; in the currency of the customer’s last order. Left out for a discount.',
  })
  amount?: MoneyInput | null;

  @Given(() => DateScalar, { description: 'The first day on which it holds; not before today.' })
  validFrom!: string;

  @Given(() => DateScalar, { description: 'The last day.' })
  validUntil!: string;

  @Given(() => String, { description: 'What it is to bring.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'A decision on a proposal.' })
export class DecideIncentiveInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => Boolean, { description: 'Whether it is given.' })
  approve!: boolean;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'An incentive that is not given any longer.' })
export class EndIncentiveInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
