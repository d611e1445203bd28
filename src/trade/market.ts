import { isCountry } from './country.ts';

/** Countries that admit goods by one rule, so that a certificate or an approval of one holds in all. */
const blocs: Readonly<Record<string, readonly string[]>> = {
  // Treaty on European Union, art. 52; in the order of the protocol of the Union.
  EU: 'BE BG CZ DK DE EE IE GR ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE'.split(' '),
  // Treaty on the Eurasian Economic Union.
  EAEU: ['AM', 'BY', 'KG', 'KZ', 'RU'],
  // Gulf Cooperation Council, of the G-mark.
  GCC: ['AE', 'BH', 'KW', 'OM', 'QA', 'SA'],
};

/** Whether a text names a market: a country, or a bloc that admits goods by one rule. */
export function isMarket(code: string): boolean {
  return Object.hasOwn(blocs, code) || isCountry(code);
}

/** Every market that a country belongs to: itself and its blocs. */
export function marketsOf(country: string): string[] {
  return [
    country,
    ...Object.entries(blocs)
      .filter(([, members]) => members.includes(country))
      .map(([bloc]) => bloc),
  ];
}
