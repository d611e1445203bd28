import { getTableColumns, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { SelectionSetNode } from 'graphql';
import type { Permission } from '../access/viewer.ts';
import type { FilterDefinition } from './filter.ts';
import type { RowScope } from './row-scope.ts';

/** A class whose instances the API shows as rows of one table. */
// biome-ignore lint/suspicious/noExplicitAny: a class of any constructor
export type EntityClass = abstract new (...args: any[]) => object;

/** Which rows of a list that is longer than may be shown: those at its beginning, or those at its end. */
export type KeptEnd = 'FIRST' | 'LAST';

/** How one field of a type is read. `needs` is the permission without which it is null. */
export type EntityField = { readonly needs?: Permission | undefined } & (
  | { readonly kind: 'id' | 'column' | 'inner'; readonly column: PgColumn }
  | {
      readonly kind: 'money';
      readonly amount: PgColumn;
      readonly currency: PgColumn;
      readonly inMinorUnits: boolean;
    }
  | {
      readonly kind: 'one';
      readonly target: () => EntityClass;
      readonly from: PgColumn;
      readonly to?: PgColumn | undefined;
      /** Which of several rows is meant, where `to` alone does not say it. */
      readonly where?: ((related: PgTable) => SQL) | undefined;
    }
  | {
      readonly kind: 'many';
      readonly target: () => EntityClass;
      readonly to: PgColumn;
      readonly orderBy: readonly PgColumn[];
      readonly atMost: number;
      readonly keeps: KeptEnd;
    }
  | { readonly kind: 'connection'; readonly target: () => EntityClass; readonly to: PgColumn }
  | { readonly kind: 'computed'; readonly selects: SelectionSetNode }
);

/** A type of the API and the table behind it. */
export interface EntityDefinition {
  readonly name: string;
  readonly target: EntityClass;
  readonly table: PgTable;
  /** Of its global ids; null where the rows have no id of their own. */
  readonly prefix: string | null;
  readonly scope: RowScope;
  readonly fields: ReadonlyMap<string, EntityField>;
  readonly filters: Readonly<Record<string, FilterDefinition>>;
  readonly orders: Readonly<Record<string, PgColumn>>;
}

const definitions = new Map<EntityClass, EntityDefinition>();
const fieldsOfClass = new Map<unknown, Map<string, EntityField>>();

/** The fields that decorators have declared on a class so far. */
export function declaredFields(target: unknown): Map<string, EntityField> {
  const fields = fieldsOfClass.get(target) ?? new Map<string, EntityField>();
  fieldsOfClass.set(target, fields);
  return fields;
}

/** Adds a type to those that the read path serves. */
export function registerEntity(definition: EntityDefinition): void {
  for (const [name, column] of Object.entries(definition.orders)) {
    if (!column.notNull) throw new Error(`${definition.name} cannot be ordered by ${name}: it may be null`);
  }
  const { name, prefix } = definition;
  const other = [...definitions.values()].find((known) => prefix !== null && known.prefix === prefix);
  // An id leads to one type.
  if (other) throw new Error(`${name} has the prefix ${prefix} of ${other.name}`);
  definitions.set(definition.target, definition);
}

/** The definition behind a class that is decorated with `@Entity`. */
export function entityOf(target: EntityClass): EntityDefinition {
  const definition = definitions.get(target);
  if (!definition) throw new Error(`${target.name} is not an entity`);
  return definition;
}

/** Every type that the read path serves. */
export function allEntities(): readonly EntityDefinition[] {
  return [...definitions.values()];
}

/** The type whose ids begin with this prefix. */
export function entityOfPrefix(prefix: string): EntityDefinition | undefined {
  return allEntities().find((definition) => definition.prefix === prefix);
}

/** The same column of another alias of its table. */
export function columnOf(table: PgTable, column: PgColumn): PgColumn {
  const own = Object.values(getTableColumns(table)).find((candidate) => candidate.name === column.name);
  if (!own) throw new Error(`No column ${column.name} in this table`);
  return own as PgColumn;
}

/** The company column of a table, or undefined where its rows belong to no company. */
export function companyColumnOf(table: PgTable): PgColumn | undefined {
  return Object.values(getTableColumns(table)).find((column) => column.name === 'company_id') as
    | PgColumn
    | undefined;
}
