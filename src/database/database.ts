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
  /**
   * Runs `work` in one transaction; a serialisation failure or deadlock runs it again (5 times at most). One that is
   * `long` writes so much that it gets a minute.
   */
  transaction<T>(
    name: string,
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly long?: boolean },
  ): Promise<T>;
  /** Answers when the database does; for readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The database does not answer in time, or at all: the caller may try again soon. */
export class Unavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The database is unavailable: ${reason}`, options);
    this.name = 'Unavailable';
  }
}

/** A constraint of the database refused a write. */
export class ConstraintViolation extends Error {
  readonly kind: 'unique' | 'foreignKey' | 'check' | 'exclusion' | 'notNull' | 'appendOnly';
  readonly constraint: string;
  readonly table: string;

  constructor(kind: ConstraintViolation['kind'], constraint: string, table: string, options?: ErrorOptions) {
    super(`${kind} constraint ${constraint} of ${table} refused the write`, options);
    this.name = 'ConstraintViolation';
    this.kind = kind;
    this.constraint = constraint;
    this.table = table;
  }
}
