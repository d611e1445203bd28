import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { Refusal } from '../trade/fault.ts';
import type { Compilation } from './compilation.ts';
import { columnOf, type EntityDefinition } from './entity.ts';
import { isTree, leaf } from './filter.ts';
import { Operand, type OperandTree } from './operand.ts';

/** The arguments that choose a page of a connection. */
export interface PageArguments {
  readonly first: OperandTree;
  readonly last: OperandTree;
  readonly after: OperandTree;
  readonly before: OperandTree;
  readonly orderBy: OperandTree;
}

/** A page as SQL: which rows, in which order, how many, and the place of each row for its cursor. */
export interface Keyset {
  readonly beyond: SQL | undefined;
  readonly orderBy: SQL;
  /** One more than asked for: whether it comes back says if there is a next page. */
  readonly limit: number;
  readonly position: SQL;
}

export const defaultPageSize = 20;
export const greatestPageSize = 100;

/** Reads a page by its place in an index (key, id) and never by counting rows from the start. */
export function keysetOf(
  compilation: Compilation,
  entity: EntityDefinition,
  table: PgTable,
  page: PageArguments,
): Keyset {
  const size = pageSize(page);
  const order = orderOf(entity, page.orderBy);
  const backward = page.last !== undefined;
  const key = columnOf(table, order.column);
  const id = columnOf(table, idColumnOf(entity));
  const descending = order.descending !== backward;
  const cursor = backward ? page.before : page.after;
  const beyond =
    cursor === undefined
      ? undefined
      : sql`(${key}, ${id}) ${descending ? sql`<` : sql`>`} (${place(0, key)}, ${place(1, id)})`;

  function place(index: 0 | 1, column: PgColumn): SQL {
    const argument = backward ? 'before' : 'after';
    const value = compilation.bind((request) => {
      const found = parseCursor(String(leaf(cursor)(request)), order.name, column, index);
      if (found === null) throw new Refusal([{ code: 'INVALID_FORMAT', path: [argument] }]);
      return found;
    });
    return sql`${value}::${sql.raw(column.getSQLType())}`;
  }

  const direction = descending ? sql`DESC` : sql`ASC`;
  return {
    beyond,
    orderBy: sql`${key} ${direction}, ${id} ${direction}`,
    limit: size + 1,
    position: sql`json_build_array(${sql.raw(`'${order.name}'`)}, ${key}::text, ${id}::text)`,
  };
}

/** The opaque form of a row's position. */
export function cursorOf(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** How many rows a page holds. GitHub's rule: 1 to 100, by `first` or by `last` and never by both. */
export function pageSize(page: Pick<PageArguments, 'first' | 'last'>): number {
  const first = page.first instanceof Operand ? Number(page.first.value) : undefined;
  const last = page.last instanceof Operand ? Number(page.last.value) : undefined;
  if (first !== undefined && last !== undefined) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['last'], facts: { minimum: 1, maximum: 100 } }]);
  }
  const size = first ?? last ?? defaultPageSize;
  if (!Number.isInteger(size) || size < 1 || size > greatestPageSize) {
    const path = [last === undefined ? 'first' : 'last'];
    throw new Refusal([{ code: 'OUT_OF_RANGE', path, facts: { minimum: 1, maximum: greatestPageSize } }]);
  }
  return size;
}

function orderOf(entity: EntityDefinition, orderBy: OperandTree) {
  const [first] = Object.entries(entity.orders);
  if (!first) throw new Error(`${entity.name} declares no order`);
  const by = isTree(orderBy) && orderBy.by instanceof Operand ? String(orderBy.by.value) : first[0];
  const direction = isTree(orderBy) && orderBy.direction instanceof Operand && orderBy.direction.value;
  return { name: by, column: entity.orders[by] ?? first[1], descending: direction === 'DESC' };
}

function idColumnOf(entity: EntityDefinition): PgColumn {
  for (const field of entity.fields.values()) if (field.kind === 'id') return field.column;
  throw new Error(`${entity.name} has no id to page by`);
}

const formOfType: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f-]{36}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'timestamp with time zone': /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/,
  numeric: /^-?\d+(\.\d+)?$/,
  integer: /^-?\d{1,9}$/,
};

/** The value of a cursor, or null where the cursor was made up, altered or belongs to another order. */
function parseCursor(cursor: string, order: string, column: PgColumn, index: 0 | 1): string | null {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(position) || position.length !== 3 || position[0] !== order) return null;
    const value: unknown = position[index + 1];
    if (typeof value !== 'string' || value.includes('\0')) return null;
    return (formOfType[column.getSQLType()] ?? /^/).test(value) ? value : null;
  } catch {
    return null;
  }
}
