import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { country, line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import type { RiskLevel } from '../market/market-note.ts';
import { RiskLevelType } from '../market/market-note.type.ts';
import { Decimal } from '../trade/decimal.ts';
import { CountryCodeScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { AuthorityType, NeedLevelType, PurchaseVolumeType, SampleStepType } from './prospect.type.ts';
import type { Authority, NeedLevel, PurchaseVolume, SampleStep } from './prospect-score.ts';

const tenth = z.int().min(0).max(10);
const weight = z.string().refine((text) => new Decimal(text).gte(0) && new Decimal(text).lte(1), {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 1 },
});

@InputType({
  description:
    'What is known of a customer as a prospect; what is left out stays, and null says that it is not known.',
})
export class SetProspectProfileInput extends MutationInput {
  @Given(() => ID, { description: 'Which customer.' })
  customerId!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the prospect that you read; left out where it is none yet.',
    check: version,
  })
  version?: number | null;

  @Given(() => PurchaseVolumeType, { nullable: true, description: 'What it buys of such goods in a year.' })
  purchaseVolume?: PurchaseVolume | null;

  @Given(() => Int, {
    nullable: true,
    description: 'How far our goods fit what it sells, 0 to 10.',
    check: tenth,
  })
  fit?: number | null;

  @Given(() => AuthorityType, { nullable: true, description: 'What the person we talk to decides.' })
  authority?: Authority | null;

  @Given(() => NeedLevelType, { nullable: true, description: 'When it needs the goods.' })
  need?: NeedLevel | null;

  @Given(() => RiskLevelType, { nullable: true, description: 'How great the risk is that it does not pay.' })
  paymentRisk?: RiskLevel | null;

  @Given(() => SampleStepType, { nullable: true, description: 'How far it went with a sample.' })
  sample?: SampleStep | null;
}

@InputType({ description: 'How a country is rated as a market.' })
export class RateMarketInput extends MutationInput {
  @Given(() => CountryCodeScalar, { description: 'Which country.', check: country })
  country!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the rating that you read; left out where there is none yet.',
    check: version,
  })
  version?: number | null;

  @Given(() => Int, { description: '0 to 10.', check: tenth })
  rating!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'How much each factor weighs; all add up to 1.' })
export class SetScoreWeightsInput extends MutationInput {
  @Given(() => Int, {
    nullable: true,
    description: 'The edition that you read; left out where there is none yet.',
    check: version,
  })
  edition?: number | null;

  @Given(() => DecimalScalar, { description: 'Of the rating of the country.', check: weight })
  marketPotential!: string;

  @Given(() => DecimalScalar, { description: 'Of what is bought in a year.', check: weight })
  customerSize!: string;

  @Given(() => DecimalScalar, { description: 'Of the fit.', check: weight })
  fit!: string;

  @Given(() => DecimalScalar, { description: 'Of what the person decides.', check: weight })
  authority!: string;

  @Given(() => DecimalScalar, { description: 'Of the need.', check: weight })
  need!: string;

  @Given(() => DecimalScalar, { description: 'Of safe payment.', check: weight })
  paymentRisk!: string;

  @Given(() => DecimalScalar, { description: 'Of late answers.', check: weight })
  engagement!: string;

  @Given(() => DecimalScalar, { description: 'Of samples.', check: weight })
  sample!: string;
}
