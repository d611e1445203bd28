import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { companies } from './access.ts';
import { instant, transactionId } from './row.ts';

/** Who changed what, when, in which request: one row for each thing a command changed. Append only. */
export const auditEvents = pgTable(
  'audit_events',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id'),
    requestId: text('request_id').notNull(),
    command: text('command').notNull(),
    entity: text('entity').notNull(),
    entityId: uuid('entity_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (event) => [
    primaryKey({ columns: [event.companyId, event.id] }),
    foreignKey({ columns: [event.companyId], foreignColumns: [companies.id] }),
    index('audit_events_entity').on(event.companyId, event.entity, event.entityId, event.id),
  ],
);

/** What others may want to hear of, written in the transaction that made it true. */
export const outboxEvents = pgTable(
  'outbox_events',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    /** For example `deal.opened`. */
    type: text('type').notNull(),
    entity: text('entity').notNull(),
    entityId: uuid('entity_id').notNull(),
    payload: jsonb('payload').notNull(),
    /** Who did it; null where a job did. */
    personId: uuid('person_id'),
    /** What it is about: the row by which its writers queued, for example the deal of a quotation. */
    rootEntity: text('root_entity'),
    rootId: uuid('root_id'),
    /** Counts up in the order in which the writers of one root committed: each counts while it holds the root's lock. */
    sequence: bigint('sequence', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    transactionId: transactionId('transaction_id'),
  },
  (event) => [
    primaryKey({ columns: [event.companyId, event.id] }),
    foreignKey({ columns: [event.companyId], foreignColumns: [companies.id] }),
    // Read for all companies at once by those who follow the outbox.
    index('outbox_events_transaction').on(event.transactionId),
    check('outbox_events_root', sql`(${event.rootEntity} IS NULL) = (${event.rootId} IS NULL)`),
  ],
);

/** A mutation that was asked for under a key, and what came of it; written with its effect. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    companyId: uuid('company_id').notNull(),
    personId: uuid('person_id').notNull(),
    key: text('key').notNull(),
    command: text('command').notNull(),
    /** SHA-256 of the input without its key. */
    inputHash: text('input_hash').notNull(),
    outcome: jsonb('outcome'),
    createdAt: instant('created_at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.companyId, row.personId, row.key] }),
    foreignKey({ columns: [row.companyId], foreignColumns: [companies.id] }),
    check('idempotency_keys_key_length', sql`char_length(${row.key}) BETWEEN 1 AND 255`),
  ],
);

/** The last number given in a series and year. The row is locked until its user commits, so numbers have no gaps. */
export const numberSeries = pgTable(
  'number_series',
  {
    companyId: uuid('company_id').notNull(),
    series: text('series').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.companyId, row.series, row.year] }),
    foreignKey({ columns: [row.companyId], foreignColumns: [companies.id] }),
    check('number_series_last_positive', sql`${row.last} > 0`),
  ],
);
