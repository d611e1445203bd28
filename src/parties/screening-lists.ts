/** What an entry of a sanctions list is. */
export const listedKinds = ['PERSON', 'ORGANISATION', 'VESSEL', 'AIRCRAFT', 'COUNTRY'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** Who or what is named in a deal. */
export const screenedSubjects = ['BUYER', 'CONTACT', 'DESTINATION', 'IMPORTER'] as const;
export type ScreenedSubject = (typeof screenedSubjects)[number];

/** What became of a hit. Only a person decides. */
export const hitStatuses = ['OPEN', 'CLEARED', 'CONFIRMED'] as const;
export type HitStatus = (typeof hitStatuses)[number];

/** One entry of a list. */
export interface ListedEntry {
  readonly id: string;
  readonly kind: ListedKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2, as far as the list tells them. */
  readonly countries: readonly string[];
  readonly programme: string;
}
