import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companies } from '../../schema/tables/access.ts';
import { type Database, Unavailable } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let database: Database;
beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase({ url: server.databaseUrl, connections: 6 });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const sleep = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));
const killOthers = () =>
  server.sql(
    `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );

describe('when connections die', () => {
  test('reads are asked again, and transactions end with Unavailable or their own error, in time', async () => {
    const surprises: unknown[] = [];
    const note = (error: unknown) => surprises.push(error);
    process.on('uncaughtException', note);
    const outcomes: string[] = [];
    let slowest = 0;
    const stopAt = Date.now() + 3_000;
    const work = async (one: () => Promise<unknown>) => {
      while (Date.now() < stopAt) {
        const start = Date.now();
        await one().then(
          () => outcomes.push('done'),
          (error) => outcomes.push(error instanceof Unavailable ? 'unavailable' : String(error)),
        );
        slowest = Math.max(slowest, Date.now() - start);
      }
    };
    const reads = () => database.read({ text: 'SELECT count(*) FROM deals', params: [] });
    const writes = () =>
      database.transaction('touch', async (tx) => {
        await tx.update(companies).set({ name: sql`name` }).where(eq(companies.country, 'CN'));
        await sleep(5);
        await tx.select().from(companies);
      });
    const killer = (async () => {
      while (Date.now() < stopAt) {
        await sleep(300);
        await killOthers();
      }
    })();
    await Promise.all([work(reads), work(reads), work(writes), work(writes), killer]);
    process.off('uncaughtException', note);
    const strange = outcomes.filter((outcome) => outcome !== 'done' && outcome !== 'unavailable');
    expect(strange).toEqual([]);
    expect(surprises).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThan(50);
    expect(slowest).toBeLessThan(16_000);
    expect(await database.read({ text: 'SELECT 1 AS one', params: [] })).toEqual([{ one: 1 }]);
  }, 60_000);
});

test('a statement that takes too long is ended, and its caller told to try again', async () => {
  const start = Date.now();
  await expect(database.read({ text: 'SELECT pg_sleep(30)', params: [] })).rejects.toBeInstanceOf(
    Unavailable,
  );
  expect(Date.now() - start).toBeLessThan(9_000);
}, 20_000);

test('two transactions that lock crosswise both come through', async () => {
  const ids = (await server.sql<{ id: string }>('SELECT id FROM companies ORDER BY id')).map(({ id }) => id);
  const touch = (order: string[]) =>
    database.transaction('cross', async (tx) => {
      for (const id of order) {
        await tx.update(companies).set({ name: sql`name || '.'` }).where(eq(companies.id, id));
        await sleep(150);
      }
    });
  await Promise.all([touch(ids), touch([...ids].reverse())]);
  const names = await server.sql<{ name: string }>('SELECT name FROM companies');
  for (const { name } of names) expect(name).toMatch(/\.\.$/);
}, 30_000);
