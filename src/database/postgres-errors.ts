import { ConstraintViolation, Unavailable } from './database.ts';

/** An error of PostgreSQL as postgres.js hands it on. */
interface PostgresError extends Error {
  readonly code?: string;
  readonly constraint_name?: string;
  readonly column_name?: string;
  readonly table_name?: string;
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
const retryCodes = new Set(['40001', '40P01']);

/** The driver's error in our own words; what is not known is handed on as it is. */
export function translateError(error: unknown): unknown {
  const cause = postgresError(error);
  const code = cause?.code ?? '';
  const kind = constraintKinds[code];
  if (cause && kind) {
    const name = cause.constraint_name ?? cause.column_name ?? '';
    return new ConstraintViolation(kind, name, cause.table_name ?? '', { cause: error });
  }
  return unavailableCodes.test(code) ? new Unavailable(code, { cause: error }) : error;
}

/** Whether a transaction that failed so may succeed when it is run again. */
export function mayRetry(error: unknown): boolean {
  return retryCodes.has(postgresError(error)?.code ?? '');
}

/** Whether the connection was lost before an answer came. */
export function lostConnection(error: unknown): boolean {
  return /^(CONNECTION_|ECONN|EPIPE|57P0)/.test(postgresError(error)?.code ?? '');
}

/** Drizzle wraps what the driver throws. */
function postgresError(error: unknown): PostgresError | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error as PostgresError;
  return postgresError(error.cause);
}
