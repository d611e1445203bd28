import { type SQL, sql } from 'drizzle-orm';
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import { requireViewer } from '../access/require-viewer.ts';
import type { RequestContext } from '../server/context.ts';
import { Compilation } from './compilation.ts';
import { type EntityClass, entityOf } from './entity.ts';

const dialect = new PgDialect();

/** A type in a statement of one's own: its table under an alias, how that is written after FROM, and the condition that limits it. */
export interface VisibleRows<Table extends PgTable = PgTable> {
  readonly table: Table;
  readonly from: SQL;
  readonly visible: SQL;
}

/** The rows of a statement of one's own, over those rows of types that the viewer sees. */
export async function readAcross<Row>(
  context: RequestContext,
  write: (rowsOf: <Table extends PgTable>(target: EntityClass, table: Table) => VisibleRows<Table>) => SQL,
): Promise<Row[]> {
  const viewer = requireViewer(context);
  const compilation = new Compilation({ schema: context.schema, fragments: {}, variables: {} }, viewer, {
    ...{ viewer, variables: {}, keys: {} },
  });
  const statement = write((target, table) => {
    const entity = entityOf(target);
    const aliased = compilation.alias(table);
    const visible = compilation.visible(entity, aliased) ?? sql`true`;
    return { table: aliased, from: sql`${table} ${aliased}`, visible };
  });
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return context.database.read<Row>({ text, params });
}

/** The same over the rows of one type. */
export function readVisible<Row, Table extends PgTable>(
  context: RequestContext,
  target: EntityClass,
  write: (table: Table, from: SQL, visible: SQL) => SQL,
): Promise<Row[]> {
  return readAcross<Row>(context, (rowsOf) => {
    const { table, from, visible } = rowsOf(target, entityOf(target).table as Table);
    return write(table, from, visible);
  });
}
