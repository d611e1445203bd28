import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Viewer } from '../access/viewer.ts';
import { type EntityClass, entityOf } from '../graph/entity.ts';
import { localId } from '../graph/global-id.ts';
import type { RowScope } from '../graph/row-scope.ts';
import { viewerValues } from '../graph/viewer-values.ts';
import { Problem } from '../server/problem.ts';
import { type Fault, Refusal, refuse, staleFault } from '../trade/fault.ts';
import type { Change } from './change.ts';

/** A table whose rows belong to a company and count their changes. */
export interface Versioned extends PgTable {
  readonly companyId: PgColumn;
  readonly id: PgColumn;
  readonly version: PgColumn;
}
type RowOf<Table extends Versioned> = Table['$inferSelect'] & { id: string; version: number };

/** Locks the row that a command is about. Missing and hidden rows are both NOT_FOUND, as they are to a reader. */
export async function lockRow<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  id: string,
): Promise<RowOf<Table>> {
  const local = localId(entityOf(target).prefix ?? '', id);
  const [row] = local ? await select(viewer, change, target, table, [local]).for('update') : [];
  if (!row) throw new Problem('NOT_FOUND');
  change.isAbout(entityOf(target).name, (row as RowOf<Table>).id);
  return row as RowOf<Table>;
}

/** Locks a row for an edit that names the version its caller read; a stale one is refused. */
export async function lockVersion<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  input: { readonly id: string; readonly version: number },
): Promise<RowOf<Table>> {
  const row = await lockRow(change, viewer, target, table, input.id);
  refuseStale(row, input.version);
  return row;
}

/** How rows are reached that are seen through a parent. */
export interface ChildOf<Child extends Versioned, Parent extends Versioned> {
  readonly target: EntityClass;
  readonly table: Child;
  /** The column that holds the parent's id. */
  readonly through: PgColumn;
  readonly parent: EntityClass;
  readonly parentTable: Parent;
}

/**
 * Locks a row that is seen through a parent: the parent first, by which all writers queue in one order, then the row.
 * A stale version is refused.
 */
export async function lockChild<Child extends Versioned, Parent extends Versioned>(
  change: Change,
  viewer: Viewer,
  { target, table, through, parent, parentTable }: ChildOf<Child, Parent>,
  input: { readonly id: string; readonly version: number },
): Promise<{ row: RowOf<Child>; parent: RowOf<Parent> }> {
  const id = localId(entityOf(target).prefix ?? '', input.id);
  const here = and(eq(table.companyId, viewer.companyId), eq(table.id, id ?? viewer.companyId));
  const found = await change.tx
    .select({ parentId: through })
    .from(table as PgTable)
    .where(here);
  const parentId = found[0]?.parentId as string | undefined;
  const [owner] = parentId ? await select(viewer, change, parent, parentTable, [parentId]).for('update') : [];
  if (!owner) throw new Problem('NOT_FOUND');
  change.isAbout(entityOf(parent).name, (owner as RowOf<Parent>).id);
  const [row] = await change.tx
    .select()
    .from(table as PgTable)
    .where(here)
    .for('update');
  refuseStale(row as RowOf<Child>, input.version);
  return { row: row as RowOf<Child>, parent: owner as RowOf<Parent> };
}

function refuseStale(row: { readonly version: number }, given: number): void {
  if (row.version !== given) throw new Refusal([staleFault(row.version, given)]);
}

/** Whether a viewer sees a row with this UUID. */
export async function isVisible<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  id: string,
): Promise<boolean> {
  const rows = await select(viewer, change, target, table, [id]);
  return rows.length > 0;
}

/** A row that an input refers to, and the field that names it. */
export interface Reference {
  readonly id: string;
  readonly path: readonly string[];
}

/** The visible row that an input refers to, kept from being deleted meanwhile; refuses at the field that names it. */
export async function referredRow<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  id: string,
  path: readonly string[],
): Promise<RowOf<Table>> {
  const [row] = await referredRows(change, viewer, target, table, [{ id, path }]);
  return row!;
}

/** The visible rows that an input refers to, in its order, read at once; refuses every one that is not found. */
export async function referredRows<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  references: readonly Reference[],
): Promise<RowOf<Table>[]> {
  const prefix = entityOf(target).prefix ?? '';
  const ids = references.map(({ id }) => localId(prefix, id));
  const known = [...new Set(ids.filter((id) => id !== null))];
  const rows = await visibleRows(change, viewer, target, table, known);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const faults = references.flatMap(({ path }, index): Fault[] =>
    byId.has(ids[index] ?? '') ? [] : [{ code: 'NOT_FOUND', path }],
  );
  refuse(faults);
  return ids.map((id) => byId.get(id!)!);
}

/** Of rows that are known by their ids those that are visible, kept from being deleted meanwhile. */
export async function visibleRows<Table extends Versioned>(
  change: Change,
  viewer: Viewer,
  target: EntityClass,
  table: Table,
  ids: readonly string[],
): Promise<RowOf<Table>[]> {
  const rows = ids.length > 0 ? await select(viewer, change, target, table, ids).for('key share') : [];
  return rows as RowOf<Table>[];
}

function select<Table extends Versioned>(
  viewer: Viewer,
  change: Change,
  target: EntityClass,
  table: Table,
  ids: readonly string[],
) {
  const { scope } = entityOf(target);
  return change.tx
    .select()
    .from(table as PgTable)
    .where(
      and(eq(table.companyId, viewer.companyId), inArray(table.id, [...ids]), inScope(scope, table, viewer)),
    );
}

/** The scope of the read path, with the viewer's own values: what can't be read can't be written. */
function inScope(scope: RowScope, table: PgTable, viewer: Viewer): SQL | undefined {
  if ('parent' in scope) throw new Error('Rows that are seen through a parent are written through it');
  const roleScope = scope[viewer.role];
  if (roleScope === 'EVERY_ROW') return undefined;
  return roleScope === 'NO_ROW' ? sql`false` : roleScope(table, viewerValues(viewer));
}
