import { type Locale, type Translate, translatorFor } from './translate.ts';

/** How a language is written on papers. */
export interface WrittenLanguage {
  readonly translate: Translate;
  readonly number: (decimal: string) => string;
  readonly country: (code: string) => string;
  /** A calendar date. */
  readonly day: (day: string) => string;
  /** An instant to the minute in a zone, with the zone's name. */
  readonly instant: (iso: string, timeZone: string) => string;
}

/** The sentences, numbers, countries and times of a language. */
export function writtenLanguage(locale: Locale): WrittenLanguage {
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    translate: translatorFor(locale),
    number: (decimal) => groupDigits(locale, decimal),
    country: (code) => countries.of(code) ?? code,
    day: (day) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)),
    instant: (iso, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ year: 'numeric', month: 'long', day: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone, timeZoneName: 'short' },
      }).format(new Date(iso)),
  };
}

/** Every digit as it is given: a price is never rounded to be printed. */
function groupDigits(locale: Locale, decimal: string): string {
  const digits = decimal.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
    // Text is formatted exactly, which numbers are not.
  }).format(decimal as unknown as bigint);
}
