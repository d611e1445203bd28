import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { replaceList } from '../../src/parties/screening-import.commands.ts';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
let deal: string;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const finance = 'finance@demo.lading.test';

async function read(id = deal): Promise<Outcome> {
  const { data } = await server.ask(
    `query ($id: ID!) { deal(id: $id) { version stage
      screenings { buyer destinations lists { code version } hits { id version subject entryName listCode score status reason decidedBy { email } } }
      nextStages { stage missing } } }`,
    { id },
    { as: 'director@demo.lading.test' },
  );
  return data.deal;
}
const lastHits = async () => (await read()).screenings.at(-1).hits;

async function openDealWith(name: string): Promise<string> {
  const { customer } = await desk.done('createCustomer', {
    ...{ name, country: 'DE', currency: 'EUR', language: 'en', source: 'WEB_FORM' },
  });
  const opened = await desk.done('openDeal', {
    ...{ title: 'Screened', customerId: customer.id, terms: { rule: 'FOB', namedPlace: 'Ningbo' } },
  });
  return opened.deal.id;
}

test('a new deal is screened at once, and a hit holds it', async () => {
  deal = await openDealWith('Orwanta Marine Procurement');
  const { screenings, nextStages } = await read();
  expect(screenings).toMatchObject([
    {
      ...{
        buyer: 'Orwanta Marine Procurement',
        destinations: ['DE'],
        lists: [{ code: 'SAMPLE', version: '1' }],
      },
      hits: [{ subject: 'BUYER', entryName: 'Orvanta Marine Procurement FZE', status: 'OPEN' }],
    },
  ]);
  expect(nextStages.find(({ stage }: Outcome) => stage === 'QUALIFIED').missing).toContain('SCREENING_CLEAR');
  const moved = await desk.refused('moveDeal', { id: deal, version: 1, to: 'QUALIFIED' });
  expect(moved).toContain('FACT_MISSING at to: SCREENING_CLEAR');
});

test('it is cleared by a person who may, with a reason, and not by the one who sells', async () => {
  const [hit] = await lastHits();
  const decision = {
    id: hit.id,
    version: hit.version,
    decision: 'CLEARED',
    reason: 'Registered in Kiel since 1911.',
  };
  await expect(desk.done('decideScreeningHit', decision)).rejects.toThrow('FORBIDDEN');
  expect(await desk.refused('decideScreeningHit', { ...decision, reason: ' ' }, finance)).toEqual([
    'REQUIRED at reason',
  ]);
  expect(await desk.refused('decideScreeningHit', { ...decision, decision: 'OPEN' }, finance)).toEqual([
    'OUT_OF_RANGE at decision',
  ]);
  await desk.done('decideScreeningHit', decision, finance);
  const { nextStages, screenings } = await read();
  expect(screenings[0].hits[0]).toMatchObject({ status: 'CLEARED', decidedBy: { email: finance } });
  expect(nextStages.find(({ stage }: Outcome) => stage === 'QUALIFIED').missing).not.toContain(
    'SCREENING_CLEAR',
  );
});

test('screened again, a decision on the same name and entry is kept', async () => {
  await desk.done('screenDeal', { dealId: deal });
  const { screenings } = await read();
  expect(screenings).toHaveLength(2);
  expect(screenings[1].hits).toMatchObject([{ status: 'CLEARED', reason: 'Registered in Kiel since 1911.' }]);
});

test('a new version of a list takes the place of the old one, and open deals are held against it', async () => {
  const other = await openDealWith('Nordhafen Werkzeug GmbH');
  const database = openDatabase({ url: server.databaseUrl, connections: 1 });
  const entry = { kind: 'ORGANISATION' as const, aliases: [], countries: [], programme: 'New' };
  const list = {
    ...{ code: 'SAMPLE', name: 'Sample', version: '2', publishedOn: '2026-03-01' },
    entries: [{ ...entry, id: 'S-900', name: 'Nordhafen Werkzeug' }],
  };
  const now = new Date('2026-03-02T02:00:00Z');
  const id = '0195a000-0000-7000-8000-000000000001';
  expect(await database.transaction('replace', (tx) => replaceList(tx, id, list, now))).toBe(true);
  expect(await database.transaction('replace', (tx) => replaceList(tx, id, list, now))).toBe(false);
  await database.close();

  await desk.done('rescreenOpenDeals', {}, finance);
  const held = await read(other);
  expect(held.screenings.at(-1)).toMatchObject({
    lists: [{ code: 'SAMPLE', version: '2' }],
    hits: [{ entryName: 'Nordhafen Werkzeug', status: 'OPEN' }],
  });
  expect(held.nextStages.find(({ stage }: Outcome) => stage === 'QUALIFIED').missing).toContain(
    'SCREENING_CLEAR',
  );
  const lists = await server.ask(
    '{ screeningLists(first: 5) { nodes { code version isCurrent entryCount } } }',
  );
  expect(lists.data.screeningLists.nodes).toEqual([
    { code: 'SAMPLE', version: '1', isCurrent: false, entryCount: 15 },
    { code: 'SAMPLE', version: '2', isCurrent: true, entryCount: 1 },
  ]);
});

test('names that mean harm are kept as they are and break nothing', async () => {
  for (const name of ["'; DROP TABLE deals; --", '%%%', '"quoted" {json}']) {
    const { screenings } = await read(await openDealWith(name));
    expect(screenings[0].buyer).toBe(name);
    expect(screenings[0].hits).toEqual([]);
  }
});

test('letters that only look otherwise are the same letters', async () => {
  const name = '𝕹𝖔𝖗𝖉𝖍𝖆𝖋𝖊𝖓 Werkzeug';
  const { screenings } = await read(await openDealWith(name));
  expect(screenings[0].buyer).toBe(name);
  expect(screenings[0].hits).toMatchObject([{ entryName: 'Nordhafen Werkzeug', status: 'OPEN' }]);
});

test('a deal is held by its latest screening, however often it was screened before', async () => {
  const id = await openDealWith('Elbwerk Baubedarf GmbH');
  const clear = { id: id.slice('deal_'.length), many: 500 };
  await server.sql(
    `INSERT INTO deal_screenings
     SELECT company_id, gen_random_uuid(), deal_id, at - n * interval '1 minute', person_id, buyer, contact, destinations, threshold, lists
     FROM deal_screenings, generate_series(1, $2::int) n WHERE deal_id = $1::uuid`,
    [clear.id, clear.many],
  );
  await server.sql(
    `INSERT INTO screening_hits (company_id, id, created_at, updated_at, screening_id, deal_id, subject, screened_name, list_code, list_version, entry_id, entry_name, programme, score, status)
     SELECT company_id, gen_random_uuid(), at, at, id, deal_id, 'BUYER', buyer, 'SAMPLE', '2', 'S-901', buyer, 'New', 1, 'OPEN'
     FROM deal_screenings WHERE deal_id = $1::uuid ORDER BY at DESC LIMIT 1`,
    [clear.id],
  );
  const { screenings, nextStages } = await read(id);
  expect(screenings).toHaveLength(clear.many);
  expect(screenings.at(-1).hits).toMatchObject([{ status: 'OPEN' }]);
  expect(nextStages.find(({ stage }: Outcome) => stage === 'QUALIFIED').missing).toContain('SCREENING_CLEAR');
});
