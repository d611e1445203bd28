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
  uuid,
} from 'drizzle-orm/pg-core';
import { onboardingKinds } from '../../src/fulfilment/claims/onboarding.ts';
import { taskStatuses } from '../../src/fulfilment/coordination/task-status.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { orders, shipments } from './orders.ts';
import { businessRow, instant } from './row.ts';
import { milestones } from './timeline.ts';

export const taskStatusEnum = pgEnum('task_status', taskStatuses);
export const onboardingKindEnum = pgEnum('onboarding_kind', onboardingKinds);

/** Something that somebody is to do for an order. */
export const orderTasks = pgTable(
  'order_tasks',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Null where it is of the whole order. */
    shipmentId: uuid('shipment_id'),
    milestoneId: uuid('milestone_id'),
    /** Who does it. */
    personId: uuid('person_id').notNull(),
    title: text('title').notNull(),
    notes: text('notes'),
    dueOn: date('due_on').notNull(),
    status: taskStatusEnum('status').notNull(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    /** What came of it. */
    result: text('result'),
    cancelReason: text('cancel_reason'),
    /** The step of the buyer's onboarding that it is. */
    onboarding: onboardingKindEnum('onboarding'),
    createdBy: uuid('created_by').notNull(),
  },
  (task) => [
    primaryKey({ columns: [task.companyId, task.id] }),
    foreignKey({ columns: [task.companyId, task.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [task.companyId, task.orderId], foreignColumns: [orders.companyId, orders.id] }),
    foreignKey({
      columns: [task.companyId, task.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [task.companyId, task.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
    foreignKey({ columns: [task.companyId, task.personId], foreignColumns: [people.companyId, people.id] }),
    foreignKey({ columns: [task.companyId, task.doneBy], foreignColumns: [people.companyId, people.id] }),
    foreignKey({ columns: [task.companyId, task.createdBy], foreignColumns: [people.companyId, people.id] }),
    index('order_tasks_order').on(task.companyId, task.orderId, task.dueOn, task.id),
    index('order_tasks_due').on(task.companyId, task.dueOn, task.id),
    index('order_tasks_open')
      .on(task.companyId, task.personId, task.dueOn, task.id)
      .where(sql`${task.status} = 'OPEN'`),
    check(
      'order_tasks_done_whole',
      sql`(${task.status} = 'DONE') = (${task.doneAt} IS NOT NULL) AND (${task.doneAt} IS NULL) = (${task.doneBy} IS NULL)`,
    ),
    check(
      'order_tasks_cancelled_whole',
      sql`(${task.status} = 'CANCELLED') = (${task.cancelReason} IS NOT NULL)`,
    ),
  ],
);

/** What colleagues say to each other about an order. Append only. */
export const orderComments = pgTable(
  'order_comments',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id'),
    milestoneId: uuid('milestone_id'),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (comment) => [
    primaryKey({ columns: [comment.companyId, comment.id] }),
    foreignKey({ columns: [comment.companyId, comment.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [comment.companyId, comment.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [comment.companyId, comment.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [comment.companyId, comment.milestoneId],
      foreignColumns: [milestones.companyId, milestones.id],
    }),
    foreignKey({
      columns: [comment.companyId, comment.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('order_comments_order').on(comment.companyId, comment.orderId, comment.at, comment.id),
    index('order_comments_at').on(comment.companyId, comment.at, comment.id),
  ],
);

/** That a colleague was named in a comment, and whether they saw it. */
export const commentMentions = pgTable(
  'comment_mentions',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    commentId: uuid('comment_id').notNull(),
    /** Who was named. */
    personId: uuid('person_id').notNull(),
    at: instant('at').notNull(),
    version: integer('version').notNull().default(1),
    seenAt: instant('seen_at'),
  },
  (mention) => [
    primaryKey({ columns: [mention.companyId, mention.id] }),
    foreignKey({
      columns: [mention.companyId, mention.commentId],
      foreignColumns: [orderComments.companyId, orderComments.id],
    }),
    foreignKey({
      columns: [mention.companyId, mention.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('comment_mentions_comment').on(mention.companyId, mention.commentId),
    index('comment_mentions_person').on(mention.companyId, mention.personId, mention.at, mention.id),
  ],
);
