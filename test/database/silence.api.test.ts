import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, Unavailable } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { openWire, type Wire } from '../support/wire.ts';

let server: TestServer;
let wire: Wire;
let database: Database;
beforeAll(async () => {
  server = await startTestServer();
  wire = await openWire(server.databaseUrl);
  database = openDatabase({
    url: wire.url,
    connections: 2,
    deadlines: { readMs: 600, transactionMs: 900, connectMs: 800 },
  });
});
afterAll(async () => {
  await database.close();
  wire.close();
  await server.stop();
});

/** How a call ended, and that it did so soon. */
async function settled(call: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('not settled'), 4_000);
  });
  const outcome = await Promise.race([call.catch((error: unknown) => error), late]);
  clearTimeout(timer);
  return outcome;
}

const one = () => database.read({ text: 'SELECT 1 AS one', params: [] });
const write = () => database.transaction('write', async (tx) => tx.execute(sql`SELECT 1`));

test('a database that falls silent is unavailable to every call, in time, and is there again afterwards', async () => {
  await one();
  await write();
  wire.cut();
  const calls = Array.from({ length: 12 }, (_, n) => settled(n % 2 === 0 ? one() : write()));
  for (const outcome of await Promise.all(calls)) expect(outcome).toBeInstanceOf(Unavailable);
  expect(await settled(database.ping())).toBeInstanceOf(Unavailable);
  wire.mend();
  // The first calls may still meet a connection that is being given up.
  for (let attempt = 0; attempt < 10; attempt += 1) await Promise.all([settled(one()), settled(write())]);
  expect(await one()).toEqual([{ one: 1 }]);
  await write();
}, 30_000);

test('silence while a transaction is open, or at its end, is Unavailable too', async () => {
  const halfway = database.transaction('halfway', async (tx) => {
    await tx.execute(sql`SELECT 1`);
    wire.cut();
    await tx.execute(sql`SELECT 2`);
  });
  expect(await settled(halfway)).toBeInstanceOf(Unavailable);
  wire.mend();
  await settled(write());
  const atItsEnd = database.transaction('at its end', async (tx) => {
    await tx.execute(sql`SELECT 1`);
    wire.cut();
  });
  expect(await settled(atItsEnd)).toBeInstanceOf(Unavailable);
  wire.mend();
  for (let attempt = 0; attempt < 10; attempt += 1) await settled(write());
  await write();
}, 30_000);
