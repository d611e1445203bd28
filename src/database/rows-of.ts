import type { SQL } from 'drizzle-orm';
import type { Transaction } from './database.ts';

/** The rows that a statement of one's own gives inside a transaction. */
export async function rowsOf<Row>(tx: Transaction, statement: SQL): Promise<Row[]> {
  // A transaction runs on pg (decision 0007), whose results carry their rows under this name.
  const result = (await tx.execute(statement)) as unknown as { readonly rows: Row[] };
  return result.rows;
}
