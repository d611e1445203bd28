import { Field, ID, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { type Criterion, comparisonPurposes } from './competitor.ts';
import { CriterionType } from './competitor.type.ts';
import {
  type IncomparableReason,
  incomparableReasons,
  type NormalisationStep,
  normalisationSteps,
} from './offer-normalisation.ts';

export const ComparisonPurposeType = enumType(
  'ComparisonPurpose',
  comparisonPurposes,
  'For what prices are compared.',
  {
    MATCH_PRICE: 'At which price of ours the buyer pays the same: by our own freight and insurance.',
    ORIGIN_COST: 'What their goods cost at origin: by the freight and insurance of their route.',
  },
);

export const NormalisationStepType = enumType(
  'NormalisationStep',
  normalisationSteps,
  'A step on the way to a basis.',
  {
    AS_SEEN: 'The price as it was seen.',
    DISCOUNT: 'Their discount is taken off.',
    TAX: 'Tax is taken out.',
    CURRENCY: 'Converted at the middle rate of the day on which it was seen.',
    COMMISSION: 'The agent’s share is taken off.',
    INSURANCE: 'The premium on the insured value is taken off, or put on.',
    FREIGHT: 'Main carriage is taken off, or put on.',
    ORIGIN_CHARGES: 'What is paid up to on board is taken off, or put on.',
    ON_CARRIAGE: 'Handling and carriage at destination are taken off, or put on.',
    DUTY: 'Duty on the CIF value is taken out, or put on.',
    SPECIFICATION: 'To goods like ours.',
    CREDIT: 'To cash: divided by 1 + interest × days ÷ year.',
  },
);

export const IncomparableReasonType = enumType(
  'IncomparableReason',
  incomparableReasons,
  'Why an offer can’t be compared: there is no number rather than a wrong one.',
  {
    MISSING_RATE: 'No exchange rate is known of the days before it was seen.',
    MISSING_ORIGIN_CHARGES: 'What is paid up to on board is not known.',
    MISSING_FREIGHT: 'Main carriage is not known.',
    MISSING_INSURANCE: 'The premium is not known.',
    MISSING_ON_CARRIAGE: 'What is paid at destination is not known.',
    MISSING_DUTY: 'The duty is neither given nor recorded.',
    MISSING_INTEREST: 'It has credit, and the interest is not known.',
    TIER_DIFFERS: 'It is for more pieces than would be bought.',
    NOTHING_LEFT: 'Nothing of the price is left after what is taken off.',
  },
);

@ObjectType({ description: 'Why an offer can’t be compared.' })
export class Incomparable {
  @Field(() => IncomparableReasonType, { description: 'Why.' })
  reason!: IncomparableReason;

  @Field(() => String, { description: 'Why, as a sentence in the language of the request.' })
  message!: string;
}

@ObjectType({
  description:
    'The price after a step, rounded to four places; what follows is worked out from the exact one.',
})
export class NormalisationStepTaken {
  @Field(() => NormalisationStepType, { description: 'Which step.' })
  step!: NormalisationStep;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The rate, fraction or amount that was used; null for the price as it was seen.',
  })
  by!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where that comes from: `MID` and the day of a rate, `TARIFF`, `OUR_ROUTE` or `THEIR_ROUTE` by the purpose; null where it is of the offer.',
  })
  source!: string | null;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of the price.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'The price of what the offer is for.' })
  price!: string;

  @Field(() => DecimalScalar, { description: 'The price of a piece.' })
  perPiece!: string;
}

@ObjectType('NormalisedOffer', {
  description:
    'An offer on a basis: an estimate with its range and every step to it, or the reasons for which there is none.',
})
export class NormalisedOfferType {
  @Field(() => ID, { description: 'Which offer.' })
  offerId!: string;

  @Field(() => String, { description: 'Whose.' })
  competitorName!: string;

  @Field(() => DateScalar, { description: 'When it was seen.' })
  observedOn!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of the basis.' })
  currency!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The price of a piece on the basis, to four places.',
  })
  perPiece!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The lowest that it may be: less 2, 5 or 10 % where the source is trusted high, medium or low.',
  })
  low!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The highest that it may be.' })
  high!: string | null;

  @Field(() => Boolean, { description: 'Whether it was seen more than 90 days before.' })
  isStale!: boolean;

  @Field(() => [NormalisationStepTaken], { description: 'Every step, in order.' })
  steps!: NormalisationStepTaken[];

  @Field(() => [Incomparable], { description: 'Why it can’t be compared; empty where it can.' })
  notComparable!: Incomparable[];
}

@ObjectType({ description: 'An offer beside ours.' })
export class ComparedOffer extends NormalisedOfferType {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How far ours lies above it, as a fraction of theirs: (ours − theirs) ÷ theirs; negative where it lies below.',
  })
  gap!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Duty on goods of its origin, as a fraction; null where it is not recorded.',
  })
  dutyRate!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What a piece costs the buyer with the duty for its origin; of prices under CIF or CIP alone.',
  })
  landed!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How far ours lies above that, landed, as a fraction of theirs.',
  })
  landedGap!: string | null;
}

@ObjectType({ description: 'Our price beside what was seen in a market.' })
export class PriceComparison {
  @Field(() => DecimalScalar, { description: 'Our price of a piece.' })
  ours!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of all prices.' })
  currency!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Ours with the duty on goods of our origin; of prices under CIF or CIP alone.',
  })
  oursLanded!: string | null;

  @Field(() => [ComparedOffer], {
    description:
      'The newest offer of each competitor, the cheapest first; those that can’t be compared at the end. At most 100.',
  })
  offers!: ComparedOffer[];
}

@ObjectType({ description: 'We and a competitor by a criterion.' })
export class ComparedCriterion {
  @Field(() => CriterionType, { description: 'By what.' })
  criterion!: Criterion;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Our score, 0 to 10; null where we are not rated.',
  })
  ours!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Theirs.' })
  theirs!: string | null;

  @Field(() => DecimalScalar, {
    description: 'Points of the total by which we lead; negative where we trail.',
  })
  lead!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to say to a buyer, where we lead: what was written for it, or why we are rated so.',
  })
  argument!: string | null;

  @Field(() => String, { nullable: true, description: 'What the buyer will hear from them, where we trail.' })
  theirReason!: string | null;
}

@ObjectType({ description: 'We and a competitor by weighed criteria.' })
export class CompetitorComparison {
  @Field(() => ID, { description: 'Which competitor.' })
  competitorId!: string;

  @Field(() => String, { description: 'Its name.' })
  competitorName!: string;

  @Field(() => DecimalScalar, { description: 'Our total, of 10, over the criteria by which both are rated.' })
  ours!: string;

  @Field(() => DecimalScalar, { description: 'Theirs.' })
  theirs!: string;

  @Field(() => [ComparedCriterion], { description: 'Each criterion, our greatest lead first.' })
  criteria!: ComparedCriterion[];
}
