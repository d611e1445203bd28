import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const change = mutations(() => server);
const south: DemoPerson = 'rep.south@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';

interface Known {
  readonly id: string;
  readonly version: number;
}

async function newCustomer(name: string, more: object = {}, as?: DemoPerson): Promise<Known> {
  const input = { name, country: 'PT', currency: 'EUR', source: 'TRADE_SHOW', ...more };
  return (await change('createCustomer', input, 'customer { id version }', as)).customer;
}

const merging = (kept: Known, duplicate: Known, reason = 'The same tax number on both papers.') => ({
  ...{ id: kept.id, version: kept.version, reason },
  ...{ duplicateId: duplicate.id, duplicateVersion: duplicate.version },
});
const shown = 'customer { id version name city taxNumber mergedFrom { name reason } }';
const uuid = (id: string) => id.split('_')[1]!;

describe('two customers that are one', () => {
  test('become one in one go: all that hung on the duplicate hangs on the one that stays', async () => {
    const kept = await newCustomer('Minho Vidros Lda', { website: 'https://minho.example' });
    const duplicate = await newCustomer('Minho Vidros', {
      city: 'Braga',
      taxNumber: 'PT 501',
      country: 'PT',
    });
    const person = (customerId: string, name: string, email: string, more: object = {}) =>
      change('createContact', { customerId, name, email, ...more }, 'contact { id }');
    await person(kept.id, 'Rui Alves', 'rui@minho.example', { isPrimary: true });
    const { contact: same } = await person(duplicate.id, 'R. Alves', 'Rui@minho.example', {
      phone: '+351 1',
    });
    await person(duplicate.id, 'Ana Dias', 'ana@minho.example', { isPrimary: true });
    await change(
      'logActivity',
      { customerId: duplicate.id, contactId: same.id, kind: 'CALL', subject: 'A', outcome: 'INTERESTED' },
      'activity { id }',
    );
    await change('setProspectProfile', { customerId: kept.id, fit: 6 }, 'prospect { id }');
    await change('setProspectProfile', { customerId: duplicate.id, fit: 2, need: 'NOW' }, 'prospect { id }');
    const [sequence] = (await server.ask('{ followUpSequences(first: 1) { nodes { id } } }')).data
      .followUpSequences.nodes;
    for (const customerId of [kept.id, duplicate.id])
      await change('startFollowUp', { customerId, sequenceId: sequence.id }, 'followUp { id }');
    const floor = { customerId: duplicate.id, minimumMargin: '0.1' };
    expect(await change('setPriceFloor', floor, 'priceFloor { id }', director)).toHaveProperty('priceFloor');
    const merged = await change('mergeCustomers', merging(kept, duplicate), shown);
    expect(merged.customer).toMatchObject({
      ...{ id: kept.id, version: 2, name: 'Minho Vidros Lda', city: 'Braga', taxNumber: 'PT 501' },
      mergedFrom: [{ name: 'Minho Vidros', reason: 'The same tax number on both papers.' }],
    });
    const { data } = await server.ask(
      `query ($id: ID!, $gone: ID!) {
        gone: customer(id: $gone) { id }
        node(id: $gone) { id }
        customer(id: $id) {
          contacts { name email phone isPrimary }
          prospect { contributions { factor value } score }
          activities(first: 50, filter: { status: [DONE] }) { nodes { subject contact { name } } }
        }
      }`,
      { id: kept.id, gone: duplicate.id },
    );
    expect(data.gone).toBeNull();
    expect(data.node).toBeNull();
    expect(data.customer.contacts).toEqual([
      { name: 'Ana Dias', email: 'ana@minho.example', phone: null, isPrimary: false },
      { name: 'Rui Alves', email: 'rui@minho.example', phone: '+351 1', isPrimary: true },
    ]);
    expect(data.customer.activities.nodes).toEqual([{ subject: 'A', contact: { name: 'Rui Alves' } }]);
    const value = (factor: string) =>
      data.customer.prospect.contributions.find((one: { factor: string }) => one.factor === factor).value;
    expect([value('FIT'), value('NEED'), value('ENGAGEMENT')]).toEqual(['0.6', '1', '1']);
    const running = await server.sql<{ status: string; end_reason: string | null }>(
      `SELECT status::text, end_reason FROM follow_ups WHERE customer_id = '${uuid(kept.id)}' ORDER BY status`,
    );
    expect(running).toEqual([
      { status: 'RUNNING', end_reason: null },
      { status: 'STOPPED', end_reason: 'MERGED' },
    ]);
    const [audit] = await server.sql<{ moved: Record<string, string[]>; person: string }>(
      `SELECT after->'moved' AS moved, person_id AS person FROM audit_events WHERE command = 'mergeCustomers' AND entity_id = '${uuid(kept.id)}'`,
    );
    expect(audit!.moved.activities!.length).toBeGreaterThan(0);
    expect(audit!.moved.floors).toHaveLength(1);
    const [ended] = await server.sql<{ before: { name: string } }>(
      `SELECT before FROM audit_events WHERE entity = 'Customer' AND entity_id = '${uuid(duplicate.id)}' AND command = 'mergeCustomers'`,
    );
    expect(ended!.before.name).toBe('Minho Vidros');
  });

  test('leave nothing that refers to a customer behind, whatever room it is of', async () => {
    const references = await server.sql<{ table: string }>(
      `SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint WHERE contype = 'f' AND confrelid = 'customers'::regclass ORDER BY 1`,
    );
    // A table that is new here has to be moved by a merge as well.
    expect(references.map(({ table }) => table)).toEqual([
      'activities',
      'contacts',
      'customer_import_rows',
      'customer_incentives',
      'customer_merges',
      'deals',
      'follow_ups',
      'price_floors',
      'prospects',
    ]);
  });

  test('with deals in progress: the deals go on under the one that stays', async () => {
    const { data } = await server.ask(
      '{ deals(first: 1) { nodes { id number customer { id version name } } } }',
    );
    const [deal] = data.deals.nodes;
    const kept = await newCustomer(`${deal.customer.name} Holding`, { country: 'DE' });
    expect(
      (await change('mergeCustomers', merging(kept, deal.customer), 'customer { id }')).customer,
    ).toEqual({ id: kept.id });
    const after = await server.ask('query ($id: ID!) { deal(id: $id) { number customer { id } } }', {
      id: deal.id,
    });
    expect(after.data.deal).toEqual({ number: deal.number, customer: { id: kept.id } });
  });

  test('are merged by whoever looks after both, or leads those who do; for others they do not exist', async () => {
    const own = await newCustomer('Estrela Norte SA');
    const foreign = await newCustomer('Estrela Norte', {}, south);
    const denied = await change('mergeCustomers', merging(own, foreign), 'customer { id }');
    expect(denied.errors[0].extensions.code).toBe('NOT_FOUND');
    const reversed = await change('mergeCustomers', merging(foreign, own), 'customer { id }');
    expect(reversed.errors).toEqual(
      denied.errors.map((error: object) => ({ ...error, extensions: expect.anything() })),
    );
    for (const as of ['analyst@demo.lading.test', 'operations@demo.lading.test', 'finance@demo.lading.test'])
      expect(
        (await change('mergeCustomers', merging(own, foreign), 'customer { id }', as as DemoPerson)).errors[0]
          .extensions.code,
      ).toBe('FORBIDDEN');
    const merged = await change('mergeCustomers', merging(own, foreign), 'customer { id }', director);
    expect(merged.customer.id).toBe(own.id);
  });

  test('are refused where one was changed since it was read, or is the same row', async () => {
    const [one, other] = [await newCustomer('Tagus Um'), await newCustomer('Tagus Dois')];
    await change('updateCustomer', { ...other, city: 'Faro' }, 'customer { id }');
    expect(await change('mergeCustomers', merging(one, other), 'customer { id }')).toEqual({
      refused: ['VERSION_CONFLICT duplicateVersion'],
    });
    expect(await change('mergeCustomers', merging({ ...one, version: 7 }, other), 'customer { id }')).toEqual(
      { refused: ['VERSION_CONFLICT version', 'VERSION_CONFLICT duplicateVersion'] },
    );
    expect(await change('mergeCustomers', merging(one, one), 'customer { id }')).toEqual({
      refused: ['WRONG_STATUS duplicateId'],
    });
  });

  test('are no way to take a customer from the public pool', async () => {
    const held = await newCustomer('Sado Holding');
    const pooled = await newCustomer('Sado');
    const { customer } = await change(
      'releaseCustomer',
      { ...pooled, reason: 'Nobody answers.' },
      'customer { id version }',
    );
    expect(await change('mergeCustomers', merging(held, customer), 'customer { id }')).toEqual({
      refused: ['WRONG_STATUS duplicateId'],
    });
    expect(await change('mergeCustomers', merging(customer, held), 'customer { id }', manager)).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    expect(
      (await change('mergeCustomers', merging(held, customer), 'customer { id }', manager)).customer.id,
    ).toBe(held.id);
  });

  test('merged by two people at once, the two ways round, are merged once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await newCustomer(`Once ${round}`), await newCustomer(`Once again ${round}`)];
      await change('createContact', { customerId: one.id, name: 'A' }, 'contact { id }');
      await change('createContact', { customerId: other.id, name: 'B' }, 'contact { id }');
      const outcomes = await Promise.all([
        change('mergeCustomers', merging(one, other), 'customer { id contacts { name } }'),
        change('mergeCustomers', merging(other, one), 'customer { id contacts { name } }', manager),
        change('mergeCustomers', merging(one, other), 'customer { id contacts { name } }', director),
      ]);
      const done = outcomes.filter(({ customer }) => customer);
      expect(done).toHaveLength(1);
      expect(done[0].customer.contacts).toEqual([{ name: 'A' }, { name: 'B' }]);
    }
  });

  test('while something is entered with the duplicate: it is there afterwards, or was refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [kept, duplicate] = [await newCustomer(`Busy ${round}`), await newCustomer(`Busy too ${round}`)];
      const called = { customerId: duplicate.id, kind: 'CALL', subject: 'B', outcome: 'REACHED' };
      const [merged, ...logged] = await Promise.all([
        change('mergeCustomers', merging(kept, duplicate), 'customer { id }'),
        ...[1, 2, 3].map(() => change('logActivity', called, 'activity { id }')),
      ]);
      expect(merged.customer?.id, JSON.stringify(merged)).toBe(kept.id);
      const { data } = await server.ask(
        'query ($id: ID!) { customer(id: $id) { activities(first: 9) { totalCount } } }',
        { id: kept.id },
      );
      const entered = logged.filter(({ activity }) => activity).length;
      expect(data.customer.activities.totalCount).toBe(entered);
      for (const { errors } of logged.filter(({ activity }) => !activity))
        expect(errors[0].extensions.code).toBe('NOT_FOUND');
    }
  });

  test('asked for twice under one key are merged once, with one answer', async () => {
    const [one, other] = [await newCustomer('Keyed'), await newCustomer('Keyed too')];
    const input = { ...merging(one, other), idempotencyKey: 'merge keyed' };
    const answers = [
      await change('mergeCustomers', input, 'customer { id version }'),
      await change('mergeCustomers', input, 'customer { id version }'),
    ];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0].customer.version).toBe(2);
  });

  test('that swallowed others before keep that memory', async () => {
    const [a, b, c] = [
      await newCustomer('Chain A'),
      await newCustomer('Chain B'),
      await newCustomer('Chain C'),
    ];
    const { customer } = await change('mergeCustomers', merging(b, a), 'customer { id version }');
    const last = await change('mergeCustomers', merging(c, customer), shown);
    expect(last.customer.mergedFrom.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Chain A',
      'Chain B',
    ]);
  });
});

test('a person who rated our service stays beside the one who has their address: what they said is theirs', async () => {
  const [rated] = await server.sql<{ customer: string; version: number; contact: string; email: string }>(
    `SELECT c.id AS customer, c.version, p.id AS contact, p.email FROM satisfaction_ratings r
     JOIN contacts p ON p.company_id = r.company_id AND p.id = r.contact_id
     JOIN customers c ON c.company_id = p.company_id AND c.id = p.customer_id
     WHERE p.email IS NOT NULL LIMIT 1`,
  );
  const kept = await newCustomer('The name on their paper', {}, director);
  const person = { customerId: kept.id, name: 'The same person', email: rated!.email };
  await change('createContact', person, 'contact { id }', director);
  const duplicate = { id: `customer_${rated!.customer}`, version: rated!.version };
  const merged = await change('mergeCustomers', merging(kept, duplicate), 'customer { id }', director);
  expect(merged.customer).toEqual({ id: kept.id });
  const people = await server.sql<{ id: string; email: string | null }>(
    'SELECT id, email FROM contacts WHERE customer_id = $1::uuid',
    [uuid(kept.id)],
  );
  expect(people.find(({ id }) => id === rated!.contact)).toEqual({ id: rated!.contact, email: null });
  expect(people.filter(({ email }) => email === rated!.email)).toHaveLength(1);
});
