import { and, eq, notInArray } from 'drizzle-orm';
import { screeningEntries, screeningLists } from '../../schema/tables/screening.ts';
import type { Change } from '../events/change.ts';
import { type ListedNames, listedNames } from './listed-names.ts';
import type { ListToScreen } from './screening.ts';

/** The names of current lists by the id of the list: a version of a list never changes, so each is prepared once. */
const prepared = new Map<string, ListedNames>();

/** The lists that are current, with all their names. */
export async function currentLists(change: Change): Promise<ListToScreen[]> {
  await prepareNew(change);
  const current = await change.tx.select().from(screeningLists).where(eq(screeningLists.isCurrent, true));
  forgetOld(new Set(current.map(({ id }) => id)));
  // A version that came in meanwhile is prepared on the next turn.
  if (current.some(({ id }) => !prepared.has(id))) return currentLists(change);
  return current.map(({ id, code, version }) => ({ list: { code, version }, names: prepared.get(id)! }));
}

async function prepareNew(change: Change): Promise<void> {
  const isNew = notInArray(screeningLists.id, [...prepared.keys()]);
  // One statement, so that a list is never seen without its entries while another takes its place.
  const rows = await change.tx
    .select({ listId: screeningLists.id, entry: screeningEntries })
    .from(screeningLists)
    .leftJoin(screeningEntries, eq(screeningEntries.listId, screeningLists.id))
    .where(and(eq(screeningLists.isCurrent, true), isNew));
  for (const listId of new Set(rows.map((row) => row.listId))) {
    const ofList = rows.filter((row) => row.listId === listId);
    const entries = ofList.flatMap(({ entry }) => (entry ? [{ ...entry, id: entry.entryId }] : []));
    prepared.set(listId, listedNames(entries));
  }
}

/** Forgets the lists whose place another has taken. */
function forgetOld(current: ReadonlySet<string>): void {
  for (const id of prepared.keys()) if (!current.has(id)) prepared.delete(id);
}
