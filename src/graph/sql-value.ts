import type { PgColumn } from 'drizzle-orm/pg-core';
import { isCalendarDate } from '../trade/calendar-date.ts';

/** A type of PostgreSQL, and which texts it reads as a value: what it would choke on is refused before it is sent. */
export interface SqlType {
  readonly name: string;
  reads(text: string): boolean;
}

/**
 * The type as which a caller's value meets a column: the column's own or, for numbers, the widest of its kind, so
 * that no number is too great to be compared.
 */
export function sqlTypeOf(column: PgColumn): SqlType {
  const name = column.getSQLType();
  if (name === 'smallint' || name === 'integer' || name === 'bigint') return sqlTypes.bigint;
  if (name.startsWith('numeric')) return sqlTypes.numeric;
  if (name.startsWith('timestamp') && name.endsWith('with time zone')) return sqlTypes.instant;
  if (name === 'date') return sqlTypes.date;
  if (name === 'uuid') return sqlTypes.uuid;
  if (name === 'boolean') return sqlTypes.boolean;
  const labels = column.enumValues;
  if (labels?.length) return { name, reads: (text) => labels.includes(text) };
  if (/^(text|char|varchar)\b/.test(name)) return { ...sqlTypes.text, name };
  throw new Error(`Column ${column.name} of type ${name} cannot be compared with a caller's value`);
}

const instantForm =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-](0\d|1[0-5])(:[0-5]\d){1,2})$/;

export const sqlTypes = {
  // Text of PostgreSQL holds every character but NUL; half a surrogate pair is none.
  text: { name: 'text', reads: (text) => !/[\0\p{Cs}]/u.test(text) },
  uuid: { name: 'uuid', reads: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) },
  boolean: { name: 'boolean', reads: (text) => text === 'true' || text === 'false' },
  bigint: { name: 'bigint', reads: (text) => /^-?\d{1,19}$/.test(text) && isInSixtyFourBits(BigInt(text)) },
  numeric: { name: 'numeric', reads: (text) => /^[+-]?\d{1,60}(\.\d{1,60})?$/.test(text) },
  date: { name: 'date', reads: isDay },
  instant: { name: 'timestamptz', reads: (text) => isDay(instantForm.exec(text)?.[1] ?? '') },
} satisfies Record<string, SqlType>;

/** A day of the years 1 to 9999: ISO 8601 has a year 0, PostgreSQL has none. */
function isDay(text: string): boolean {
  return isCalendarDate(text) && !text.startsWith('0000');
}

function isInSixtyFourBits(number: bigint): boolean {
  return BigInt.asIntN(64, number) === number;
}
