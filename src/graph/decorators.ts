import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GraphQLScalarType } from 'graphql';
import { Arg, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../access/viewer.ts';
import { MoneyType } from '../trade/money.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { connectionTypeOf, orderInputOf } from './connection.type.ts';
import {
  declaredFields,
  type EntityClass,
  type EntityField,
  type KeptEnd,
  registerEntity,
} from './entity.ts';
import { filterInputOf } from './filter.input.ts';
import type { FilterDefinition } from './filter.ts';
import { Node } from './node.type.ts';
import type { RowScope } from './row-scope.ts';
import { selection } from './selection.ts';

interface FieldOptions {
  readonly description: string;
  /** The permission without which the field is null. */
  readonly needs?: Permission;
}

/** Declares that a class is shown by the API as the rows of a table. */
export function Entity<Table extends PgTable>(
  table: Table,
  options: {
    readonly description: string;
    /** Of the global ids; leave it out where rows have no id. */
    readonly prefix?: string;
    readonly scope: RowScope<Table>;
    readonly filters?: Readonly<Record<string, FilterDefinition>>;
    readonly orders?: Readonly<Record<string, PgColumn>>;
  },
) {
  return (target: EntityClass): void => {
    const { description, prefix = null } = options;
    ObjectType(
      target.name,
      prefix === null ? { description } : { description, implements: Node },
    )(target as never);
    registerEntity({
      name: target.name,
      target,
      table,
      prefix,
      scope: options.scope as RowScope,
      fields: declaredFields(target),
      filters: options.filters ?? {},
      orders: options.orders ?? {},
    });
  };
}

/** The global id of a row. */
export function Id(column: PgColumn) {
  return declare({ kind: 'id', column }, () => ID, {
    nullable: false,
    description: 'Opaque, and stable for ever.',
  });
}

/** A column; its type and whether it may be null are the table's. */
export function Column(column: PgColumn, options: FieldOptions & { readonly type?: () => object }) {
  return declare({ kind: 'column', column, needs: options.needs }, options.type ?? (() => typeOf(column)), {
    nullable: !column.notNull || options.needs !== undefined,
    description: options.description,
  });
}

/** A column that is not served as it is, for the fields that are computed from it. */
export function Inner(column: PgColumn) {
  return (prototype: object, name: string): void => {
    declaredFields(prototype.constructor).set(name, { kind: 'inner', column });
  };
}

/** An amount and its currency: minor units where the column is `bigint`, any scale where it is `numeric`. */
export function MoneyColumn(amount: PgColumn, currency: PgColumn, options: FieldOptions) {
  const inMinorUnits = amount.getSQLType() === 'bigint';
  return declare({ kind: 'money', amount, currency, inMinorUnits, needs: options.needs }, () => MoneyType, {
    nullable: !amount.notNull || options.needs !== undefined,
    description: options.description,
  });
}

/** The row of another type behind a column. Null where there is none, and where the viewer may not see it. */
export function ToOne(
  target: () => EntityClass,
  from: PgColumn,
  options: FieldOptions & { readonly to?: PgColumn; readonly where?: (related: PgTable) => SQL },
) {
  const { to, where, needs } = options;
  return declare({ kind: 'one', target, from, to, where, needs }, target, {
    nullable: true,
    description: options.description,
  });
}

/**
 * All rows of another type that hang on this one: for lists that stay short. A list that grows with time keeps its
 * `LAST` rows where it grew too long, so that whoever judges by it judges by what is newest.
 */
export function ToMany(
  target: () => EntityClass,
  to: PgColumn,
  options: FieldOptions & {
    readonly orderBy: readonly PgColumn[];
    readonly atMost: number;
    readonly keeps?: KeptEnd;
  },
) {
  const { orderBy, atMost, keeps = 'FIRST', needs } = options;
  const bound = keeps === 'LAST' ? `The last ${atMost} at most.` : `At most ${atMost}.`;
  return declare({ kind: 'many', target, to, orderBy, atMost, keeps, needs }, () => [target()], {
    nullable: needs !== undefined,
    description: `${options.description} ${bound}`,
  });
}

/** The rows of another type that hang on this one, page by page. */
export function Connection(target: () => EntityClass, to: PgColumn, options: FieldOptions) {
  return (prototype: object, name: string): void => {
    declare({ kind: 'connection', target, to, needs: options.needs }, () => connectionTypeOf(target()), {
      nullable: options.needs !== undefined,
      description: options.description,
      isMethod: true,
    })(prototype, name);
    pageArguments(target, prototype, name);
  };
}

/** The arguments of a page: `first`/`after`, or `last`/`before`, a filter and an order. For a method of a resolver as well. */
export function pageArguments(target: () => EntityClass, prototype: object, name: string): void {
  const argument = (index: number, argumentName: string, type: () => unknown, description: string) =>
    Arg(argumentName, type as () => object, { nullable: true, description })(prototype, name, index);
  argument(
    0,
    'first',
    () => Int,
    'How many from the start, 1 to 100; 20 where neither first nor last is given.',
  );
  argument(1, 'after', () => String, 'The cursor after which the page begins.');
  argument(2, 'last', () => Int, 'How many from the end, 1 to 100.');
  argument(3, 'before', () => String, 'The cursor before which the page ends.');
  argument(4, 'filter', () => filterInputOf(target()), 'Conditions that all must hold.');
  argument(
    5,
    'orderBy',
    () => orderInputOf(target()),
    'The order; the first one of its enum, ascending, by default.',
  );
}

/**
 * A field that a method computes. `selects` names what it needs in GraphQL's own words, and the method finds
 * just that on `this`; field rules do not apply to it, so the field declares its own with `needs`.
 */
export function Computed(
  type: () => unknown,
  options: FieldOptions & { readonly selects: string; readonly nullable?: boolean },
) {
  return (prototype: object, name: string): void =>
    declare(
      { kind: 'computed', selects: selection(options.selects), needs: options.needs },
      type as () => object,
      {
        nullable: options.nullable === true || options.needs !== undefined,
        description: options.description,
        isMethod: true,
      },
    )(prototype, name);
}

function declare(
  field: EntityField,
  type: () => object | GraphQLScalarType,
  options: { readonly nullable: boolean; readonly description: string; readonly isMethod?: boolean },
) {
  return (prototype: object, name: string): void => {
    declaredFields(prototype.constructor).set(name, field);
    const { nullable, description } = options;
    // A method has arguments; type-graphql knows one by its descriptor.
    const descriptor = options.isMethod ? { value: () => undefined } : undefined;
    Field(type as () => never, { nullable, description })(prototype, name, descriptor as never);
  };
}

function typeOf(column: PgColumn): object {
  const type = column.getSQLType();
  if (type.startsWith('numeric')) return DecimalScalar;
  if (type.endsWith('with time zone')) return DateTimeScalar;
  if (type === 'date') return DateScalar;
  if (type === 'integer' || type === 'smallint') return Int;
  if (type === 'boolean') return Boolean;
  if (type === 'text') return String;
  throw new Error(`Column ${column.name} of type ${type} needs an explicit GraphQL type`);
}
