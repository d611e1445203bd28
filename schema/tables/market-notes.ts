import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { dutyKinds } from '../../src/market/import-duty.ts';
import { confidences, figureKinds } from '../../src/market/market-figure.ts';
import {
  type Barrier,
  type MarketContact,
  priceLevels,
  riskLevels,
  salesChannels,
} from '../../src/market/market-note.ts';
import { people } from './access.ts';
import { products } from './products.ts';
import { businessRow, countryCode, currencyCode, decimal, instant } from './row.ts';
import { units } from './trade.ts';

export const salesChannelEnum = pgEnum('sales_channel', salesChannels);
export const riskLevelEnum = pgEnum('risk_level', riskLevels);
export const priceLevelEnum = pgEnum('price_level', priceLevels);
export const figureKindEnum = pgEnum('figure_kind', figureKinds);
export const confidenceEnum = pgEnum('confidence', confidences);
export const dutyKindEnum = pgEnum('duty_kind', dutyKinds);

/** What is known of a market: a product in a country in a period. */
export const marketNotes = pgTable(
  'market_notes',
  {
    ...businessRow,
    /** Six digits of the Harmonized System. */
    hsCode: text('hs_code').notNull(),
    country: countryCode('country').notNull(),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    /** Which of our products it is about; null for all of the code. */
    productId: uuid('product_id'),
    /** BCP 47 tag of what is written here. */
    language: text('language').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    demandDrivers: text('demand_drivers'),
    trends: text('trends'),
    seasonality: text('seasonality'),
    paymentHabits: text('payment_habits'),
    /** How goods get there and onwards: ports, carriers, days, what holds them up. */
    logistics: text('logistics'),
    /** Whom to turn to there, customers apart. */
    contacts: jsonb('contacts').$type<MarketContact[]>().notNull().default([]),
    /** Months in which more is bought, 1 to 12. */
    highMonths: integer('high_months').array().notNull(),
    channels: salesChannelEnum('channels').array().notNull(),
    barriers: jsonb('barriers').$type<Barrier[]>().notNull(),
    certificates: text('certificates').array().notNull(),
    priceLow: decimal('price_low'),
    priceHigh: decimal('price_high'),
    priceCurrency: currencyCode('price_currency'),
    priceUnit: text('price_unit').references(() => units.code),
    priceLevel: priceLevelEnum('price_level'),
    /** What the prices include: a rule with its place, tax, pack. */
    priceBasis: text('price_basis'),
    riskLevel: riskLevelEnum('risk_level'),
    risks: text('risks'),
    evidence: text('evidence').array().notNull(),
    authorId: uuid('author_id').notNull(),
    reviewOn: date('review_on').notNull(),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by'),
    archivedAt: instant('archived_at'),
  },
  (note) => [
    primaryKey({ columns: [note.companyId, note.id] }),
    foreignKey({
      columns: [note.companyId, note.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({ columns: [note.companyId, note.authorId], foreignColumns: [people.companyId, people.id] }),
    foreignKey({ columns: [note.companyId, note.reviewedBy], foreignColumns: [people.companyId, people.id] }),
    index('market_notes_review').on(note.companyId, note.reviewOn, note.id),
    index('market_notes_market').on(note.companyId, note.country, note.hsCode, note.id),
    index('market_notes_product').on(note.companyId, note.productId, note.createdAt, note.id),
    index('market_notes_words').using(
      'gin',
      sql`words_of(${note.language}, ${note.title}, ${note.summary}, ${note.demandDrivers}, ${note.trends}, ${note.seasonality}, ${note.paymentHabits}, ${note.risks}, ${note.logistics})`,
    ),
    check('market_notes_hs_code_form', sql`${note.hsCode} ~ '^[0-9]{6}$'`),
    check('market_notes_period', sql`${note.periodTo} >= ${note.periodFrom}`),
    check('market_notes_months', sql`1 <= ALL(${note.highMonths}) AND 12 >= ALL(${note.highMonths})`),
    check(
      'market_notes_price_whole',
      sql`num_nulls(${note.priceLow}, ${note.priceHigh}, ${note.priceCurrency}, ${note.priceUnit}, ${note.priceLevel}, ${note.priceBasis}) IN (0, 6)`,
    ),
    check('market_notes_price_order', sql`${note.priceLow} > 0 AND ${note.priceHigh} >= ${note.priceLow}`),
    check('market_notes_reviewed_whole', sql`(${note.reviewedAt} IS NULL) = (${note.reviewedBy} IS NULL)`),
  ],
);

/** A number of a market with where it comes from. It never changes: a wrong one is withdrawn. */
export const marketFigures = pgTable(
  'market_figures',
  {
    ...businessRow,
    noteId: uuid('note_id').notNull(),
    kind: figureKindEnum('kind').notNull(),
    value: decimal('value').notNull(),
    currency: currencyCode('currency'),
    unit: text('unit').references(() => units.code),
    /** Where the goods come from, of an origin's share. */
    origin: countryCode('origin'),
    /** What the figure is of where its kind does not say it: which channel. */
    subject: text('subject'),
    year: integer('year').notNull(),
    source: text('source').notNull(),
    sourceUrl: text('source_url'),
    retrievedOn: date('retrieved_on').notNull(),
    confidence: confidenceEnum('confidence').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawReason: text('withdraw_reason'),
  },
  (figure) => [
    primaryKey({ columns: [figure.companyId, figure.id] }),
    foreignKey({
      columns: [figure.companyId, figure.noteId],
      foreignColumns: [marketNotes.companyId, marketNotes.id],
    }),
    foreignKey({
      columns: [figure.companyId, figure.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('market_figures_note').on(figure.companyId, figure.noteId, figure.year, figure.id),
    check(
      'market_figures_measure',
      sql`(${figure.kind} IN ('MARKET_VALUE', 'IMPORT_VALUE')) = (${figure.currency} IS NOT NULL) AND (${figure.kind} IN ('MARKET_VOLUME', 'IMPORT_VOLUME')) = (${figure.unit} IS NOT NULL)`,
    ),
    check('market_figures_origin', sql`(${figure.kind} = 'ORIGIN_SHARE') = (${figure.origin} IS NOT NULL)`),
    check(
      'market_figures_range',
      sql`CASE WHEN ${figure.kind} = 'EXPECTED_GROWTH' THEN ${figure.value} BETWEEN -1 AND 10 WHEN ${figure.kind}::text LIKE '%_SHARE' THEN ${figure.value} BETWEEN 0 AND 1 ELSE ${figure.value} >= 0 END`,
    ),
    check(
      'market_figures_withdrawn_whole',
      sql`(${figure.withdrawnAt} IS NULL) = (${figure.withdrawReason} IS NULL)`,
    ),
  ],
);

/** A line of a country's tariff. */
export const tariffLines = pgTable(
  'tariff_lines',
  {
    ...businessRow,
    kind: dutyKindEnum('kind').notNull(),
    /** A national tariff code or its first digits. */
    hsCode: text('hs_code').notNull(),
    /** The country or bloc that levies it. */
    market: text('market').notNull(),
    /** The country or bloc whose goods it is for; null for all. */
    origin: text('origin'),
    /** By which a preference is given. */
    agreement: text('agreement'),
    /** A fraction of the customs value. */
    rate: decimal('rate'),
    /** What is levied by quantity, in the words of the tariff: `EUR 1.20 per kg net`. */
    specific: text('specific'),
    validFrom: date('valid_from').notNull(),
    validUntil: date('valid_until'),
    source: text('source').notNull(),
    retrievedOn: date('retrieved_on').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (line) => [
    primaryKey({ columns: [line.companyId, line.id] }),
    foreignKey({ columns: [line.companyId, line.recordedBy], foreignColumns: [people.companyId, people.id] }),
    index('tariff_lines_market').on(line.companyId, line.market, line.hsCode, line.validFrom, line.id),
    check('tariff_lines_hs_code_form', sql`${line.hsCode} ~ '^[0-9]{2,13}$'`),
    check('tariff_lines_rate_range', sql`${line.rate} BETWEEN 0 AND 100`),
    check('tariff_lines_rate_or_specific', sql`${line.rate} IS NOT NULL OR ${line.specific} IS NOT NULL`),
    check('tariff_lines_preference', sql`${line.kind} <> 'PREFERENTIAL' OR ${line.origin} IS NOT NULL`),
    check('tariff_lines_validity', sql`${line.validUntil} >= ${line.validFrom}`),
  ],
);
