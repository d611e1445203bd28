import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { type OutboxEvent, type OutboxFeed, openOutboxFeed } from '../../src/events/outbox-feed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { openWire, type Wire } from '../support/wire.ts';
import { eventually } from './live-client.ts';

let server: TestServer;
let wire: Wire;
let database: Database;
let feed: OutboxFeed;
let company: string;
const reported: unknown[] = [];
beforeAll(async () => {
  server = await startTestServer();
  wire = await openWire(server.databaseUrl);
  database = openDatabase({
    ...{ url: wire.url, connections: 2 },
    deadlines: { connectMs: 500, readMs: 500, transactionMs: 1_000 },
  });
  feed = openOutboxFeed(database, (error) => reported.push(error));
  const [row] = await server.sql<{ id: string }>('SELECT id FROM companies ORDER BY id LIMIT 1');
  company = row!.id;
});
afterAll(async () => {
  feed.close();
  await database.close();
  wire.close();
  await server.stop();
});

/** A row of the outbox, as if its transaction had this number where one is given. */
function happens(type: string, transaction: string | null = null): Promise<unknown> {
  return server.sql(
    `INSERT INTO outbox_events (company_id, id, at, type, entity, entity_id, payload, transaction_id)
     VALUES ($1::uuid, gen_random_uuid(), now(), $2, 'Deal', $1::uuid, '{}',
       coalesce($3::text::xid8, pg_current_xact_id()))`,
    [company, type, transaction],
  );
}

test('a listener hears what happens from then on, and nothing from before', async () => {
  await happens('deal.before');
  const events: OutboxEvent[] = [];
  const leave = await feed.hear(company, (event) => events.push(event));
  await happens('deal.after');
  await eventually(
    () => events.length > 0,
    () => events,
  );
  leave();
  await happens('deal.unheard');
  await sleep(800);
  expect(events.map(({ type }) => type)).toEqual(['deal.after']);
  expect(Object.keys(events[0]!)).not.toContain('payload');
});

test('a transaction that made more events than are read at a time is told whole, in its order, each once', async () => {
  const events: OutboxEvent[] = [];
  const leave = await feed.hear(company, (event) => events.push(event));
  await server.sql(
    `INSERT INTO outbox_events (company_id, id, at, type, entity, entity_id, payload)
     SELECT $1::uuid, gen_random_uuid(), now(), 'deal.number' || n, 'Deal', $1::uuid, '{}'
     FROM generate_series(1, 2100) n ORDER BY n`,
    [company],
  );
  await eventually(
    () => events.length >= 2_100,
    () => events.length,
  );
  await sleep(800);
  leave();
  const types = Array.from({ length: 2_100 }, (_, index) => `deal.number${index + 1}`);
  expect(events.map(({ type }) => type)).toEqual(types);
});

test('what happens while the database is out of reach is told once it is back, each once', async () => {
  const events: OutboxEvent[] = [];
  const leave = await feed.hear(company, (event) => events.push(event));
  await happens('deal.first');
  await eventually(
    () => events.length > 0,
    () => events,
  );
  wire.refuse();
  await happens('deal.meanwhile');
  await eventually(
    () => reported.length > 0,
    () => reported,
  );
  wire.mend();
  await eventually(
    () => events.length > 1,
    () => events,
    15_000,
  );
  await sleep(800);
  leave();
  expect(events.map(({ type }) => type)).toEqual(['deal.first', 'deal.meanwhile']);
}, 40_000);

test('rows that came with a dump, of transactions that this database has yet to see, are not taken for news', async () => {
  await happens('deal.restored', '900000000000');
  const events: OutboxEvent[] = [];
  const leave = await feed.hear(company, (event) => events.push(event));
  await happens('deal.fresh');
  await eventually(
    () => events.length > 0,
    () => events,
  );
  await sleep(800);
  leave();
  expect(events.map(({ type }) => type)).toEqual(['deal.fresh']);
});
