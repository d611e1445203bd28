import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { criteria, offerSources } from '../../src/market/competitor.ts';
import { people } from './access.ts';
import { incotermEditionEnum, incotermRuleEnum } from './deals.ts';
import { confidenceEnum } from './market-notes.ts';
import { products } from './products.ts';
import { paymentMethodEnum } from './quotations.ts';
import { businessRow, countryCode, currencyCode, decimal, instant } from './row.ts';

export const offerSourceEnum = pgEnum('offer_source', offerSources);
export const criterionEnum = pgEnum('criterion', criteria);

/** A company that sells to our buyers what we sell. */
export const competitors = pgTable(
  'competitors',
  {
    ...businessRow,
    name: text('name').notNull(),
    country: countryCode('country').notNull(),
    website: text('website'),
    strengths: text('strengths'),
    weaknesses: text('weaknesses'),
    archivedAt: instant('archived_at'),
  },
  (competitor) => [
    primaryKey({ columns: [competitor.companyId, competitor.id] }),
    uniqueIndex('competitors_name_key').on(competitor.companyId, competitor.name),
  ],
);

/** A price of a competitor as it was seen. It never changes: a wrong one is corrected by another. */
export const competitorOffers = pgTable(
  'competitor_offers',
  {
    ...businessRow,
    competitorId: uuid('competitor_id').notNull(),
    /** Which of our products it is against. */
    productId: uuid('product_id').notNull(),
    /** The market in which it was seen. */
    country: countryCode('country').notNull(),
    amount: decimal('amount').notNull(),
    currency: currencyCode('currency').notNull(),
    /** What the amount is for, in the words of the source: a carton. */
    priceUnit: text('price_unit').notNull(),
    /** How many pieces are in that. */
    pieces: decimal('pieces').notNull(),
    rule: incotermRuleEnum('rule').notNull(),
    edition: incotermEditionEnum('edition').notNull(),
    namedPlace: text('named_place').notNull(),
    /** The pieces from which the price holds; null where any quantity has it. */
    minimumQuantity: decimal('minimum_quantity'),
    paymentMethod: paymentMethodEnum('payment_method'),
    creditDays: integer('credit_days').notNull(),
    /** Shares of the price, and the tax that is in it as a share of the price without it. */
    commissionRate: decimal('commission_rate').notNull(),
    discountRate: decimal('discount_rate').notNull(),
    taxRate: decimal('tax_rate').notNull(),
    /** What the price would be of goods like ours, as a factor. */
    specificationFactor: decimal('specification_factor').notNull(),
    specification: text('specification'),
    originCountry: countryCode('origin_country'),
    leadTimeDays: integer('lead_time_days'),
    observedOn: date('observed_on').notNull(),
    sourceType: offerSourceEnum('source_type').notNull(),
    source: text('source').notNull(),
    confidence: confidenceEnum('confidence').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    /** The row that this one puts right. */
    correctsId: uuid('corrects_id'),
    correctedAt: instant('corrected_at'),
  },
  (offer) => [
    primaryKey({ columns: [offer.companyId, offer.id] }),
    foreignKey({
      columns: [offer.companyId, offer.competitorId],
      foreignColumns: [competitors.companyId, competitors.id],
    }),
    foreignKey({
      columns: [offer.companyId, offer.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [offer.companyId, offer.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({ columns: [offer.companyId, offer.correctsId], foreignColumns: [offer.companyId, offer.id] }),
    uniqueIndex('competitor_offers_corrected_once')
      .on(offer.companyId, offer.correctsId)
      .where(sql`${offer.correctsId} IS NOT NULL`),
    index('competitor_offers_product').on(
      offer.companyId,
      offer.productId,
      offer.country,
      offer.observedOn,
      offer.id,
    ),
    index('competitor_offers_competitor').on(offer.companyId, offer.competitorId, offer.observedOn, offer.id),
    index('competitor_offers_observed').on(offer.companyId, offer.observedOn, offer.id),
    check('competitor_offers_positive', sql`${offer.amount} > 0 AND ${offer.pieces} > 0`),
    check(
      'competitor_offers_shares',
      sql`${offer.commissionRate} >= 0 AND ${offer.commissionRate} < 1 AND ${offer.discountRate} >= 0 AND ${offer.discountRate} < 1 AND ${offer.taxRate} >= 0 AND ${offer.taxRate} < 1`,
    ),
    check(
      'competitor_offers_terms',
      sql`${offer.creditDays} >= 0 AND ${offer.minimumQuantity} > 0 AND ${offer.specificationFactor} > 0 AND ${offer.leadTimeDays} >= 0`,
    ),
  ],
);

/** How a competitor, or where none is named we, does with a product by a criterion. */
export const competitorRatings = pgTable(
  'competitor_ratings',
  {
    ...businessRow,
    productId: uuid('product_id').notNull(),
    /** Null for ourselves. */
    competitorId: uuid('competitor_id'),
    criterion: criterionEnum('criterion').notNull(),
    score: integer('score').notNull(),
    reason: text('reason').notNull(),
    /** What to say to a buyer. */
    argument: text('argument'),
    ratedBy: uuid('rated_by').notNull(),
    ratedOn: date('rated_on').notNull(),
  },
  (rating) => [
    primaryKey({ columns: [rating.companyId, rating.id] }),
    foreignKey({
      columns: [rating.companyId, rating.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [rating.companyId, rating.competitorId],
      foreignColumns: [competitors.companyId, competitors.id],
    }),
    foreignKey({
      columns: [rating.companyId, rating.ratedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('competitor_ratings_key').on(
      rating.companyId,
      rating.productId,
      sql`coalesce(${rating.competitorId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      rating.criterion,
    ),
    check('competitor_ratings_range', sql`${rating.score} BETWEEN 0 AND 10`),
  ],
);
