import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, Unavailable } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase({ url: server.databaseUrl, connections: 2 });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const byRead = (text: string) => database.read({ text, params: [] });
const byTransaction = (text: string) =>
  database.transaction('break', async (tx) => tx.execute(sql.raw(text)));

describe.each([
  ['the reading', byRead],
  ['the writing', byTransaction],
] as const)('what %s driver throws is told in our words:', (_, run) => {
  test.each([
    [
      'unique',
      'customers_tax_number_key',
      'customers',
      "UPDATE customers SET country = 'SE', tax_number = '1'",
    ],
    [
      'foreignKey',
      'deals_company_id_owner_id_people_company_id_id_fk',
      'deals',
      'UPDATE deals SET owner_id = gen_random_uuid()',
    ],
    ['check', 'deal_lines_quantity_positive', 'deal_lines', 'UPDATE deal_lines SET quantity = 0'],
    ['notNull', 'title', 'deals', 'UPDATE deals SET title = NULL'],
    ['appendOnly', 'audit_events_append_only', 'audit_events', 'DELETE FROM audit_events'],
  ])('%s', async (kind, constraint, table, statement) => {
    await expect(run(statement)).rejects.toMatchObject({
      ...{ name: 'ConstraintViolation', kind, constraint, table },
    });
  });

  test('what is our own mistake stays what it is', async () => {
    const error = await run('SELECT nothing').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Unavailable);
    expect((error as Error).name).not.toBe('ConstraintViolation');
  });
});

test('a transaction that fails leaves its connection fit for the next', async () => {
  for (let n = 0; n < 10; n += 1) {
    await expect(byTransaction('UPDATE deals SET title = NULL')).rejects.toThrow();
    await expect(database.transaction('refuse', async () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
  }
  const [row] = await database.read<{ open: number }>({
    text: "SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    params: [],
  });
  expect(row?.open).toBe(0);
});

test('a serialisation failure is run again, five times at most', async () => {
  const fail = (times: number) => {
    let runs = 0;
    const outcome = database.transaction('again', async (tx) => {
      runs += 1;
      if (runs <= times) {
        await tx.execute(sql.raw("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$"));
      }
      return runs;
    });
    return { outcome, runs: () => runs };
  };
  expect(await fail(4).outcome).toBe(5);
  const hopeless = fail(99);
  await expect(hopeless.outcome).rejects.toBeInstanceOf(Unavailable);
  expect(hopeless.runs()).toBe(5);
});

describe('while someone holds what a request needs', () => {
  let letGo = () => {};
  let holding: Promise<unknown>;
  beforeAll(async () => {
    const holder = openDatabase({ url: server.databaseUrl, connections: 1 });
    await server.signIn('director@demo.lading.test');
    await new Promise<void>((held) => {
      holding = holder
        .transaction('hold', async (tx) => {
          await tx.execute(sql.raw('LOCK TABLE customers IN ACCESS EXCLUSIVE MODE'));
          held();
          await new Promise<void>((resolve) => {
            letGo = resolve;
          });
        })
        .finally(() => holder.close());
    });
  });
  afterAll(async () => {
    letGo();
    await holding;
  });

  test.each([
    ['a query', '{ customers { nodes { name } } }'],
    [
      'a mutation',
      'mutation { createCustomer(input: { name: "A", country: "DE", currency: "EUR", source: REFERRAL }) { userErrors { code } } }',
    ],
  ])('%s is SERVICE_UNAVAILABLE within seconds', async (_, operation) => {
    const start = Date.now();
    const { status, errors } = await server.ask(operation, {}, { as: 'director@demo.lading.test' });
    expect(errors?.[0].extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(JSON.stringify(errors)).not.toMatch(/lock|55P03|customers_/i);
    expect(status).toBe(503);
    expect(Date.now() - start).toBeLessThan(4_000);
  });

  test('whoever needs something else is served', async () => {
    const { errors } = await server.ask(
      '{ products { nodes { name } } }',
      {},
      { as: 'director@demo.lading.test' },
    );
    expect(errors).toBeUndefined();
  });
});
