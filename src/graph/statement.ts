import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { FieldNode, GraphQLField, SelectionSetNode } from 'graphql';
import { collectFields, selectionsOf } from './collect-fields.ts';
import type { Compilation, Reach } from './compilation.ts';
import { columnOf, type EntityDefinition, type EntityField, entityOf } from './entity.ts';
import { filterCondition } from './filter.ts';
import { columnJson, jsonObject, moneyJson } from './json.ts';
import { keysetOf } from './keyset.ts';
import { type OperandTree, readOperand } from './operand.ts';
import { placeKey } from './page.ts';
import { sqlTypeOf } from './sql-value.ts';

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

/** One visible row with this id as what serves itself reads it: without field rules. */
export function selectTrustedRow(
  compilation: Compilation,
  entity: EntityDefinition,
  selection: SelectionSetNode,
): SQL {
  const table = compilation.alias(entity.table);
  const id = columnNamed(entity.table, 'id');
  const found = and(compilation.visible(entity, table), ...keyConditions(compilation, table, [id]));
  const json = rowJson(compilation, entity, table, { selections: [selection], trusted: true });
  return sql`SELECT ${json} AS json FROM ${entity.table} ${table} WHERE ${found}`;
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
    const value = compilation.parameter(sqlTypeOf(key).name, ({ keys }) => keys[key.name]!);
    return sql`${columnOf(table, key)} = ${value}`;
  });
}

function rowJson(compilation: Compilation, entity: EntityDefinition, table: PgTable, wanted: Wanted): SQL {
  const fields = collectFields(compilation.scope, compilation.objectType(entity), wanted.selections);
  const pairs: [string, SQL][] = [];
  for (const [key, nodes] of fields) {
    const name = nodes[0]?.name.value ?? '';
    const field = entity.fields.get(name);
    // The rest is answered elsewhere: `__typename`, and fields that a resolver adds.
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
    case 'inner':
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
      const through = field.from.name === 'id' ? to : undefined;
      const seen = compilation.visible(target, related, { entity, table, through });
      const json = rowJson(compilation, target, related, wanted);
      return sql`(SELECT ${json} FROM ${target.table} ${related} WHERE ${and(eq(to, from), field.where?.(related), seen)})`;
    }
    case 'many': {
      const target = entityOf(field.target());
      const related = compilation.alias(target.table);
      const hangs = hangsOn(compilation, { entity, table, through: field.to }, target, related);
      const json = rowJson(compilation, target, related, wanted);
      const isLast = field.keeps === 'LAST';
      const direction = isLast ? desc : asc;
      const order = sql.join(
        field.orderBy.map((column) => direction(columnOf(related, column))),
        sql`, `,
      );
      // The last rows are found from the end and turned round again.
      const place = isLast ? sql`, row_number() OVER (ORDER BY ${order}) AS place` : sql``;
      const turned = isLast ? sql` ORDER BY r.place DESC` : sql``;
      return sql`(SELECT coalesce(json_agg(r.json${turned}), '[]') FROM (SELECT ${json} AS json${place} FROM ${target.table} ${related} WHERE ${hangs} ORDER BY ${order} LIMIT ${sql.raw(String(field.atMost))}) r)`;
    }
    case 'connection': {
      const target = entityOf(field.target());
      const name = nodes[0]?.name.value ?? '';
      const definition = compilation.objectType(entity).getFields()[name];
      if (!definition) throw new Error(`${entity.name}.${name} is not served`);
      return connectionJson(compilation, target, definition, nodes, (related) =>
        hangsOn(compilation, { entity, table, through: field.to }, target, related),
      );
    }
  }
}

/** The visible rows whose column holds the id of the row that they are reached from. */
function hangsOn(
  compilation: Compilation,
  from: Reach & { readonly through: PgColumn },
  target: EntityDefinition,
  related: PgTable,
): SQL | undefined {
  const hangs = eq(columnOf(related, from.through), columnNamed(from.table, 'id'));
  return and(hangs, compilation.visible(target, related, from));
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

  const row: [string, SQL][] = [[placeKey, page.place]];
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
  const rows = sql`(SELECT coalesce(json_agg(r.json), '[]') FROM (SELECT ${jsonObject(row)} AS json FROM ${entity.table} ${table} WHERE ${and(wanted(table), page.between) ?? sql`true`} ORDER BY ${page.orderBy} LIMIT ${sql.raw(String(page.limit))}) r)`;
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
    return readOperand(given?.value, definition, compilation.scope.variables);
  };
}

function columnNamed(table: PgTable, name: string): PgColumn {
  return columnOf(table, { name } as PgColumn);
}
