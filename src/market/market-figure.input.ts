import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { country, currency, line, version, website } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { CountryCodeScalar, CurrencyCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { Confidence, FigureKind } from './market-figure.ts';
import { ConfidenceType, FigureKindType } from './market-figure.type.ts';

@InputType({ description: 'A number of a market with where it comes from.' })
export class MarketFigureInput {
  @Given(() => FigureKindType, { description: 'What it measures.' })
  kind!: FigureKind;

  @Given(() => DecimalScalar, {
    description: 'The number: an amount, a quantity, or a fraction: a share of 0 to 1, a growth above −1.',
  })
  value!: string;

  @Given(() => CurrencyCodeScalar, {
    nullable: true,
    description: 'The currency of an amount; given for these and no others.',
    check: currency,
  })
  currency?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The unit of a quantity (UNECE Recommendation 20); given for these and no others.',
  })
  unit?: string | null;

  @Given(() => CountryCodeScalar, {
    nullable: true,
    description: 'Where the goods come from; given for an origin’s share and nothing else.',
    check: country,
  })
  origin?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'What it is of where its kind does not say it: which channel.',
    check: line(200),
  })
  subject?: string | null;

  @Given(() => Int, { description: 'Of which year; 15 years ahead at most.', check: z.int().min(1900) })
  year!: number;

  @Given(() => String, { description: 'Who published it, and where.', check: line(300) })
  source!: string;

  @Given(() => String, { nullable: true, description: 'Where it is to be read.', check: website })
  sourceUrl?: string | null;

  @Given(() => DateScalar, { description: 'When it was looked up; not after today.' })
  retrievedOn!: string;

  @Given(() => ConfidenceType, { description: 'How far its source is trusted.' })
  confidence!: Confidence;
}

@InputType({ description: 'Numbers for a market note.' })
export class RecordMarketFiguresInput extends MutationInput {
  @Given(() => ID, { description: 'Which note.' })
  noteId!: string;

  @Given(() => [MarketFigureInput], { description: 'The numbers; 1 to 100.' })
  figures!: MarketFigureInput[];
}

@InputType({ description: 'A number that is wrong.' })
export class WithdrawMarketFigureInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}
