import { type Locale, locales } from './translate.ts';

const supported = Object.keys(locales) as Locale[];

/** The language that suits an `Accept-Language` header best (RFC 9110, 12.5.4); English where none does. */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?|\.\d{1,3})\s*$/.exec(parameter)?.[1])
        .find(Boolean);
      return { tag: tag.toLowerCase(), quality: Number(quality ?? 1), index };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of wanted) {
    const found = supported.find((locale) => matches(locale.toLowerCase(), tag));
    if (found) return found;
  }
  return 'en';
}

/** The whole tag, or its language alone: `zh-Hant-TW` reads `zh-CN` rather than English. */
function matches(locale: string, tag: string): boolean {
  return locale === tag || locale.split('-')[0] === tag.split('-')[0];
}
