import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { MarginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import { MarginTruthType } from '../../pricing/cost-sheets/margin-truth.type.ts';
import type { PriceFinding } from '../../pricing/price-ladder/price-findings.ts';
import type { Decimal } from '../../trade/decimal.ts';
import type { TermsFinding } from '../../trade/delivery-terms.ts';
import { TermsFindingType } from '../../trade/delivery-terms.type.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { type ScenarioLever, type ScenarioLeverKind, scenarioLevers } from './quote-scenario.ts';

export const ScenarioLeverEnum = enumType(
  'ScenarioLeverKind',
  scenarioLevers,
  'What may give so that a margin holds.',
  {
    PRICE: 'The price of the whole deal, in its currency.',
    PURCHASE_COST: 'What the goods cost, as a share of what they cost now: "0.95" is 5 % less.',
    MAIN_CARRIAGE: 'The freight, as a share of what it is now.',
    COMMISSION: 'The agent’s commission, as a fraction.',
    CREDIT_DAYS: 'Days of credit.',
  },
);

@ObjectType('ScenarioLever', { description: 'One thing that would hold the margin, all else being equal.' })
export class ScenarioLeverType {
  @Field(() => ScenarioLeverEnum, { description: 'What gives.' })
  lever!: ScenarioLeverKind;

  @Field(() => DecimalScalar, { description: 'What it is in the scenario.' })
  now!: Decimal;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What it would have to be; null where even nothing of it is not enough.',
  })
  needed!: Decimal | null;
}

@ObjectType('ScenarioLine', { description: 'A line of a scenario.' })
export class ScenarioLineType {
  @Field(() => Int, { description: 'Which line, from 1.' })
  sequence!: number;

  @Field(() => MoneyType, { description: 'For one unit.' })
  unitPrice!: Money;

  @Field(() => MoneyType, { description: 'Quantity times unit price, rounded once.' })
  amount!: Money;
}

@ObjectType('QuoteScenario', { description: 'What a deal would leave if. Nothing is stored.' })
export class QuoteScenarioType {
  @Field(() => [ScenarioLineType], { description: 'The prices of the scenario.' })
  lines!: readonly ScenarioLineType[];

  @Field(() => MoneyType, { description: 'The sum of its lines.' })
  total!: Money;

  @Field(() => MarginTruthType, { description: 'What it leaves.' })
  margin!: MarginTruth;

  @Field(() => MarginTruthType, { description: 'What the deal leaves as it is.' })
  baseline!: MarginTruth;

  @Field(() => DecimalScalar, { description: 'The margin that `toHold` holds, as a fraction of the price.' })
  heldMargin!: Decimal;

  @Field(() => [ScenarioLeverType], {
    description: 'What would have to give so that this margin holds: each by itself, all else being equal.',
  })
  toHold!: readonly ScenarioLever[];

  @Field(() => [TermsFindingType], {
    description:
      'What the checks of the rule and of the costs find: a price is too low where the cost of a step that we would pay is missing.',
  })
  findings!: readonly (TermsFinding | PriceFinding)[];
}
