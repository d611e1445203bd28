import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { GraphQLObjectType } from 'graphql';
import type { Permission, Viewer } from '../access/viewer.ts';
import { Problem } from '../server/problem.ts';
import { Refusal } from '../trade/fault.ts';
import type { SelectionScope } from './collect-fields.ts';
import { columnOf, companyColumnOf, type EntityDefinition, entityOf } from './entity.ts';
import type { Variables } from './operand.ts';
import type { ViewerInSql } from './row-scope.ts';
import type { SqlType } from './sql-value.ts';

/** What a request brings to a plan that was compiled before. */
export interface Bindings {
  readonly viewer: Viewer;
  readonly variables: Variables;
  /** The values of the columns that the root row or list is found by. */
  readonly keys: Readonly<Record<string, string>>;
}

/** From where rows are reached: a visible row of another table. */
export interface Reach {
  readonly entity: EntityDefinition;
  readonly table: PgTable;
  /** The column that holds the id of that row; undefined where they are reached by another value of it. */
  readonly through: PgColumn | undefined;
}

/** One statement in the making: aliases, parameters, and what the viewer may see. */
export class Compilation {
  readonly scope: SelectionScope;
  readonly viewer: Viewer;
  /** Finds each parameter's value in a request. */
  readonly parameters = new Map<string, (bindings: Bindings) => string>();
  /** Fields that are null because the viewer may not read them, as `Deal.cost`. */
  readonly redacted = new Set<string>();
  private aliases = 0;
  private readonly bindings: Bindings | null;
  private readonly viewerInSql: ViewerInSql;

  /** With bindings it is compiled for one use: its parameters have their values at once. */
  constructor(scope: SelectionScope, viewer: Viewer, bindings: Bindings | null = null) {
    this.scope = scope;
    this.viewer = viewer;
    this.bindings = bindings;
    this.viewerInSql = {
      id: this.parameter('uuid', ({ viewer }) => viewer.id),
      companyId: this.parameter('uuid', ({ viewer }) => viewer.companyId),
      teamIds: this.parameter('uuid[]', ({ viewer }) => arrayLiteral(viewer.teamIds)),
    };
  }

  /** A value of the caller, found in the request; refused under its path where its type does not read it. */
  bind(type: SqlType, path: readonly string[], evaluate: (variables: Variables) => string): SQL {
    return this.parameter(type.name, ({ variables }) => checked(type, path, evaluate(variables)));
  }

  /** A list of the caller's values. */
  bindList(type: SqlType, path: readonly string[], evaluate: (variables: Variables) => string[]): SQL {
    return this.parameter(`${type.name}[]`, ({ variables }) =>
      arrayLiteral(evaluate(variables).map((item) => checked(type, path, item))),
    );
  }

  /**
   * A parameter that is found in the request. All go as text and are cast by PostgreSQL: the driver has its own ways
   * to write booleans and instants.
   */
  parameter(type: string, find: (bindings: Bindings) => string): SQL {
    if (this.bindings) return sql`${find(this.bindings)}::text::${sql.raw(type)}`;
    const name = `p${this.parameters.size}`;
    this.parameters.set(name, find);
    return sql`${sql.placeholder(name)}::text::${sql.raw(type)}`;
  }

  /** A table under a name of its own, so that one statement may meet it several times. */
  alias<Table extends PgTable>(table: Table): Table {
    this.aliases += 1;
    return alias(table, `t${this.aliases}`) as unknown as Table;
  }

  objectType(entity: EntityDefinition): GraphQLObjectType {
    return this.scope.schema.getType(entity.name) as GraphQLObjectType;
  }

  permits(permission: Permission | undefined): boolean {
    return permission === undefined || this.viewer.permissions.has(permission);
  }

  /** Refuses the whole request where the viewer lacks a permission: a hidden value must not be inferred. */
  demand(permission: Permission | undefined): void {
    if (!this.permits(permission)) throw new Problem('FORBIDDEN');
  }

  /** The rows of a table that the viewer sees; those reached from a row that was limited before need less. */
  visible(entity: EntityDefinition, table: PgTable, from?: Reach): SQL | undefined {
    const company = companyColumnOf(table);
    const parentCompany = from && companyColumnOf(from.table);
    const sameCompany = company && eq(company, parentCompany ?? this.viewerInSql.companyId);
    return and(sameCompany, this.roleCondition(entity, table, from));
  }

  /** Whether a visible row of another type stands behind a column of this table. */
  exists(
    entity: EntityDefinition,
    table: PgTable,
    column: PgColumn,
    condition: (related: PgTable) => SQL | undefined,
  ): SQL {
    const related = this.alias(entity.table);
    const company = companyColumnOf(table);
    const relatedCompany = companyColumnOf(related);
    const joined = and(
      eq(columnOf(related, idOf(entity)), columnOf(table, column)),
      company && relatedCompany && eq(relatedCompany, company),
      this.visible(entity, related),
      condition(related),
    );
    return sql`EXISTS (SELECT 1 FROM ${entity.table} ${related} WHERE ${joined})`;
  }

  private roleCondition(entity: EntityDefinition, table: PgTable, from?: Reach): SQL | undefined {
    const { scope } = entity;
    if ('parent' in scope) {
      const parent = entityOf(scope.parent());
      // The parent's own rows were already limited where this row was reached through it.
      if (from?.entity === parent && from.through?.name === scope.through.name) return undefined;
      return this.exists(parent, table, columnOf(table, scope.through), () => undefined);
    }
    const roleScope = scope[this.viewer.role];
    if (roleScope === 'EVERY_ROW') return undefined;
    if (roleScope === 'NO_ROW') return sql`false`;
    return roleScope(table, this.viewerInSql);
  }
}

function idOf(entity: EntityDefinition): PgColumn {
  return columnOf(entity.table, { name: 'id' } as PgColumn);
}

function checked(type: SqlType, path: readonly string[], text: string): string {
  if (!type.reads(text)) throw new Refusal([{ code: 'INVALID_FORMAT', path }]);
  return text;
}

/** A list as PostgreSQL writes it, to be cast to an array. */
function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
