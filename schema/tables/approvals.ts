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
import { approvalStatuses } from '../../src/deals/floors/approval-status.ts';
import type { FloorHit } from '../../src/deals/floors/price-floor.ts';
import { floorPolicies } from '../../src/deals/floors/pricing-policy.ts';
import { companies, people } from './access.ts';
import { deals } from './deals.ts';
import { customers } from './parties.ts';
import { products } from './products.ts';
import { quotations } from './quotations.ts';
import { businessRow, currencyCode, decimal, instant } from './row.ts';

export const floorPolicyEnum = pgEnum('floor_policy', floorPolicies);
export const approvalStatusEnum = pgEnum('approval_status', approvalStatuses);

/** How a company guards its prices; one row, and the house rules of `pricing-policy.ts` where there is none. */
export const pricingPolicies = pgTable(
  'pricing_policies',
  {
    ...businessRow,
    floorPolicy: floorPolicyEnum('floor_policy').notNull(),
    /** A price may be offered for so long after its rates were taken. */
    rateMaxAgeHours: integer('rate_max_age_hours').notNull(),
    /** A release holds for so long. */
    releaseValidDays: integer('release_valid_days').notNull(),
    /** How far below a floor margin a manager may go, in points of margin: 0.05 is five. */
    managerMayRelease: decimal('manager_may_release').notNull(),
    directorMayRelease: decimal('director_may_release').notNull(),
  },
  (policy) => [
    primaryKey({ columns: [policy.companyId, policy.id] }),
    foreignKey({ columns: [policy.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('pricing_policies_company_key').on(policy.companyId),
    check(
      'pricing_policies_range',
      sql`${policy.rateMaxAgeHours} > 0 AND ${policy.releaseValidDays} > 0 AND ${policy.managerMayRelease} >= 0 AND ${policy.directorMayRelease} >= 0`,
    ),
  ],
);

/** The least that may be quoted without release: for what it names, and where it names several for all of them together. */
export const priceFloors = pgTable(
  'price_floors',
  {
    ...businessRow,
    productId: uuid('product_id'),
    customerId: uuid('customer_id'),
    dealId: uuid('deal_id'),
    /** Profit as a share of the price. */
    minimumMargin: decimal('minimum_margin'),
    /** For one unit, ex works. */
    minimumUnitPrice: decimal('minimum_unit_price'),
    currency: currencyCode('currency'),
  },
  (floor) => [
    primaryKey({ columns: [floor.companyId, floor.id] }),
    foreignKey({
      columns: [floor.companyId, floor.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [floor.companyId, floor.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({ columns: [floor.companyId, floor.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [floor.companyId], foreignColumns: [companies.id] }),
    index('price_floors_product').on(floor.companyId, floor.productId),
    index('price_floors_created').on(floor.companyId, floor.createdAt, floor.id),
    check(
      'price_floors_one_minimum',
      sql`(${floor.minimumMargin} IS NULL) <> (${floor.minimumUnitPrice} IS NULL)`,
    ),
    check(
      'price_floors_price_whole',
      sql`(${floor.minimumUnitPrice} IS NULL) = (${floor.currency} IS NULL) AND (${floor.minimumUnitPrice} IS NULL OR (${floor.productId} IS NOT NULL AND ${floor.minimumUnitPrice} > 0))`,
    ),
    check('price_floors_margin_range', sql`${floor.minimumMargin} > -1 AND ${floor.minimumMargin} < 1`),
  ],
);

/** A request to release a price below its floors, and what was decided. */
export const approvals = pgTable(
  'approvals',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    quotationId: uuid('quotation_id').notNull(),
    status: approvalStatusEnum('status').notNull(),
    reason: text('reason').notNull(),
    /** Every floor that the price was below, as found when the request was made. */
    hits: jsonb('hits').$type<readonly FloorHit[]>().notNull(),
    /** The margin that was asked to be released. */
    margin: decimal('margin').notNull(),
    /** The greatest distance to a floor, in points of margin. */
    shortfall: decimal('shortfall').notNull(),
    requestedAt: instant('requested_at').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    decision: text('decision'),
    expiresAt: instant('expires_at'),
  },
  (approval) => [
    primaryKey({ columns: [approval.companyId, approval.id] }),
    foreignKey({
      columns: [approval.companyId, approval.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [approval.companyId, approval.quotationId],
      foreignColumns: [quotations.companyId, quotations.id],
    }),
    foreignKey({
      columns: [approval.companyId, approval.requestedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({
      columns: [approval.companyId, approval.decidedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('approvals_pending_key')
      .on(approval.companyId, approval.quotationId)
      .where(sql`${approval.status} = 'PENDING'`),
    index('approvals_deal').on(approval.companyId, approval.dealId, approval.requestedAt, approval.id),
    index('approvals_requested').on(approval.companyId, approval.requestedAt, approval.id),
    check(
      'approvals_decided_whole',
      sql`CASE WHEN ${approval.status} = 'PENDING' THEN ${approval.decidedAt} IS NULL WHEN ${approval.status} IN ('APPROVED', 'REFUSED') THEN ${approval.decidedAt} IS NOT NULL ELSE true END AND (${approval.decidedAt} IS NULL) = (${approval.decidedBy} IS NULL)`,
    ),
    check('approvals_four_eyes', sql`${approval.decidedBy} <> ${approval.requestedBy}`),
  ],
);
