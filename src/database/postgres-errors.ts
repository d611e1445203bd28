import { DrizzleQueryError } from 'drizzle-orm';
import { ConstraintViolation, Unavailable } from './database.ts';

/** An error of PostgreSQL as the drivers hand it on: postgres.js and pg name the parts differently. */
interface PostgresError extends Error {
  readonly code?: string;
  readonly constraint?: string;
  readonly constraint_name?: string;
  readonly column?: string;
  readonly column_name?: string;
  readonly table?: string;
  readonly table_name?: string;
  /** Only PostgreSQL itself says it. */
  readonly severity?: string;
  /** The text of the statement, which postgres.js adds. */
  readonly query?: string;
}

// PostgreSQL appendix A: class 23 is integrity, 40 rollback, 53 resources, 57 intervention, 08 connection.
const constraintKinds: Readonly<Record<string, ConstraintViolation['kind']>> = {
  '23001': 'appendOnly',
  '23502': 'notNull',
  '23503': 'foreignKey',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
};
const unavailableCodes = /^(08|53|57P|57014|55P03|25P0[23]|25006|CONNECT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/;
/** What pg says without a code. */
const unavailableMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;
const retryCodes = new Set(['40001', '40P01']);

/**
 * A statement that PostgreSQL refused by our mistake. Drivers add the values of the statement to what they throw;
 * here they are left out, for no log is to hold them.
 */
export class StatementFailure extends Error {
  override readonly name = 'StatementFailure';
}

/** The driver's error in our own words; what did not come from the database is handed on as it is. */
export function translateError(error: unknown): unknown {
  const cause = postgresError(error);
  if (!cause) return error;
  const { code = '', message } = cause;
  const kind = constraintKinds[code];
  if (kind) {
    const name = cause.constraint ?? cause.constraint_name ?? cause.column ?? cause.column_name ?? '';
    return new ConstraintViolation(kind, name, cause.table ?? cause.table_name ?? '', { cause });
  }
  const isUnavailable = unavailableCodes.test(code) || unavailableMessages.test(message);
  if (isUnavailable) return new Unavailable(code || message, { cause });
  if (!cause.severity) return error;
  const asked = error instanceof DrizzleQueryError ? error.query : cause.query;
  return new StatementFailure(`${message} (${code}) in ${asked}`);
}

/** Whether a transaction that failed so may succeed when it is run again. */
export function mayRetry(error: unknown): boolean {
  return retryCodes.has(postgresError(error)?.code ?? '');
}

/** Whether the connection was lost before an answer came. */
export function lostConnection(error: unknown): boolean {
  return /^(CONNECTION_|ECONN|EPIPE|57P0)/.test(postgresError(error)?.code ?? '');
}

/** The innermost error: drizzle wraps what the driver throws. */
function postgresError(error: unknown): PostgresError | undefined {
  if (!(error instanceof Error)) return undefined;
  return postgresError(error.cause) ?? (error as PostgresError);
}
