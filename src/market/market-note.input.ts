import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import {
  country,
  currency,
  languageTag,
  line,
  paragraphs,
  positive,
  version,
  website,
} from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { CountryCodeScalar, CurrencyCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { MarketFigureInput } from './market-figure.input.ts';
import type { BarrierKind, PriceLevel, RiskLevel, SalesChannel } from './market-note.ts';
import { BarrierKindType, PriceLevelType, RiskLevelType, SalesChannelType } from './market-note.type.ts';

const months = z.array(z.int().min(1).max(12)).max(12);
const sixDigits = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

@InputType({ description: 'What besides duty stands in the way of goods.' })
export class MarketBarrierInput {
  @Given(() => BarrierKindType, { description: 'What it is.' })
  kind!: BarrierKind;

  @Given(() => String, { description: 'What it asks for.', check: line(1_000) })
  text!: string;
}

@InputType({ description: 'Somebody of a market to turn to, customers apart.' })
export class MarketContactInput {
  @Given(() => String, { description: 'Who it is.', check: line(200) })
  name!: string;

  @Given(() => String, { description: 'What they are there for.', check: line(200) })
  role!: string;

  @Given(() => String, {
    description: 'Where they are reached: a telephone number, a mail or a web address.',
    check: line(300),
  })
  reachedAt!: string;
}

@InputType({ description: 'Between which prices goods change hands, and on which basis.' })
export class PriceBandInput {
  @Given(() => DecimalScalar, { description: 'The lowest price.', check: positive })
  low!: string;

  @Given(() => DecimalScalar, { description: 'The highest price; `low` at least.', check: positive })
  high!: string;

  @Given(() => CurrencyCodeScalar, { description: 'Their currency.', check: currency })
  currency!: string;

  @Given(() => String, { description: 'Of how much (UNECE Recommendation 20).' })
  unit!: string;

  @Given(() => PriceLevelType, { description: 'Where on their way the prices were seen.' })
  level!: PriceLevel;

  @Given(() => String, {
    description: 'What they include: a rule with its place, tax, pack.',
    check: line(300),
  })
  basis!: string;
}

@InputType({ description: 'What a market note says; what is left out stays, and null empties a field.' })
export abstract class NoteTextsInput extends MutationInput {
  @Given(() => String, { nullable: true, description: 'What makes people buy.', check: paragraphs(8_000) })
  demandDrivers?: string | null;

  @Given(() => String, { nullable: true, description: 'Where it goes.', check: paragraphs(8_000) })
  trends?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'When in the year, and why.',
    check: paragraphs(4_000),
  })
  seasonality?: string | null;

  @Given(() => [Int], {
    nullable: true,
    description: 'Months in which more is bought, 1 to 12.',
    check: months,
  })
  highMonths?: number[];

  @Given(() => [SalesChannelType], { nullable: true, description: 'How goods reach their users there.' })
  channels?: SalesChannel[];

  @Given(() => [MarketBarrierInput], {
    nullable: true,
    description: 'What besides duty stands in the way; 50 at most.',
  })
  barriers?: MarketBarrierInput[];

  @Given(() => [String], {
    nullable: true,
    description: 'The certificates that goods need there; 50 at most.',
    check: z.array(line(100)).max(50),
  })
  certificates?: string[];

  @Given(() => PriceBandInput, { nullable: true, description: 'Between which prices goods change hands.' })
  price?: PriceBandInput | null;

  @Given(() => String, {
    nullable: true,
    description: 'How buyers there are used to pay.',
    check: paragraphs(4_000),
  })
  paymentHabits?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'How goods get there and onwards: ports, carriers, days, what holds them up.',
    check: paragraphs(4_000),
  })
  logistics?: string | null;

  @Given(() => [MarketContactInput], {
    nullable: true,
    description: 'Whom to turn to there, customers apart; 50 at most.',
  })
  contacts?: MarketContactInput[];

  @Given(() => RiskLevelType, { nullable: true, description: 'How great the risk is.' })
  riskLevel?: RiskLevel | null;

  @Given(() => String, { nullable: true, description: 'Which risks.', check: paragraphs(4_000) })
  risks?: string | null;

  @Given(() => [String], {
    nullable: true,
    description: 'Where it is to be read: addresses with http or https; 50 at most.',
    check: z.array(website).max(50),
  })
  evidence?: string[];
}

@InputType({ description: 'What is known of a market.' })
export class RecordMarketNoteInput extends NoteTextsInput {
  @Given(() => String, { description: 'The goods: six digits of the Harmonized System.', check: sixDigits })
  hsCode!: string;

  @Given(() => CountryCodeScalar, { description: 'The country.', check: country })
  country!: string;

  @Given(() => DateScalar, { description: 'The first day that it speaks of.' })
  periodFrom!: string;

  @Given(() => DateScalar, { description: 'The last day that it speaks of; `periodFrom` or later.' })
  periodTo!: string;

  @Given(() => ID, { nullable: true, description: 'Which of our products it is about.' })
  productId?: string | null;

  @Given(() => String, { description: 'The language that it is written in (BCP 47).', check: languageTag })
  language!: string;

  @Given(() => String, { description: 'What it is about, in a line.', check: line(200) })
  title!: string;

  @Given(() => String, { description: 'What it comes to.', check: paragraphs(8_000) })
  summary!: string;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'When someone has to look at it again; in half a year by default.',
  })
  reviewOn?: string | null;

  @Given(() => [MarketFigureInput], { defaultValue: [], description: 'Its numbers; 100 at most.' })
  figures!: MarketFigureInput[];
}

@InputType({
  description: 'What is to change of a market note; what is left out stays, and null empties a field.',
})
export class ReviseMarketNoteInput extends NoteTextsInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'What it is about, in a line.', check: line(200) })
  title?: string;

  @Given(() => String, { nullable: true, description: 'What it comes to.', check: paragraphs(8_000) })
  summary?: string;
}

@InputType({ description: 'That someone looked at a market note.' })
export class ReviewMarketNoteInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DateScalar, { description: 'When someone has to look at it again; after today.' })
  reviewOn!: string;
}

@InputType({ description: 'A market note that is laid aside.' })
export class ArchiveMarketNoteInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
