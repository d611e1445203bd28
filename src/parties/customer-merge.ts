/** What of a customer is taken from its duplicate where it has nothing of its own. */
export interface MergedFields {
  readonly country: string;
  readonly city: string | null;
  readonly address: string | null;
  readonly website: string | null;
  readonly taxNumber: string | null;
}

/**
 * A customer with what only its duplicate knows: what it has itself stays. City and address are one statement, and a
 * tax number says nothing in another country.
 */
export function filledFrom(kept: MergedFields, duplicate: MergedFields): Omit<MergedFields, 'country'> {
  const isNowhere = kept.city === null && kept.address === null;
  const sameCountry = kept.country === duplicate.country;
  const seat = isNowhere && sameCountry ? duplicate : kept;
  return {
    ...{ city: seat.city, address: seat.address },
    website: kept.website ?? duplicate.website,
    taxNumber: kept.taxNumber ?? (sameCountry ? duplicate.taxNumber : null),
  };
}

/** The facts of two prospects that are one: those of the one that is kept, and where it has none those of the other. */
export function factsFrom<Facts extends object>(kept: Facts, duplicate: NoInfer<Facts>): Facts {
  const entries = Object.entries(kept) as [keyof Facts, unknown][];
  return Object.fromEntries(entries.map(([name, fact]) => [name, fact ?? duplicate[name]])) as Facts;
}
