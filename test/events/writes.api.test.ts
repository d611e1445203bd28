import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let customer: string;
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask('{ customers(first: 1) { nodes { id } } }');
  customer = data.customers.nodes[0].id;
});
afterAll(() => server.stop());

const createCustomer = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { customer { id name } userErrors { code path } }
}`;
const openDeal = `mutation ($input: OpenDealInput!) {
  openDeal(input: $input) { deal { id number } userErrors { code path } }
}`;
const newCustomer = (name: string, more: object = {}) => ({
  input: { name, country: 'SE', currency: 'EUR', source: 'REFERRAL', ...more },
});
const newDeal = (more: object = {}) => ({
  input: { title: 'Numbers', customerId: customer, terms: { rule: 'FOB', namedPlace: 'Ningbo' }, ...more },
});

async function counts() {
  const [row] = await server.sql<{ customers: string; audit: string; outbox: string; keys: string }>(
    `SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM audit_events) AS audit,
            (SELECT count(*) FROM outbox_events) AS outbox, (SELECT count(*) FROM idempotency_keys) AS keys`,
  );
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
}

describe('a change', () => {
  test('is written with its audit row and its outbox row', async () => {
    const before = await counts();
    await server.ask(createCustomer, newCustomer('Recorded AB'));
    const after = await counts();
    expect(after).toEqual({
      ...before,
      customers: before.customers! + 1,
      audit: before.audit! + 1,
      outbox: before.outbox! + 1,
    });
    const [event] = await server.sql(
      "SELECT command, entity, before, after->>'name' AS name, request_id FROM audit_events ORDER BY id DESC LIMIT 1",
    );
    expect(event).toMatchObject({
      command: 'createCustomer',
      entity: 'Customer',
      before: null,
      name: 'Recorded AB',
    });
    const [told] = await server.sql(
      "SELECT type, payload->>'name' AS name FROM outbox_events ORDER BY id DESC LIMIT 1",
    );
    expect(told).toEqual({ type: 'customer.created', name: 'Recorded AB' });
  });

  test('that is refused leaves nothing behind, not even its key', async () => {
    const before = await counts();
    const { data } = await server.ask(
      createCustomer,
      newCustomer('Refused AB', { country: 'XX', website: 'nowhere', idempotencyKey: 'refused' }),
    );
    expect(data.createCustomer).toEqual({
      customer: null,
      userErrors: [
        { code: 'UNKNOWN_VALUE', path: ['input', 'country'] },
        { code: 'INVALID_FORMAT', path: ['input', 'website'] },
      ],
    });
    expect(await counts()).toEqual(before);
  });

  test('that breaks a unique rule is refused at its field', async () => {
    await server.ask(createCustomer, newCustomer('First', { taxNumber: 'SE556000' }));
    const before = await counts();
    const { data } = await server.ask(createCustomer, newCustomer('Second', { taxNumber: 'SE556000' }));
    expect(data.createCustomer.userErrors).toEqual([
      { code: 'ALREADY_EXISTS', path: ['input', 'taxNumber'] },
    ]);
    expect(await counts()).toEqual(before);
  });
});

describe('a key', () => {
  test('makes 50 calls at once have one effect and 50 equal answers', async () => {
    const before = await counts();
    const input = newCustomer('Once AB', { idempotencyKey: 'fifty' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.ask(createCustomer, input)));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(answers[0]?.data.createCustomer.customer.name).toBe('Once AB');
    expect(await counts()).toMatchObject({ customers: before.customers! + 1, keys: before.keys! + 1 });
  });

  test('is refused with another input, and is each person’s own', async () => {
    const again = await server.ask(createCustomer, newCustomer('Twice AB', { idempotencyKey: 'fifty' }));
    expect(again.data.createCustomer.userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ]);
    const other = await server.ask(createCustomer, newCustomer('Other AB', { idempotencyKey: 'fifty' }), {
      as: 'rep.south@demo.lading.test',
    });
    expect(other.data.createCustomer.customer.name).toBe('Other AB');
  });

  test('has 1 to 255 characters', async () => {
    for (const idempotencyKey of ['', 'x'.repeat(256)]) {
      const { data } = await server.ask(createCustomer, newCustomer('Key AB', { idempotencyKey }));
      expect(data.createCustomer.userErrors[0].path).toEqual(['input', 'idempotencyKey']);
    }
  });
});

test('of 20 edits at once with one version one wins, and 19 are told', async () => {
  const created = await server.ask(createCustomer, newCustomer('Edited AB'));
  const { id } = created.data.createCustomer.customer;
  const edits = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      server.ask(
        'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } userErrors { code } } }',
        { input: { id, version: 1, city: `City ${n}` } },
      ),
    ),
  );
  const codes = edits.map(({ data }) => data.updateCustomer.userErrors[0]?.code ?? 'OK');
  expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
  expect(codes.filter((code) => code === 'VERSION_CONFLICT')).toHaveLength(19);
  const events = await server.sql(
    "SELECT 1 FROM audit_events WHERE command = 'updateCustomer' AND entity_id = $1::uuid",
    [id.slice('customer_'.length)],
  );
  expect(events).toHaveLength(1);
});

test('200 deals at once, a third of them refused, are numbered without a gap', async () => {
  const [series] = await server.sql<{ last: number }>(
    "SELECT last FROM number_series JOIN people USING (company_id) WHERE email = 'rep@demo.lading.test' AND year = 2026 AND series = 'deal'",
  );
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      server.ask(
        openDeal,
        n % 3 === 0 ? newDeal({ terms: { rule: 'FOB', namedPlace: 'Nowhere', locode: 'CNZZZ' } }) : newDeal(),
      ),
    ),
  );
  const numbers = answers.flatMap(({ data }) => data?.openDeal.deal?.number ?? []).sort();
  expect(answers.filter(({ errors }) => errors)).toEqual([]);
  expect(numbers).toHaveLength(133);
  expect(numbers).toEqual(numbers.map((_, n) => `D-2026-${String(series!.last + n + 1).padStart(5, '0')}`));
}, 60_000);

test('the year of a number is the year where the company is', async () => {
  server.setClock('2026-12-31T16:30:00.000Z');
  const { data } = await server.ask(openDeal, newDeal());
  expect(data.openDeal.deal.number).toBe('D-2027-00001');
  server.setClock('2026-03-02T02:00:00.000Z');
});

describe('the database itself refuses', () => {
  test.each([
    ['a change of the audit trail', "UPDATE audit_events SET command = 'x'"],
    ['a hole in the audit trail', 'DELETE FROM audit_events'],
    ['an empty audit trail', 'TRUNCATE audit_events'],
    ['another rate for a price that was given', 'UPDATE fx_snapshot_rates SET rate = 1'],
    ['another past of a deal', 'DELETE FROM deal_stage_changes'],
    ['a quantity below zero', 'UPDATE deal_lines SET quantity = -1'],
    ['a rebate above the tax', 'UPDATE purchase_costs SET rebate_rate = 0.5'],
    ['a bid above the ask', 'UPDATE fx_rates SET bid = ask + 1'],
    ['two deals of one number', "UPDATE deals SET number = 'D-2026-00001'"],
    [
      'a deal for another company’s customer',
      'UPDATE deals SET customer_id = (SELECT id FROM customers c WHERE c.company_id <> deals.company_id LIMIT 1)',
    ],
    ['a person without a team', 'UPDATE people SET team_id = gen_random_uuid()'],
    ['one address for two people', "UPDATE people SET email = 'REP@demo.lading.test'"],
    ['a charge below zero', 'UPDATE cost_sheet_charges SET amount_minor = -1'],
    ['a tariff code of five digits', "UPDATE products SET hs_code = '12345'"],
  ])('%s', async (_, statement) => {
    await expect(server.sql(statement)).rejects.toMatchObject({ name: 'ConstraintViolation' });
  });
});
