import type { GraphQLSchema, SelectionSetNode } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { Transaction } from '../database/database.ts';
import { rowsOf } from '../database/rows-of.ts';
import { Compilation } from './compilation.ts';
import { type EntityClass, entityOf } from './entity.ts';
import { selectTrustedRow } from './statement.ts';

/** The open transaction of a command, and the schema that its selections are of. */
interface Reader {
  readonly tx: Transaction;
  readonly schema: GraphQLSchema;
}

/**
 * The visible row with this UUID as a computed field would find it: the same selection gives the same shape, so that
 * one rule serves the field that shows its result and the command that acts on it. Field rules do not apply.
 */
export async function readWithin<Shape>(
  { tx, schema }: Reader,
  viewer: Viewer,
  target: EntityClass,
  id: string,
  selections: SelectionSetNode,
): Promise<Shape | null> {
  const bindings = { viewer, variables: {}, keys: { id } };
  const compilation = new Compilation({ schema, fragments: {}, variables: {} }, viewer, bindings);
  const [row] = await rowsOf<{ json: Shape }>(
    tx,
    selectTrustedRow(compilation, entityOf(target), selections),
  );
  return row?.json ?? null;
}
