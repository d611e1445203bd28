import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  authorities,
  type Contribution,
  needLevels,
  purchaseVolumes,
  sampleSteps,
} from '../../src/parties/prospect-score.ts';
import { companies, people } from './access.ts';
import { riskLevelEnum } from './market-notes.ts';
import { customers } from './parties.ts';
import { businessRow, countryCode, decimal, instant } from './row.ts';

export const purchaseVolumeEnum = pgEnum('purchase_volume', purchaseVolumes);
export const authorityEnum = pgEnum('authority', authorities);
export const needLevelEnum = pgEnum('need_level', needLevels);
export const sampleStepEnum = pgEnum('sample_step', sampleSteps);

/** How much each factor of a score weighs. A new version is a new row. */
export const scoreWeights = pgTable(
  'score_weights',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    edition: integer('edition').notNull(),
    marketPotential: decimal('market_potential').notNull(),
    customerSize: decimal('customer_size').notNull(),
    fit: decimal('fit').notNull(),
    authority: decimal('authority').notNull(),
    need: decimal('need').notNull(),
    paymentRisk: decimal('payment_risk').notNull(),
    engagement: decimal('engagement').notNull(),
    sample: decimal('sample').notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (weights) => [
    primaryKey({ columns: [weights.companyId, weights.id] }),
    foreignKey({
      columns: [weights.companyId, weights.setBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('score_weights_edition_key').on(weights.companyId, weights.edition),
    check(
      'score_weights_whole',
      sql`${weights.marketPotential} + ${weights.customerSize} + ${weights.fit} + ${weights.authority} + ${weights.need} + ${weights.paymentRisk} + ${weights.engagement} + ${weights.sample} = 1`,
    ),
    check(
      'score_weights_not_negative',
      sql`least(${weights.marketPotential}, ${weights.customerSize}, ${weights.fit}, ${weights.authority}, ${weights.need}, ${weights.paymentRisk}, ${weights.engagement}, ${weights.sample}) >= 0`,
    ),
  ],
);

/** How a country is rated as a market. */
export const marketRatings = pgTable(
  'market_ratings',
  {
    ...businessRow,
    country: countryCode('country').notNull(),
    rating: integer('rating').notNull(),
    reason: text('reason').notNull(),
    ratedBy: uuid('rated_by').notNull(),
  },
  (rating) => [
    primaryKey({ columns: [rating.companyId, rating.id] }),
    foreignKey({
      columns: [rating.companyId, rating.ratedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('market_ratings_country_key').on(rating.companyId, rating.country),
    check('market_ratings_range', sql`${rating.rating} BETWEEN 0 AND 10`),
  ],
);

/** What is known of a customer as a prospect, and what it scores by that. */
export const prospects = pgTable(
  'prospects',
  {
    ...businessRow,
    customerId: uuid('customer_id').notNull(),
    purchaseVolume: purchaseVolumeEnum('purchase_volume'),
    fit: integer('fit'),
    authority: authorityEnum('authority'),
    need: needLevelEnum('need'),
    paymentRisk: riskLevelEnum('payment_risk'),
    sample: sampleStepEnum('sample'),
    score: decimal('score').notNull(),
    contributions: jsonb('contributions').$type<Contribution[]>().notNull(),
    scoredAt: instant('scored_at').notNull(),
    /** Null for the weights of the house. */
    weightsId: uuid('weights_id'),
  },
  (prospect) => [
    primaryKey({ columns: [prospect.companyId, prospect.id] }),
    foreignKey({
      columns: [prospect.companyId, prospect.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({
      columns: [prospect.companyId, prospect.weightsId],
      foreignColumns: [scoreWeights.companyId, scoreWeights.id],
    }),
    uniqueIndex('prospects_customer_key').on(prospect.companyId, prospect.customerId),
    index('prospects_score').on(prospect.companyId, prospect.score, prospect.id),
    check('prospects_fit_range', sql`${prospect.fit} BETWEEN 0 AND 10`),
    check('prospects_score_range', sql`${prospect.score} BETWEEN 0 AND 100`),
  ],
);

/** How a company keeps its public pool. */
export const poolPolicies = pgTable(
  'pool_policies',
  {
    ...businessRow,
    /** Days without anything done after which a customer without an open deal goes to the pool. */
    inactiveDays: integer('inactive_days').notNull(),
    /** How many customers a person may hold by taking from the pool. */
    mostHeld: integer('most_held').notNull(),
  },
  (policy) => [
    primaryKey({ columns: [policy.companyId, policy.id] }),
    foreignKey({ columns: [policy.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('pool_policies_company_key').on(policy.companyId),
    check(
      'pool_policies_range',
      sql`${policy.inactiveDays} BETWEEN 7 AND 3650 AND ${policy.mostHeld} BETWEEN 1 AND 100000`,
    ),
  ],
);
