import { jaroWinkler, wordsOf } from './name-match.ts';
import type { ListedEntry } from './screening-lists.ts';

/** The entries of a list, found by the words of their names and by their countries. */
export interface ListedNames {
  readonly byWord: ReadonlyMap<string, ReadonlySet<ListedEntry>>;
  /** Countries that are listed themselves, by their codes. */
  readonly byCountry: ReadonlyMap<string, ReadonlySet<ListedEntry>>;
}

/** Prepares a list once for the screenings to come. */
export function listedNames(entries: readonly ListedEntry[]): ListedNames {
  const byWord = new Map<string, Set<ListedEntry>>();
  const byCountry = new Map<string, Set<ListedEntry>>();
  for (const entry of entries) {
    if (entry.kind === 'COUNTRY') for (const code of entry.countries) add(byCountry, code, entry);
    else for (const word of [entry.name, ...entry.aliases].flatMap(searched)) add(byWord, word, entry);
  }
  return { byWord, byCountry };
}

/**
 * Every entry that may be as like a name as the threshold asks. The likeness of names is at most that of their two words
 * that are most alike, so an entry without a word that reaches the threshold can't reach it.
 */
export function entriesLike(
  name: string,
  { byWord }: ListedNames,
  threshold: number,
): ReadonlySet<ListedEntry> {
  const found = new Set<ListedEntry>();
  for (const word of new Set(searched(name))) {
    for (const [other, entries] of byWord) {
      if (!mayReach(word, other, threshold) || jaroWinkler(word, other) < threshold) continue;
      for (const entry of entries) found.add(entry);
    }
  }
  return found;
}

/** What a name is found by: its words, and all of them in one. */
function searched(name: string): string[] {
  const words = wordsOf(name);
  return [...words, words.join('')];
}

/** Whether words of these lengths and beginnings can be as like as that, had they every letter of the shorter in common. */
function mayReach(left: string, right: string, threshold: number): boolean {
  const ratio = Math.min(left.length, right.length) / Math.max(left.length, right.length);
  const jaro = (2 + ratio) / 3;
  const bonus = left[0] === right[0] ? 0.4 : 0;
  return jaro + bonus * (1 - jaro) >= threshold;
}

function add(index: Map<string, Set<ListedEntry>>, key: string, entry: ListedEntry): void {
  const known = index.get(key);
  if (known) known.add(entry);
  else index.set(key, new Set([entry]));
}
