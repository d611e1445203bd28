import { sql } from 'drizzle-orm';
import {
  boolean,
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
import type { ListVersion } from '../../src/parties/screening.ts';
import { hitStatuses, listedKinds, screenedSubjects } from '../../src/parties/screening-lists.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { businessRow, decimal, instant } from './row.ts';

export const listedKindEnum = pgEnum('listed_kind', listedKinds);
export const screenedSubjectEnum = pgEnum('screened_subject', screenedSubjects);
export const hitStatusEnum = pgEnum('hit_status', hitStatuses);

/** A published sanctions list in one of its versions. Reference data, the same for every company. */
export const screeningLists = pgTable(
  'screening_lists',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull(),
    version: text('version').notNull(),
    name: text('name').notNull(),
    publishedOn: date('published_on').notNull(),
    importedAt: instant('imported_at').notNull(),
    entryCount: integer('entry_count').notNull(),
    /** Whether it is screened against: the newest version of its code. */
    isCurrent: boolean('is_current').notNull(),
  },
  (list) => [
    uniqueIndex('screening_lists_version_key').on(list.code, list.version),
    uniqueIndex('screening_lists_current_key').on(list.code).where(sql`${list.isCurrent}`),
  ],
);

/** An entry of a current list; older versions keep their row and lose their entries. */
export const screeningEntries = pgTable(
  'screening_entries',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => screeningLists.id),
    entryId: text('entry_id').notNull(),
    kind: listedKindEnum('kind').notNull(),
    name: text('name').notNull(),
    aliases: text('aliases').array().notNull(),
    countries: text('countries').array().notNull(),
    programme: text('programme').notNull(),
  },
  (entry) => [primaryKey({ columns: [entry.listId, entry.entryId] })],
);

/** That a deal was held against the lists: who was in it, and which lists. Append only. */
export const dealScreenings = pgTable(
  'deal_screenings',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    buyer: text('buyer').notNull(),
    contact: text('contact'),
    /** Who is to import, as the deal and its offers say it. */
    importers: text('importers').array().notNull().default([]),
    /** ISO 3166-1 alpha-2 codes: the deal’s destination first. */
    destinations: text('destinations').array().notNull(),
    threshold: decimal('threshold').notNull(),
    lists: jsonb('lists').$type<readonly ListVersion[]>().notNull(),
  },
  (screening) => [
    primaryKey({ columns: [screening.companyId, screening.id] }),
    foreignKey({
      columns: [screening.companyId, screening.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [screening.companyId, screening.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('deal_screenings_deal').on(screening.companyId, screening.dealId, screening.at, screening.id),
    check('deal_screenings_threshold_range', sql`${screening.threshold} > 0 AND ${screening.threshold} <= 1`),
  ],
);

/** That someone in a deal is like an entry of a list, and what a person decided. */
export const screeningHits = pgTable(
  'screening_hits',
  {
    ...businessRow,
    screeningId: uuid('screening_id').notNull(),
    dealId: uuid('deal_id').notNull(),
    subject: screenedSubjectEnum('subject').notNull(),
    screenedName: text('screened_name').notNull(),
    listCode: text('list_code').notNull(),
    listVersion: text('list_version').notNull(),
    entryId: text('entry_id').notNull(),
    entryName: text('entry_name').notNull(),
    programme: text('programme').notNull(),
    score: decimal('score').notNull(),
    status: hitStatusEnum('status').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    reason: text('reason'),
  },
  (hit) => [
    primaryKey({ columns: [hit.companyId, hit.id] }),
    foreignKey({
      columns: [hit.companyId, hit.screeningId],
      foreignColumns: [dealScreenings.companyId, dealScreenings.id],
    }),
    foreignKey({ columns: [hit.companyId, hit.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [hit.companyId, hit.decidedBy], foreignColumns: [people.companyId, people.id] }),
    index('screening_hits_created').on(hit.companyId, hit.createdAt, hit.id),
    index('screening_hits_name').on(hit.companyId, hit.screenedName, hit.listCode, hit.entryId),
    check(
      'screening_hits_decided_whole',
      sql`(${hit.status} = 'OPEN') = (${hit.decidedAt} IS NULL) AND (${hit.decidedAt} IS NULL) = (${hit.decidedBy} IS NULL) AND (${hit.decidedAt} IS NULL) = (${hit.reason} IS NULL)`,
    ),
    check('screening_hits_score_range', sql`${hit.score} > 0 AND ${hit.score} <= 1`),
  ],
);
