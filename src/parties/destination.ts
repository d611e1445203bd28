import { countriesNamedIn } from '../trade/country.ts';

/** What a deal or an offer says of where its goods go. */
export interface Destination {
  /** ISO 3166-1 alpha-2. */
  readonly destinationCountry: string;
  readonly namedPlace: string;
  /** UN/LOCODE of the place: it begins with the country. */
  readonly locode: string | null;
}

/**
 * Every country that goods may go to: what each of these says itself, the buyer’s own, where its port is, and what its
 * place names. The seller’s own country counts only where it is said to be one of these: a place there is where the
 * journey begins.
 */
export function destinationsOf(
  places: readonly Destination[],
  { own, buyer }: { readonly own?: string | undefined; readonly buyer?: string | undefined },
): string[] {
  const said = places.map(({ destinationCountry }) => destinationCountry);
  const named = places.flatMap(({ namedPlace, locode }) => [
    ...(locode ? [locode.slice(0, 2)] : []),
    ...countriesNamedIn(namedPlace),
  ]);
  const others = named.filter((country) => country !== own);
  return [...new Set([...said, ...(buyer ? [buyer] : []), ...others])];
}

/** Whoever is to import by one of these, each once. */
export function importersOf(places: readonly { readonly importerOfRecord: string | null }[]): string[] {
  return [...new Set(places.flatMap(({ importerOfRecord }) => importerOfRecord ?? []))];
}
