import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { type ScriptBranch, scriptStepKinds } from '../../src/activities/calls/call-script.ts';
import { people } from './access.ts';
import { activities } from './activities.ts';
import { lossReasonEnum } from './deals.ts';
import { productClaims } from './product-knowledge.ts';
import { products } from './products.ts';
import { businessRow, instant } from './row.ts';

export const scriptStepKindEnum = pgEnum('script_step_kind', scriptStepKinds);

/** How a call is led: for a product or any, for a market or all, in one language. */
export const callScripts = pgTable(
  'call_scripts',
  {
    ...businessRow,
    title: text('title').notNull(),
    productId: uuid('product_id'),
    /** A country or a bloc; null for every one. */
    market: text('market'),
    /** BCP 47 tag. */
    language: text('language').notNull(),
    authorId: uuid('author_id').notNull(),
    retiredAt: instant('retired_at'),
  },
  (script) => [
    primaryKey({ columns: [script.companyId, script.id] }),
    foreignKey({
      columns: [script.companyId, script.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [script.companyId, script.authorId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('call_scripts_created').on(script.companyId, script.createdAt, script.id),
  ],
);

/** One step of a script. Its branches lead on by what the other side answers; without any the next step follows. */
export const callScriptSteps = pgTable(
  'call_script_steps',
  {
    companyId: uuid('company_id').notNull(),
    scriptId: uuid('script_id').notNull(),
    sequence: integer('sequence').notNull(),
    key: text('key').notNull(),
    kind: scriptStepKindEnum('kind').notNull(),
    text: text('text'),
    claimId: uuid('claim_id'),
    branches: jsonb('branches').$type<readonly ScriptBranch[]>().notNull(),
  },
  (step) => [
    primaryKey({ columns: [step.companyId, step.scriptId, step.key] }),
    foreignKey({
      columns: [step.companyId, step.scriptId],
      foreignColumns: [callScripts.companyId, callScripts.id],
    }),
    foreignKey({
      columns: [step.companyId, step.claimId],
      foreignColumns: [productClaims.companyId, productClaims.id],
    }),
    check(
      'call_script_steps_says_one_thing',
      sql`(${step.kind} = 'CLAIM') = (${step.claimId} IS NOT NULL) AND (${step.kind} = 'CLAIM') = (${step.text} IS NULL)`,
    ),
  ],
);

/** What buyers hold against us, and what to answer. */
export const objectionAnswers = pgTable(
  'objection_answers',
  {
    ...businessRow,
    reason: lossReasonEnum('reason').notNull(),
    /** As buyers put it. */
    objection: text('objection').notNull(),
    answer: text('answer'),
    claimId: uuid('claim_id'),
    productId: uuid('product_id'),
    /** A country or a bloc; null for every one. */
    market: text('market'),
    /** BCP 47 tag. */
    language: text('language').notNull(),
    authorId: uuid('author_id').notNull(),
    retiredAt: instant('retired_at'),
  },
  (answer) => [
    primaryKey({ columns: [answer.companyId, answer.id] }),
    foreignKey({
      columns: [answer.companyId, answer.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [answer.companyId, answer.claimId],
      foreignColumns: [productClaims.companyId, productClaims.id],
    }),
    foreignKey({
      columns: [answer.companyId, answer.authorId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('objection_answers_created').on(answer.companyId, answer.createdAt, answer.id),
    check(
      'objection_answers_says_one_thing',
      sql`(${answer.answer} IS NULL) = (${answer.claimId} IS NOT NULL)`,
    ),
  ],
);

/** What was held against us in a call, what was answered, and whether that settled it. */
export const heardObjections = pgTable(
  'heard_objections',
  {
    companyId: uuid('company_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    sequence: integer('sequence').notNull(),
    reason: lossReasonEnum('reason').notNull(),
    words: text('words').notNull(),
    answerId: uuid('answer_id'),
    isSettled: boolean('is_settled').notNull(),
  },
  (heard) => [
    primaryKey({ columns: [heard.companyId, heard.activityId, heard.sequence] }),
    foreignKey({
      columns: [heard.companyId, heard.activityId],
      foreignColumns: [activities.companyId, activities.id],
    }),
    foreignKey({
      columns: [heard.companyId, heard.answerId],
      foreignColumns: [objectionAnswers.companyId, objectionAnswers.id],
    }),
    index('heard_objections_answer').on(heard.companyId, heard.answerId),
  ],
);

/** What is seen to after every call. */
export const callChecklists = pgTable(
  'call_checklists',
  {
    ...businessRow,
    items: text('items').array().notNull(),
  },
  (checklist) => [
    primaryKey({ columns: [checklist.companyId, checklist.id] }),
    uniqueIndex('call_checklists_company_key').on(checklist.companyId),
  ],
);

/** What someone who leads says of a call to the one who made it. */
export const coachingNotes = pgTable(
  'coaching_notes',
  {
    ...businessRow,
    activityId: uuid('activity_id').notNull(),
    /** Who made the call. */
    personId: uuid('person_id').notNull(),
    authorId: uuid('author_id').notNull(),
    text: text('text').notNull(),
    seenAt: instant('seen_at'),
  },
  (note) => [
    primaryKey({ columns: [note.companyId, note.id] }),
    foreignKey({
      columns: [note.companyId, note.activityId],
      foreignColumns: [activities.companyId, activities.id],
    }),
    foreignKey({ columns: [note.companyId, note.personId], foreignColumns: [people.companyId, people.id] }),
    foreignKey({ columns: [note.companyId, note.authorId], foreignColumns: [people.companyId, people.id] }),
    index('coaching_notes_activity').on(note.companyId, note.activityId, note.createdAt, note.id),
    index('coaching_notes_created').on(note.companyId, note.createdAt, note.id),
    check('coaching_notes_not_of_oneself', sql`${note.authorId} <> ${note.personId}`),
  ],
);
