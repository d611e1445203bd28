import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { RowScope, ViewerInSql } from '../graph/row-scope.ts';

/** What the whole company may see: its catalogue, its people, its rates. */
export const everyoneOfTheCompany: RowScope = {
  REP: 'EVERY_ROW',
  MANAGER: 'EVERY_ROW',
  DIRECTOR: 'EVERY_ROW',
  OPERATIONS: 'EVERY_ROW',
  FINANCE: 'EVERY_ROW',
  ANALYST: 'EVERY_ROW',
  ADMIN: 'EVERY_ROW',
};

interface Owned extends PgTable {
  readonly ownerId: PgColumn;
  readonly teamId: PgColumn;
}

/**
 * What belongs to someone, and what `isOpen` to all who sell: a rep sees their own, a manager their own and their teams', the others all of the
 * company. Analysts ask aggregate questions and see no row.
 */
export function ownedRows<Table extends Owned>(isOpen?: (table: Table) => SQL): RowScope<Table> {
  return {
    REP: (table, viewer) => or(isOwn(table, viewer), isOpen?.(table)) as SQL,
    MANAGER: (table, viewer) =>
      or(isOwn(table, viewer), sql`${table.teamId} = ANY(${viewer.teamIds})`, isOpen?.(table)) as SQL,
    DIRECTOR: 'EVERY_ROW',
    OPERATIONS: 'EVERY_ROW',
    FINANCE: 'EVERY_ROW',
    ANALYST: 'NO_ROW',
    ADMIN: 'EVERY_ROW',
  };
}

/** What is for one person and nobody else, whatever their role. */
export function rowsFor<Table extends PgTable>(person: (table: Table) => PgColumn): RowScope<Table> {
  const isTheirs = (table: Table, viewer: ViewerInSql) => eq(person(table), viewer.id);
  return {
    REP: isTheirs,
    MANAGER: isTheirs,
    DIRECTOR: isTheirs,
    OPERATIONS: isTheirs,
    FINANCE: isTheirs,
    ANALYST: isTheirs,
    ADMIN: isTheirs,
  };
}

function isOwn(table: Owned, viewer: ViewerInSql): SQL {
  return eq(table.ownerId, viewer.id);
}
