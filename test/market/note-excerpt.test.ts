import { expect, test } from 'vitest';
import { excerptOf } from '../../src/market/note-excerpt.ts';

const long = `${'Before. '.repeat(40)}Buyers ask for spare batteries first. ${'After. '.repeat(60)}`;

test('an excerpt shows the words where they stand, with what is around them', () => {
  const excerpt = excerptOf(['Nothing of it here.', long], 'batteries');
  expect(excerpt).toMatch(/^….*Buyers ask for spare batteries first\..*…$/);
  expect([...excerpt].length).toBeLessThanOrEqual(182);
});

test('a word is found by its beginning, where it stands in another form', () => {
  expect(excerptOf(['Im Markt: Arbeitsleuchten mit Akku.'], 'Arbeitsleuchte')).toBe(
    'Im Markt: Arbeitsleuchten mit Akku.',
  );
  expect(excerptOf(['nothing', 'They replaced it.'], 'replacing')).toBe('They replaced it.');
});

test('Chinese is found without spaces, and no sign is cut in two', () => {
  expect(excerptOf([`${'市'.repeat(100)}备用电池${'场'.repeat(300)}`], '备用电池')).toContain('备用电池');
  expect(excerptOf([`${'😀'.repeat(100)} lamp ${'😀'.repeat(300)}`], 'lamp')).not.toMatch(
    /[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/,
  );
});

test('where no word stands as it was asked for, the beginning is shown; of nothing, nothing', () => {
  expect(excerptOf([null, 'The first.'], 'xyz')).toBe('The first.');
  expect(excerptOf([], 'xyz')).toBe('');
  expect(excerptOf(['A'], '"')).toBe('A');
});
