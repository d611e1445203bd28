import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Role } from '../access/viewer.ts';
import type { EntityClass } from './entity.ts';

/** The viewer as SQL: parameters of the statement, never literals of its text, so that a plan serves every viewer of a role. */
export interface ViewerInSql {
  readonly id: SQL;
  readonly companyId: SQL;
  /** A `uuid[]`. */
  readonly teamIds: SQL;
}

/** The rows of a table that a role sees. The viewer's company is always demanded besides. */
export type RoleScope<Table extends PgTable> =
  | 'EVERY_ROW'
  | 'NO_ROW'
  | ((table: Table, viewer: ViewerInSql) => SQL);

/**
 * Which rows of a table each role sees, or that a row is seen when its parent is.
 * Every role is named, so a new one can't slip past a table.
 */
export type RowScope<Table extends PgTable = PgTable> =
  | Readonly<Record<Role, RoleScope<Table>>>
  | { readonly parent: () => EntityClass; readonly through: PgColumn };
