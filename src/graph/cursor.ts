import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { sqlTypeOf, sqlTypes } from './sql-value.ts';

/** The place of a row in a list: the name of the list's order, the value that it orders by, the row's id. */
export type Place = readonly [order: string, key: string, id: string];

/** A place as the statement reads it. JSON writes days and instants alike under every setting of a session. */
export function placeJson(order: string, key: PgColumn, id: PgColumn): SQL {
  const type = sqlTypeOf(key);
  const value = type === sqlTypes.instant || type === sqlTypes.date ? sql`${key}` : sql`${key}::text`;
  return sql`json_build_array(${sql.raw(`'${order}'`)}, ${value}, ${id}::text)`;
}

/** The opaque form of a place. */
export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place behind a cursor; null where the cursor was made up, altered or belongs to another order. */
export function placeOf(cursor: string, order: string): Place | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return isPlace(place) && place[0] === order && cursorOf(place) === cursor ? place : null;
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is Place {
  return Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string');
}
