import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../../seeds/seed.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { testNow } from '../support/test-clock.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('seeding again, days later, changes nothing that is there', async () => {
  const tables = await server.sql<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const digest = async () => {
    const digests: Record<string, unknown> = {};
    for (const { name } of tables) {
      const [row] = await server.sql(
        `SELECT count(*) AS rows, md5(string_agg(t::text, '' ORDER BY t::text)) AS md5 FROM "${name}" t`,
      );
      digests[name] = row;
    }
    return digests;
  };
  const before = await digest();
  const database = openDatabase({ url: server.databaseUrl });
  await seed(database, { demo: true, progress: () => {}, now: new Date(testNow) });
  expect(await digest()).toEqual(before);
  await seed(database, { demo: true, progress: () => {}, now: new Date('2026-03-05T02:00:00.000Z') });
  await database.close();
  const { fx_rates: ratesBefore, ...othersBefore } = before;
  const { fx_rates: ratesAfter, ...othersAfter } = await digest();
  expect(othersAfter).toEqual(othersBefore);
  expect(Number((ratesAfter as { rows: string }).rows)).toBeGreaterThan(
    Number((ratesBefore as { rows: string }).rows),
  );
});

test('seeding a year later gives no number away and undoes nothing that people did', async () => {
  const changed = await startTestServer();
  const remaining = () =>
    changed.sql(
      `SELECT (SELECT count(*) FROM number_series WHERE year > 2026) AS series,
              (SELECT count(*) FROM deal_lines) AS lines,
              (SELECT count(*) FROM purchase_costs) AS costs`,
    );
  await changed.sql(
    'DELETE FROM purchase_costs WHERE id IN (SELECT id FROM purchase_costs ORDER BY id LIMIT 5)',
  );
  await changed.sql('DELETE FROM deal_lines WHERE sequence = 3');
  const before = await remaining();
  const database = openDatabase({ url: changed.databaseUrl });
  await seed(database, { demo: true, progress: () => {}, now: new Date('2027-03-01T02:00:00.000Z') });
  await database.close();
  expect(await remaining()).toEqual(before);
  await changed.stop();
});

test('the next deal continues the numbers of the demo', async () => {
  const { data } = await server.ask(`{ customers(first: 1) { nodes { id } } }`);
  const [last] = await server.sql<{ last: number }>(
    "SELECT last FROM number_series s JOIN people p USING (company_id) WHERE p.email = 'rep@demo.lading.test' AND year = 2026 AND series = 'deal'",
  );
  const opened = await server.ask(
    `mutation ($customer: ID!) {
      openDeal(input: { title: "Next", customerId: $customer, terms: { rule: FOB, namedPlace: "Ningbo" } }) { deal { number } userErrors { code } }
    }`,
    { customer: data.customers.nodes[0].id },
  );
  expect(opened.data.openDeal.deal.number).toBe(`D-2026-${String(last!.last + 1).padStart(5, '0')}`);
});

test('a cost sheet holds the costs and the rates of its day', async () => {
  const sheets = await server.sql<{ cost: string; known: string; buying: string; frozen: string }>(
    `SELECT g.unit_cost AS cost, c.unit_cost AS known, r.bid * (1 - s.buffer) AS buying, f.rate AS frozen
     FROM cost_sheets h
     JOIN deals d ON (d.company_id, d.id) = (h.company_id, h.deal_id)
     JOIN fx_snapshots s ON (s.company_id, s.id) = (h.company_id, h.fx_snapshot_id)
     JOIN cost_sheet_goods g ON (g.company_id, g.cost_sheet_id) = (h.company_id, h.id)
     JOIN fx_rates r ON (r.company_id, r.base, r.quote, r.day) = (h.company_id, d.currency, 'CNY', s.as_of)
     JOIN fx_snapshot_rates f ON (f.company_id, f.snapshot_id, f.base, f.quote) = (s.company_id, s.id, r.base, r.quote)
     CROSS JOIN LATERAL (
       SELECT unit_cost FROM purchase_costs p
       WHERE (p.company_id, p.product_id) = (g.company_id, g.product_id) AND p.valid_from <= s.as_of
       ORDER BY valid_from DESC LIMIT 1
     ) c`,
  );
  const [goods] = await server.sql<{ count: string }>('SELECT count(*) FROM cost_sheet_goods');
  expect(sheets).toHaveLength(Number(goods!.count));
  for (const { cost, known, buying, frozen } of sheets) {
    expect(cost).toBe(known);
    expect(Number(frozen)).toBeCloseTo(Number(buying), 12);
  }
});

test('every demo deal with a cost sheet has a price under its own rule', async () => {
  const { data, errors } = await server.ask(
    `{ deals(first: 100) { nodes { number rule stage costSheet { version } priceLadder { rungs { rule total { amount } margin { rateOfPrice } } } } } }`,
    {},
    { as: 'director@demo.lading.test' },
  );
  expect(errors).toBeUndefined();
  const priced = data.deals.nodes.filter((deal: { costSheet: unknown }) => deal.costSheet);
  expect(priced.length).toBeGreaterThan(30);
  for (const deal of priced) {
    const rung = deal.priceLadder.rungs.find(({ rule }: { rule: string }) => rule === deal.rule);
    expect(Number(rung.total.amount), deal.number).toBeGreaterThan(0);
  }
});
