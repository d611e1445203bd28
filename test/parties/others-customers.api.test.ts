import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

// A customer of one salesperson, and every way by which another may come upon it.

let server: TestServer;
const south: DemoPerson = 'rep.south@demo.lading.test';
const strangers = [
  'rep@demo.lading.test',
  'manager.americas@demo.lading.test',
  'analyst@demo.lading.test',
  'rep@other.lading.test',
] as const satisfies readonly DemoPerson[];
const change = mutations(() => server);
const secret = 'Quillanta';
/** What belongs to that customer, by what it is. */
const hidden: Record<string, { id: string; version: number }> = {};
const nobody = 'customer_01900000-0000-7000-8000-000000000000';

beforeAll(async () => {
  server = await startTestServer();
  const customer = {
    ...{ name: `${secret} Comercial SpA`, country: 'CL', currency: 'USD', source: 'REFERRAL' },
    ...{ taxNumber: 'CL 77', website: 'https://quillanta.example', city: `${secret}town` },
  };
  hidden.customer = (await change('createCustomer', customer, 'customer { id version }', south)).customer;
  const customerId = hidden.customer!.id;
  const contact = { customerId, name: `${secret} Contact`, email: 'a@quillanta.example' };
  hidden.contact = (await change('createContact', contact, 'contact { id version }', south)).contact;
  const step = { customerId, kind: 'CALL', subject: `${secret} call`, dueOn: '2026-03-02' };
  hidden.activity = (await change('planActivity', step, 'activity { id version }', south)).activity;
  const profile = { customerId, fit: 10, need: 'NOW' };
  hidden.prospect = (await change('setProspectProfile', profile, 'prospect { id version }', south)).prospect;
  const { data } = await server.ask('{ followUpSequences(first: 1) { nodes { id } } }');
  const run = { customerId, sequenceId: data.followUpSequences.nodes[0].id };
  hidden.followUp = (await change('startFollowUp', run, 'followUp { id version }', south)).followUp;
  for (const [what, row] of Object.entries(hidden)) expect(row?.id, what).toBeTypeOf('string');
});
afterAll(() => server.stop());

const readings: Readonly<Record<string, string>> = {
  'its id': '{ found: customer(id: "$customer") { name } }',
  'its node': '{ found: node(id: "$customer") { id } }',
  'the node of its contact': '{ found: node(id: "$contact") { id } }',
  'the node of its activity': '{ found: node(id: "$activity") { id } }',
  'the node of its profile': '{ found: node(id: "$prospect") { id } }',
  'the node of its follow-up': '{ found: node(id: "$followUp") { id } }',
  'the list': '{ found: customers(first: 100) { nodes { id name } } }',
  'the list by its name': `{ found: customers(filter: { name: { contains: "${secret}" } }) { totalCount nodes { id } } }`,
  'the search': `{ found: customers(filter: { search: "CL 77" }) { totalCount nodes { id } } }`,
  'the list by the absence of a name': `{ found: customers(first: 100, filter: { not: { name: { equals: "x" } } }) { nodes { id } } }`,
  'the list by either of two': `{ found: customers(first: 100, filter: { or: [{ country: ["CL"] }, { name: { contains: "${secret}" } }] }) { totalCount nodes { id } } }`,
  'the list from its end':
    '{ found: customers(last: 100, orderBy: { by: CREATED_AT, direction: DESC }) { nodes { id } } }',
  'its activities':
    '{ found: activities(first: 100, filter: { customer: ["$customer"] }) { totalCount nodes { id } } }',
  'the activities': '{ found: activities(last: 100) { nodes { subject } } }',
  'the prospects, the best first':
    '{ found: prospects(first: 100, orderBy: { by: SCORE, direction: DESC }) { nodes { id } } }',
  'the follow-ups': '{ found: followUps(first: 100) { nodes { id customer { name } } } }',
  'the reminders': '{ found: reminders(first: 100) { nodes { activity { subject } } } }',
  'its health':
    '{ found: customerHealth(day: "2026-03-02", customerId: "$customer", first: 10) { customerId } }',
  'what to offer it': '{ found: upsellSuggestions(customerId: "$customer") { productName } }',
  'the work list of who looks after it':
    '{ found: workList(day: "2026-03-02", personId: "$person") { subject customerName } }',
};

function write(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replace(/\$(\w+)/g, (_, name) => ids[name]!);
}

describe.each(strangers)('to %s a customer of somebody else', (as) => {
  test.each(Object.entries(readings))('does not exist by %s', async (_, query) => {
    const ids = Object.fromEntries(Object.entries(hidden).map(([what, { id }]) => [what, id]));
    const { data } = await server.ask('{ viewer { id } }', {}, { as: south });
    const answer = await server.ask(write(query, { ...ids, person: data.viewer.id }), {}, { as });
    const text = JSON.stringify(answer.data ?? answer.errors);
    expect(text).not.toContain('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(hidden.customer!.id);
    const found = answer.data?.found;
    if (found?.totalCount !== undefined) expect(found.totalCount).toBe(0);
    if (answer.data && /: (node|customer)\(/.test(query)) expect(found).toBeNull();
    for (const { id } of found?.nodes ?? []) expect(Object.values(ids)).not.toContain(id);
  });

  test('is not to be written, and that is said as of one that is not there', async () => {
    const { customer, contact, activity, followUp } = hidden as Record<
      string,
      { id: string; version: number }
    >;
    const own = strangers[0];
    const mine = (
      await change(
        'createCustomer',
        { name: 'Mine', country: 'CL', currency: 'USD', source: 'REFERRAL' },
        'customer { id version }',
        own,
      )
    ).customer;
    const attempts: [string, (id: string) => object, string][] = [
      ['updateCustomer', (id) => ({ id, version: 1, city: 'X' }), 'customer { id }'],
      ['releaseCustomer', (id) => ({ id, version: 1, reason: 'X' }), 'customer { id }'],
      ['claimCustomer', (id) => ({ id, version: 1 }), 'customer { id }'],
      ['createContact', (id) => ({ customerId: id, name: 'X' }), 'contact { id }'],
      [
        'planActivity',
        (id) => ({ customerId: id, kind: 'CALL', subject: 'X', dueOn: '2026-03-03' }),
        'activity { id }',
      ],
      [
        'logActivity',
        (id) => ({ customerId: id, kind: 'CALL', subject: 'X', outcome: 'REACHED' }),
        'activity { id }',
      ],
      ['setProspectProfile', (id) => ({ customerId: id, fit: 1 }), 'prospect { id }'],
      [
        'mergeCustomers',
        (id) => ({ ...mine, duplicateId: id, duplicateVersion: 1, reason: 'X' }),
        'customer { id }',
      ],
      [
        'mergeCustomers',
        (id) => ({ id, version: 1, duplicateId: mine.id, duplicateVersion: mine.version, reason: 'X' }),
        'customer { id }',
      ],
      [
        'proposeIncentive',
        (id) => ({
          customerId: id,
          kind: 'LOYALTY_DISCOUNT',
          rate: '0.01',
          validFrom: '2026-03-02',
          validUntil: '2026-06-30',
          reason: 'X',
        }),
        'incentive { id }',
      ],
    ];
    // Who sees the other of the two has nothing to learn of this one; who sees neither learns as little.
    for (const [name, input, shows] of attempts) {
      const [real, none] = [
        await change(name, input(customer!.id), shows, as),
        await change(name, input(nobody), shows, as),
      ];
      const plain = (answer: object) =>
        JSON.stringify(answer).replace(/"(requestId|reference)":"[^"]*"/g, '');
      expect(plain(real), name).toBe(plain(none));
      expect(plain(real), name).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    for (const [name, input] of [
      ['completeActivity', { ...activity, outcome: 'REACHED' }],
      ['cancelActivity', { ...activity, reason: 'X' }],
      ['rescheduleActivity', { ...activity, dueOn: '2026-03-09' }],
      ['stopFollowUp', { ...followUp, reason: 'X' }],
    ] as const) {
      const shows = name === 'stopFollowUp' ? 'followUp { id }' : 'activity { id }';
      expect(JSON.stringify(await change(name, input, shows, as)), name).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    const called = {
      customerId: mine.id,
      contactId: contact!.id,
      kind: 'CALL',
      subject: 'X',
      outcome: 'REACHED',
    };
    expect(JSON.stringify(await change('logActivity', called, 'activity { id }', own))).toContain(
      'NOT_FOUND contactId',
    );
  });
});

describe('whoever asks whether a company is a customer already', () => {
  const ask = (input: object, as: DemoPerson) =>
    server.ask(
      'query ($input: PossibleDuplicatesInput!) { possibleDuplicates(input: $input) { customerId name country ownerName isPooled reasons } }',
      { input },
      { as },
    );

  test('is told its name, country and who looks after it, and nothing more', async () => {
    const { data } = await ask({ name: `${secret} Comercial`, country: 'CL' }, 'rep@demo.lading.test');
    expect(data.possibleDuplicates).toEqual([
      {
        ...{ customerId: hidden.customer!.id, name: `${secret} Comercial SpA`, country: 'CL' },
        ...{ ownerName: 'Chen Rui', isPooled: false, reasons: ['NAME'] },
      },
    ]);
  });

  test('has to know it: a piece of its name, a sign for any letters or a free mail address finds nothing', async () => {
    for (const name of [secret.slice(0, 5), `${secret} something else entirely`, '%', '_', '*', 'SpA'])
      expect((await ask({ name, country: 'CL' }, 'rep@demo.lading.test')).data.possibleDuplicates).toEqual(
        [],
      );
    const free = { name: 'Unlike', country: 'CL', email: 'a@gmail.com', website: 'https://gmail.com' };
    expect((await ask(free, 'rep@demo.lading.test')).data.possibleDuplicates).toEqual([]);
  });

  test('is not told a list of those who have a word in common', async () => {
    const first = ['Andes', 'Bosque', 'Cobre', 'Delta', 'Estero', 'Faro'];
    for (const name of first.map((word) => `${word} Almacenes SpA`)) {
      const customer = { name, country: 'CL', currency: 'USD', source: 'REFERRAL' };
      await change('createCustomer', customer, 'customer { id }', south);
    }
    const names = async (name: string) =>
      (await ask({ name, country: 'CL' }, 'rep@demo.lading.test')).data.possibleDuplicates.map(
        (found: { name: string }) => found.name,
      );
    expect(await names('Almacenes')).toEqual([]);
    expect(await names('Almacenes SpA')).toEqual([]);
    expect(await names('Cobre')).toEqual(['Cobre Almacenes SpA']);
    expect(await names('Almacenes Cobre')).toEqual(['Cobre Almacenes SpA']);
  });

  test('works with customers: an analyst is not told, and another company has none of ours', async () => {
    const asked = { name: `${secret} Comercial SpA`, country: 'CL', taxNumber: 'CL 77' };
    expect((await ask(asked, 'analyst@demo.lading.test')).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await ask(asked, 'rep@other.lading.test')).data.possibleDuplicates).toEqual([]);
  });
});

test('a cursor that somebody else was given leads into one’s own list alone', async () => {
  const { data } = await server.ask('{ customers(first: 1) { pageInfo { endCursor } } }', {}, { as: south });
  const { data: page } = await server.ask(
    'query ($after: String) { customers(first: 100, after: $after) { nodes { name } } }',
    { after: data.customers.pageInfo.endCursor },
    { as: 'rep@demo.lading.test' },
  );
  expect(JSON.stringify(page)).not.toContain(secret);
});

test('what is in the public pool is taken once, by however many at once', async () => {
  const pooled = (
    await change(
      'createCustomer',
      { name: 'For anyone', country: 'CL', currency: 'USD', source: 'REFERRAL' },
      'customer { id version }',
    )
  ).customer;
  const { customer } = await change('releaseCustomer', { ...pooled, reason: 'X' }, 'customer { id version }');
  const takers = [
    south,
    'rep@demo.lading.test',
    'manager@demo.lading.test',
    'director@demo.lading.test',
  ] as const;
  const outcomes = await Promise.all(
    takers.flatMap((as) =>
      [1, 2].map(() => change('claimCustomer', customer, 'customer { owner { email } }', as)),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.customer)).toHaveLength(1);
  for (const outcome of outcomes.filter((one) => !one.customer))
    expect(JSON.stringify(outcome)).toMatch(/VERSION_CONFLICT|NOT_FOUND/);
});
