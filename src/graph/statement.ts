import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { FieldNode, GraphQLField, SelectionSetNode } from 'graphql';
import { minorDigitsOfCurrencies } from '../trade/currency.ts';
import { collectFields, selectionsOf } from './collect-fields.ts';
import type { Compilation } from './compilation.ts';
import { columnOf, type EntityDefinition, type EntityField, entityOf } from './entity.ts';
import { filterCondition } from './filter.ts';
import { keysetOf } from './keyset.ts';
import { defaultOperand, type OperandTree, readOperand } from './operand.ts';

/** How a list or a row is reached: the rows of a table that hang on the row of another. */
interface Reach {
  readonly entity: EntityDefinition;
  readonly table: PgTable;
  readonly through: PgColumn;
}

/** What of a type a selection wants; `trusted` leaves out field rules, for what computed fields need themselves. */
interface Wanted {
  readonly selections: readonly SelectionSetNode[];
  readonly trusted: boolean;
}

/** One visible row as JSON, or no row. */
export function selectRow(
  compilation: Compilation,
  entity: EntityDefinition,
  selections: readonly SelectionSetNode[],
  keys: readonly PgColumn[],
): SQL {
  const table = compilation.alias(entity.table);
  const found = and(compilation.visible(entity, table), ...keyConditions(compilation, table, keys));
  const json = rowJson(compilation, entity, table, { selections, trusted: false });
  return sql`SELECT ${json} AS json FROM ${entity.table} ${table} WHERE ${found} LIMIT 1`;
}

/** One page of visible rows as JSON. */
export function selectConnection(
  compilation: Compilation,
  entity: EntityDefinition,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  keys: readonly PgColumn[],
): SQL {
  const conditions = (table: PgTable) =>
    and(compilation.visible(entity, table), ...keyConditions(compilation, table, keys));
  return sql`SELECT ${connectionJson(compilation, entity, field, nodes, conditions)} AS json`;
}

function keyConditions(compilation: Compilation, table: PgTable, keys: readonly PgColumn[]): SQL[] {
  return keys.map((key) => {
    const value = compilation.parameter((bindings) => bindings.keys[key.name]);
    return sql`${columnOf(table, key)} = ${value}::${sql.raw(key.getSQLType())}`;
  });
}

function rowJson(compilation: Compilation, entity: EntityDefinition, table: PgTable, wanted: Wanted): SQL {
  const fields = collectFields(compilation.scope, compilation.objectType(entity), wanted.selections);
  const pairs: [string, SQL][] = [];
  for (const [key, nodes] of fields) {
    const name = nodes[0]?.name.value ?? '';
    const field = entity.fields.get(name);
    if (!field) continue;
    if (!wanted.trusted && !compilation.permits(field.needs)) {
      compilation.redacted.add(`${entity.name}.${name}`);
      pairs.push([key, sql`NULL`]);
      continue;
    }
    pairs.push([key, fieldJson(compilation, entity, table, field, nodes, wanted.trusted)]);
  }
  return jsonObject(pairs);
}

function fieldJson(
  compilation: Compilation,
  entity: EntityDefinition,
  table: PgTable,
  field: EntityField,
  nodes: readonly FieldNode[],
  trusted: boolean,
): SQL {
  const wanted = { selections: selectionsOf(nodes), trusted };
  switch (field.kind) {
    case 'id':
      return sql`${sql.raw(`'${entity.prefix}_'`)} || ${columnOf(table, field.column)}::text`;
    case 'column':
      return columnJson(columnOf(table, field.column));
    case 'money':
      return moneyJson(columnOf(table, field.amount), columnOf(table, field.currency), field.inMinorUnits);
    case 'computed':
      return rowJson(compilation, entity, table, { selections: [field.selects], trusted: true });
    case 'one': {
      const target = entityOf(field.target());
      const related = compilation.alias(target.table);
      const to = columnOf(related, field.to ?? columnNamed(target.table, 'id'));
      const from = columnOf(table, field.from);
      const seen = compilation.visible(target, related, { entity, table, through: to });
      const json = rowJson(compilation, target, related, wanted);
      return sql`(SELECT ${json} FROM ${target.table} ${related} WHERE ${and(eq(to, from), seen)})`;
    }
    case 'many': {
      const target = entityOf(field.target());
      const related = compilation.alias(target.table);
      const hangs = hangsOn({ entity, table, through: field.to }, related, compilation, target);
      const json = rowJson(compilation, target, related, wanted);
      const order = field.orderBy.map((column) => asc(columnOf(related, column)));
      return sql`(SELECT coalesce(json_agg(r.json), '[]') FROM (SELECT ${json} AS json FROM ${target.table} ${related} WHERE ${hangs} ORDER BY ${sql.join(order, sql`, `)} LIMIT ${sql.raw(String(field.atMost))}) r)`;
    }
    case 'connection': {
      const target = entityOf(field.target());
      const name = nodes[0]?.name.value ?? '';
      const definition = compilation.objectType(entity).getFields()[name];
      if (!definition) throw new Error(`${entity.name}.${name} is not served`);
      return connectionJson(compilation, target, definition, nodes, (related) =>
        hangsOn({ entity, table, through: field.to }, related, compilation, target),
      );
    }
  }
}

function hangsOn(
  reach: Reach,
  related: PgTable,
  compilation: Compilation,
  target: EntityDefinition,
): SQL | undefined {
  const parentId = columnNamed(reach.table, 'id');
  return and(eq(columnOf(related, reach.through), parentId), compilation.visible(target, related, reach));
}

/**
 * `rows`: each with its place and, for every way in which nodes are selected, the node under that way's key
 * (`edges.node`, or `nodes`, by response keys); `total` where it is asked for.
 */
function connectionJson(
  compilation: Compilation,
  entity: EntityDefinition,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  conditions: (table: PgTable) => SQL | undefined,
): SQL {
  const table = compilation.alias(entity.table);
  const argument = argumentReader(compilation, field, nodes);
  const page = keysetOf(compilation, entity, table, {
    first: argument('first'),
    last: argument('last'),
    after: argument('after'),
    before: argument('before'),
    orderBy: argument('orderBy'),
  });
  const filter = argument('filter');
  const wanted = (one: PgTable) => and(conditions(one), filterCondition(compilation, entity, one, filter));

  const row: [string, SQL][] = [['position', page.position]];
  let counted = false;
  const { schema } = compilation.scope;
  const selected = (typeName: string, from: readonly FieldNode[]) =>
    collectFields(compilation.scope, schema.getType(typeName) as never, selectionsOf(from));
  const node = (key: string, from: readonly FieldNode[]) => {
    const selections = selectionsOf(from);
    row.push([key, rowJson(compilation, entity, table, { selections, trusted: false })]);
  };
  for (const [key, selections] of selected(`${entity.name}Connection`, nodes)) {
    const name = selections[0]?.name.value;
    if (name === 'totalCount') counted = true;
    if (name === 'nodes') node(key, selections);
    if (name !== 'edges') continue;
    for (const [nodeKey, inner] of selected(`${entity.name}Edge`, selections)) {
      if (inner[0]?.name.value === 'node') node(`${key}.${nodeKey}`, inner);
    }
  }
  const rows = sql`(SELECT coalesce(json_agg(r.json), '[]') FROM (SELECT ${jsonObject(row)} AS json FROM ${entity.table} ${table} WHERE ${and(wanted(table), page.beyond)} ORDER BY ${page.orderBy} LIMIT ${sql.raw(String(page.limit))}) r)`;
  const pairs: [string, SQL][] = [['rows', rows]];
  if (counted) {
    const all = compilation.alias(entity.table);
    pairs.push([
      'total',
      sql`(SELECT count(*) FROM ${entity.table} ${all} WHERE ${wanted(all) ?? sql`true`})`,
    ]);
  }
  return jsonObject(pairs);
}

function argumentReader(
  compilation: Compilation,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): (name: string) => OperandTree {
  return (name) => {
    const definition = field.args.find((argument) => argument.name === name);
    if (!definition) return undefined;
    const given = nodes[0]?.arguments?.find((argument) => argument.name.value === name);
    return given
      ? readOperand(given.value, definition.type, compilation.scope.variables)
      : defaultOperand(definition.defaultValue, definition.type);
  };
}

/** A column as the API shows it: numbers of any size as text, instants in UTC with milliseconds. */
function columnJson(column: PgColumn): SQL {
  const type = column.getSQLType();
  if (type === 'bigint' || type.startsWith('numeric')) return sql`${column}::text`;
  if (type.startsWith('timestamp')) {
    return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  }
  return sql`${column}`;
}

function moneyJson(amount: PgColumn, currency: PgColumn, inMinorUnits: boolean): SQL {
  const text = inMinorUnits ? amountOfMinorUnits(amount, currency) : sql`${amount}::text`;
  return sql`CASE WHEN ${amount} IS NULL THEN NULL ELSE json_build_object('amount', ${text}, 'currency', ${currency}) END`;
}

/** Minor units as a decimal amount with the currency's own number of digits (ISO 4217). */
function amountOfMinorUnits(amount: PgColumn, currency: PgColumn): SQL {
  const branches = [...minorDigitsOfCurrencies()].map(([digits, codes]) => {
    const list = sql.raw(codes.map((code) => `'${code}'`).join(', '));
    return sql`WHEN ${currency} IN (${list}) THEN ${scaled(amount, digits)}`;
  });
  return sql`CASE ${sql.join(branches, sql` `)} ELSE ${scaled(amount, 2)} END`;
}

function scaled(amount: PgColumn, digits: number): SQL {
  const unit = sql.raw(`${10 ** digits}::numeric`);
  return sql`round(${amount} / ${unit}, ${sql.raw(String(digits))})::text`;
}

/** PostgreSQL functions take 100 arguments at most: larger objects are put together from parts. */
function jsonObject(pairs: readonly (readonly [string, SQL])[]): SQL {
  const parts: SQL[] = [];
  for (let start = 0; start < pairs.length; start += 50) {
    const chunk = pairs.slice(start, start + 50).map(([key, value]) => sql`${keyLiteral(key)}, ${value}`);
    parts.push(sql`json_build_object(${sql.join(chunk, sql`, `)})`);
  }
  if (parts.length === 0) return sql`'{}'::json`;
  return parts.length === 1
    ? parts[0]!
    : sql`(${sql.join(
        parts.map((part) => sql`${part}::jsonb`),
        sql` || `,
      )})`;
}

function keyLiteral(key: string): SQL {
  if (!/^[_A-Za-z][_A-Za-z0-9.]*$/.test(key)) throw new Error(`Not a response key: ${key}`);
  return sql.raw(`'${key}'`);
}

function columnNamed(table: PgTable, name: string): PgColumn {
  return columnOf(table, { name } as PgColumn);
}
