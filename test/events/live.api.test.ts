import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { costedDeal, draftOf } from '../deals/costed-deal.ts';
import { salesDesk } from '../deals/sales-desk.ts';
import { testNow } from '../support/test-clock.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { connectLive, eventually, type Followed, type LiveClient } from './live-client.ts';

const rep: DemoPerson = 'rep@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const operations: DemoPerson = 'operations@demo.lading.test';

const follow = `subscription ($deal: ID!) { dealChanged(dealId: $deal) {
  id type entity entityId at person { email } deal { id version title stage }
} }`;

let here: TestServer;
let there: TestServer;
let desk: ReturnType<typeof salesDesk>;
let clients: LiveClient[] = [];
beforeAll(async () => {
  here = await startTestServer();
  there = await startTestServer(here);
  desk = salesDesk(here);
});
afterEach(() => {
  for (const client of clients) client.end();
  clients = [];
  here.setClock(testNow);
  there.setClock(testNow);
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

function connect(
  server: TestServer,
  token?: string | (() => Promise<string>),
  more?: Record<string, unknown>,
): LiveClient {
  const client = connectLive(server.url, token, more);
  clients.push(client);
  return client;
}

/** Follows a deal from the moment on from which nothing is missed. */
async function followDeal(server: TestServer, deal: string, as: DemoPerson = rep): Promise<Followed> {
  const followed = connect(server, await server.signIn(as)).follow(follow, { deal });
  await begun(followed);
  return followed;
}

async function begun(followed: Followed): Promise<void> {
  await eventually(
    () => followed.answers.length > 0 || followed.isOver,
    () => followed,
  );
  expect(Object.values(followed.answers[0]?.data ?? { none: 'answer' }), JSON.stringify(followed)).toEqual([
    null,
  ]);
}

const heard = (followed: Followed) =>
  followed.answers.slice(1).map(({ data }) => data.dealChanged ?? data.dealsChanged);
const hears = (followed: Followed, count: number, milliseconds = 15_000) =>
  eventually(
    () => heard(followed).length >= count,
    () => followed,
    milliseconds,
  );

const retitle = (server: TestServer, deal: string, version: number, title: string, as: DemoPerson = rep) =>
  server.ask(
    `mutation ($input: UpdateDealInput!) { updateDeal(input: $input) { deal { version } userErrors { code } } }`,
    { input: { id: deal, version, title } },
    { as },
  );

async function versionOf(deal: string): Promise<number> {
  const { data } = await here.ask(
    'query ($deal: ID!) { deal(id: $deal) { version } }',
    { deal },
    { as: director },
  );
  return data.deal.version;
}

describe('a change of a deal', () => {
  test('made on one server is heard on another within two seconds, with what was asked of the deal', async () => {
    const { deal } = await costedDeal(desk);
    const followed = await followDeal(there, deal);
    const before = await versionOf(deal);
    await retitle(here, deal, before, 'Work lights for autumn');
    const began = performance.now();
    await hears(followed, 1);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(heard(followed)).toEqual([
      {
        id: expect.stringMatching(/^event_/),
        type: 'deal.updated',
        entity: 'Deal',
        entityId: deal,
        at: testNow,
        person: { email: rep },
        deal: { id: deal, version: before + 1, title: 'Work lights for autumn', stage: 'INQUIRY' },
      },
    ]);
  });

  test('is told of what hangs on the deal, with the id of what it was', async () => {
    const { deal } = await costedDeal(desk);
    const followed = await followDeal(there, deal, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    await hears(followed, 1);
    const drafted = heard(followed).find(({ type }) => type === 'quotation.drafted');
    expect(drafted).toMatchObject({ entity: 'Quotation', entityId: quotation.id, deal: { id: deal } });
  });

  test('is heard exactly once, in the order of its commits, under fifty changes at once on two servers', async () => {
    const { deal } = await costedDeal(desk);
    const followed = [await followDeal(here, deal), await followDeal(there, deal, director)];
    const attempts = Array.from({ length: 50 }, async (_, index) => {
      const server = index % 2 === 0 ? here : there;
      const { data } = await server.ask(
        `mutation ($input: AttestFactInput!) { attestFact(input: $input) { deal { version } userErrors { code } } }`,
        {
          input: {
            dealId: deal,
            fact: 'DUPLICATES_CHECKED',
            holds: index % 3 > 0,
            evidence: `Call ${index}`,
          },
        },
      );
      return data?.attestFact.userErrors.length === 0;
    });
    const done = (await Promise.all(attempts)).filter(Boolean).length;
    expect(done).toBeGreaterThan(25);
    const committed = await here.sql<{ id: string }>(
      `SELECT 'event_' || id AS id FROM outbox_events WHERE root_id = $1::uuid AND type = 'deal.factAttested' ORDER BY sequence`,
      [deal.split('_')[1]],
    );
    expect(committed).toHaveLength(done);
    for (const one of followed) {
      const ids = committed.map(({ id }) => id);
      // What was done just before it listened may be told as well.
      const told = () =>
        heard(one)
          .map(({ id }) => id)
          .filter((id) => ids.includes(id));
      await eventually(
        () => told().length >= done,
        () => one,
      );
      await sleep(700);
      expect(told()).toEqual(ids);
    }
  }, 60_000);

  test('of a transaction that began early and ended late is not missed', async () => {
    const { deal } = await costedDeal(desk);
    const followed = await followDeal(there, deal);
    const [row] = await here.sql<{ company: string }>(
      'SELECT company_id AS company FROM deals WHERE id = $1::uuid',
      [deal.split('_')[1]],
    );
    // It takes its number first, and commits long after another that took a later one was told.
    const slow = here.sql(
      `WITH late AS MATERIALIZED (SELECT pg_current_xact_id() AS taken, pg_sleep(1.5) AS slept)
       INSERT INTO outbox_events (company_id, id, at, type, entity, entity_id, payload, root_entity, root_id, transaction_id)
       SELECT $1::uuid, gen_random_uuid(), now(), 'deal.late', 'Deal', $2::uuid, '{}', 'Deal', $2::uuid, taken FROM late`,
      [row!.company, deal.split('_')[1]],
    );
    await sleep(200);
    await retitle(here, deal, await versionOf(deal), 'In between');
    await hears(followed, 1);
    await slow;
    await hears(followed, 2);
    expect(heard(followed).map(({ type }) => type)).toEqual(['deal.updated', 'deal.late']);
  });

  test('shows no cost to those who see none, and says what it left out', async () => {
    const { deal } = await costedDeal(desk);
    const query = `subscription ($deal: ID!) { dealChanged(dealId: $deal) { type deal { costSheet { id } } } }`;
    const open = async (as: DemoPerson) => {
      const followed = connect(there, await there.signIn(as)).follow(query, { deal });
      await begun(followed);
      return followed;
    };
    const [seller, forwarder] = [await open(rep), await open(operations)];
    await retitle(here, deal, await versionOf(deal), 'Seen by two');
    await hears(seller, 1);
    await hears(forwarder, 1);
    expect(heard(seller)[0].deal.costSheet).toEqual({ id: expect.stringMatching(/^sheet_/) });
    expect(heard(forwarder)[0].deal.costSheet).toBeNull();
    expect(forwarder.answers[1].extensions.redacted).toEqual(['Deal.costSheet']);
  });
});

describe('who hears of it', () => {
  async function otherRep(): Promise<DemoPerson> {
    const [other] = await here.sql<{ email: DemoPerson }>(
      `SELECT p.email FROM people p JOIN people r ON r.company_id = p.company_id
       WHERE p.role = 'REP' AND p.active AND r.email = $1 AND p.email <> $1 AND p.password_hash IS NOT NULL LIMIT 1`,
      [rep],
    );
    return other!.email;
  }

  test('another rep can’t follow the deal, and hears nothing of it among all deals', async () => {
    const { deal } = await costedDeal(desk);
    const token = await there.signIn(await otherRep());
    const client = connect(there, token);
    const refused = client.follow(follow, { deal });
    await eventually(
      () => refused.isOver,
      () => refused,
    );
    expect(refused.answers[0].errors[0]).toMatchObject({
      message: 'This was not found.',
      extensions: { code: 'NOT_FOUND', requestId: expect.any(String) },
    });
    const all = client.follow('subscription { dealsChanged { type deal { id } } }');
    await begun(all);
    const own = await followDeal(there, deal);
    await retitle(here, deal, await versionOf(deal), 'Nothing for others');
    await hears(own, 1);
    await sleep(500);
    expect(heard(all)).toEqual([]);
  });

  test('an event is found again by its id, by whoever sees its deal and by nobody else', async () => {
    const { deal } = await costedDeal(desk);
    const followed = await followDeal(there, deal);
    await retitle(here, deal, await versionOf(deal), 'Found again');
    await hears(followed, 1);
    const [{ id }] = heard(followed);
    const found = async (as: DemoPerson) => {
      const query =
        'query ($id: ID!) { node(id: $id) { __typename id ... on DealEvent { entityId deal { title } } } }';
      return (await there.ask(query, { id }, { as })).data.node;
    };
    const shown = { __typename: 'DealEvent', id, entityId: deal, deal: { title: 'Found again' } };
    expect([await found(rep), await found(director)]).toEqual([shown, shown]);
    expect([await found(await otherRep()), await found('analyst@demo.lading.test')]).toEqual([null, null]);
    expect(await found('director@other.lading.test')).toBeNull();
    // What happened to other things than deals is no event of a deal.
    const [session] = await here.sql<{ id: string }>(
      "SELECT 'event_' || id AS id FROM outbox_events WHERE type = 'session.opened' LIMIT 1",
    );
    const { data } = await here.ask(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: session!.id },
      { as: director },
    );
    expect(data.node).toBeNull();
  });

  test('all deals can be followed by the types of what happens to them', async () => {
    const { deal } = await costedDeal(desk);
    const followed = connect(there, await there.signIn(manager)).follow(
      'subscription { dealsChanged(types: ["quotation."]) { type deal { id } } }',
    );
    await begun(followed);
    await retitle(here, deal, await versionOf(deal), 'Not wanted');
    await desk.done('draftQuotation', draftOf(deal));
    await hears(followed, 1);
    await sleep(500);
    expect(heard(followed)).toEqual([{ type: 'quotation.drafted', deal: { id: deal } }]);
  });

  test('a deal that is handed to someone else is no longer heard of', async () => {
    const { deal } = await costedDeal(desk);
    const [mine, theirs] = [await followDeal(there, deal), await followDeal(there, deal, director)];
    await here.sql(
      `UPDATE deals SET owner_id = (SELECT id FROM people WHERE email = $2)
       WHERE id = $1::uuid`,
      [deal.split('_')[1], await otherRep()],
    );
    await retitle(here, deal, await versionOf(deal), 'Handed over', director);
    await hears(theirs, 1);
    await sleep(500);
    expect(heard(mine)).toEqual([]);
    expect(mine.isOver).toBe(false);
  });
});

describe('a connection', () => {
  const ping = 'subscription { dealsChanged { id } }';

  test('without an access token is closed with 4401, with one that is not ours with 4403', async () => {
    const none = connect(there);
    none.follow(ping);
    expect(await none.closed).toMatchObject({ code: 4401 });
    const bad = connect(there, 'not.a.token');
    bad.follow(ping);
    expect(await bad.closed).toMatchObject({ code: 4403 });
  });

  test('ends when its access token runs out, with a code that tells to come back with another', async () => {
    const { deal } = await costedDeal(desk);
    const token = await there.signIn(rep);
    const client = connect(there, token);
    await begun(client.follow(follow, { deal }));
    there.setClock('2026-03-02T02:16:00.000Z');
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  test('comes back by itself with a fresh token, and hears at once that it listens again', async () => {
    const { deal } = await costedDeal(desk);
    const client = connect(there, () => there.signIn(rep));
    const followed = client.follow(follow, { deal });
    await begun(followed);
    there.setClock('2026-03-02T02:16:00.000Z');
    // What was done just before it listened may still be told.
    const listens = () => followed.answers.filter(({ data }) => data.dealChanged === null).length;
    await eventually(
      () => listens() === 2,
      () => followed,
    );
    await retitle(here, deal, await versionOf(deal), 'After coming back');
    await eventually(
      () => followed.answers.at(-1)?.data.dealChanged?.deal.title === 'After coming back',
      () => followed,
    );
  });

  test('ends when its session is ended on another server, and does not come back with the same token', async () => {
    const signedIn = await here.ask(
      'mutation { signIn(input: { email: "rep@demo.lading.test", password: "lading-demo" }) { accessToken refreshToken } }',
      {},
      { as: null },
    );
    const { accessToken, refreshToken } = signedIn.data.signIn;
    const client = connect(there, accessToken);
    await begun(client.follow(ping));
    await here.ask(
      'mutation ($token: String!) { signOut(input: { refreshToken: $token }) { userErrors { code } } }',
      { token: refreshToken },
      { as: null },
    );
    expect(await client.closed).toMatchObject({ code: 4403 });
    const again = connect(there, accessToken);
    again.follow(ping);
    expect(await again.closed).toMatchObject({ code: 4403 });
  });

  test('of a person who is switched off is cut off, and nothing more is told', async () => {
    const { deal } = await costedDeal(desk);
    const token = await there.signIn(manager);
    const client = connect(there, token);
    const followed = client.follow(follow, { deal });
    await begun(followed);
    await here.sql('UPDATE people SET active = false WHERE email = $1', [manager]);
    // What is known of a person is kept for five seconds.
    there.setClock('2026-03-02T02:00:11.000Z');
    await retitle(here, deal, await versionOf(deal), 'After they left');
    expect(await client.closed).toMatchObject({ code: 4401 });
    expect(heard(followed)).toEqual([]);
    await here.sql('UPDATE people SET active = true WHERE email = $1', [manager]);
  });

  test('has room for twenty subscriptions, and for others again when one is given up', async () => {
    const client = connect(there, await there.signIn(rep), { 'accept-language': 'fr' });
    const all = Array.from({ length: 20 }, () => client.follow(ping));
    for (const one of all) await begun(one);
    const over = client.follow(ping);
    await eventually(
      () => over.isOver,
      () => over,
    );
    expect(over.errors).toEqual([
      {
        message: 'Cette connexion a déjà le nombre maximal d’abonnements : 20.',
        extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', requestId: expect.any(String) },
      },
    ]);
    all[0]!.stop();
    await eventually(
      () => all[0]!.isOver,
      () => all[0],
    );
    await sleep(100);
    await begun(client.follow(ping));
  });

  test('carries subscriptions alone, and HTTP all but these', async () => {
    const client = connect(there, await there.signIn(rep));
    for (const query of [
      '{ deals { totalCount } }',
      'mutation { signOut(input: { refreshToken: "x" }) { userErrors { code } } }',
    ]) {
      const refused = client.follow(query);
      await eventually(
        () => refused.isOver,
        () => refused,
      );
      expect(refused.errors?.[0].extensions.code).toBe('WRONG_TRANSPORT');
    }
    const { status, errors } = await there.ask(ping);
    expect([status, errors?.[0].extensions.code]).toEqual([400, 'WRONG_TRANSPORT']);
  });

  test('refuses what is no document, unknown, too much or badly given, without a stack', async () => {
    const client = connect(there, await there.signIn(rep));
    const deep = `subscription { dealsChanged { deal { ${'customer { deals { nodes { '.repeat(5)} id ${'} } }'.repeat(5)} } } }`;
    const codes: Record<string, string> = {
      'subscription {': 'GRAPHQL_PARSE_FAILED',
      'subscription { dealsChanged { cost } }': 'GRAPHQL_VALIDATION_FAILED',
      'subscription { a: dealsChanged { id } b: dealsChanged { id } }': 'GRAPHQL_VALIDATION_FAILED',
      [deep]: 'QUERY_TOO_COMPLEX',
      [`subscription { dealsChanged(types: [${'"a",'.repeat(51)}]) { id } }`]: 'BAD_USER_INPUT',
      'subscription { dealChanged(dealId: "deal_1") { id } }': 'NOT_FOUND',
      'subscription ($deal: ID!) { dealChanged(dealId: $deal) { id } }': 'BAD_USER_INPUT',
    };
    for (const [query, code] of Object.entries(codes)) {
      const refused = client.follow(query);
      await eventually(
        () => refused.isOver,
        () => refused,
      );
      const [error] = refused.errors ?? refused.answers[0].errors;
      expect(error.extensions.code, `${query}: ${JSON.stringify(error)}`).toBe(code);
      expect(JSON.stringify(error)).not.toMatch(/stack|node_modules|\.ts:/);
    }
  });

  /** Opens a socket as a browser or a hand-written client would. */
  function openSocket(
    path: string,
    options: { protocols?: string[]; origin?: string } = {},
  ): Promise<number | string> {
    const { protocols = ['graphql-transport-ws'], origin } = options;
    const socket = new WebSocket(
      `${there.url.replace('http', 'ws')}${path}`,
      protocols,
      origin ? { origin } : {},
    );
    return new Promise((resolve) => {
      socket.on('error', () => {});
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('close', (code) => resolve(`closed ${code}`));
      socket.on('open', () => {
        if (socket.protocol !== 'graphql-transport-ws') return;
        socket.terminate();
        resolve('open');
      });
    });
  }

  test('is opened at /graphql, from no page of another origin, and by one protocol', async () => {
    expect(await openSocket('/graphql')).toBe('open');
    expect(await openSocket('/graphql', { origin: there.url })).toBe('open');
    expect(await openSocket('/graphql', { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await openSocket('/graphql', { origin: 'null' })).toBe(403);
    expect(await openSocket('/elsewhere')).toBe(404);
    expect(await openSocket('/graphql', { protocols: [] })).toBe('closed 4406');
    expect(await openSocket('/graphql', { protocols: ['graphql-ws'] })).toBe('closed 1006');
  });

  test('is closed for messages that are none, that come before it is known who asks, or that are too large', async () => {
    const says = (text: string) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${there.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        socket.on('error', () => {});
        socket.on('open', () => socket.send(text));
        socket.on('close', resolve);
      });
    expect(await says('hello')).toBe(4400);
    expect(
      await says('{"type":"subscribe","id":"1","payload":{"query":"subscription { dealsChanged { id } }"}}'),
    ).toBe(4401);
    expect(await says('{"type":"connection_init","payload":{"authorization":7}}')).toBe(4401);
    expect(await says(randomBytes(40_000).toString('hex'))).toBe(1009);
  });

  test('carries what is about an activity to those who follow its deal', async () => {
    const { deal } = await costedDeal(desk);
    const { data } = await here.ask('query ($deal: ID!) { deal(id: $deal) { customer { id } } }', { deal });
    const followed = await followDeal(there, deal);
    const planned = await here.ask(
      `mutation ($input: PlanActivityInput!) { planActivity(input: $input) { activity { id } userErrors { code path } } }`,
      {
        input: {
          ...{ customerId: data.deal.customer.id, dealId: deal, kind: 'CALL', direction: 'OUTGOING' },
          ...{ subject: 'Ask about the season', dueOn: '2026-03-04' },
        },
      },
    );
    expect(planned.data?.planActivity.userErrors, JSON.stringify(planned)).toEqual([]);
    await hears(followed, 1);
    const { id } = planned.data.planActivity.activity;
    expect(heard(followed)[0]).toMatchObject({ type: 'activity.planned', entity: 'Activity', entityId: id });
  });

  test('is told that the server stops, and a server that stops does not wait for it', async () => {
    const third = await startTestServer(here);
    const client = connectLive(third.url, await third.signIn(rep));
    const followed = client.follow(ping);
    await begun(followed);
    const began = performance.now();
    await third.stop();
    expect(await client.closed).toMatchObject({ code: 1001 });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('that nobody listens on costs the database nothing', async () => {
    for (const client of clients) client.end();
    await sleep(1_000);
    const { statements } = await there.statementsOf(() => sleep(1_500));
    expect(statements).toEqual([]);
  });
});

test('the example of the guide runs as it stands', async () => {
  const guide = readFileSync(new URL('../../docs/guide/23-live-updates.md', import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(guide)![1]!;
  const program = example.replace('http://127.0.0.1:4000', here.url);
  const cwd = new URL('../../', import.meta.url);
  const { stdout } = await promisify(execFile)('node', ['--input-type=module', '-e', program], { cwd });
  expect(stdout).toMatch(/^deal\.updated by [^:]+: Lights for the season, [A-Z_]+\n$/);
});

test('an upgrade to anything else is answered, not left open', async () => {
  const { port } = new URL(here.url);
  const status = await new Promise<number | undefined>((resolve) => {
    const asked = request({ port, path: '/explorer', headers: { connection: 'Upgrade', upgrade: 'h2c' } });
    asked.on('response', (response) => {
      resolve(response.statusCode);
      response.resume();
    });
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
  expect(status).toBe(404);
});
