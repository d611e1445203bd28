import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** A statement compiled once: its text and its parameters in order. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** What a command writes through: drizzle, inside one open transaction. */
export type Transaction = PgDatabase<PgQueryResultHKT>;

/** The one seam to PostgreSQL. Which driver runs is known in this folder alone. */
export interface Database {
  /** Runs one prepared statement with a deadline on the pool for short reads. Safe to retry, so a lost connection is. */
  read<Row>(statement: Statement): Promise<Row[]>;
  /** Runs `work` in one transaction; a serialisation failure or deadlock runs it again (5 times at most). */
  transaction<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Answers when the database does; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
