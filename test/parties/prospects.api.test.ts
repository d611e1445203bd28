import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/postgres-database.ts';
import type { JobContext } from '../../src/events/job.ts';
import { poolInactive } from '../../src/parties/pool.commands.ts';
import { rescoreProspects } from '../../src/parties/prospect-score.commands.ts';
import { buildApi } from '../../src/server/schema.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let jobs: JobContext;
let now = new Date('2026-03-02T02:00:00Z');
beforeAll(async () => {
  server = await startTestServer();
  const database = openDatabase({ url: server.databaseUrl, connections: 4 });
  jobs = { database, schema: buildApi(), effects: { now: () => now, newId: () => newId() } };
});
afterAll(async () => {
  await jobs.database.close();
  await server.stop();
});

const rep: DemoPerson = 'rep@demo.lading.test';
const south: DemoPerson = 'rep.south@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';

async function change(name: string, input: object, shows: string, as: DemoPerson = rep) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { code path } } }`,
    { input },
    { as },
  );
  if (errors) return { errors };
  const { userErrors, ...rows } = data[name];
  return userErrors.length > 0
    ? {
        refused: userErrors.map(
          ({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(1).join('.')}`,
        ),
      }
    : rows;
}

async function newCustomer(
  name: string,
  more: object = {},
  as: DemoPerson = rep,
): Promise<{ id: string; version: number }> {
  const input = { name, country: 'PT', currency: 'EUR', source: 'TRADE_SHOW', ...more };
  return (await change('createCustomer', input, 'customer { id version }', as)).customer;
}

const weights = {
  ...{ marketPotential: '0.5', customerSize: '0', fit: '0.5', authority: '0' },
  ...{ need: '0', paymentRisk: '0', engagement: '0', sample: '0' },
};
const scoreOf = async (id: string, as: DemoPerson = rep) => {
  const { data } = await server.ask(
    'query ($id: ID!) { customer(id: $id) { prospect { version score weights { edition } contributions { factor value points } } } }',
    { id },
    { as },
  );
  return data.customer.prospect;
};

describe('the score of a prospect', () => {
  test('is told with what each factor adds, and worked out anew when one of them changes', async () => {
    const { id } = await newCustomer('Tejo Luz Lda');
    const { prospect } = await change(
      'setProspectProfile',
      { customerId: id, fit: 8, need: 'THIS_YEAR' },
      'prospect { version score weights { edition } contributions { factor points } }',
    );
    expect(prospect).toMatchObject({ version: 1, weights: { edition: 1 } });
    // 0.25 × 0.8 and 0.1 × 0.67, by the demo's weights.
    expect(prospect.score).toBe('26.7');
    expect(await change('setProspectProfile', { customerId: id, fit: 9 }, 'prospect { id }')).toEqual({
      refused: ['REQUIRED version'],
    });
    await change(
      'rateMarket',
      { country: 'PT', rating: 5, reason: 'Small and open.' },
      'rating { id }',
      'analyst@demo.lading.test',
    );
    expect((await scoreOf(id)).score).toBe('36.7');
    await change(
      'logActivity',
      { customerId: id, kind: 'CALL', subject: 'A', outcome: 'NO_ANSWER' },
      'activity { id }',
    );
    expect((await scoreOf(id)).score).toBe('36.7');
    await change(
      'logActivity',
      { customerId: id, kind: 'CALL', subject: 'A', outcome: 'INTERESTED' },
      'activity { id }',
    );
    expect((await scoreOf(id)).score).toBe('41.7');
    const known = await change(
      'setProspectProfile',
      { customerId: id, version: 1, need: null, sample: 'PAID' },
      'prospect { version score }',
    );
    expect(known.prospect).toEqual({ version: 2, score: '35' });
  });

  test('follows the weights of the company, of which every version is kept', async () => {
    const { id } = await newCustomer('Douro Ferragens SA');
    await change('setProspectProfile', { customerId: id, fit: 10 }, 'prospect { id }');
    expect(await change('setScoreWeights', weights, 'weights { id }', manager)).toEqual({
      refused: ['REQUIRED edition'],
    });
    expect(
      await change('setScoreWeights', { ...weights, edition: 1, fit: '0.6' }, 'weights { id }', manager),
    ).toEqual({ refused: ['OUT_OF_RANGE '] });
    const set = await change(
      'setScoreWeights',
      { ...weights, edition: 1 },
      'weights { edition setBy { email } }',
      manager,
    );
    expect(set.weights).toEqual({ edition: 2, setBy: { email: manager } });
    expect(await scoreOf(id)).toMatchObject({ score: '75', weights: { edition: 2 } });
    const { data } = await server.ask('{ scoreWeights(first: 5) { nodes { edition fit } } }');
    expect(data.scoreWeights.nodes).toEqual([
      { edition: 1, fit: '0.25' },
      { edition: 2, fit: '0.5' },
    ]);
    const stale = await Promise.all(
      [1, 2].map(() => change('setScoreWeights', { ...weights, edition: 2 }, 'weights { id }', director)),
    );
    expect(stale.filter((outcome) => 'refused' in outcome)).toHaveLength(1);
  });

  test('falls when they fall silent: by the clock, without anybody asking', async () => {
    await change(
      'setScoreWeights',
      { ...weights, edition: 3, fit: '0', engagement: '0.5' },
      'weights { id }',
      manager,
    );
    const { id } = await newCustomer('Minho Casa Lda');
    await change(
      'logActivity',
      { customerId: id, kind: 'MAIL', subject: 'A', outcome: 'REPLIED' },
      'activity { id }',
    );
    await change('setProspectProfile', { customerId: id }, 'prospect { id }');
    expect((await scoreOf(id)).score).toBe('75');
    now = new Date('2026-04-06T02:00:00Z');
    await rescoreProspects(jobs);
    expect((await scoreOf(id)).score).toBe('45');
    now = new Date('2026-03-02T02:00:00Z');
  });

  test('orders the list, page by page, of those that one may see', async () => {
    const page = async (after: string | null, as: DemoPerson) => {
      const { data } = await server.ask(
        'query ($after: String) { prospects(first: 4, after: $after, orderBy: { by: SCORE, direction: DESC }) { pageInfo { endCursor hasNextPage } nodes { score customer { name owner { email } } } } }',
        { after },
        { as },
      );
      return data.prospects;
    };
    const scores: number[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await page(after, rep);
      for (const { score, customer } of nodes) {
        scores.push(Number(score));
        expect(customer.owner.email).toBe(rep);
      }
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(scores.length).toBeGreaterThan(6);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect((await page(null, 'analyst@demo.lading.test')).nodes).toEqual([]);
  });
});

describe('before a customer is entered', () => {
  const ask = async (input: object, as: DemoPerson = south) => {
    const { data, errors } = await server.ask(
      'query ($input: PossibleDuplicatesInput!) { possibleDuplicates(input: $input) { customerId name country ownerName isPooled reasons } }',
      { input },
      { as },
    );
    expect(errors).toBeUndefined();
    return data.possibleDuplicates;
  };

  test('those that may be the same are told, whoever looks after them, by name, domain and tax number', async () => {
    const [found] = await ask({ name: 'ELBWERK Baubedraf', country: 'DE' });
    expect(found).toMatchObject({ name: 'Elbwerk Baubedarf GmbH', isPooled: false, reasons: ['NAME'] });
    const hidden = await server.ask(
      'query ($id: ID!) { customer(id: $id) { id } }',
      { id: found.customerId },
      { as: south },
    );
    expect(hidden.data.customer).toBeNull();
    expect(
      await ask({ name: 'Something else', country: 'US', email: 'k.voss@elbwerk.example' }),
    ).toMatchObject([{ reasons: ['DOMAIN'] }]);
    await newCustomer('Sintra Moveis', { taxNumber: 'PT501234567' });
    expect(await ask({ name: 'Quite another', country: 'PT', taxNumber: 'PT501234567' })).toMatchObject([
      { name: 'Sintra Moveis', reasons: ['TAX_NUMBER'] },
    ]);
    expect(await ask({ name: 'Nobody At All', country: 'DE', email: 'someone@gmail.com' })).toEqual([]);
  });

  test('of another company nothing is told', async () => {
    expect(
      await ask({ name: 'Elbwerk Baubedarf GmbH', country: 'DE' }, 'director@other.lading.test'),
    ).toEqual([]);
  });

  test('a name that is not Latin is found as well', async () => {
    await newCustomer('宁波清水贸易有限公司', { country: 'CN' });
    expect(await ask({ name: '宁波清水贸易', country: 'CN' })).toMatchObject([{ reasons: ['NAME'] }]);
  });
});

describe('the public pool', () => {
  test('is where a customer goes that nobody looks after, and from where whoever is first takes it', async () => {
    const { id, version } = await newCustomer('Algarve Sol Lda');
    const seenBy = async (as: DemoPerson) =>
      (await server.ask('query ($id: ID!) { customer(id: $id) { id } }', { id }, { as })).data.customer !==
      null;
    expect(await seenBy(south)).toBe(false);
    const released = await change(
      'releaseCustomer',
      { id, version, reason: 'No reaction in a year.' },
      'customer { version pooledAt }',
    );
    expect(released.customer.pooledAt).toBe('2026-03-02T02:00:00.000Z');
    expect(await seenBy(south)).toBe(true);
    expect(await seenBy('director@other.lading.test')).toBe(false);
    expect(
      await change('updateCustomer', { id, version: 2, city: 'Faro' }, 'customer { id }', south),
    ).toEqual({ refused: ['WRONG_STATUS id'] });
    expect(
      await change(
        'planActivity',
        { customerId: id, kind: 'CALL', subject: 'A', dueOn: '2026-03-03' },
        'activity { id }',
        south,
      ),
    ).toEqual({ refused: ['WRONG_STATUS customerId'] });
    const claims = await Promise.all(
      [rep, south, south, rep].map((as) =>
        change(
          'claimCustomer',
          { id, version: 2 },
          'customer { owner { email } pooledAt }',
          as as DemoPerson,
        ),
      ),
    );
    expect(claims.filter((claim) => 'customer' in claim)).toHaveLength(1);
    const [taken] = claims.filter((claim) => 'customer' in claim);
    expect(taken.customer.pooledAt).toBeNull();
  });

  test('takes no customer with an open deal, and gives none to whoever holds too many', async () => {
    const { data } = await server.ask(
      '{ deals(first: 1, filter: { stage: [QUOTED] }) { nodes { customer { id version } } } }',
    );
    const { id, version } = data.deals.nodes[0].customer;
    expect(await change('releaseCustomer', { id, version, reason: 'A' }, 'customer { id }')).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    const free = await newCustomer('Lisboa Norte Lda');
    await change('releaseCustomer', { ...free, reason: 'A' }, 'customer { id }');
    expect(
      await change(
        'setPoolPolicy',
        { version: 1, inactiveDays: 30, mostHeld: 1 },
        'policy { version }',
        manager,
      ),
    ).toEqual({ policy: { version: 2 } });
    expect(await change('claimCustomer', { id: free.id, version: 2 }, 'customer { id }')).toEqual({
      refused: ['OUT_OF_RANGE id'],
    });
  });

  test('gets those with whom nothing was done for as long as the company says, by the clock', async () => {
    const [idle, called, dealt] = await Promise.all(
      ['Idle Lda', 'Called Lda', 'Dealt Lda'].map((name) => newCustomer(name)),
    );
    await server.ask(
      'mutation ($input: OpenDealInput!) { openDeal(input: $input) { userErrors { code } } }',
      {
        input: {
          title: 'Open',
          customerId: dealt!.id,
          currency: 'EUR',
          terms: { rule: 'FOB', namedPlace: 'Ningbo' },
        },
      },
    );
    server.setClock('2026-03-25T02:00:00Z');
    await change(
      'logActivity',
      { customerId: called!.id, kind: 'CALL', subject: 'A', outcome: 'REACHED' },
      'activity { id }',
    );
    now = new Date('2026-04-02T02:00:00Z');
    await poolInactive(jobs);
    const pooled = async (id: string) =>
      (await server.ask('query ($id: ID!) { customer(id: $id) { pooledAt } }', { id }, { as: director })).data
        .customer.pooledAt !== null;
    expect(await Promise.all([idle, called, dealt].map((customer) => pooled(customer!.id)))).toEqual([
      true,
      false,
      false,
    ]);
    const events = await server.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox_events WHERE type = 'customer.pooled' AND entity_id = '${idle!.id.split('_')[1]}'`,
    );
    expect(events).toEqual([{ count: 1 }]);
  });
});
