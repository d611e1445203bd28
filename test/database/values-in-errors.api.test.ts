import { inspect } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companies } from '../../schema/tables/access.ts';
import { type Database, type Transaction, Unavailable } from '../../src/database/database.ts';
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

const secret = 'Nobody may read this in a log';

test.each<[string, (tx: Transaction) => Promise<unknown>]>([
  ['a column that is missing', (tx) => tx.update(companies).set({ name: sql`gone || ${secret}` })],
  ['a constraint', (tx) => tx.update(companies).set({ name: secret, country: null as unknown as string })],
  [
    'a statement that takes too long',
    async (tx) => {
      await tx.execute(sql`SET LOCAL statement_timeout = 50`);
      await tx.update(companies).set({ name: secret }).where(eq(companies.name, sql`pg_sleep(1)::text`));
    },
  ],
])('an error by %s, as a log prints it with its causes, holds no value of the statement', async (_, work) => {
  const error = await database.transaction('fail', work).catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(Error);
  // A log prints the message and the stack of an error and of each of its causes.
  for (let cause = error as Error | undefined; cause; cause = cause.cause as Error | undefined) {
    expect(`${cause.message} ${cause.stack}`).not.toContain(secret);
  }
  if (!(error instanceof Unavailable)) expect(inspect(error)).toMatch(/companies|gone/);
});
