import { expect, test } from 'vitest';
import { negotiateLocale } from '../../src/i18n/negotiate-locale.ts';

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-TW;q=.9, es', 'es'],
  ['zh-Hant-TW;q=0.9, es;q=0.3', 'zh-CN'],
  ['de, fr;q=0.4, es;q=0.5', 'es'],
  ['de', 'en'],
  ['fr;q=0, es;q=0.1', 'es'],
  ['FR-ca', 'fr'],
  ['*', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [';;q=,,,=', 'en'],
])('Accept-Language %s is answered in %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

test('a header of any length is read', () => {
  expect(negotiateLocale(`${'x'.repeat(5000)},fr`)).toBe('fr');
});
