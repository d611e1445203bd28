import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { country, line, paragraphs, positive, share, version, website } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import type { IncotermEdition, IncotermRule } from '../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType } from '../trade/incoterm.type.ts';
import { MoneyInput } from '../trade/money.type.ts';
import type { PaymentMethod } from '../trade/payment-method.ts';
import { PaymentMethodType } from '../trade/payment-method.type.ts';
import { CountryCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { Criterion, OfferSource } from './competitor.ts';
import { CriterionType, OfferSourceType } from './competitor.type.ts';
import type { Confidence } from './market-figure.ts';
import { ConfidenceType } from './market-figure.type.ts';

const days = z.int().min(0).max(1_095);

@InputType({ description: 'A competitor.' })
export class RecordCompetitorInput extends MutationInput {
  @Given(() => String, { description: 'Its name.', check: line(200) })
  name!: string;

  @Given(() => CountryCodeScalar, { description: 'Where it is established.', check: country })
  country!: string;

  @Given(() => String, { nullable: true, description: 'Its website.', check: website })
  website?: string | null;

  @Given(() => String, { nullable: true, description: 'What it does well.', check: paragraphs(4_000) })
  strengths?: string | null;

  @Given(() => String, { nullable: true, description: 'What it does not.', check: paragraphs(4_000) })
  weaknesses?: string | null;
}

@InputType({
  description: 'What is to change of a competitor; what is left out stays, and null empties a field.',
})
export class UpdateCompetitorInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'Its name.', check: line(200) })
  name?: string;

  @Given(() => String, { nullable: true, description: 'Its website.', check: website })
  website?: string | null;

  @Given(() => String, { nullable: true, description: 'What it does well.', check: paragraphs(4_000) })
  strengths?: string | null;

  @Given(() => String, { nullable: true, description: 'What it does not.', check: paragraphs(4_000) })
  weaknesses?: string | null;
}

@InputType({ description: 'A price of a competitor as it was seen.' })
export class RecordCompetitorOfferInput extends MutationInput {
  @Given(() => ID, { description: 'Whose.' })
  competitorId!: string;

  @Given(() => ID, { description: 'Against which product of ours.' })
  productId!: string;

  @Given(() => CountryCodeScalar, { description: 'In which market it was seen.', check: country })
  country!: string;

  @Given(() => MoneyInput, { description: 'The price, for `priceUnit`.' })
  price!: MoneyInput;

  @Given(() => String, {
    description: 'What the price is for, in the words of the source: a carton.',
    check: line(50),
  })
  priceUnit!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '1',
    description: 'How many pieces are in that.',
    check: positive,
  })
  pieces!: string;

  @Given(() => IncotermRuleType, { description: 'The Incoterms rule.' })
  rule!: IncotermRule;

  @Given(() => IncotermEditionType, { defaultValue: 'INCOTERMS_2020', description: 'Its edition.' })
  edition!: IncotermEdition;

  @Given(() => String, { description: 'The place that the rule names.', check: line(200) })
  namedPlace!: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The pieces from which the price holds.',
    check: positive,
  })
  minimumQuantity?: string | null;

  @Given(() => PaymentMethodType, { nullable: true, description: 'How it is to be paid.' })
  paymentMethod?: PaymentMethod | null;

  @Given(() => Int, { defaultValue: 0, description: 'Days of credit in it.', check: days })
  creditDays!: number;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The share of the price that is an agent’s.',
    check: share,
  })
  commissionRate!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The share of the price that is taken off.',
    check: share,
  })
  discountRate!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The tax in it, as a share of the price without.',
    check: share,
  })
  taxRate!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '1',
    description: 'What the price would be of goods like ours, as a factor; 1 where they are alike.',
    check: positive,
  })
  specificationFactor!: string;

  @Given(() => String, { nullable: true, description: 'In what their goods differ.', check: line(500) })
  specification?: string | null;

  @Given(() => CountryCodeScalar, {
    nullable: true,
    description: 'Where the goods come from.',
    check: country,
  })
  originCountry?: string | null;

  @Given(() => Int, { nullable: true, description: 'Days from order to readiness.', check: days })
  leadTimeDays?: number | null;

  @Given(() => DateScalar, { description: 'When it was seen; not after today.' })
  observedOn!: string;

  @Given(() => OfferSourceType, { description: 'Where it was seen.' })
  sourceType!: OfferSource;

  @Given(() => String, { description: 'By whom, or where exactly.', check: line(300) })
  source!: string;

  @Given(() => ConfidenceType, { description: 'How far the source is trusted.' })
  confidence!: Confidence;

  @Given(() => ID, {
    nullable: true,
    description:
      'The offer that this one puts right: of the same competitor and product, and not corrected yet.',
  })
  correctsId?: string | null;
}

@InputType({
  description: 'How a competitor, or where none is named we, does with a product by a criterion.',
})
export class RateCompetitorInput extends MutationInput {
  @Given(() => ID, { description: 'With which product.' })
  productId!: string;

  @Given(() => ID, { nullable: true, description: 'Who; ourselves, where it is left out.' })
  competitorId?: string | null;

  @Given(() => CriterionType, { description: 'By what.' })
  criterion!: Criterion;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the rating that you read; left out where there is none yet.',
    check: version,
  })
  version?: number | null;

  @Given(() => Int, { description: '0 to 10.', check: z.int().min(0).max(10) })
  score!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;

  @Given(() => String, { nullable: true, description: 'What to say to a buyer.', check: line(500) })
  argument?: string | null;
}
