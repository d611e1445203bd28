import { ID, InputType, Int } from 'type-graphql';
import { country, currency, dayCount, positive, share } from '../graph/checks.ts';
import { Given } from '../graph/given.ts';
import type { IncotermRule } from '../trade/incoterm.ts';
import { IncotermRuleType } from '../trade/incoterm.type.ts';
import { MoneyInput } from '../trade/money.type.ts';
import { CountryCodeScalar, CurrencyCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { ComparisonPurpose, Criterion } from './competitor.ts';
import { CriterionType } from './competitor.type.ts';
import { ComparisonPurposeType } from './offer-comparison.type.ts';

@InputType({ description: 'A cost of so many pieces.' })
export class CostOfPiecesInput {
  @Given(() => MoneyInput, { description: 'The cost, in the currency of the comparison.' })
  cost!: MoneyInput;

  @Given(() => DecimalScalar, { defaultValue: '1', description: 'Of how many pieces.', check: positive })
  pieces!: string;
}

@InputType({
  description:
    'What lies between the rules. To match a price take our own, from our port to the buyer; to see what their goods cost at origin take those of their route.',
})
export class WalkCostsInput {
  @Given(() => CostOfPiecesInput, {
    nullable: true,
    description: 'From the gate to on board, export cleared.',
  })
  originCharges?: CostOfPiecesInput | null;

  @Given(() => CostOfPiecesInput, { nullable: true, description: 'Main carriage.' })
  freight?: CostOfPiecesInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The insurance premium, as a fraction of the insured value.',
    check: share,
  })
  premiumRate?: string | null;

  @Given(() => DecimalScalar, {
    defaultValue: '1.1',
    description: 'The insured value, as a multiple of the price (Incoterms 2020 CIF A5: 1.1 at least).',
    check: positive,
  })
  insuredFraction!: string;

  @Given(() => CostOfPiecesInput, {
    nullable: true,
    description: 'Handling and carriage in the country of destination.',
  })
  onCarriage?: CostOfPiecesInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description:
      'Duty as a fraction of the CIF value; by default by the tariff lines that are recorded for its origin.',
    check: share,
  })
  dutyRate?: string | null;
}

@InputType({ description: 'On what prices are to be compared.' })
export abstract class ComparisonBasisInput {
  @Given(() => ComparisonPurposeType, { defaultValue: 'MATCH_PRICE', description: 'For what.' })
  purpose!: ComparisonPurpose;

  @Given(() => IncotermRuleType, { defaultValue: 'FOB', description: 'Under which rule.' })
  rule!: IncotermRule;

  @Given(() => CurrencyCodeScalar, { description: 'In which currency.', check: currency })
  currency!: string;

  @Given(() => DateScalar, {
    description: 'On which day it is compared: what was seen long before is history.',
  })
  day!: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The pieces that would be bought: an offer for more is not comparable.',
    check: positive,
  })
  quantity?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description:
      'The yearly interest by which credit is valued, as a fraction; needed for offers with credit.',
    check: share,
  })
  interestRate?: string | null;

  @Given(() => Int, {
    defaultValue: 360,
    description: 'The days of the year of that interest: 360 or 365.',
    check: dayCount,
  })
  dayCount!: number;

  @Given(() => WalkCostsInput, { defaultValue: {}, description: 'What lies between the rules.' })
  costs!: WalkCostsInput;
}

@InputType({ description: 'An offer that is to be made comparable.' })
export class NormalisedOfferInput extends ComparisonBasisInput {
  @Given(() => ID, { description: 'Which.' })
  offerId!: string;
}

@InputType({ description: 'A price of ours that is to be held against those that were seen in a market.' })
export class PriceComparisonInput extends ComparisonBasisInput {
  @Given(() => ID, { description: 'Which product.' })
  productId!: string;

  @Given(() => CountryCodeScalar, { description: 'In which market.', check: country })
  country!: string;

  @Given(() => MoneyInput, { description: 'Our price of a piece on this basis, in its currency.' })
  ours!: MoneyInput;
}

@InputType({ description: 'How much a criterion weighs.' })
export class CriterionWeightInput {
  @Given(() => CriterionType, { description: 'Which.' })
  criterion!: Criterion;

  @Given(() => DecimalScalar, { description: 'Its weight; only the proportions count.', check: positive })
  weight!: string;
}
