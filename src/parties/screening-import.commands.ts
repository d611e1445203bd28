import { and, eq } from 'drizzle-orm';
import { screeningEntries, screeningLists } from '../../schema/tables/screening.ts';
import type { Transaction } from '../database/database.ts';
import type { ListedEntry } from './screening-lists.ts';

/** A version of a list with its entries. */
export interface ListToKeep {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly publishedOn: string;
  readonly entries: readonly ListedEntry[];
}

const entriesAtOnce = 5_000;

/** Puts a version of a list in the place of the one before it, whose row stays for those who decided by it. The same version again changes nothing. */
export async function replaceList(
  tx: Transaction,
  id: string,
  list: ListToKeep,
  now: Date,
): Promise<boolean> {
  const known = await tx
    .select({ id: screeningLists.id })
    .from(screeningLists)
    .where(and(eq(screeningLists.code, list.code), eq(screeningLists.version, list.version)));
  if (known.length > 0) return false;
  const [before] = await tx
    .update(screeningLists)
    .set({ isCurrent: false })
    .where(and(eq(screeningLists.code, list.code), eq(screeningLists.isCurrent, true)))
    .returning({ id: screeningLists.id });
  if (before) await tx.delete(screeningEntries).where(eq(screeningEntries.listId, before.id));
  const { code, name, version, publishedOn, entries } = list;
  await tx.insert(screeningLists).values({
    ...{ id, code, name, version, publishedOn },
    importedAt: now.toISOString(),
    entryCount: entries.length,
    isCurrent: true,
  });
  for (let start = 0; start < entries.length; start += entriesAtOnce) {
    const rows = entries.slice(start, start + entriesAtOnce).map(({ id: entryId, ...entry }) => ({
      listId: id,
      entryId,
      ...entry,
      aliases: [...entry.aliases],
      countries: [...entry.countries],
    }));
    await tx.insert(screeningEntries).values(rows);
  }
  return true;
}
