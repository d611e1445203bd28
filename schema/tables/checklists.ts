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
import { lanes } from '../../src/deals/deal-facts.ts';
import { companies, people } from './access.ts';
import { dealStageEnum, deals } from './deals.ts';
import { businessRow, instant } from './row.ts';

export const laneEnum = pgEnum('lane', lanes);

/** A working step of a stage, as the company does it. Replaced ones are archived, so that what was ticked stays readable. */
export const checklistItems = pgTable(
  'checklist_items',
  {
    ...businessRow,
    stage: dealStageEnum('stage').notNull(),
    sequence: integer('sequence').notNull(),
    step: text('step').notNull(),
    lane: laneEnum('lane').notNull(),
    /** How long it takes. */
    minutes: integer('minutes').notNull(),
    /** What it yields. */
    yields: text('yields').notNull(),
    archivedAt: instant('archived_at'),
  },
  (item) => [
    primaryKey({ columns: [item.companyId, item.id] }),
    foreignKey({ columns: [item.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('checklist_items_sequence_key')
      .on(item.companyId, item.stage, item.sequence)
      .where(sql`${item.archivedAt} IS NULL`),
    index('checklist_items_created').on(item.companyId, item.createdAt, item.id),
    check('checklist_items_positive', sql`${item.sequence} > 0 AND ${item.minutes} >= 0`),
  ],
);

/** That a step was done in a deal. */
export const checklistTicks = pgTable(
  'checklist_ticks',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    itemId: uuid('item_id').notNull(),
    doneAt: instant('done_at').notNull(),
    personId: uuid('person_id').notNull(),
    note: text('note'),
  },
  (tick) => [
    primaryKey({ columns: [tick.companyId, tick.id] }),
    foreignKey({ columns: [tick.companyId, tick.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [tick.companyId, tick.itemId],
      foreignColumns: [checklistItems.companyId, checklistItems.id],
    }),
    foreignKey({ columns: [tick.companyId, tick.personId], foreignColumns: [people.companyId, people.id] }),
    uniqueIndex('checklist_ticks_item_key').on(tick.companyId, tick.dealId, tick.itemId),
  ],
);
