import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAuthentication } from '../../src/access/authenticate.ts';
import { openTokens } from '../../src/access/tokens.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { buildApi } from '../../src/server/schema.ts';
import { buildServer, type LadingServer } from '../../src/server/server.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { openWire, type Wire } from '../support/wire.ts';

const secret = 'a secret that only this file knows, of some length';
const lines: string[] = [];
let store: TestServer;
let wire: Wire;
let database: Database;
let server: LadingServer;
let url: string;
beforeAll(async () => {
  store = await startTestServer();
  wire = await openWire(store.databaseUrl);
  database = openDatabase({ url: wire.url });
  const tokens = openTokens(secret);
  const effects = { now: () => new Date(), newId };
  server = await buildServer({
    ...{ schema: buildApi(), database, effects, tokens },
    authenticate: openAuthentication(database, tokens, effects.now),
    logLevel: 'trace',
    logTo: { write: (line) => lines.push(line) },
  });
  url = await server.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.http.close();
  await database.close();
  wire.close();
  await store.stop();
});

async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  return { status: response.status, ...((await response.json()) as any) };
}

const signIn = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { accessToken refreshToken userErrors { code } }
}`;

/** The lines that were written meanwhile, as they were and as they are read. */
async function linesOf(work: () => Promise<unknown>) {
  const before = lines.length;
  await work();
  const text = lines.slice(before);
  return { text: text.join(''), entries: text.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the log', () => {
  test('has one line for each operation: who, what, how long, and how it ended', async () => {
    const { accessToken } = (await ask(signIn, { email: 'rep@demo.lading.test', password: 'lading-demo' }))
      .data.signIn;
    const { entries } = await linesOf(() =>
      ask(
        'query Mine { viewer { id } node(id: "deal_x") { id } }',
        {},
        {
          authorization: `Bearer ${accessToken}`,
          'x-request-id': 'order-desk-4711',
        },
      ),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      requestId: 'order-desk-4711',
      operation: 'Mine',
      viewer: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ms: expect.any(Number),
    });
  });

  test('holds no password, no token and no value that a caller sent', async () => {
    let secrets: string[] = [];
    const { text } = await linesOf(async () => {
      const good = await ask(signIn, { email: 'rep@demo.lading.test', password: 'lading-demo' });
      const { accessToken, refreshToken } = good.data.signIn;
      await ask(signIn, { email: 'rep@demo.lading.test', password: 'wr0ng-passw0rd' });
      await ask(signIn, { email: 'inline', password: { not: 'a-str1ng-secret' } });
      await ask('mutation { signIn(input: { email: "a", password: "wr1tten-in-the-query" }) { nothing } }');
      await ask('{ viewer { id } }', {}, { authorization: `Bearer ${accessToken}` });
      await ask('{ viewer { id } }', {}, { authorization: 'Bearer f0rged.t0ken.h3re' });
      await ask(
        'mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { accessToken userErrors { code } } }',
        { t: refreshToken },
      );
      await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query": "br0ken-secret',
      });
      secrets = [accessToken, refreshToken, 'lading-demo', 'wr0ng', 'str1ng', 'wr1tten', 'f0rged', 'br0ken'];
    });
    expect(text).toContain('"operation":"SignIn"');
    for (const word of secrets) expect(text).not.toContain(word);
  });

  test.each([
    ['a query', 'query ($text: String!) { products(filter: { search: $text }) { nodes { name } } }'],
    [
      'a mutation',
      `mutation ($text: String!) { createProduct(input: { code: "LOG", name: $text, hsCode: "940511",
         originCountry: "CN", packing: { unitsPerPackage: 1 } }) { userErrors { code } } }`,
    ],
  ])(
    'tells what nobody foresaw in %s under the reference that the caller got, and without the values',
    async (_, query) => {
      const { accessToken } = (
        await ask(signIn, { email: 'director@demo.lading.test', password: 'lading-demo' })
      ).data.signIn;
      await store.sql('ALTER TABLE products RENAME COLUMN name TO elsewhere');
      let reference = '';
      const { entries, text } = await linesOf(async () => {
        const { errors } = await ask(query, { text: 'pr1vate' }, { authorization: `Bearer ${accessToken}` });
        expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
        reference = errors[0].extensions.reference;
      });
      await store.sql('ALTER TABLE products RENAME COLUMN elsewhere TO name');
      const told = entries.find(({ err }) => err) as {
        requestId: string;
        err: { message: string; stack: string };
      };
      expect(told.requestId).toBe(reference);
      expect(told.err.message).toMatch(/column .*name.* does not exist/);
      expect(told.err.stack).toMatch(/at /);
      expect(text).not.toContain('pr1vate');
    },
  );
});

describe('the probes', () => {
  test('say that the process lives, and whether it takes work', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  test('when the database is gone: alive, not ready, and every request is told to come again', async () => {
    const { accessToken } = (
      await ask(signIn, { email: 'manager@demo.lading.test', password: 'lading-demo' })
    ).data.signIn;
    wire.refuse();
    const start = Date.now();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    const answers = await Promise.all([
      // One can't find out who asks, the other can't write.
      ask('{ viewer { id } }', {}, { authorization: `Bearer ${accessToken}` }),
      ask(signIn, { email: 'rep@demo.lading.test', password: 'lading-demo' }),
    ]);
    for (const { status, errors } of answers) {
      expect(errors[0].extensions.code).toBe('SERVICE_UNAVAILABLE');
      expect(errors[0].extensions.requestId).toBeTruthy();
      expect(JSON.stringify(errors)).not.toMatch(/stack|postgres|connection|127\.0\.0\.1/i);
      expect(status).toBe(503);
    }
    expect(Date.now() - start).toBeLessThan(5_000);
    wire.mend();
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 5_000 }).toBe(200);
  });

  test('send no more work to a server that is about to stop, which answers still', async () => {
    server.drain();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});
