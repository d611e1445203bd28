import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../server/context.ts';
import { allEntities } from './entity.ts';
import { cursorOfRow, type Page, type PageSize, pageOf, type Row, type RowPage } from './page.ts';
import { payloadResults, type Results } from './payload.type.ts';
import { readLocal } from './read.ts';

// biome-ignore lint/suspicious/noExplicitAny: graphql-js itself types sources and arguments so
type Resolver = GraphQLFieldResolver<any, RequestContext>;

/**
 * Lets a finished schema answer from rows: each field of an entity finds its value under its response key,
 * where the statement put it. The framework's own resolvers are left to computed fields alone.
 */
export function attachReadPath(schema: GraphQLSchema): GraphQLSchema {
  for (const entity of allEntities()) {
    const type = schema.getType(entity.name);
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const kind = entity.fields.get(name)?.kind;
      if (kind === 'connection') field.resolve = pageOfKey;
      else if (kind === 'computed') field.resolve = computeOn(field.resolve);
      else if (kind !== undefined) field.resolve = valueOfKey;
    }
    const connection = schema.getType(`${entity.name}Connection`);
    const edge = schema.getType(`${entity.name}Edge`);
    if (isObjectType(connection)) attachResolvers(connection, connectionResolvers);
    if (isObjectType(edge)) attachResolvers(edge, edgeResolvers);
  }
  for (const [typeName, results] of payloadResults()) {
    const type = schema.getType(typeName);
    if (isObjectType(type)) attachResolvers(type, resultResolvers(results));
  }
  return schema;
}

function attachResolvers(type: GraphQLObjectType, resolvers: Readonly<Record<string, Resolver>>): void {
  for (const [name, resolve] of Object.entries(resolvers)) type.getFields()[name]!.resolve = resolve;
}

function valueOfKey(source: Row, _args: unknown, _context: unknown, info: GraphQLResolveInfo): unknown {
  return source[info.path.key];
}

function pageOfKey(source: Row, args: PageSize, _context: unknown, info: GraphQLResolveInfo): Page | null {
  const page = source[info.path.key] as RowPage | null;
  return page && pageOf(page, args);
}

/** A computed field runs on what its `selects` has read. */
function computeOn(compute: Resolver | undefined): Resolver {
  return (source: Row, args, context, info) => {
    const needed = source[info.path.key];
    return needed === null || !compute ? null : compute(needed, args, context, info);
  };
}

const connectionResolvers: Readonly<Record<string, Resolver>> = {
  edges: (page: Page, _args, _context, info) => page.rows.map((row) => ({ row, edgesKey: info.path.key })),
  nodes: (page: Page, _args, _context, info) => page.rows.map((row) => row[info.path.key]),
  totalCount: (page: Page) => page.total,
  pageInfo: (page: Page) => ({
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: cursorOfRow(page.rows[0]),
    endCursor: cursorOfRow(page.rows.at(-1)),
  }),
};

/** A row of a page, and the response key under which its `edges` were asked for. */
interface Edge {
  readonly row: Row;
  readonly edgesKey: string;
}

const edgeResolvers: Readonly<Record<string, Resolver>> = {
  cursor: ({ row }: Edge) => cursorOfRow(row),
  node: ({ row, edgesKey }: Edge, _args, _context, info) => row[`${edgesKey}.${info.path.key}`],
};

/** A payload's rows are read after the command by the same path as any query. */
function resultResolvers(results: Results): Record<string, Resolver> {
  return Object.fromEntries(
    Object.entries(results).map(([name, target]): [string, Resolver] => [
      name,
      (source: Row, _args, context, info) => {
        const id = source[name];
        return typeof id === 'string' ? readLocal(context, info, target(), id) : null;
      },
    ]),
  );
}
