import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { GraphQLSchema, SelectionSetNode } from 'graphql';
import { requireViewer } from '../access/require-viewer.ts';
import type { Permission, Viewer } from '../access/viewer.ts';
import type { Transaction } from '../database/database.ts';
import { rowsOf } from '../database/rows-of.ts';
import type { RequestContext } from '../server/context.ts';
import { Compilation } from './compilation.ts';
import { type EntityClass, entityOf } from './entity.ts';
import { localId } from './global-id.ts';
import { selectTrustedRow } from './statement.ts';

// A row as a computed field would find it: the same selection gives the same shape, so that one rule serves the field
// that shows its result, the query that plays with it and the command that acts on it. Rows stay limited to those that
// the viewer sees; field rules do not apply.

/** The open transaction of a command, and the schema that its selections are of. */
interface Reader {
  readonly tx: Transaction;
  readonly schema: GraphQLSchema;
}

/** The visible row with this UUID, as it is in a transaction. */
export async function readWithin<Shape>(
  { tx, schema }: Reader,
  viewer: Viewer,
  target: EntityClass,
  id: string,
  selections: SelectionSetNode,
): Promise<Shape | null> {
  const [row] = await rowsOf<{ json: Shape }>(tx, rowStatement(schema, viewer, target, id, selections));
  return row?.json ?? null;
}

/** The visible row with this global id, for viewers with a permission; null where it is missing or hidden. */
export async function readWhole<Shape>(
  context: RequestContext,
  permission: Permission,
  target: EntityClass,
  id: string,
  selections: SelectionSetNode,
): Promise<Shape | null> {
  const viewer = requireViewer(context, permission);
  const local = localId(entityOf(target).prefix ?? '', id);
  if (local === null) return null;
  const { sql: text, params } = dialect.sqlToQuery(
    rowStatement(context.schema, viewer, target, local, selections),
  );
  const [row] = await context.database.read<{ json: Shape }>({ text, params });
  return row?.json ?? null;
}

const dialect = new PgDialect();

function rowStatement(
  schema: GraphQLSchema,
  viewer: Viewer,
  target: EntityClass,
  id: string,
  selections: SelectionSetNode,
): SQL {
  const bindings = { viewer, variables: {}, keys: { id } };
  const compilation = new Compilation({ schema, fragments: {}, variables: {} }, viewer, bindings);
  return selectTrustedRow(compilation, entityOf(target), selections);
}
