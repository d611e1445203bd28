import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const change = mutations(() => server, 'analyst@demo.lading.test');
const note = (title: string, summary: string, more: object = {}) =>
  change(
    'recordMarketNote',
    {
      ...{ hsCode: '940542', country: 'DK', periodFrom: '2026-01-01', periodTo: '2026-03-01' },
      ...{ language: 'en', title, summary, ...more },
    },
    'note { id version logistics contacts { name role reachedAt } }',
  );
const search = async (words: string) => {
  const { data, errors } = await server.ask(
    'query ($words: String!) { searchMarketNotes(words: $words) { noteId title country excerpt language } }',
    { words },
  );
  expect(errors).toBeUndefined();
  return data.searchMarketNotes;
};

test('a note says how goods get there and whom to turn to, and is found by that as well', async () => {
  const contacts = [
    { name: 'Sikkerhedsstyrelsen', role: 'Authority for lamps', reachedAt: 'https://sik.example' },
  ];
  const { note: kept } = await note('Lamps in Denmark', 'Small and green.', {
    logistics: 'By rail to Padborg, then by lorry; the ferry waits in winter.',
    contacts,
  });
  expect(kept).toMatchObject({ contacts, logistics: expect.stringContaining('Padborg') });
  const [hit] = await search('Padborg');
  expect(hit).toMatchObject({ noteId: kept.id, country: 'DK' });
  expect(hit.excerpt).toContain('By rail to Padborg');
  const { data } = await server.ask('{ marketNotes(filter: { words: "ferry" }) { nodes { id } } }');
  expect(data.marketNotes.nodes).toEqual([{ id: kept.id }]);
  const revised = { id: kept.id, version: 1, contacts: [], logistics: null };
  expect((await change('reviseMarketNote', revised, 'note { logistics contacts { name } }')).note).toEqual({
    ...{ logistics: null, contacts: [] },
  });
  expect(await search('Padborg')).toEqual([]);
  const many = Array.from({ length: 51 }, () => contacts[0]);
  expect(await change('reviseMarketNote', { ...revised, version: 2, contacts: many }, 'note { id }')).toEqual(
    {
      refused: ['OUT_OF_RANGE contacts'],
    },
  );
});

test('notes that speak of the words in their title come first, then those that speak of them most', async () => {
  await note('Something else', 'A zeppelin passes by. '.concat('Much more of other things. '.repeat(20)));
  await note('Something more', 'Zeppelin after zeppelin: zeppelins are all over the zeppelin market.');
  await note('Zeppelins', 'Short.');
  const titles = (await search('zeppelin')).map(({ title }: { title: string }) => title);
  expect(titles).toEqual(['Zeppelins', 'Something more', 'Something else']);
});

test('each note is found by the rules of its language, Chinese included, and shows where', async () => {
  const german = await search('Arbeitsleuchte Reparatur');
  expect(german[0]).toMatchObject({ title: 'LED-Arbeitsleuchten in Deutschland', language: 'de' });
  const [chinese] = await search('备用电池');
  expect(chinese.excerpt).toContain('备用电池');
});

test('what was laid aside is not found, and hostile words find nothing', async () => {
  const { note: old } = await note('Quixotic', 'Quixotic plans.');
  await change('archiveMarketNote', { id: old.id, version: 1 }, 'note { id }');
  expect(await search('quixotic')).toEqual([]);
  for (const words of [
    '',
    ' ',
    '!&|<->',
    "'; DROP TABLE market_notes; --",
    '%',
    '\\',
    '"',
    '((((',
    '\u0000',
    '* :*',
    '水'.repeat(190),
  ])
    expect(Array.isArray(await search(words))).toBe(true);
  const { errors } = await server.ask(
    '{ searchMarketNotes(words: "'.concat('a'.repeat(201), '") { noteId } }'),
  );
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect(
    (await server.ask('{ searchMarketNotes(words: "a") { noteId } }', {}, { as: null })).errors![0]!
      .extensions.code,
  ).toBe('UNAUTHENTICATED');
});
