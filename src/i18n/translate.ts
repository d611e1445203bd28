import { createInstance, type i18n } from 'i18next';
import ICU from 'i18next-icu';
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };

/** The sentence for a key of the locale files in the request's language; `values` fill its ICU arguments. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The languages that every text exists in. To add one is to add its file here. */
export const locales = { en, 'zh-CN': zhCN, es, fr } as const;
export type Locale = keyof typeof locales;

const texts: i18n = createInstance();
// Resources are at hand, so that the instance is ready when this returns.
texts.use(ICU).init({
  resources: Object.fromEntries(
    Object.entries(locales).map(([locale, translation]) => [locale, { translation }]),
  ),
  fallbackLng: 'en',
  supportedLngs: Object.keys(locales),
  initAsync: false,
  returnNull: false,
});

const translators = new Map<Locale, Translate>();

/** The texts of one language. A key that is missing there is a bug, which a test finds, and reads in English. */
export function translatorFor(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known) return known;
  const fixed = texts.getFixedT(locale);
  const translate: Translate = (key, values = {}) => fixed(key, { ...values });
  translators.set(locale, translate);
  return translate;
}
