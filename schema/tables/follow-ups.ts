import { sql } from 'drizzle-orm';
import {
  check,
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
import { activityKinds } from '../../src/activities/activity.ts';
import { followUpStatuses } from '../../src/activities/follow-ups/follow-up.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { contacts, customers } from './parties.ts';
import { businessRow, instant } from './row.ts';

export const activityKindEnum = pgEnum('activity_kind', activityKinds);
export const followUpStatusEnum = pgEnum('follow_up_status', followUpStatuses);

/** Steps that are taken one after the other until the customer answers. */
export const followUpSequences = pgTable(
  'follow_up_sequences',
  {
    ...businessRow,
    name: text('name').notNull(),
    retiredAt: instant('retired_at'),
  },
  (plan) => [
    primaryKey({ columns: [plan.companyId, plan.id] }),
    index('follow_up_sequences_created').on(plan.companyId, plan.createdAt, plan.id),
  ],
);

export const followUpSteps = pgTable(
  'follow_up_steps',
  {
    companyId: uuid('company_id').notNull(),
    sequenceId: uuid('sequence_id').notNull(),
    sequence: integer('sequence').notNull(),
    /** Days after the step before it, or after the start. */
    afterDays: integer('after_days').notNull(),
    kind: activityKindEnum('kind').notNull(),
    subject: text('subject').notNull(),
  },
  (step) => [
    primaryKey({ columns: [step.companyId, step.sequenceId, step.sequence] }),
    foreignKey({
      columns: [step.companyId, step.sequenceId],
      foreignColumns: [followUpSequences.companyId, followUpSequences.id],
    }),
    check('follow_up_steps_days_range', sql`${step.afterDays} BETWEEN 0 AND 365`),
  ],
);

/** That a sequence was begun with a customer, and how it ended. */
export const followUps = pgTable(
  'follow_ups',
  {
    ...businessRow,
    sequenceId: uuid('sequence_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    contactId: uuid('contact_id'),
    dealId: uuid('deal_id'),
    personId: uuid('person_id').notNull(),
    status: followUpStatusEnum('status').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (run) => [
    primaryKey({ columns: [run.companyId, run.id] }),
    foreignKey({
      columns: [run.companyId, run.sequenceId],
      foreignColumns: [followUpSequences.companyId, followUpSequences.id],
    }),
    foreignKey({
      columns: [run.companyId, run.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({
      columns: [run.companyId, run.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({ columns: [run.companyId, run.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [run.companyId, run.personId], foreignColumns: [people.companyId, people.id] }),
    uniqueIndex('follow_ups_running_key')
      .on(run.companyId, run.customerId, run.sequenceId)
      .where(sql`${run.status} = 'RUNNING'`),
    index('follow_ups_created').on(run.companyId, run.createdAt, run.id),
    check('follow_ups_ended_whole', sql`(${run.status} = 'RUNNING') = (${run.endedAt} IS NULL)`),
  ],
);
