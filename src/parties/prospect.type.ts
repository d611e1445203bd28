import { Field, ObjectType } from 'type-graphql';
import { marketRatings, prospects, scoreWeights } from '../../schema/tables/prospects.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import type { RiskLevel } from '../market/market-note.ts';
import { RiskLevelType } from '../market/market-note.type.ts';
import { CountryCodeScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { Customer } from './customer.type.ts';
import {
  type Authority,
  authorities,
  type Contribution,
  type NeedLevel,
  needLevels,
  type PurchaseVolume,
  purchaseVolumes,
  type SampleStep,
  type ScoreFactor,
  sampleSteps,
  scoreFactors,
} from './prospect-score.ts';

export const ScoreFactorType = enumType(
  'ScoreFactor',
  scoreFactors,
  'What makes a prospect worth the effort.',
  {
    MARKET_POTENTIAL: 'How its country is rated.',
    CUSTOMER_SIZE: 'What it buys of such goods in a year.',
    FIT: 'How far our goods fit what it sells.',
    AUTHORITY: 'What the person we talk to decides.',
    NEED: 'When it needs the goods.',
    PAYMENT_RISK: 'How safely it pays; the lower the risk the more.',
    ENGAGEMENT: 'How lately it answered.',
    SAMPLE: 'How far it went with a sample.',
  },
);

export const PurchaseVolumeType = enumType(
  'PurchaseVolume',
  purchaseVolumes,
  'What is bought of such goods in a year, from anyone, in US dollars.',
  {
    UNDER_100K: 'Less than 100,000.',
    UNDER_500K: 'Less than 500,000.',
    UNDER_2M: 'Less than 2 million.',
    UNDER_10M: 'Less than 10 million.',
    OVER_10M: '10 million or more.',
  },
);

export const AuthorityType = enumType('Authority', authorities, 'What a person decides.', {
  USER: 'Uses the goods and is asked.',
  INFLUENCER: 'Recommends.',
  DECIDER: 'Decides and signs.',
});

export const NeedLevelType = enumType('NeedLevel', needLevels, 'When the goods are needed.', {
  NONE: 'Not in sight.',
  LATER: 'Some time after this year.',
  THIS_YEAR: 'This year.',
  NOW: 'As soon as possible.',
});

export const SampleStepType = enumType('SampleStep', sampleSteps, 'How far it went with a sample.', {
  NONE: 'No word of one.',
  ASKED: 'They asked for one.',
  FREE: 'They have one that was free.',
  PAID: 'They paid for one.',
});

@ObjectType({ description: 'What a factor adds to a score.' })
export class ScoreContribution {
  @Field(() => ScoreFactorType, { description: 'Which.' })
  factor!: ScoreFactor;

  @Field(() => DecimalScalar, { description: 'Its weight; all weights add up to 1.' })
  weight!: string;

  @Field(() => DecimalScalar, { nullable: true, description: '0 to 1; null where nothing is known.' })
  value!: string | null;

  @Field(() => DecimalScalar, { description: 'Points of the score: weight × value × 100.' })
  points!: string;
}

@Entity(scoreWeights, {
  description: 'How much each factor weighs, from when it was set until the next version.',
  prefix: 'weights',
  scope: everyoneOfTheCompany,
  orders: { edition: scoreWeights.edition },
})
export class ScoreWeightsVersion {
  @Id(scoreWeights.id)
  id!: string;

  @Column(scoreWeights.edition, { description: 'Which version, from 1.' })
  edition!: number;

  @Column(scoreWeights.marketPotential, { description: 'Of the rating of the country.' })
  marketPotential!: string;

  @Column(scoreWeights.customerSize, { description: 'Of what is bought in a year.' })
  customerSize!: string;

  @Column(scoreWeights.fit, { description: 'Of the fit.' })
  fit!: string;

  @Column(scoreWeights.authority, { description: 'Of what the person decides.' })
  authority!: string;

  @Column(scoreWeights.need, { description: 'Of the need.' })
  need!: string;

  @Column(scoreWeights.paymentRisk, { description: 'Of safe payment.' })
  paymentRisk!: string;

  @Column(scoreWeights.engagement, { description: 'Of late answers.' })
  engagement!: string;

  @Column(scoreWeights.sample, { description: 'Of samples.' })
  sample!: string;

  @ToOne(() => Person, scoreWeights.setBy, { description: 'Who set it.' })
  setBy!: Person | null;

  @Column(scoreWeights.setAt, { description: 'When.' })
  setAt!: string;
}

@Entity(marketRatings, {
  description: 'How a country is rated as a market.',
  prefix: 'rating',
  scope: everyoneOfTheCompany,
  filters: { country: { kind: 'anyOf', column: marketRatings.country, type: () => CountryCodeScalar } },
  orders: { country: marketRatings.country },
})
export class MarketRating {
  @Id(marketRatings.id)
  id!: string;

  @Column(marketRatings.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(marketRatings.country, { type: () => CountryCodeScalar, description: 'Which country.' })
  country!: string;

  @Column(marketRatings.rating, { description: '0 to 10.' })
  rating!: number;

  @Column(marketRatings.reason, { description: 'Why.' })
  reason!: string;

  @ToOne(() => Person, marketRatings.ratedBy, { description: 'Who rated it.' })
  ratedBy!: Person | null;
}

@Entity(prospects, {
  description: 'What is known of a customer as a prospect, and its score.',
  prefix: 'prospect',
  scope: { parent: () => Customer, through: prospects.customerId },
  filters: {
    customer: { kind: 'related', column: prospects.customerId, target: () => Customer },
    score: { kind: 'range', column: prospects.score, of: 'Decimal' },
  },
  orders: { score: prospects.score },
})
export class Prospect {
  @Id(prospects.id)
  id!: string;

  @Column(prospects.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => Customer, prospects.customerId, { description: 'The customer.' })
  customer!: Customer | null;

  @Column(prospects.purchaseVolume, {
    type: () => PurchaseVolumeType,
    description: 'What it buys of such goods in a year.',
  })
  purchaseVolume!: PurchaseVolume | null;

  @Column(prospects.fit, { description: 'How far our goods fit what it sells, 0 to 10.' })
  fit!: number | null;

  @Column(prospects.authority, {
    type: () => AuthorityType,
    description: 'What the person we talk to decides.',
  })
  authority!: Authority | null;

  @Column(prospects.need, { type: () => NeedLevelType, description: 'When it needs the goods.' })
  need!: NeedLevel | null;

  @Column(prospects.paymentRisk, {
    type: () => RiskLevelType,
    description: 'How great the risk is that it does not pay.',
  })
  paymentRisk!: RiskLevel | null;

  @Column(prospects.sample, { type: () => SampleStepType, description: 'How far it went with a sample.' })
  sample!: SampleStep | null;

  @Column(prospects.score, { description: '0 to 100: the sum of the contributions.' })
  score!: string;

  @Column(prospects.contributions, {
    type: () => [ScoreContribution],
    description: 'What each factor adds; one of which nothing is known adds nothing.',
  })
  contributions!: Contribution[];

  @Column(prospects.scoredAt, { description: 'When it was worked out.' })
  scoredAt!: string;

  @ToOne(() => ScoreWeightsVersion, prospects.weightsId, {
    description: 'The weights that it was worked out with; null for those of the house.',
  })
  weights!: ScoreWeightsVersion | null;
}
