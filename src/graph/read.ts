import type { PgColumn } from 'drizzle-orm/pg-core';
import type { GraphQLResolveInfo } from 'graphql';
import { requireViewer } from '../access/require-viewer.ts';
import type { RequestContext } from '../server/context.ts';
import { selectionsOf } from './collect-fields.ts';
import { type EntityClass, type EntityDefinition, entityOf, entityOfPrefix } from './entity.ts';
import { localId, parseGlobalId } from './global-id.ts';
import { typeKey } from './node.type.ts';
import { type Page, type PageSize, pageOf, type Row, type RowPage } from './page.ts';
import { type Plan, planFor } from './plan.ts';
import { sqlTypeOf } from './sql-value.ts';
import { selectConnection, selectRow } from './statement.ts';

/** A column and the value that the rows must have in it. */
export type Key = readonly [column: PgColumn, value: string];

/** The one visible row with these keys, with what the client selected of it; null where none is visible. */
export async function readOne(
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  ...keys: readonly Key[]
): Promise<Row | null> {
  return readRow(context, info, entityOf(target), keys);
}

/** The visible row with this UUID. */
export async function readLocal(
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  id: string,
): Promise<Row | null> {
  const entity = entityOf(target);
  return readRow(context, info, entity, [[idColumn(entity), id]]);
}

/** The visible row with a global id of this type; null where the id is another type's, unknown or hidden. */
export async function readById(
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  id: string,
): Promise<Row | null> {
  requireViewer(context);
  const entity = entityOf(target);
  const local = localId(entity.prefix ?? '', id);
  return local === null ? null : readRow(context, info, entity, [[idColumn(entity), local]]);
}

/** The visible row behind a global id of any type, marked with its type. */
export async function readNode(
  context: RequestContext,
  info: GraphQLResolveInfo,
  id: string,
): Promise<Row | null> {
  requireViewer(context);
  const parsed = parseGlobalId(id);
  const entity = parsed && entityOfPrefix(parsed.prefix);
  if (!entity) return null;
  const row = await readRow(context, info, entity, [[idColumn(entity), parsed.id]]);
  return row && { ...row, [typeKey]: entity.name };
}

/** One page of visible rows; the field's own arguments, read from the document, choose and filter it. */
export async function readPage(
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  size: PageSize,
  ...keys: readonly Key[]
): Promise<Page> {
  const viewer = requireViewer(context);
  const entity = entityOf(target);
  const field = info.parentType.getFields()[info.fieldName]!;
  const columns = keys.map(([column]) => column);
  const plan = planFor(info, viewer, purposeOf('page', entity, columns), (compilation) =>
    selectConnection(compilation, entity, field, info.fieldNodes, columns),
  );
  const [json] = await run<RowPage>(context, info, plan, keys);
  return pageOf(json ?? { rows: [] }, size);
}

async function readRow(
  context: RequestContext,
  info: GraphQLResolveInfo,
  entity: EntityDefinition,
  keys: readonly Key[],
): Promise<Row | null> {
  const viewer = requireViewer(context);
  // No row has a key that its column cannot hold.
  if (!keys.every(([column, value]) => sqlTypeOf(column).reads(value))) return null;
  const columns = keys.map(([column]) => column);
  const plan = planFor(info, viewer, purposeOf('row', entity, columns), (compilation) =>
    selectRow(compilation, entity, selectionsOf(info.fieldNodes), columns),
  );
  const [json] = await run<Row>(context, info, plan, keys);
  return json ?? null;
}

async function run<Json>(
  context: RequestContext,
  info: GraphQLResolveInfo,
  plan: Plan,
  keys: readonly Key[],
): Promise<Json[]> {
  for (const field of plan.redacted) context.redactions.add(field);
  const statement = plan.fill({
    viewer: requireViewer(context),
    variables: info.variableValues,
    keys: Object.fromEntries(keys.map(([column, value]) => [column.name, value])),
  });
  const rows = await context.database.read<{ json: Json }>(statement);
  return rows.map((row) => row.json);
}

function purposeOf(kind: string, entity: EntityDefinition, columns: readonly PgColumn[]): string {
  return [kind, entity.name, ...columns.map((column) => column.name)].join(' ');
}

function idColumn(entity: EntityDefinition): PgColumn {
  for (const field of entity.fields.values()) if (field.kind === 'id') return field.column;
  throw new Error(`${entity.name} has no id`);
}
