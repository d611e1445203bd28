import { describe, expect, test } from 'vitest';
import { readSources, sourceOf } from './source-file.ts';
import { structureRules } from './structure-rules.ts';

const sources = readSources('src', 'schema', 'seeds');

describe.each(structureRules)('$name', ({ violations, planted }) => {
  test('holds', () => {
    const broken = sources.flatMap((file) => violations(file).map((what) => `${file.path}: ${what}`));
    expect(broken).toEqual([]);
  });

  test('would be seen to be broken', () => {
    expect(violations(sourceOf(planted.path, planted.text))).not.toEqual([]);
  });
});

test('there is something to hold the rules against', () => {
  expect(sources.length).toBeGreaterThan(150);
});
