import { z } from 'zod';
import { isCountry } from '../trade/country.ts';
import { isCurrency } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import { isMarket } from '../trade/market.ts';

// The checks of input values, in the words of the trade. Types are GraphQL's business: these begin where it ends.

/** A line of text: no control characters, nothing that breaks it, white space at its ends dropped, not empty. */
export const line = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** Text of several lines. */
export const paragraphs = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that no text holds
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]*$/);

/** A mail address. */
export const email = z.string().trim().max(254).pipe(z.email());

/** A web address by http or https. */
export const website = z
  .string()
  .trim()
  .max(500)
  .pipe(z.url({ protocol: /^https?$/ }));

/** A BCP 47 tag that the runtime knows how to read. */
export const languageTag = z.string().refine(isLanguageTag, { params: { fault: 'INVALID_FORMAT' } });

/** An ISO 3166-1 alpha-2 code in use. */
export const country = z.string().refine(isCountry, { params: { fault: 'UNKNOWN_VALUE' } });

/** A country, or a bloc that admits goods by one rule. */
export const market = z.string().refine(isMarket, { params: { fault: 'UNKNOWN_VALUE' } });

/** An ISO 4217 code in use on a day: one that was withdrawn prices nothing new. */
export const currency = (today: string) =>
  z.string().refine((code) => isCurrency(code, today), { params: { fault: 'UNKNOWN_VALUE' } });

/** A national tariff code: six digits of the Harmonized System and up to seven more. */
export const hsCode = z
  .string()
  .trim()
  .regex(/^\d{6}(\d{2,7})?$/);

/** A national tariff code or how it begins, from its chapter on. */
export const hsCodeStart = z
  .string()
  .trim()
  .regex(/^\d{2,13}$/);

/** A decimal above zero. */
export const positive = z.string().refine((text) => new Decimal(text).gt(0) && new Decimal(text).lt(1e15), {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 1e15 },
});

/** A share: 0 or more, and less than the whole. */
export const share = z.string().refine((text) => new Decimal(text).gte(0) && new Decimal(text).lt(1), {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 1 },
});

/** A whole number of things. */
export const count = z.int().min(1).max(1_000_000);

/** A number of containers: not more than one deal may fill. */
export const containerCount = z.int().min(1).max(10_000);

/** The days by which money markets count a year. */
export const dayCount = z.int().refine((days) => days === 360 || days === 365, {
  params: { fault: 'OUT_OF_RANGE', minimum: 360, maximum: 365 },
});

/** The version of a row that a caller read. */
export const version = z.int().min(1);

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
