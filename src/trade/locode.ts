import { isCountry } from './country.ts';

/** A UN/LOCODE without a space, for example `CNSHA`. */
export type Locode = string;

/**
 * What happens at a place by the UN/LOCODE list: 1 port, 2 rail terminal, 3 road terminal, 4 airport, 5 postal
 * exchange, 6 multimodal (inland clearance depot), 7 fixed installation, 8 inland water port.
 */
export const locodeFunctions = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type LocodeFunction = (typeof locodeFunctions)[number];

/** A place as the directory of places knows it. */
export interface Place {
  readonly locode: Locode;
  readonly name: string;
  readonly country: string;
  readonly functions: readonly LocodeFunction[];
}

// Digits 0 and 1 are never used, as they look like letters.
const form = /^[A-Z]{2}[A-Z2-9]{3}$/;

/** The code as it is stored (`CN SHA` becomes `CNSHA`), or null where it can't be one. */
export function parseLocode(text: string): Locode | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]{2})[ -]/, '$1');
  return form.test(code) && isCountry(code.slice(0, 2)) ? code : null;
}

/** The country of a code: its first two letters. */
export function countryOfLocode(locode: Locode): string {
  return locode.slice(0, 2);
}
