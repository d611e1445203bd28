import { type SQL, sql } from 'drizzle-orm';
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import { requireViewer } from '../access/require-viewer.ts';
import type { RequestContext } from '../server/context.ts';
import { Compilation } from './compilation.ts';
import { type EntityClass, entityOf } from './entity.ts';

const dialect = new PgDialect();

/**
 * The rows of a statement of one's own, over those rows of a type that the viewer sees: it is given the table under its
 * alias, how the table is written after FROM, and the condition that limits it.
 */
export async function readVisible<Row, Table extends PgTable>(
  context: RequestContext,
  target: EntityClass,
  write: (table: Table, from: SQL, visible: SQL) => SQL,
): Promise<Row[]> {
  const viewer = requireViewer(context);
  const entity = entityOf(target);
  const bindings = { viewer, variables: {}, keys: {} };
  const compilation = new Compilation(
    { schema: context.schema, fragments: {}, variables: {} },
    viewer,
    bindings,
  );
  const table = compilation.alias(entity.table);
  const visible = compilation.visible(entity, table) ?? sql`true`;
  const { sql: text, params } = dialect.sqlToQuery(
    write(table as Table, sql`${entity.table} ${table}`, visible),
  );
  return context.database.read<Row>({ text, params });
}
