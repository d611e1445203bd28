import { Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../../trade/decimal.ts';
import type { TermsFinding } from '../../trade/delivery-terms.ts';
import { TermsFindingType } from '../../trade/delivery-terms.type.ts';
import type { CostStep, FcaPlace, IncotermEdition, IncotermRule, Party } from '../../trade/incoterm.ts';
import {
  CostStepType,
  FcaPlaceType,
  IncotermEditionType,
  IncotermRuleType,
  PartyType,
} from '../../trade/incoterm.type.ts';
import type { Money } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import type { CommissionBase } from '../commission.ts';
import type { ProfitBasis } from '../margin.ts';
import {
  CommissionBaseType,
  InsuranceBaseType,
  ProfitBasisType,
  RoundingModeType,
} from '../pricing-switch.type.ts';
import type { PriceComponent } from './price-components.ts';
import type { PriceFinding } from './price-findings.ts';
import type {
  PriceRung,
  PriceShare,
  PricingSettings,
  RungMargin,
  UnitPriceRounding,
} from './price-ladder.ts';

@ObjectType('PriceComponent', { description: 'What a price holds, or leaves to others, for one step.' })
export class PriceComponentType {
  @Field(() => CostStepType, { description: 'What it is for.' })
  step!: CostStep;

  @Field(() => MoneyType, {
    description: "The seller's components sum to the total exactly; a rebate is negative.",
  })
  amount!: Money;

  @Field(() => PartyType, { description: 'Who pays it. Only what the SELLER pays is in the price.' })
  paidBy!: Party;

  @Field(() => [String], { description: 'What its charges were called.' })
  labels!: readonly string[];
}

@ObjectType('PriceMargin', { description: 'The profit in a price.' })
export class PriceMarginType {
  @Field(() => MoneyType, { description: 'The profit.' })
  amount!: Money;

  @Field(() => DecimalScalar, { nullable: true, description: 'As a fraction of the price (margin).' })
  rateOfPrice!: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'As a fraction of all else that the price pays for (markup).',
  })
  rateOfCost!: Decimal | null;
}

@ObjectType('PriceRung', { description: 'The price under one rule.' })
export class PriceRungType {
  @Field(() => IncotermRuleType, { description: 'The rule.' })
  rule!: IncotermRule;

  @Field(() => IncotermEditionType, { description: 'Its edition.' })
  edition!: IncotermEdition;

  @Field(() => MoneyType, { description: 'Price of the whole quantity.' })
  total!: Money;

  @Field(() => MoneyType, { description: 'Price of one unit, to six decimals at most.' })
  unitPrice!: Money;

  @Field(() => DecimalScalar, { description: 'Price of the whole quantity before it was rounded.' })
  exact!: Decimal;

  @Field(() => [PriceComponentType], {
    description:
      'What the price is made of, in the order in which it is built up. What the buyer or nobody pays is listed too, beside the price.',
  })
  components!: readonly PriceComponent[];

  @Field(() => PriceMarginType, {
    nullable: true,
    description: 'The profit in it; null where you may not see costs.',
  })
  margin!: RungMargin | null;

  @Field(() => [TermsFindingType], {
    description: 'Checks of the rule and of the costs that find something, worst first.',
  })
  findings!: readonly (TermsFinding | PriceFinding)[];
}

@ObjectType('UnitPriceRounding', { description: 'How unit prices that bind are rounded.' })
export class UnitPriceRoundingType {
  @Field(() => Int, { description: 'Places after the point.' })
  places!: number;

  @Field(() => RoundingModeType, { description: 'How.' })
  mode!: RoundingMode;
}

@ObjectType('PriceShare', { description: 'A charge that is a share of the price.' })
export class PriceShareType {
  @Field(() => CostStepType, { description: 'What it is for.' })
  step!: CostStep;

  @Field(() => DecimalScalar, { description: 'As a fraction of the price.' })
  rate!: Decimal;
}

@ObjectType('PricingSettings', { description: 'Settings on which firms differ.' })
export class PricingSettingsType {
  @Field(() => InsuranceBaseType, { description: 'Which price is insured.' })
  insuranceBase!: InsuranceBase;

  @Field(() => DecimalScalar, { nullable: true, description: 'The insured amount as a share of the price.' })
  insuredFraction!: Decimal | null;

  @Field(() => CommissionBaseType, { nullable: true, description: 'Of what commission is a share.' })
  commissionBase!: CommissionBase | null;

  @Field(() => ProfitBasisType, { nullable: true, description: 'Of what profit is a share.' })
  profitBasis!: ProfitBasis | null;

  @Field(() => [PriceShareType], { description: 'Charges that were reckoned as shares of the price.' })
  priceShares!: readonly PriceShare[];

  @Field(() => FcaPlaceType, { description: 'Where FCA hands over.' })
  fcaPlace!: FcaPlace;

  @Field(() => RoundingModeType, { description: 'How totals are rounded.' })
  roundingMode!: RoundingMode;

  @Field(() => UnitPriceRoundingType, { nullable: true, description: 'Null where unit prices do not bind.' })
  unitPriceRounding!: UnitPriceRounding | null;
}

@ObjectType('PriceLadder', { description: 'One cost sheet priced under several rules.' })
export class PriceLadderType {
  @Field(() => [PriceRungType], { description: 'One rung for each rule.' })
  rungs!: readonly PriceRung[];

  @Field(() => PricingSettingsType, { description: 'The settings on which firms differ, as they were used.' })
  settings!: PricingSettings;
}
