import { Arg, Field, Int, ObjectType } from 'type-graphql';
import { marketFigures, marketNotes } from '../../schema/tables/market-notes.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Computed, Entity, Id, MoneyColumn, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { Product } from '../products/product.type.ts';
import { writeDecimal } from '../trade/decimal.ts';
import type { MoneyType } from '../trade/money.type.ts';
import { CountryCodeScalar, CurrencyCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { FigureKind } from './market-figure.ts';
import { FigureKindType, MarketFigure } from './market-figure.type.ts';
import { growthOf } from './market-growth.ts';
import {
  type Barrier,
  type BarrierKind,
  barrierKinds,
  type MarketContact,
  type PriceLevel,
  priceLevels,
  type RiskLevel,
  riskLevels,
  type SalesChannel,
  salesChannels,
} from './market-note.ts';
import {
  type AgingReason,
  agingReasons,
  type FreshnessState,
  freshnessOf,
  freshnessStates,
} from './note-freshness.ts';

export const SalesChannelType = enumType('SalesChannel', salesChannels, 'How goods reach their users.', {
  IMPORTER: 'An importer who sells on.',
  DISTRIBUTOR: 'A distributor with a territory.',
  RETAIL: 'Shops and their buying groups.',
  E_COMMERCE: 'Marketplaces and web shops.',
  TENDER: 'Public tenders.',
  PROJECT: 'Builders and planners, project by project.',
});

export const BarrierKindType = enumType('BarrierKind', barrierKinds, 'What besides duty stands in the way.', {
  LICENCE: 'An import licence.',
  QUOTA: 'A quantity that may come in.',
  SPS: 'A sanitary or phytosanitary measure (WTO SPS Agreement).',
  TBT: 'A technical regulation or conformity assessment (WTO TBT Agreement).',
  LABELLING: 'What the label must say.',
  LANGUAGE: 'The language that papers and packs must be in.',
  OTHER: 'Something else.',
});

export const RiskLevelType = enumType('RiskLevel', riskLevels, 'How great a risk is.', {
  LOW: 'Hardly worth a thought.',
  MEDIUM: 'To be priced in or insured.',
  HIGH: 'A reason not to sell on credit, or not at all.',
});

export const PriceLevelType = enumType('PriceLevel', priceLevels, 'Where on its way a price was seen.', {
  EXPORT: 'Paid by importers.',
  WHOLESALE: 'Paid by shops.',
  RETAIL: 'Paid by users.',
});

export const FreshnessStateType = enumType(
  'FreshnessState',
  freshnessStates,
  'How far a note may be relied on.',
  {
    FRESH: 'It may be.',
    DUE_FOR_REVIEW: 'Someone has to look at it.',
    STALE: 'Its figures are history.',
  },
);

export const AgingReasonType = enumType('AgingReason', agingReasons, 'Why a note may not be relied on.', {
  REVIEW_DUE: 'Its day of review has come.',
  FIGURES_OLD: 'Its newest figure is of a year more than two years ago.',
  NOT_LOOKED_UP_LATELY: 'No figure was looked up within 365 days.',
  NO_FIGURES: 'It has no figure.',
});

@ObjectType({ description: 'How far a note may be relied on, and why not.' })
export class NoteFreshness {
  @Field(() => FreshnessStateType, { description: 'How far.' })
  state!: FreshnessState;

  @Field(() => [AgingReasonType], { description: 'Every reason against it.' })
  reasons!: AgingReason[];
}

@ObjectType({
  description:
    'How a market grew: compound annual growth, (end ÷ start)^(1 ÷ years) − 1, worked out from figures.',
})
export class MarketGrowth {
  @Field(() => FigureKindType, { description: 'What grew.' })
  kind!: FigureKind;

  @Field(() => DecimalScalar, { description: 'By how much a year, as a fraction; negative where it shrank.' })
  rate!: string;

  @Field(() => CurrencyCodeScalar, { nullable: true, description: 'The currency of the sizes.' })
  currency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit of the sizes (UNECE Recommendation 20).',
  })
  unit!: string | null;

  @Field(() => Int, { description: 'The first year that is known.' })
  fromYear!: number;

  @Field(() => DecimalScalar, { description: 'The size in that year.' })
  fromValue!: string;

  @Field(() => Int, { description: 'The last year that is known.' })
  toYear!: number;

  @Field(() => DecimalScalar, { description: 'The size in that year.' })
  toValue!: string;
}

@ObjectType('MarketBarrier', { description: 'What besides duty stands in the way of goods.' })
export class MarketBarrier {
  @Field(() => BarrierKindType, { description: 'What it is.' })
  kind!: BarrierKind;

  @Field(() => String, { description: 'What it asks for.' })
  text!: string;
}

@ObjectType('MarketContact', {
  description: 'Somebody of a market to turn to, customers apart: a chamber, an authority, a customs broker.',
})
export class MarketContactType {
  @Field(() => String, { description: 'Who it is.' })
  name!: string;

  @Field(() => String, { description: 'What they are there for.' })
  role!: string;

  @Field(() => String, {
    description: 'Where they are reached: a telephone number, a mail or a web address.',
  })
  reachedAt!: string;
}

const searched = [
  marketNotes.title,
  marketNotes.summary,
  marketNotes.demandDrivers,
  marketNotes.trends,
  marketNotes.seasonality,
  marketNotes.paymentHabits,
  marketNotes.risks,
  marketNotes.logistics,
];

@Entity(marketNotes, {
  description: 'What is known of a market: a product in a country in a period.',
  prefix: 'note',
  scope: everyoneOfTheCompany,
  filters: {
    country: { kind: 'anyOf', column: marketNotes.country, type: () => CountryCodeScalar },
    hsCode: { kind: 'text', column: marketNotes.hsCode },
    product: { kind: 'idIn', column: marketNotes.productId, target: () => Product },
    language: { kind: 'text', column: marketNotes.language },
    author: { kind: 'idIn', column: marketNotes.authorId, target: () => Person },
    reviewOn: { kind: 'range', column: marketNotes.reviewOn, of: 'Date' },
    archivedAt: { kind: 'range', column: marketNotes.archivedAt, of: 'DateTime' },
    words: { kind: 'words', language: marketNotes.language, columns: searched },
  },
  orders: { reviewOn: marketNotes.reviewOn, createdAt: marketNotes.createdAt },
})
export class MarketNote {
  @Id(marketNotes.id)
  id!: string;

  @Column(marketNotes.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(marketNotes.hsCode, { description: 'The goods: six digits of the Harmonized System.' })
  hsCode!: string;

  @Column(marketNotes.country, {
    type: () => CountryCodeScalar,
    description: 'The country (ISO 3166-1 alpha-2).',
  })
  country!: string;

  @Column(marketNotes.periodFrom, { description: 'The first day that it speaks of.' })
  periodFrom!: string;

  @Column(marketNotes.periodTo, { description: 'The last day that it speaks of.' })
  periodTo!: string;

  @ToOne(() => Product, marketNotes.productId, {
    description: 'Which of our products it is about; null for all of the code.',
  })
  product!: Product | null;

  @Column(marketNotes.language, { description: 'The language that it is written in (BCP 47).' })
  language!: string;

  @Column(marketNotes.title, { description: 'What it is about, in a line.' })
  title!: string;

  @Column(marketNotes.summary, { description: 'What it comes to.' })
  summary!: string;

  @Column(marketNotes.demandDrivers, { description: 'What makes people buy.' })
  demandDrivers!: string | null;

  @Column(marketNotes.trends, { description: 'Where it goes.' })
  trends!: string | null;

  @Column(marketNotes.seasonality, { description: 'When in the year, and why.' })
  seasonality!: string | null;

  @Column(marketNotes.highMonths, {
    type: () => [Int],
    description: 'The months in which more is bought, 1 to 12.',
  })
  highMonths!: number[];

  @Column(marketNotes.channels, {
    type: () => [SalesChannelType],
    description: 'How goods reach their users there.',
  })
  channels!: SalesChannel[];

  @Column(marketNotes.barriers, {
    type: () => [MarketBarrier],
    description: 'What besides duty stands in the way. For duty ask `importDuty`.',
  })
  barriers!: Barrier[];

  @Column(marketNotes.certificates, {
    type: () => [String],
    description: 'The certificates that goods need there.',
  })
  certificates!: string[];

  @MoneyColumn(marketNotes.priceLow, marketNotes.priceCurrency, {
    description: 'The lowest price of the band, per `priceUnit`.',
  })
  priceLow!: MoneyType | null;

  @MoneyColumn(marketNotes.priceHigh, marketNotes.priceCurrency, {
    description: 'The highest price of the band, per `priceUnit`.',
  })
  priceHigh!: MoneyType | null;

  @Column(marketNotes.priceUnit, { description: 'Of how much (UNECE Recommendation 20).' })
  priceUnit!: string | null;

  @Column(marketNotes.priceLevel, {
    type: () => PriceLevelType,
    description: 'Where on their way the prices were seen.',
  })
  priceLevel!: PriceLevel | null;

  @Column(marketNotes.priceBasis, { description: 'What they include: a rule with its place, tax, pack.' })
  priceBasis!: string | null;

  @Column(marketNotes.paymentHabits, { description: 'How buyers there are used to pay.' })
  paymentHabits!: string | null;

  @Column(marketNotes.logistics, {
    description: 'How goods get there and onwards: ports, carriers, days, what holds them up.',
  })
  logistics!: string | null;

  @Column(marketNotes.contacts, {
    type: () => [MarketContactType],
    description: 'Whom to turn to there, customers apart.',
  })
  contacts!: MarketContact[];

  @Column(marketNotes.riskLevel, {
    type: () => RiskLevelType,
    description: 'How great the risk is, political and of the currency.',
  })
  riskLevel!: RiskLevel | null;

  @Column(marketNotes.risks, { description: 'Which risks.' })
  risks!: string | null;

  @Column(marketNotes.evidence, { type: () => [String], description: 'Where it is to be read.' })
  evidence!: string[];

  @ToOne(() => Person, marketNotes.authorId, { description: 'Who wrote it.' })
  author!: Person | null;

  @Column(marketNotes.createdAt, { description: 'When it was written.' })
  createdAt!: string;

  @Column(marketNotes.reviewOn, { description: 'When someone has to look at it again.' })
  reviewOn!: string;

  @Column(marketNotes.reviewedAt, { description: 'When someone last did.' })
  reviewedAt!: string | null;

  @ToOne(() => Person, marketNotes.reviewedBy, { description: 'Who did.' })
  reviewedBy!: Person | null;

  @Column(marketNotes.archivedAt, { description: 'When it was laid aside; null while it counts.' })
  archivedAt!: string | null;

  @ToMany(() => MarketFigure, marketFigures.noteId, {
    description: 'Its numbers by year, the withdrawn ones among them.',
    orderBy: [marketFigures.year, marketFigures.id],
    atMost: 500,
  })
  figures!: MarketFigure[];

  @Computed(() => [MarketGrowth], {
    description:
      'How its sizes grew between the first and the last year that are known: one for each kind and currency or unit.',
    selects: '{ figures { id kind value currency unit year confidence retrievedOn withdrawnAt } }',
  })
  growth(): MarketGrowth[] {
    return growthOf(this.figures).map(({ kind, rate, from, to }) => ({
      ...{ kind, currency: from.currency, unit: from.unit, rate: writeDecimal(rate) },
      ...{ fromYear: from.year, fromValue: from.value, toYear: to.year, toValue: to.value },
    }));
  }

  @Computed(() => NoteFreshness, {
    description: 'How far it may be relied on, on a day.',
    selects: '{ reviewOn figures { year retrievedOn withdrawnAt } }',
  })
  freshness(@Arg('day', () => DateScalar, { description: 'When.' }) day: string): NoteFreshness {
    return freshnessOf(this, day);
  }
}
