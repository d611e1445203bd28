import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { buildApi } from '../../src/server/schema.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const director = { as: 'director@demo.lading.test' } as const;
const money = (amount: string, currency = 'CNY') => ({ amount, currency });
const nowhere = (kind: string) => `${kind}_00000000-0000-7000-8000-000000000000`;

let server: TestServer;
let database: Database;
let digests: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase({ url: server.databaseUrl, connections: 1 });
  const tables = await sql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  digests = tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(string_agg(t::text, ' ' ORDER BY t::text)) AS digest FROM ${name} t`,
    )
    .join(' UNION ALL ');
  ids.customer = await firstOf('customers');
  ids.product = await firstOf('products');
  const { data } = await change('openDeal', {
    title: 'Recorded',
    customerId: ids.customer,
    currency: 'USD',
    terms: { rule: 'FOB', namedPlace: 'Ningbo' },
    lines: [{ productId: ids.product, quantity: '10' }],
  });
  ids.deal = data.openDeal.deal.id;
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const sql = <Row = object>(text: string, params: unknown[] = []) => database.read<Row>({ text, params });

async function firstOf(list: string): Promise<string> {
  const { data } = await server.ask(`{ ${list}(first: 1) { nodes { id } } }`, {}, director);
  return data[list].nodes[0].id;
}

/** Sends a mutation with whatever result its payload has. */
function change(name: string, input: object) {
  const payload: Readonly<Record<string, string>> = {
    createCustomer: 'customer { id }',
    updateCustomer: 'customer { id }',
    createContact: 'contact { id }',
    createProduct: 'product { id }',
    updateProduct: 'product { id }',
    setPurchaseCost: 'product { id }',
    openDeal: 'deal { id }',
    updateDeal: 'deal { id }',
    setCostSheet: 'costSheet { id }',
  };
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${payload[name] ?? ''} userErrors { code path } } }`,
    { input },
    director,
  );
}

/** Each command once as it is allowed, with the events that it tells, and once as it is refused. */
const commands: Readonly<
  Record<string, { allowed: () => object; refused: () => object; events: readonly string[] }>
> = {
  createCustomer: {
    allowed: () => ({ name: 'Kept AB', country: 'SE', currency: 'SEK', source: 'REFERRAL' }),
    refused: () => ({
      ...{ name: 'Kept AB', country: 'SE', currency: 'SEK', source: 'REFERRAL' },
      ownerId: nowhere('person'),
    }),
    events: ['customer.created'],
  },
  updateCustomer: {
    allowed: () => ({ id: ids.customer, version: 1, city: 'Malmö' }),
    refused: () => ({ id: ids.customer, version: 99, city: 'Lund' }),
    events: ['customer.updated'],
  },
  createContact: {
    allowed: () => ({ customerId: ids.customer, name: 'Eva', email: 'eva@kept.example' }),
    refused: () => ({ customerId: ids.customer, name: 'Eva again', email: 'eva@kept.example' }),
    events: ['contact.created'],
  },
  createProduct: {
    allowed: () => ({
      ...{ code: 'KEPT', name: 'Kept', hsCode: '940542', originCountry: 'CN' },
      packing: { unitsPerPackage: 1 },
      purchaseCost: { validFrom: '2026-01-01', unitCost: money('5') },
    }),
    refused: () => ({
      ...{ code: 'KEPT-2', name: 'Kept', hsCode: '940542', originCountry: 'CN' },
      packing: { unitsPerPackage: 1 },
      purchaseCost: { validFrom: '2026-01-01', unitCost: money('5'), vatRate: '0.1', rebateRate: '0.2' },
    }),
    events: ['product.costSet', 'product.created'],
  },
  updateProduct: {
    allowed: () => ({ id: ids.product, version: 1, name: 'Renamed' }),
    refused: () => ({
      ...{ id: ids.product, version: 2 },
      packing: { unitsPerPackage: 1, netKg: '2', grossKg: '1' },
    }),
    events: ['product.updated'],
  },
  setPurchaseCost: {
    allowed: () => ({ productId: ids.product, cost: { validFrom: '2026-02-02', unitCost: money('6') } }),
    refused: () => ({ productId: ids.product, cost: { validFrom: '2026-02-02', unitCost: money('0') } }),
    events: ['product.costSet'],
  },
  openDeal: {
    allowed: () => ({
      ...{ title: 'Kept', customerId: ids.customer, terms: { rule: 'FOB', namedPlace: 'Ningbo' } },
      lines: [{ productId: ids.product, quantity: '1' }],
    }),
    refused: () => ({
      ...{ title: 'Kept', customerId: ids.customer },
      terms: { rule: 'FOB', namedPlace: 'Nowhere', locode: 'CNZZZ' },
      lines: [{ productId: ids.product, quantity: '1' }],
    }),
    events: ['deal.opened'],
  },
  updateDeal: {
    allowed: () => ({ id: ids.deal, version: 1, title: 'Renamed' }),
    refused: () => ({ id: ids.deal, version: 2, lines: [{ productId: nowhere('product'), quantity: '1' }] }),
    events: ['deal.updated'],
  },
  setCostSheet: {
    allowed: () => ({ dealId: ids.deal, charges: [{ step: 'LOADING', amount: money('100') }] }),
    refused: () => ({ dealId: ids.deal, version: 9, charges: [{ step: 'LOADING', amount: money('200') }] }),
    events: ['deal.costed'],
  },
  recordFxRates: {
    allowed: () => ({
      source: 'Bank',
      rates: [
        { base: 'USD', quote: 'CNY', day: '2026-03-01', bid: '7.1', ask: '7.2' },
        { base: 'EUR', quote: 'CNY', day: '2026-03-01', bid: '7.8', ask: '7.9' },
      ],
    }),
    refused: () => ({
      source: 'Bank',
      rates: [
        { base: 'USD', quote: 'CNY', day: '2026-03-02', bid: '7.1', ask: '7.2' },
        { base: 'EUR', quote: 'CNY', day: '2026-03-02', bid: '7.8', ask: '7.7' },
      ],
    }),
    events: ['fxRate.recorded', 'fxRate.recorded'],
  },
};

/** What every table says, as one digest each. */
async function wholeDatabase(): Promise<Record<string, string>> {
  const rows = await sql<{ name: string; digest: string }>(digests);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

test('every mutation that changes what the company has is in this table', () => {
  const mutations = Object.keys(buildApi().getMutationType()!.getFields());
  const ofSessions = ['signIn', 'refreshSession', 'signOut'];
  expect(mutations.filter((name) => !ofSessions.includes(name)).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(Object.entries(commands))('%s', (name, { allowed, refused, events }) => {
  test('when its last row can’t be written leaves no other', async () => {
    const before = await wholeDatabase();
    await sql(
      "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$",
    );
    await sql('CREATE TRIGGER fail BEFORE INSERT ON outbox_events EXECUTE FUNCTION fail()');
    const { errors, data } = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    await sql('DROP TRIGGER fail ON outbox_events');
    await sql('DROP FUNCTION fail');
    expect(errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(data).toBeNull();
    expect(await wholeDatabase()).toEqual(before);
  });

  test('writes what it did, for the auditor and for those who listen, in one transaction', async () => {
    const [last] = await sql<{ id: string }>('SELECT max(id::text) AS id FROM outbox_events');
    const first = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    expect(first.errors).toBeUndefined();
    expect(first.data[name].userErrors).toEqual([]);
    const written = await sql<Record<string, unknown>>(
      `SELECT o.type, o.entity = a.entity AND o.entity_id = a.entity_id AND o.at = a.at AS same,
         o.payload = a.after AS "sameRow", a.command, o.xmin = a.xmin AS "together",
         (SELECT email FROM people WHERE id = a.person_id) AS email
       FROM outbox_events o JOIN audit_events a USING (company_id, id) WHERE o.id::text > $1 ORDER BY o.type`,
      [last?.id ?? ''],
    );
    expect(written).toEqual(
      events.map((type) => ({
        ...{ type, command: name, same: true, sameRow: true, together: true },
        email: director.as,
      })),
    );
    const after = await wholeDatabase();
    const again = await change(name, { ...allowed(), idempotencyKey: `allowed ${name}` });
    expect(again.data).toEqual(first.data);
    expect(await wholeDatabase()).toEqual(after);
  });

  test('when refused leaves nothing at all', async () => {
    const before = await wholeDatabase();
    const { data, errors } = await change(name, { ...refused(), idempotencyKey: `refused ${name}` });
    expect(errors).toBeUndefined();
    expect(data[name].userErrors).not.toEqual([]);
    expect(await wholeDatabase()).toEqual(before);
  });
});
