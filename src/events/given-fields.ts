import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { Refusal } from '../trade/fault.ts';

/** The fields of an edit that were given. A null where the column allows none is refused at its field. */
export function given<Fields extends object>(fields: Fields, table: PgTable): Partial<Fields> {
  const columns = getTableColumns(table);
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const emptied = present.filter(([name, value]) => value === null && columns[name]?.notNull);
  if (emptied.length > 0) {
    throw new Refusal(emptied.map(([name]) => ({ code: 'REQUIRED', path: ['input', name] })));
  }
  return Object.fromEntries(present) as Partial<Fields>;
}
