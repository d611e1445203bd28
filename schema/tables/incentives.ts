import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { incentiveKinds, incentiveStatuses } from '../../src/parties/retention/incentive.ts';
import { people } from './access.ts';
import { customers } from './parties.ts';
import { businessRow, currencyCode, decimal, instant, minorUnits } from './row.ts';

export const incentiveKindEnum = pgEnum('incentive_kind', incentiveKinds);
export const incentiveStatusEnum = pgEnum('incentive_status', incentiveStatuses);

/** What a customer is given to order more, or again. */
export const customerIncentives = pgTable(
  'customer_incentives',
  {
    ...businessRow,
    customerId: uuid('customer_id').notNull(),
    kind: incentiveKindEnum('kind').notNull(),
    /** Off the price; null for samples. */
    rate: decimal('rate'),
    /** What a customer has to order in the time for a rebate, or what the samples may cost. */
    amountMinor: minorUnits('amount_minor'),
    currency: currencyCode('currency'),
    validFrom: date('valid_from').notNull(),
    validUntil: date('valid_until').notNull(),
    reason: text('reason').notNull(),
    status: incentiveStatusEnum('status').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision'),
  },
  (incentive) => [
    primaryKey({ columns: [incentive.companyId, incentive.id] }),
    foreignKey({
      columns: [incentive.companyId, incentive.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({
      columns: [incentive.companyId, incentive.proposedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({
      columns: [incentive.companyId, incentive.decidedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('customer_incentives_created').on(incentive.companyId, incentive.createdAt, incentive.id),
    index('customer_incentives_customer').on(incentive.companyId, incentive.customerId),
    check(
      'customer_incentives_kind_whole',
      sql`(${incentive.kind} = 'FREE_SAMPLES') = (${incentive.rate} IS NULL) AND (${incentive.kind} = 'LOYALTY_DISCOUNT') = (${incentive.amountMinor} IS NULL) AND (${incentive.amountMinor} IS NULL) = (${incentive.currency} IS NULL)`,
    ),
    check('customer_incentives_rate_range', sql`${incentive.rate} > 0 AND ${incentive.rate} < 1`),
    check('customer_incentives_amount_positive', sql`${incentive.amountMinor} > 0`),
    check('customer_incentives_time_ahead', sql`${incentive.validUntil} >= ${incentive.validFrom}`),
    check(
      'customer_incentives_decided_whole',
      sql`(${incentive.status} = 'PROPOSED') = (${incentive.decidedAt} IS NULL) AND (${incentive.decidedAt} IS NULL) = (${incentive.decidedBy} IS NULL)`,
    ),
    check('customer_incentives_four_eyes', sql`${incentive.decidedBy} <> ${incentive.proposedBy}`),
  ],
);
