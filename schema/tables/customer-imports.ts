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
  uuid,
} from 'drizzle-orm/pg-core';
import {
  type ImportedCustomer,
  importChoices,
  importFormats,
  importStates,
  type RowFault,
  textEncodings,
} from '../../src/parties/customer-import.ts';
import { people } from './access.ts';
import { customerSourceEnum, customers } from './parties.ts';
import { businessRow, currencyCode, instant } from './row.ts';

export const importFormatEnum = pgEnum('import_format', importFormats);
export const textEncodingEnum = pgEnum('text_encoding', textEncodings);
export const importStateEnum = pgEnum('import_state', importStates);
export const importChoiceEnum = pgEnum('import_choice', importChoices);

/** A file of customers on its way in: read into rows, looked at, then taken over as a whole or not at all. */
export const customerImports = pgTable(
  'customer_imports',
  {
    ...businessRow,
    fileName: text('file_name').notNull(),
    format: importFormatEnum('format').notNull(),
    encoding: textEncodingEnum('encoding').notNull().default('AUTO'),
    /** For rows that name none. */
    currency: currencyCode('currency').notNull(),
    language: text('language').notNull(),
    source: customerSourceEnum('source').notNull(),
    state: importStateEnum('state').notNull(),
    rowsRead: integer('rows_read').notNull(),
    rowsAccepted: integer('rows_accepted').notNull(),
    rowsRefused: integer('rows_refused').notNull(),
    /** Of the accepted ones, how many may be customers already. */
    rowsKnown: integer('rows_known').notNull(),
    /** Columns of the file that say nothing to us. */
    ignoredColumns: text('ignored_columns').array().notNull(),
    failure: text('failure'),
    startedBy: uuid('started_by').notNull(),
    finishedAt: instant('finished_at'),
  },
  (one) => [
    primaryKey({ columns: [one.companyId, one.id] }),
    foreignKey({ columns: [one.companyId, one.startedBy], foreignColumns: [people.companyId, people.id] }),
    index('customer_imports_started').on(one.companyId, one.startedBy, one.createdAt, one.id),
    check(
      'customer_imports_counts',
      sql`${one.rowsRead} = ${one.rowsAccepted} + ${one.rowsRefused} AND ${one.rowsKnown} <= ${one.rowsAccepted}`,
    ),
    check('customer_imports_failure', sql`(${one.state} = 'FAILED') = (${one.failure} IS NOT NULL)`),
  ],
);

/** A row of such a file. */
export const customerImportRows = pgTable(
  'customer_import_rows',
  {
    companyId: uuid('company_id').notNull(),
    /** The id of the customer that it becomes. */
    id: uuid('id').notNull(),
    importId: uuid('import_id').notNull(),
    /** Its place in the file; the header is 1. */
    line: integer('line').notNull(),
    customer: jsonb('customer').$type<ImportedCustomer>().notNull(),
    faults: jsonb('faults').$type<RowFault[]>().notNull(),
    /** What it is looked up by among customers. */
    nameWords: text('name_words').array().notNull(),
    domain: text('domain'),
    /** A customer that it may be. */
    knownAs: uuid('known_as'),
    /** The version of that customer when it was chosen to be changed. */
    knownVersion: integer('known_version'),
    choice: importChoiceEnum('choice').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.companyId, row.id] }),
    foreignKey({
      columns: [row.companyId, row.importId],
      foreignColumns: [customerImports.companyId, customerImports.id],
    }),
    foreignKey({
      columns: [row.companyId, row.knownAs],
      foreignColumns: [customers.companyId, customers.id],
    }),
    index('customer_import_rows_line').on(row.companyId, row.importId, row.line, row.id),
    // As text: a value that an enum has just been given is not to be used before the commit.
    check(
      'customer_import_rows_update',
      sql`(${row.choice}::text = 'UPDATE') = (${row.knownVersion} IS NOT NULL) AND (${row.knownVersion} IS NULL OR ${row.knownAs} IS NOT NULL)`,
    ),
    check('customer_import_rows_refused', sql`${row.faults} = '[]'::jsonb OR ${row.choice} = 'SKIP'`),
  ],
);

/** By which rows of one file are the same customer: the first row that brings a key has it. */
export const customerImportKeys = pgTable(
  'customer_import_keys',
  {
    companyId: uuid('company_id').notNull(),
    importId: uuid('import_id').notNull(),
    key: text('key').notNull(),
  },
  (one) => [
    primaryKey({ columns: [one.companyId, one.importId, one.key] }),
    foreignKey({
      columns: [one.companyId, one.importId],
      foreignColumns: [customerImports.companyId, customerImports.id],
    }),
  ],
);
