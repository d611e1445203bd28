import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from '../src/database/database.ts';

/** PostgreSQL takes 65,535 parameters a statement; this many rows of any table stay below. */
const rowsPerStatement = 1_000;

/** Inserts rows; those that are there already stay as they are. */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await tx
      .insert(table)
      .values(rows.slice(start, start + rowsPerStatement))
      .onConflictDoNothing();
  }
}
