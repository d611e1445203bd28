import { entriesLike, type ListedNames } from './listed-names.ts';
import { nameLikeness } from './name-match.ts';
import type { HitStatus, ListedEntry, ScreenedSubject } from './screening-lists.ts';

/** A list in one of its versions. */
export interface ListVersion {
  readonly code: string;
  readonly version: string;
}

/** A list as screenings search it. */
export interface ListToScreen {
  readonly list: ListVersion;
  readonly names: ListedNames;
}

/** What of a deal is held against the lists. */
export interface Screened {
  readonly subject: ScreenedSubject;
  readonly name: string;
}

/** That something in a deal is like an entry of a list. */
export interface Match {
  readonly screened: Screened;
  readonly list: ListVersion;
  readonly entry: ListedEntry;
  /** From the threshold to 1. */
  readonly score: number;
}

/** From which likeness on a person has to look: low enough that a slip of the pen does not get through. */
export const screeningThreshold = 0.88;

/** Everything in a deal that is like an entry of these lists, the most alike first. Countries match by their codes. */
export function findMatches(
  screened: readonly Screened[],
  lists: readonly ListToScreen[],
  threshold: number = screeningThreshold,
): Match[] {
  const matches = screened.flatMap((one) =>
    lists.flatMap(({ list, names }) =>
      [...candidates(one, names, threshold)]
        .map((entry) => ({ screened: one, list, entry, score: likeness(one, entry) }))
        .filter(({ score }) => score >= threshold),
    ),
  );
  return matches.sort((a, b) => b.score - a.score);
}

function candidates({ subject, name }: Screened, names: ListedNames, threshold: number) {
  return subject === 'DESTINATION' ? (names.byCountry.get(name) ?? []) : entriesLike(name, names, threshold);
}

function likeness({ subject, name }: Screened, entry: ListedEntry): number {
  if (subject === 'DESTINATION') return 1;
  return Math.max(...[entry.name, ...entry.aliases].map((known) => nameLikeness(name, known)));
}

/** Who and where in a deal is screened. */
export interface ScreenedParties {
  readonly buyer: string;
  readonly contact: string | null;
  readonly importers: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly destinations: readonly string[];
}

/** A screening as far as the guards look at it. */
export interface ScreeningResult extends ScreenedParties {
  readonly hits: readonly { readonly status: HitStatus }[];
}

/** Whether the last screening of a deal was of those who are in it now, and left nothing that a person has not cleared. */
export function isScreeningClear(last: ScreeningResult | undefined, now: ScreenedParties): boolean {
  return (
    last !== undefined &&
    last.buyer === now.buyer &&
    last.contact === now.contact &&
    now.importers.every((importer) => last.importers.includes(importer)) &&
    now.destinations.every((country) => last.destinations.includes(country)) &&
    last.hits.every(({ status }) => status === 'CLEARED')
  );
}
