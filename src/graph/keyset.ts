import { and, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { Refusal } from '../trade/fault.ts';
import type { Compilation } from './compilation.ts';
import { placeJson, placeOf } from './cursor.ts';
import { columnOf, type EntityDefinition } from './entity.ts';
import { isTree, leaf, Operand, type OperandTree } from './operand.ts';
import { sqlTypeOf } from './sql-value.ts';

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
  readonly between: SQL | undefined;
  readonly orderBy: SQL;
  /** One more than asked for: whether it comes back says if there is a next page. */
  readonly limit: number;
  readonly place: SQL;
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
  const key = columnOf(table, order.column);
  const id = columnOf(table, idColumnOf(entity));

  /** The rows on one side of a cursor, in the order that was asked for. */
  const side = (argument: 'after' | 'before'): SQL | undefined => {
    const cursor = page[argument];
    if (cursor === undefined) return undefined;
    const part = (index: 1 | 2, column: PgColumn) =>
      compilation.bind(sqlTypeOf(column), [argument], (request) => {
        const place = placeOf(String(leaf(cursor)(request)), order.name);
        if (!place) throw new Refusal([{ code: 'INVALID_FORMAT', path: [argument] }]);
        return place[index];
      });
    const greater = (argument === 'after') !== order.descending;
    return sql`(${key}, ${id}) ${greater ? sql`>` : sql`<`} (${part(1, key)}, ${part(2, id)})`;
  };

  // Pages from the end are read backwards and turned round later.
  const descending = order.descending !== (page.last !== undefined);
  const direction = descending ? sql`DESC` : sql`ASC`;
  return {
    between: and(side('after'), side('before')),
    orderBy: sql`${key} ${direction}, ${id} ${direction}`,
    limit: size + 1,
    place: placeJson(order.name, key, id),
  };
}

/** How many rows a page holds. GitHub's rule: 1 to 100, by `first` or by `last` and never by both. */
function pageSize(page: Pick<PageArguments, 'first' | 'last'>): number {
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
