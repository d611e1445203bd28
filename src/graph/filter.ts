import { and, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Permission } from '../access/viewer.ts';
import { Refusal } from '../trade/fault.ts';
import type { Compilation } from './compilation.ts';
import { columnOf, type EntityClass, type EntityDefinition, entityOf } from './entity.ts';
import { localId } from './global-id.ts';
import { Operand, type OperandTree } from './operand.ts';

/** What a list may be filtered by. `needs` is the permission without which the filter is refused. */
export type FilterDefinition = { readonly needs?: Permission } & (
  | { readonly kind: 'anyOf'; readonly column: PgColumn; readonly type: () => object }
  | { readonly kind: 'idIn'; readonly column: PgColumn; readonly target: () => EntityClass }
  | { readonly kind: 'text'; readonly column: PgColumn }
  | { readonly kind: 'search'; readonly columns: readonly PgColumn[] }
  | { readonly kind: 'range'; readonly column: PgColumn; readonly of: 'Date' | 'DateTime' | 'Decimal' }
  | { readonly kind: 'flag'; readonly column: PgColumn }
  | { readonly kind: 'related'; readonly column: PgColumn; readonly target: () => EntityClass }
);

/** The condition that a `filter` argument sets on a table, or undefined where it sets none. */
export function filterCondition(
  compilation: Compilation,
  entity: EntityDefinition,
  table: PgTable,
  filter: OperandTree,
): SQL | undefined {
  if (!isTree(filter)) return undefined;
  const conditions = Object.entries(filter).map(([name, value]) => {
    if (value === undefined) return undefined;
    if (name === 'not') {
      const condition = filterCondition(compilation, entity, table, value);
      return condition && not(condition);
    }
    if (name === 'or') {
      return or(
        ...(value as OperandTree[]).map((branch) => filterCondition(compilation, entity, table, branch)),
      );
    }
    const definition = entity.filters[name];
    if (!definition) throw new Error(`${entity.name} has no filter ${name}`);
    compilation.demand(definition.needs);
    return condition(compilation, definition, table, value, name);
  });
  return and(...conditions);
}

function condition(
  compilation: Compilation,
  definition: FilterDefinition,
  table: PgTable,
  value: OperandTree,
  name: string,
): SQL | undefined {
  if (definition.kind === 'search') {
    const pattern = compilation.bind((request) => likePattern(String(leaf(value)(request)), 'contains'));
    return or(...definition.columns.map((column) => sql`${columnOf(table, column)} ILIKE ${pattern}`));
  }
  const column = columnOf(table, definition.column);
  switch (definition.kind) {
    case 'anyOf': {
      const list = compilation.bind((request) => arrayLiteral(leaf(value)(request) as string[]));
      return sql`${column} = ANY(${list}::text::${sql.raw(definition.column.getSQLType())}[])`;
    }
    case 'idIn': {
      const prefix = entityOf(definition.target()).prefix ?? '';
      const list = compilation.bind((request) =>
        arrayLiteral((leaf(value)(request) as string[]).map((id) => knownId(prefix, id, name))),
      );
      return sql`${column} = ANY(${list}::text::uuid[])`;
    }
    case 'flag':
      return sql`${column} = ${compilation.bind((request) => String(leaf(value)(request)))}::boolean`;
    case 'range':
      return rangeCondition(compilation, column, value);
    case 'text':
      return textCondition(compilation, column, value);
    case 'related':
      return compilation.exists(entityOf(definition.target()), table, column, (related) =>
        filterCondition(compilation, entityOf(definition.target()), related, value),
      );
  }
}

function rangeCondition(compilation: Compilation, column: PgColumn, value: OperandTree): SQL | undefined {
  if (!isTree(value)) return undefined;
  const type = sql.raw(column.getSQLType());
  const bound = (name: string, operator: SQL) => {
    const operand = value[name];
    return operand && sql`${column} ${operator} ${compilation.bind(leaf(operand))}::${type}`;
  };
  return and(bound('from', sql`>=`), bound('to', sql`<=`));
}

function textCondition(compilation: Compilation, column: PgColumn, value: OperandTree): SQL | undefined {
  if (!isTree(value)) return undefined;
  const like = (name: 'contains' | 'startsWith') => {
    const operand = value[name];
    return (
      operand &&
      sql`${column} ILIKE ${compilation.bind((request) => likePattern(String(leaf(operand)(request)), name))}`
    );
  };
  const equals = value.equals && sql`${column} = ${compilation.bind(leaf(value.equals))}::text`;
  return and(equals, like('contains'), like('startsWith'));
}

/** A pattern in which the caller's own `%`, `_` and `\` stand for themselves. */
function likePattern(text: string, kind: 'contains' | 'startsWith'): string {
  const literal = text.replace(/[\\%_]/g, '\\$&');
  return kind === 'contains' ? `%${literal}%` : `${literal}%`;
}

/** A list as PostgreSQL writes it, to be cast to an array. */
function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}

function knownId(prefix: string, id: string, name: string): string {
  const local = localId(prefix, id);
  if (!local) throw new Refusal([{ code: 'INVALID_FORMAT', path: ['filter', name], facts: { value: id } }]);
  return local;
}

/** How to find the value of a leaf in a request. */
export function leaf(value: OperandTree): Operand['evaluate'] {
  if (value instanceof Operand) return value.evaluate;
  throw new Error('An operand was expected');
}

/** Whether a part of an argument is an object of the document. */
export function isTree(value: OperandTree): value is { [field: string]: OperandTree } {
  return value !== undefined && !(value instanceof Operand) && !Array.isArray(value);
}
