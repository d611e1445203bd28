import { and, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Permission } from '../access/viewer.ts';
import { Problem } from '../server/problem.ts';
import { Refusal } from '../trade/fault.ts';
import type { Compilation } from './compilation.ts';
import { columnOf, type EntityClass, type EntityDefinition, entityOf } from './entity.ts';
import { localId } from './global-id.ts';
import { isTree, leaf, type OperandTree, type Variables } from './operand.ts';
import { sqlTypeOf, sqlTypes } from './sql-value.ts';

/** What a list may be filtered by. `needs` is the permission without which the filter is refused. */
export type FilterDefinition = { readonly needs?: Permission } & (
  | { readonly kind: 'anyOf'; readonly column: PgColumn; readonly type: () => object }
  | { readonly kind: 'idIn'; readonly column: PgColumn; readonly target: () => EntityClass }
  | { readonly kind: 'text'; readonly column: PgColumn }
  | { readonly kind: 'search'; readonly columns: readonly PgColumn[] }
  | { readonly kind: 'words'; readonly language: PgColumn; readonly columns: readonly PgColumn[] }
  | { readonly kind: 'range'; readonly column: PgColumn; readonly of: 'Date' | 'DateTime' | 'Decimal' }
  | { readonly kind: 'flag'; readonly column: PgColumn }
  | { readonly kind: 'validOn'; readonly from: PgColumn; readonly until: PgColumn }
  | { readonly kind: 'related'; readonly column: PgColumn; readonly target: () => EntityClass }
);

/** Every field counts, `or` and `not` as well: more than a person sets, and less than harms. */
const greatestFilterSize = 200;

/** Of what a condition speaks, and where in the arguments it stands. */
interface Place {
  readonly compilation: Compilation;
  readonly entity: EntityDefinition;
  readonly table: PgTable;
  readonly path: readonly string[];
}

/** The condition that a `filter` argument sets on a table, or undefined where it sets none. */
export function filterCondition(
  compilation: Compilation,
  entity: EntityDefinition,
  table: PgTable,
  filter: OperandTree,
): SQL | undefined {
  const found = sizeOf(filter);
  if (found > greatestFilterSize) {
    throw new Problem('QUERY_TOO_COMPLEX', { limit: 'filter', maximum: greatestFilterSize, found });
  }
  return allOf({ compilation, entity, table, path: ['filter'] }, filter);
}

function sizeOf(tree: OperandTree): number {
  if (Array.isArray(tree)) return tree.reduce((sum: number, branch) => sum + sizeOf(branch), 0);
  if (!isTree(tree)) return 0;
  const given = Object.values(tree).filter((value) => value !== undefined);
  return given.reduce((sum: number, value) => sum + 1 + sizeOf(value), 0);
}

function allOf(place: Place, filter: OperandTree): SQL | undefined {
  if (!isTree(filter)) return undefined;
  const conditions = Object.entries(filter).map(([name, value]) =>
    value === undefined ? undefined : condition({ ...place, path: [...place.path, name] }, name, value),
  );
  return and(...conditions);
}

/** A filter that sets nothing holds for every row, also as a branch of `or` and under `not`. */
function condition(place: Place, name: string, value: OperandTree): SQL | undefined {
  const { compilation, entity, path } = place;
  if (name === 'not') {
    // What is unknown, because a column is null, does not hold either.
    return sql`(${allOf(place, value) ?? sql`true`}) IS NOT TRUE`;
  }
  if (name === 'or') {
    const branches = (value as OperandTree[]).map(
      (branch, index) => allOf({ ...place, path: [...path, String(index)] }, branch) ?? sql`true`,
    );
    return or(...branches) ?? sql`false`;
  }
  const definition = entity.filters[name];
  if (!definition) throw new Error(`${entity.name} has no filter ${name}`);
  compilation.demand(definition.needs);
  return declaredCondition(place, definition, value);
}

function declaredCondition(place: Place, definition: FilterDefinition, value: OperandTree): SQL | undefined {
  const { compilation, table, path } = place;
  if (definition.kind === 'search') {
    const pattern = compilation.bind(
      sqlTypes.text,
      path,
      (request) => `%${literalOf(leaf(value)(request))}%`,
    );
    return or(...definition.columns.map((column) => sql`${columnOf(table, column)} ILIKE ${pattern}`));
  }
  if (definition.kind === 'words') {
    const asked = compilation.bind(sqlTypes.text, path, (request) => String(leaf(value)(request)));
    const language = columnOf(table, definition.language);
    const columns = definition.columns.map((column) => columnOf(table, column));
    const words = sql`words_of(${sql.join([language, ...columns], sql`, `)})`;
    return sql`${words} @@ words_asked_anywhere(${asked}) AND ${words} @@ words_asked(${language}, ${asked})`;
  }
  if (definition.kind === 'validOn') {
    const day = compilation.bind(sqlTypes.date, path, (request) => String(leaf(value)(request)));
    const until = columnOf(table, definition.until);
    return sql`${columnOf(table, definition.from)} <= ${day} AND (${until} IS NULL OR ${until} >= ${day})`;
  }
  const column = columnOf(table, definition.column);
  const type = sqlTypeOf(column);
  switch (definition.kind) {
    case 'anyOf': {
      const list = (request: Variables) => (leaf(value)(request) as unknown[]).map(String);
      return sql`${column} = ANY(${compilation.bindList(type, path, list)})`;
    }
    case 'idIn': {
      const prefix = entityOf(definition.target()).prefix ?? '';
      const list = (request: Variables) =>
        (leaf(value)(request) as string[]).map((id) => knownId(prefix, id, path));
      return sql`${column} = ANY(${compilation.bindList(type, path, list)})`;
    }
    case 'flag':
      return sql`${column} = ${compilation.bind(type, path, (request) => String(leaf(value)(request)))}`;
    case 'range':
      return rangeCondition(place, column, definition.of, value);
    case 'text':
      return textCondition(place, column, value);
    case 'related': {
      const entity = entityOf(definition.target());
      return compilation.exists(entity, table, column, (related) =>
        allOf({ ...place, entity, table: related }, value),
      );
    }
  }
}

const rangeTypes = { Date: sqlTypes.date, DateTime: sqlTypes.instant, Decimal: sqlTypes.numeric };

function rangeCondition(
  { compilation, path }: Place,
  column: PgColumn,
  of: keyof typeof rangeTypes,
  value: OperandTree,
): SQL | undefined {
  const bound = (name: 'from' | 'to') => {
    const operand = isTree(value) ? value[name] : undefined;
    return (
      operand &&
      compilation.bind(rangeTypes[of], [...path, name], (request) => String(leaf(operand)(request)))
    );
  };
  const from = bound('from');
  const to = bound('to');
  // Instants are shown to the millisecond and stored to the microsecond: the last one is meant whole.
  const last =
    of === 'DateTime' ? to && sql`${column} < ${to} + interval '1 ms'` : to && sql`${column} <= ${to}`;
  return and(from && sql`${column} >= ${from}`, last);
}

function textCondition({ compilation, path }: Place, column: PgColumn, value: OperandTree): SQL | undefined {
  const on = (name: string, operator: 'ILIKE' | '=', write: (text: unknown) => string) => {
    const operand = isTree(value) ? value[name] : undefined;
    if (operand === undefined) return undefined;
    const text = compilation.bind(sqlTypes.text, [...path, name], (request) => write(leaf(operand)(request)));
    return sql`${column} ${sql.raw(operator)} ${text}`;
  };
  return and(
    on('equals', '=', String),
    on('contains', 'ILIKE', (text) => `%${literalOf(text)}%`),
    on('startsWith', 'ILIKE', (text) => `${literalOf(text)}%`),
  );
}

/** A text in a pattern: the caller's own `%`, `_` and `\` stand for themselves. */
function literalOf(text: unknown): string {
  return String(text).replace(/[\\%_]/g, '\\$&');
}

function knownId(prefix: string, id: string, path: readonly string[]): string {
  const local = localId(prefix, id);
  if (!local) throw new Refusal([{ code: 'INVALID_FORMAT', path, facts: { value: id.slice(0, 80) } }]);
  return local;
}
