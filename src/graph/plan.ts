import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { Statement } from '../database/database.ts';
import { type Bindings, Compilation } from './compilation.ts';
import { variableShape } from './variable-shape.ts';

/** A selection compiled for the viewers of one role: text that never changes, and how each request fills it. */
export interface Plan {
  readonly text: string;
  readonly redacted: ReadonlySet<string>;
  fill(bindings: Bindings): Statement;
}

const dialect = new PgDialect();

/** Operations are parsed once and kept by the server, so a plan lives as long as its document. */
const plansOfOperation = new WeakMap<OperationDefinitionNode, Map<string, Plan>>();
/** One operation may be asked with many page sizes and filters; past this number the oldest plans go. */
const plansKeptPerOperation = 200;

/** The plan for a field of an operation: compiled at the first request of its shape, found again by the next. */
export function planFor(
  info: GraphQLResolveInfo,
  viewer: Viewer,
  purpose: string,
  compile: (compilation: Compilation) => SQL,
): Plan {
  const plans = plansOfOperation.get(info.operation) ?? new Map<string, Plan>();
  plansOfOperation.set(info.operation, plans);
  const key = [
    responsePath(info),
    purpose,
    viewer.role,
    [...viewer.permissions].join(' '),
    variableShape(info.schema, info.operation, info.variableValues),
  ].join('|');
  const known = plans.get(key);
  if (known) return known;
  const scope = { schema: info.schema, fragments: info.fragments, variables: info.variableValues };
  const compilation = new Compilation(scope, viewer);
  const query = dialect.sqlToQuery(compile(compilation));
  const plan = finish(query.sql, query.params, compilation);
  const [oldest] = plans.keys();
  if (plans.size >= plansKeptPerOperation && oldest !== undefined) plans.delete(oldest);
  plans.set(key, plan);
  return plan;
}

function finish(text: string, params: unknown[], compilation: Compilation): Plan {
  const { parameters, redacted } = compilation;
  return {
    text,
    redacted,
    fill(bindings) {
      const values: Record<string, unknown> = {};
      for (const [name, find] of parameters) values[name] = find(bindings);
      return { text, params: fillPlaceholders(params, values) };
    },
  };
}

function responsePath(info: GraphQLResolveInfo): string {
  const keys: (string | number)[] = [];
  for (let path: GraphQLResolveInfo['path'] | undefined = info.path; path; path = path.prev)
    keys.push(path.key);
  return keys.reverse().join('.');
}
