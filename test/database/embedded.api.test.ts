import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lading-embedded-'));
  // PostgreSQL must get in, also where the test runs as root.
  chmodSync(directory, 0o755);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const settings = ['fsync=off'];
const runs = () => existsSync(join(directory, 'postgres', 'postmaster.pid'));

/** A process of ours, as far as the cluster can tell. */
async function arrive() {
  const cluster = await startEmbeddedCluster({ directory, settings });
  const database = openDatabase({ url: cluster.url, connections: 3 });
  await Promise.all(
    Array.from({ length: 6 }, () => database.read({ text: 'SELECT pg_sleep(0.01)', params: [] })),
  );
  return {
    cluster,
    database,
    async leave() {
      await database.close();
      await cluster.leave();
    },
  };
}

test('the last to leave stops the cluster, and nobody before', async () => {
  const [first, second] = await Promise.all([arrive(), arrive()]);
  expect(first.cluster.url).toBe(second.cluster.url);
  await first.leave();
  expect(runs()).toBe(true);
  expect(await second.database.read({ text: 'SELECT 1 AS one', params: [] })).toEqual([{ one: 1 }]);
  await second.leave();
  expect(runs()).toBe(false);
}, 60_000);

test('when all leave at once it is stopped, every time', async () => {
  for (let round = 0; round < 4; round += 1) {
    const all = await Promise.all([arrive(), arrive(), arrive()]);
    await Promise.all(all.map(({ leave }) => leave()));
    expect(runs(), `round ${round}`).toBe(false);
  }
}, 60_000);

test('its password is for its owner alone, and it listens on this machine alone', async () => {
  const { database, leave } = await arrive();
  expect(statSync(join(directory, 'postgres.password')).mode & 0o077).toBe(0);
  const shown = await database.read({
    text: "SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()",
    params: [],
  });
  expect(shown).toEqual([{ addresses: '127.0.0.1', sockets: '', encoding: 'UTF8' }]);
  await leave();
}, 60_000);
