import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const analyst: DemoPerson = 'analyst@demo.lading.test';
const rep: DemoPerson = 'rep@demo.lading.test';

async function change(name: string, input: object, shows: string, as: DemoPerson = analyst) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { code path message } } }`,
    { input },
    { as },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

async function titles(words: string, filter: object = {}, as: DemoPerson = rep): Promise<string[]> {
  const { data, errors } = await server.ask(
    'query ($filter: MarketNoteFilter) { marketNotes(filter: $filter, orderBy: { by: CREATED_AT, direction: ASC }) { nodes { title } } }',
    { filter: { words, ...filter } },
    { as },
  );
  expect(errors).toBeUndefined();
  return data.marketNotes.nodes.map(({ title }: { title: string }) => title);
}

const figure = (year: number, value: string, more: object = {}) => ({
  ...{ kind: 'MARKET_VALUE', value, currency: 'EUR', year, source: 'Statistical office' },
  ...{ retrievedOn: '2026-02-20', confidence: 'HIGH' },
  ...more,
});
const note = {
  ...{ hsCode: '961700', country: 'FR', language: 'fr', periodFrom: '2025-01-01', periodTo: '2025-12-31' },
  title: 'Bouteilles isothermes en France',
  summary: 'Les chaînes d’ameublement achètent davantage; la gourde remplace le plastique jetable.',
};

describe('a market note', () => {
  test('is written by an analyst with its numbers, from which growth is worked out, and read by a rep', async () => {
    const figures = [
      figure(2021, '100000000'),
      figure(2025, '146410000'),
      figure(2025, '0.62', { kind: 'IMPORT_SHARE', currency: null }),
    ];
    const price = {
      low: '6.20',
      high: '9.80',
      currency: 'EUR',
      unit: 'H87',
      level: 'EXPORT',
      basis: 'CIF Le Havre',
    };
    const { note: written, userErrors } = await change(
      'recordMarketNote',
      {
        ...note,
        figures,
        price,
        channels: ['RETAIL'],
        highMonths: [5, 12],
        evidence: ['https://example.org/report'],
      },
      'note { id version reviewOn author { email } }',
    );
    expect(userErrors).toEqual([]);
    expect(written).toMatchObject({ version: 1, reviewOn: '2026-08-31', author: { email: analyst } });
    const { data } = await server.ask(
      `query ($id: ID!) { marketNote(id: $id) {
        priceLow { amount currency } channels highMonths evidence barriers { kind }
        growth { kind rate currency fromYear toYear }
        freshness(day: "2026-03-02") { state reasons } later: freshness(day: "2028-03-02") { state reasons }
        figures { kind value confidence recordedBy { email } }
      } }`,
      { id: written.id },
      { as: rep },
    );
    expect(data.marketNote).toMatchObject({
      priceLow: { amount: '6.20', currency: 'EUR' },
      ...{
        channels: ['RETAIL'],
        highMonths: [5, 12],
        barriers: [],
        evidence: ['https://example.org/report'],
      },
      growth: [{ kind: 'MARKET_VALUE', rate: '0.1', currency: 'EUR', fromYear: 2021, toYear: 2025 }],
      freshness: { state: 'FRESH', reasons: [] },
      later: { state: 'STALE', reasons: ['REVIEW_DUE', 'FIGURES_OLD', 'NOT_LOOKED_UP_LATELY'] },
    });
    expect(data.marketNote.figures).toHaveLength(3);
  });

  test('is refused with everything that is wrong, and nothing of it is kept', async () => {
    const { userErrors } = await change(
      'recordMarketNote',
      {
        ...note,
        title: 'Nothing of this',
        periodTo: '2024-12-31',
        reviewOn: '2026-03-02',
        price: { low: '9', high: '6', currency: 'EUR', unit: 'ZZZ', level: 'RETAIL', basis: 'A' },
      },
      'note { id }',
    );
    expect(
      userErrors.map(
        ({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(1).join('.')}`,
      ),
    ).toEqual([
      'UNKNOWN_VALUE price.unit',
      'OUT_OF_RANGE price.high',
      'OUT_OF_RANGE reviewOn',
      'OUT_OF_RANGE periodTo',
    ]);
    const wrong = await change(
      'recordMarketNote',
      {
        ...note,
        title: 'Nothing of this',
        figures: [
          figure(2025, '1'),
          figure(2025, '67', { kind: 'IMPORT_SHARE', currency: null }),
          figure(2025, '1', { retrievedOn: '2026-04-01' }),
        ],
      },
      'note { id }',
    );
    expect(wrong.userErrors.map(({ path }: { path: string[] }) => path.slice(1).join('.'))).toEqual([
      'figures.1.value',
      'figures.2.retrievedOn',
    ]);
    expect(await titles('nothing')).toEqual([]);
  });

  test('is revised, reviewed and laid aside by whoever read its latest version', async () => {
    const { note: first } = await change(
      'recordMarketNote',
      { ...note, title: 'To be revised' },
      'note { id }',
    );
    const id = first.id;
    const revised = await change(
      'reviseMarketNote',
      { id, version: 1, trends: 'Acier', price: null },
      'note { version trends }',
      rep,
    );
    expect(revised.note).toEqual({ version: 2, trends: 'Acier' });
    const stale = await change('reviseMarketNote', { id, version: 1, trends: 'Verre' }, 'note { id }');
    expect(stale.userErrors[0].code).toBe('VERSION_CONFLICT');
    const reviewed = await change(
      'reviewMarketNote',
      { id, version: 2, reviewOn: '2027-01-31' },
      'note { version reviewOn reviewedBy { email } }',
    );
    expect(reviewed.note).toEqual({ version: 3, reviewOn: '2027-01-31', reviewedBy: { email: analyst } });
    const aside = await change('archiveMarketNote', { id, version: 3 }, 'note { archivedAt }');
    expect(aside.note.archivedAt).not.toBeNull();
    const late = await change(
      'recordMarketFigures',
      { noteId: id, figures: [figure(2025, '1')] },
      'note { id }',
    );
    expect(late.userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['input', 'noteId'] }]);
  });

  test('keeps a number that was withdrawn, with the reason, and counts it no more', async () => {
    const { note: written } = await change(
      'recordMarketNote',
      {
        ...note,
        title: 'Twice',
        figures: [
          figure(2024, '100'),
          figure(2025, '110'),
          figure(2025, '900', { retrievedOn: '2026-02-21' }),
        ],
      },
      'note { growth { rate } figures { id version value } }',
    );
    expect(written.growth).toEqual([{ rate: '8' }]);
    const wrong = written.figures.find(({ value }: { value: string }) => value === '900');
    const { figure: withdrawn, note: after } = await change(
      'withdrawMarketFigure',
      { id: wrong.id, version: 1, reason: 'Thousands were taken for millions.' },
      'figure { withdrawReason withdrawnAt } note { growth { rate } figures { id } }',
    );
    expect(withdrawn.withdrawReason).toBe('Thousands were taken for millions.');
    expect(after).toMatchObject({ growth: [{ rate: '0.1' }], figures: [{}, {}, {}] });
  });
});

describe('words find a note in its own language:', () => {
  test.each([
    ['Arbeitsleuchte', 'LED-Arbeitsleuchten in Deutschland'],
    ['Akku Reparatur', 'LED-Arbeitsleuchten in Deutschland'],
    ['"Ausbau der Netze"', 'LED-Arbeitsleuchten in Deutschland'],
    ['tender warranty', 'LED panels for public buildings in Saudi Arabia'],
    ['regalo', 'Botellas térmicas en México'],
    ['工作灯', '德国市场LED工作灯渠道走访'],
    ['备用电池', '德国市场LED工作灯渠道走访'],
    ['德国 led', '德国市场LED工作灯渠道走访'],
    ['走', '德国市场LED工作灯渠道走访'],
  ])('%s', async (words, title) => {
    expect(await titles(words)).toEqual([title]);
  });

  test('what is nowhere together is not found, nor what is excluded', async () => {
    expect(await titles('灯工')).toEqual([]);
    expect(await titles('tender -warranty')).toEqual([]);
    expect(await titles('the')).toEqual([]);
    expect(await titles('regalo', { country: ['DE'] })).toEqual([]);
  });

  test.each(["'", '"', '&|!():*<->', '\\', '%', "'; DROP TABLE market_notes; --", '「」', '🙂', ' ', ''])(
    'whatever is asked, as %j, is answered',
    async (words) => {
      expect(await titles(words)).toEqual([]);
    },
  );

  test('through an index', async () => {
    await server.sql(
      `INSERT INTO market_notes (company_id, id, created_at, updated_at, hs_code, country, period_from, period_to, language,
         title, summary, high_months, channels, barriers, certificates, evidence, author_id, review_on)
       SELECT company_id, gen_random_uuid(), created_at, updated_at, hs_code, country, period_from, period_to, language,
         'Copy ' || n, 'Word' || n, high_months, channels, barriers, certificates, evidence, author_id, review_on
       FROM (SELECT * FROM market_notes ORDER BY title LIMIT 1) note, generate_series(1, 5000) n`,
    );
    await server.sql('ANALYZE market_notes');
    const plan = await server.sql<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT title FROM market_notes WHERE words_of(language, title, summary, demand_drivers, trends, seasonality, payment_habits, risks, logistics) @@ words_asked_anywhere('Word77')`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('market_notes_words');
    expect(await titles('Word4077')).toEqual(['Copy 4077']);
  });
});

describe('import duty', () => {
  test('is asked by goods, origin and day, and its lines are recorded with their dates and sources', async () => {
    const ask = async (origin: string, day: string) => {
      const { data } = await server.ask(
        'query ($input: ImportDutyInput!) { importDuty(input: $input) { rate isComplete parts { kind rate agreement specific source } } }',
        { input: { hsCode: '9617001900', country: 'DE', origin, day } },
        { as: rep },
      );
      return data.importDuty;
    };
    expect(await ask('CN', '2026-03-02')).toMatchObject({
      rate: '0.067',
      isComplete: true,
      parts: [{ kind: 'MFN' }],
    });
    expect(await ask('VN', '2026-03-02')).toMatchObject({
      rate: '0',
      parts: [{ kind: 'PREFERENTIAL', agreement: 'Free trade agreement' }],
    });
    const { line, userErrors } = await change(
      'recordTariffLine',
      {
        ...{
          kind: 'ANTI_DUMPING',
          hsCode: '96170019',
          market: 'EU',
          origin: 'CN',
          rate: '0.312',
          validFrom: '2026-06-01',
        },
        ...{ agreement: 'Regulation of the sample', source: 'Official Journal', retrievedOn: '2026-02-27' },
      },
      'line { id version }',
    );
    expect(userErrors).toEqual([]);
    expect(await ask('CN', '2026-05-31')).toMatchObject({ rate: '0.067' });
    expect(await ask('CN', '2026-06-01')).toMatchObject({
      rate: '0.379',
      parts: [{ kind: 'MFN' }, { kind: 'ANTI_DUMPING' }],
    });
    await change('endTariffLine', { id: line.id, version: 1, validUntil: '2026-06-30' }, 'line { id }');
    expect(await ask('CN', '2026-07-01')).toMatchObject({ rate: '0.067' });
    expect(await ask('CN', '2024-01-01')).toMatchObject({ rate: '0', isComplete: false, parts: [] });
  });

  test('by quantity is told in words, beside the rate', async () => {
    await change(
      'recordTariffLine',
      {
        ...{
          kind: 'MFN',
          hsCode: '1806',
          market: 'CH',
          specific: 'CHF 0.50 per kg gross',
          validFrom: '2026-01-01',
        },
        ...{ source: 'Tariff', retrievedOn: '2026-02-27' },
      },
      'line { id }',
    );
    const { data } = await server.ask(
      '{ importDuty(input: { hsCode: "180632", country: "CH", origin: "DE", day: "2026-03-02" }) { rate isComplete parts { specific } } }',
      {},
      { as: rep },
    );
    expect(data.importDuty).toEqual({
      rate: '0',
      isComplete: true,
      parts: [{ specific: 'CHF 0.50 per kg gross' }],
    });
  });
});
