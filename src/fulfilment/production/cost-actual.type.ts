import { Field, ObjectType } from 'type-graphql';
import { costActuals } from '../../../schema/tables/production.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, MoneyColumn, ToOne } from '../../graph/decorators.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { CostStepType } from '../../trade/incoterm.type.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { CurrencyCodeScalar } from '../../trade/trade.scalar.ts';
import { Order } from '../orders/order.type.ts';
import type { CostComparison, StepComparison } from './cost-comparison.ts';

const needs = 'cost:read' as const;

@Entity(costActuals, {
  description: 'What was paid for a step of an order.',
  prefix: 'actual',
  scope: { parent: () => Deal, through: costActuals.dealId },
})
export class CostActual {
  @Id(costActuals.id)
  id!: string;

  @Column(costActuals.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(costActuals.step, { type: () => CostStepType, description: 'For what.', needs })
  step!: CostStep;

  @Column(costActuals.bookedOn, { description: 'The day of the invoice.', needs })
  bookedOn!: string;

  @MoneyColumn(costActuals.amountMinor, costActuals.currency, { description: 'How much.', needs })
  amount!: { amount: string; currency: string };

  @Column(costActuals.rate, {
    description: 'What one unit of its currency cost in that of the books, by the selling rates of the day.',
    needs,
  })
  rate!: string;

  @MoneyColumn(costActuals.baseMinor, costActuals.baseCurrency, {
    description: 'The amount in the company’s currency, rounded once.',
    needs,
  })
  inCompanyCurrency!: { amount: string; currency: string };

  @Column(costActuals.payee, { description: 'Who was paid.', needs })
  payee!: string;

  @Column(costActuals.evidence, { description: 'Number of the invoice, or what else shows it.', needs })
  evidence!: string;

  @Column(costActuals.note, { description: 'What there is to say of it.', needs })
  note!: string | null;

  @ToOne(() => Person, costActuals.recordedBy, { description: 'Who booked it.', needs })
  recordedBy!: Person | null;

  @Column(costActuals.withdrawnAt, { description: 'When it was withdrawn: it counts no more.' })
  withdrawnAt!: string | null;

  @Column(costActuals.withdrawReason, { description: 'Why it was withdrawn.' })
  withdrawReason!: string | null;

  @ToOne(() => Order, costActuals.orderId, { description: 'The order.' })
  order!: Order | null;
}

@ObjectType('StepComparison', { description: 'What a step was planned at, and what was paid for it.' })
export class StepComparisonType implements StepComparison {
  @Field(() => CostStepType, { description: 'Which step.' })
  step!: CostStep;

  @Field(() => MoneyType, { description: 'By the cost sheet of the accepted revision, at its frozen rates.' })
  planned!: Money;

  @Field(() => MoneyType, { description: 'What was booked so far; what came back of the VAT is negative.' })
  actual!: Money;

  @Field(() => MoneyType, { description: 'Actual less planned: negative where it came cheaper.' })
  difference!: Money;
}

@ObjectType('OrderCosts', {
  description: 'What an order was planned to cost beside what it cost, in the company’s currency.',
})
export class OrderCostsType implements CostComparison {
  @Field(() => CurrencyCodeScalar, { description: 'The company’s currency.' })
  currency!: string;

  @Field(() => [StepComparisonType], { description: 'Step by step; profit is no cost.' })
  steps!: readonly StepComparison[];

  @Field(() => MoneyType, { description: 'The sum of what was planned.' })
  planned!: Money;

  @Field(() => MoneyType, { description: 'The sum of what was booked.' })
  actual!: Money;

  @Field(() => MoneyType, { description: 'The sum of the differences.' })
  difference!: Money;
}
