import { Refusal } from './fault.ts';

/** The canonical form of a BCP 47 tag; refuses what is none. */
export function readLocale(tag: string, path: readonly string[] = ['locale']): string {
  try {
    const [locale] = Intl.getCanonicalLocales(tag);
    if (locale) return locale;
  } catch {}
  throw new Refusal([{ code: 'INVALID_FORMAT', path, facts: { value: tag.slice(0, 80) } }]);
}
