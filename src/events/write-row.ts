import { and, eq } from 'drizzle-orm';
import type { PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Actor, Change, Recorded } from './change.ts';
import type { Versioned } from './lock-row.ts';

/** What is written of a row, under what it is recorded, and what is said of it besides its columns. */
interface Written<Row> extends Pick<Recorded, 'event' | 'entity' | 'about'> {
  readonly changed: Partial<Row>;
  /** Rows that hang on it, before and after. */
  readonly saidBefore?: object | undefined;
  readonly said?: object | undefined;
}

/** Writes what changed of a locked row with its next version, records it, and gives the row as it is then. */
export async function writeRow<Table extends Versioned>(
  change: Change<Actor>,
  table: Table,
  before: Table['$inferSelect'],
  { changed, said, saidBefore, ...recorded }: Written<Table['$inferSelect']>,
): Promise<Table['$inferSelect']> {
  const { companyId, id, version } = before as { companyId: string; id: string; version: number };
  const columns = { ...changed, version: version + 1, updatedAt: change.now.toISOString() };
  await change.tx
    .update(table as PgTable)
    .set(columns as PgUpdateSetSource<PgTable>)
    .where(and(eq(table.companyId, companyId), eq(table.id, id)));
  const after = { ...before, ...columns };
  change.record({
    ...{ ...recorded, entityId: id },
    before: { ...before, ...saidBefore },
    after: { ...after, ...said },
  });
  return after;
}
