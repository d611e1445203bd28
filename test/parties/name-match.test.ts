import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedNames } from '../../src/parties/listed-names.ts';
import { jaroWinkler, nameLikeness, wordsOf } from '../../src/parties/name-match.ts';
import { findMatches, isScreeningClear, screeningThreshold } from '../../src/parties/screening.ts';

describe('the likeness of two words', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DIXON', 'DICKSONX', 0.813],
    ['DWAYNE', 'DUANE', 0.84],
    ['JONES', 'JOHNSON', 0.832],
  ])('%s and %s, as Winkler (1990) gives it', (left, right, expected) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(expected, 3);
  });

  it('is 1 for the same word, 0 for words with no letter in common, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (left, right) => {
        expect(jaroWinkler(left, left)).toBe(1);
        expect(jaroWinkler(left, right)).toBeGreaterThanOrEqual(0);
        expect(jaroWinkler(left, right)).toBeLessThanOrEqual(1);
      }),
    );
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
  });
});

describe('the likeness of two names', () => {
  it('leaves out case, accents, punctuation, legal forms and order', () => {
    expect(nameLikeness('ZERAFIN General Trading L.L.C.', 'Trading, General Zéráfin')).toBe(1);
    expect(wordsOf('Müller & Söhne GmbH')).toEqual(['muller', 'sohne']);
    expect(wordsOf('宁波清水贸易有限公司')).toEqual(['宁波清水贸易']);
    expect(wordsOf('Limited')).toEqual(['limited']);
  });

  it('does not depend on the order of the words', () => {
    const word = fc.string({ minLength: 3, maxLength: 8, unit: fc.constantFrom(...'bcdefghjklmnpqrtuw') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(nameLikeness(words.join(' '), [...words].reverse().join(' '))).toBeCloseTo(1, 10);
      }),
    );
  });
});

const entry = (name: string, more: object = {}) => ({
  ...{ id: 'E-1', kind: 'ORGANISATION' as const, name, aliases: [], countries: [], programme: 'Test' },
  ...more,
});
const list = { code: 'TEST', version: '1' };

describe('a screening', () => {
  const find = (name: string, ...entries: ReturnType<typeof entry>[]) =>
    findMatches([{ subject: 'BUYER', name }], [{ list, names: listedNames(entries) }]);

  it('finds slips of the pen and other names of an entry', () => {
    expect(find('Orwanta Marine Procurment', entry('Orvanta Marine Procurement FZE'))).toHaveLength(1);
    expect(
      find('Quillon Aero', entry('Quillon Avionics Supply', { aliases: ['Quillon Aero'] })),
    ).toMatchObject([{ score: 1 }]);
  });

  it('finds all that a look at every entry would find', () => {
    const word = fc.string({ minLength: 2, maxLength: 9, unit: fc.constantFrom(...'aeinorst') });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, fc.array(name, { minLength: 1, maxLength: 30 }), (given, known) => {
        const like = known.filter((other) => nameLikeness(given, other) >= screeningThreshold);
        const found = find(given, ...known.map((other) => entry(other))).map((match) => match.entry.name);
        expect(found.sort()).toEqual(like.sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['characters that are not seen', 'Dr\u200bavin Oko\u00adsta'],
    ['letters of another script that look alike', 'Drаvіn Okоstа'],
    ['no space', 'DravinOkosta'],
    ['spaces everywhere', 'D r a v i n O k o s t a'],
    ['words around it', 'Shenzhen Branch Office of Dravin Okosta International Trading'],
  ])('is not evaded by %s', (_, name) => {
    expect(find(name, entry('Dravin Okosta'))).toHaveLength(1);
  });

  it('leaves others alone', () => {
    for (const name of ['Elbwerk Baubedarf GmbH', 'Rheinhaus Küchenwelt AG', 'Thameside Hardware Ltd']) {
      expect(find(name, entry('Orvanta Marine Procurement FZE'), entry('Zerafin General Trading'))).toEqual(
        [],
      );
    }
  });

  it('holds a destination against countries alone, by their codes', () => {
    const country = entry('Somewhere', { kind: 'COUNTRY', countries: ['KP'] });
    expect(
      findMatches([{ subject: 'DESTINATION', name: 'KP' }], [{ list, names: listedNames([country]) }]),
    ).toHaveLength(1);
    expect(
      findMatches([{ subject: 'DESTINATION', name: 'KR' }], [{ list, names: listedNames([country]) }]),
    ).toEqual([]);
    expect(find('Somewhere', country)).toEqual([]);
  });

  it('is clear only of those who are in the deal, and when a person has cleared every hit', () => {
    const now = { buyer: 'A', contact: null, importers: [], destinations: ['DE'] };
    const hit = (status: 'OPEN' | 'CLEARED' | 'CONFIRMED') => ({ status });
    expect(isScreeningClear(undefined, now)).toBe(false);
    expect(isScreeningClear({ ...now, hits: [] }, now)).toBe(true);
    expect(isScreeningClear({ ...now, hits: [hit('CLEARED')] }, now)).toBe(true);
    expect(isScreeningClear({ ...now, hits: [hit('CLEARED'), hit('OPEN')] }, now)).toBe(false);
    expect(isScreeningClear({ ...now, hits: [hit('CONFIRMED')] }, now)).toBe(false);
    expect(isScreeningClear({ ...now, hits: [] }, { ...now, destinations: ['DE', 'KP'] })).toBe(false);
    expect(isScreeningClear({ ...now, destinations: ['DE', 'FR'], hits: [] }, now)).toBe(true);
  });
});
