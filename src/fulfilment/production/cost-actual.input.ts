import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { CostStepType } from '../../trade/incoterm.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';

@InputType({ description: 'What was paid for a step of an order.' })
export class RecordCostActualInput extends MutationInput {
  @Given(() => ID, { description: 'Which order.' })
  orderId!: string;

  @Given(() => CostStepType, {
    description:
      'For what: a step of the cost sheet, or REBATE for what came back of the VAT. Profit is no cost.',
  })
  step!: CostStep;

  @Given(() => MoneyInput, { description: 'How much, in whole units of the smallest coin.' })
  amount!: MoneyInput;

  @Given(() => DateScalar, {
    description: 'The day of the invoice, by whose rates it is restated in the company’s currency.',
  })
  bookedOn!: string;

  @Given(() => String, { description: 'Who was paid.', check: line(200) })
  payee!: string;

  @Given(() => String, { description: 'Number of the invoice, or what else shows it.', check: line(500) })
  evidence!: string;

  @Given(() => String, { nullable: true, description: 'What there is to say of it.', check: line(1_000) })
  note?: string | null;
}

@InputType({ description: 'A cost that was booked wrongly.' })
export class WithdrawCostActualInput extends MutationInput {
  @Given(() => ID, { description: 'Which cost.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the cost that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}
