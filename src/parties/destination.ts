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
 * Every country that goods may go to: what each of these says itself, where its port is, and what its place names. The
 * seller’s own country counts only where it is said to be the destination: a place there is where the journey begins.
 */
export function destinationsOf(places: readonly Destination[], ownCountry?: string): string[] {
  const said = places.map(({ destinationCountry }) => destinationCountry);
  const named = places.flatMap(({ namedPlace, locode }) => [
    ...(locode ? [locode.slice(0, 2)] : []),
    ...countriesNamedIn(namedPlace),
  ]);
  return [...new Set([...said, ...named.filter((country) => country !== ownCountry)])];
}
