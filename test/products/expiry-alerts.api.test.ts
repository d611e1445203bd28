import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/postgres-database.ts';
import type { JobContext } from '../../src/events/job.ts';
import { warnOfExpiry } from '../../src/products/expiry-alert.commands.ts';
import { buildApi } from '../../src/server/schema.ts';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let jobs: JobContext;
let now = new Date('2026-03-02T02:00:00Z');
beforeAll(async () => {
  server = await startTestServer();
  const database = openDatabase({ url: server.databaseUrl, connections: 8 });
  jobs = { database, schema: buildApi(), effects: { now: () => now, newId: () => newId() } };
});
afterAll(async () => {
  await jobs.database.close();
  await server.stop();
});

const change = mutations(() => server);
const operations: DemoPerson = 'operations@demo.lading.test';
const told = async (as: DemoPerson) => {
  const { data } = await server.ask(
    `{ expiryAlerts(first: 50, orderBy: { by: AT, direction: ASC }) { nodes { id version subject stage endsOn seenAt
      certificate { id version number } claim { text } person { email } } } }`,
    undefined,
    { as },
  );
  return data.expiryAlerts.nodes;
};
const lines = async (as: DemoPerson) =>
  (await told(as))
    .filter(({ certificate }: { certificate: object | null }) => certificate)
    .map(
      ({ certificate, stage, endsOn }: { certificate: { number: string }; stage: string; endsOn: string }) =>
        `${certificate.number} ${stage} ${endsOn}`,
    )
    .sort();

describe('whoever sees to a paper', () => {
  test('is told once that it is to be renewed or has ended, however many servers look at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => warnOfExpiry(jobs)));
    expect(await lines(operations)).toEqual([
      'CE-24-11802 EXPIRING 2026-03-14',
      'E512208 EXPIRING 2026-04-12',
      'FC-77120 EXPIRING 2026-05-16',
      'SA-60417 EXPIRED 2026-02-10',
    ]);
    await warnOfExpiry(jobs);
    expect(await lines(operations)).toHaveLength(4);
    const [events] = await server.sql<{ count: number }>(
      "SELECT count(*)::int AS count FROM outbox_events WHERE type IN ('certificate.expiring', 'certificate.expired')",
    );
    // One of them the demo was told of already.
    expect(events!.count).toBe(3);
  });

  test('is told once more when it has ended, and again where it was prolonged and ends again', async () => {
    const alert = (await told(operations)).find(
      ({ certificate }: { certificate: { number: string } }) => certificate.number === 'CE-24-11802',
    );
    const { id, version } = alert.certificate;
    now = new Date('2026-03-15T02:00:00Z');
    await warnOfExpiry(jobs);
    expect(await lines(operations)).toContain('CE-24-11802 EXPIRED 2026-03-14');
    expect(
      await change(
        'updateCertificate',
        { id, version, validUntil: '2026-05-01' },
        'certificate { validUntil }',
      ),
    ).toEqual({ certificate: { validUntil: '2026-05-01' } });
    await warnOfExpiry(jobs);
    expect(await lines(operations)).toContain('CE-24-11802 EXPIRING 2026-05-01');
  });

  test('marks it as seen; nobody else sees it, marks it, or learns that it is there', async () => {
    const [{ id, version }] = await told(operations);
    for (const as of ['rep@demo.lading.test', 'director@demo.lading.test'] as const) {
      expect((await told(as)).filter((alert: { id: string }) => alert.id === id)).toEqual([]);
      const denied = await change('markExpiryAlertSeen', { id, version }, 'alert { id }', as);
      expect(denied.errors[0].extensions.code).toBe('NOT_FOUND');
    }
    const seen = await change('markExpiryAlertSeen', { id, version }, 'alert { version seenAt }', operations);
    expect(seen.alert).toEqual({ version: 2, seenAt: expect.any(String) });
    expect(await change('markExpiryAlertSeen', { id, version }, 'alert { id }', operations)).toEqual({
      refused: ['VERSION_CONFLICT version'],
    });
  });
});

test('whoever wrote a sentence is told that its approval ends', async () => {
  const { data } = await server.ask('{ products(filter: { code: { equals: "KIT-B18" } }) { nodes { id } } }');
  const claim = { kind: 'BENEFIT', market: 'DE', language: 'de', text: 'Hält zwölf Stunden warm.' };
  const input = { ...claim, productId: data.products.nodes[0].id };
  const written = await change('writeProductClaim', input, 'claim { id version }');
  const approval = { ...written.claim, reference: 'Test report 1', until: '2026-04-30' };
  await change('approveProductClaim', approval, 'claim { id }', 'director@demo.lading.test');
  await warnOfExpiry(jobs);
  expect(
    (await told('rep@demo.lading.test')).map(
      ({ claim, stage, endsOn }: { claim: { text: string }; stage: string; endsOn: string }) =>
        `${claim.text} ${stage} ${endsOn}`,
    ),
  ).toEqual(['Hält zwölf Stunden warm. EXPIRING 2026-04-30']);
});
