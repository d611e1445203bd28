import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
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

/** The plans used last, of all documents; past this number the one that was not used for longest goes. */
const plans = new Map<string, Plan>();
const plansKept = 1_000;

/** Documents are parsed once and kept by the server: each of their fields has a number for as long as it is. */
const numbers = new WeakMap<FieldNode, number>();
let numbered = 0;

/** The plan for a field of a document: compiled at the first request of its shape, found again by the next. */
export function planFor(
  info: GraphQLResolveInfo,
  viewer: Viewer,
  purpose: string,
  compile: (compilation: Compilation) => SQL,
): Plan {
  const { schema, fragments, fieldNodes } = info;
  const variables = variableShape(info);
  const key = [
    fieldNodes.map(numberOf).join('+'),
    purpose,
    viewer.role,
    [...viewer.permissions].join(' '),
    JSON.stringify(variables),
  ].join('|');
  const plan =
    plans.get(key) ?? compilePlan(new Compilation({ schema, fragments, variables }, viewer), compile);
  plans.delete(key);
  plans.set(key, plan);
  const [oldest] = plans.keys();
  if (plans.size > plansKept && oldest !== undefined) plans.delete(oldest);
  return plan;
}

function compilePlan(compilation: Compilation, compile: (compilation: Compilation) => SQL): Plan {
  const { sql: text, params } = dialect.sqlToQuery(compile(compilation));
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

function numberOf(field: FieldNode): number {
  const number = numbers.get(field) ?? ++numbered;
  numbers.set(field, number);
  return number;
}
