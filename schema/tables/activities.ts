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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { activityOutcomes, activityStatuses, directions } from '../../src/activities/activity.ts';
import type { AfterCallItem } from '../../src/activities/calls/call-checklist.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { activityKindEnum, followUps } from './follow-ups.ts';
import { contacts, customers } from './parties.ts';
import { businessRow, instant } from './row.ts';

export const activityStatusEnum = pgEnum('activity_status', activityStatuses);
export const activityOutcomeEnum = pgEnum('activity_outcome', activityOutcomes);
export const directionEnum = pgEnum('direction', directions);

/** A call, a mail, a visit: planned, then done. The next step after one is another that is planned. */
export const activities = pgTable(
  'activities',
  {
    ...businessRow,
    customerId: uuid('customer_id').notNull(),
    contactId: uuid('contact_id'),
    dealId: uuid('deal_id'),
    /** Who does it. */
    personId: uuid('person_id').notNull(),
    kind: activityKindEnum('kind').notNull(),
    direction: directionEnum('direction').notNull(),
    status: activityStatusEnum('status').notNull(),
    subject: text('subject').notNull(),
    /** The day for which it is planned; of what was done unplanned the day on which it was. */
    dueOn: date('due_on').notNull(),
    doneAt: instant('done_at'),
    minutes: integer('minutes'),
    outcome: activityOutcomeEnum('outcome'),
    /** What the customer needs, as found out. */
    needs: text('needs').array().notNull(),
    notes: text('notes'),
    /** The activity whose next step this is. */
    followsId: uuid('follows_id'),
    cancelReason: text('cancel_reason'),
    /** The follow-up that planned it. */
    followUpId: uuid('follow_up_id'),
    /** The checklist as it was on the day, and what of it was seen to. */
    afterCall: jsonb('after_call').$type<readonly AfterCallItem[]>(),
  },
  (activity) => [
    primaryKey({ columns: [activity.companyId, activity.id] }),
    foreignKey({
      columns: [activity.companyId, activity.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({
      columns: [activity.companyId, activity.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      columns: [activity.companyId, activity.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [activity.companyId, activity.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({
      columns: [activity.companyId, activity.followsId],
      foreignColumns: [activity.companyId, activity.id],
    }),
    foreignKey({
      columns: [activity.companyId, activity.followUpId],
      foreignColumns: [followUps.companyId, followUps.id],
    }),
    index('activities_follow_up').on(activity.companyId, activity.followUpId),
    index('activities_customer').on(activity.companyId, activity.customerId, activity.createdAt, activity.id),
    index('activities_deal').on(activity.companyId, activity.dealId, activity.createdAt, activity.id),
    index('activities_created').on(activity.companyId, activity.createdAt, activity.id),
    index('activities_planned')
      .on(activity.companyId, activity.dueOn, activity.personId, activity.id)
      .where(sql`${activity.status} = 'PLANNED'`),
    check(
      'activities_done_whole',
      sql`(${activity.status} = 'DONE') = (${activity.doneAt} IS NOT NULL) AND (${activity.status} = 'DONE') = (${activity.outcome} IS NOT NULL)`,
    ),
    check(
      'activities_cancelled_whole',
      sql`(${activity.status} = 'CANCELLED') = (${activity.cancelReason} IS NOT NULL)`,
    ),
    check('activities_minutes_positive', sql`${activity.minutes} > 0`),
  ],
);

/** That someone was told of a step that is overdue: once for each day that it was planned for. */
export const reminders = pgTable(
  'reminders',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    activityId: uuid('activity_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The day on which it should have been done. */
    dueOn: date('due_on').notNull(),
    at: instant('at').notNull(),
    version: integer('version').notNull().default(1),
    seenAt: instant('seen_at'),
  },
  (reminder) => [
    primaryKey({ columns: [reminder.companyId, reminder.id] }),
    foreignKey({
      columns: [reminder.companyId, reminder.activityId],
      foreignColumns: [activities.companyId, activities.id],
    }),
    foreignKey({
      columns: [reminder.companyId, reminder.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('reminders_once').on(reminder.companyId, reminder.activityId, reminder.dueOn),
    index('reminders_person').on(reminder.companyId, reminder.personId, reminder.at, reminder.id),
  ],
);
