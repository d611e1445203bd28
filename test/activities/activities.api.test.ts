import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let customer: string;
let contact: string;
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask(
    '{ customers(first: 1, filter: { name: { startsWith: "Polder" } }) { nodes { id contacts { id } } } }',
  );
  customer = data.customers.nodes[0].id;
  contact = data.customers.nodes[0].contacts[0].id;
});
afterAll(() => server.stop());

const rep: DemoPerson = 'rep@demo.lading.test';

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

describe('an activity', () => {
  test('is planned, done with an outcome and the needs found, and leads to the next step', async () => {
    const { activity } = await change(
      'planActivity',
      { customerId: customer, contactId: contact, kind: 'CALL', subject: 'First call', dueOn: '2026-03-02' },
      'activity { id version status person { email } }',
    );
    expect(activity).toMatchObject({ version: 1, status: 'PLANNED', person: { email: rep } });
    const done = await change(
      'completeActivity',
      {
        ...{ id: activity.id, version: 1, outcome: 'INTERESTED', minutes: 14 },
        needs: ['Cartons of 12', 'Delivery before September'],
        next: { kind: 'MAIL', subject: 'Send the price list', dueOn: '2026-03-05' },
      },
      'activity { status doneAt outcome needs minutes } next { id status kind dueOn follows { id } contact { id } }',
    );
    expect(done.activity).toEqual({
      ...{ status: 'DONE', doneAt: '2026-03-02T02:00:00.000Z', outcome: 'INTERESTED', minutes: 14 },
      needs: ['Cartons of 12', 'Delivery before September'],
    });
    expect(done.next).toMatchObject({
      ...{ status: 'PLANNED', kind: 'MAIL', dueOn: '2026-03-05' },
      ...{ follows: { id: activity.id }, contact: { id: contact } },
    });
    expect(
      await change(
        'completeActivity',
        { id: activity.id, version: 2, outcome: 'REACHED' },
        'activity { id }',
      ),
    ).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    const { data } = await server.ask(
      'query ($id: ID!) { customer(id: $id) { activities(first: 2, orderBy: { by: CREATED_AT, direction: DESC }) { nodes { subject } } } }',
      { id: customer },
    );
    expect(data.customer.activities.nodes.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      'First call',
      'Send the price list',
    ]);
  });

  test('that was not planned is logged as it was; not in the future, and not with someone from elsewhere', async () => {
    const call = {
      customerId: customer,
      kind: 'CALL',
      direction: 'INCOMING',
      subject: 'They called',
      outcome: 'COMPLAINT',
    };
    const { activity, next } = await change(
      'logActivity',
      { ...call, doneAt: '2026-02-26T15:30:00Z' },
      'activity { dueOn status } next { id }',
    );
    expect(activity).toEqual({ dueOn: '2026-02-26', status: 'DONE' });
    expect(next).toBeNull();
    const other = await server.ask(
      '{ customers(first: 1, filter: { name: { startsWith: "Elbwerk" } }) { nodes { id contacts { id } deals(first: 1) { nodes { id } } } } }',
    );
    const [elbwerk] = other.data.customers.nodes;
    expect(
      await change('logActivity', { ...call, doneAt: '2026-03-02T02:00:01Z' }, 'activity { id }'),
    ).toEqual({ refused: ['OUT_OF_RANGE doneAt'] });
    expect(
      await change('logActivity', { ...call, contactId: elbwerk.contacts[0].id }, 'activity { id }'),
    ).toEqual({ refused: ['NOT_FOUND contactId'] });
    expect(
      await change('logActivity', { ...call, dealId: elbwerk.deals.nodes[0].id }, 'activity { id }'),
    ).toEqual({ refused: ['NOT_FOUND dealId'] });
    const next1 = { kind: 'CALL', subject: 'Late', dueOn: '2026-03-01' };
    expect(await change('logActivity', { ...call, next: next1 }, 'activity { id }')).toEqual({
      refused: ['OUT_OF_RANGE next.dueOn'],
    });
  });

  test('is given another day or another person by those who may, or taken off the list with the reason', async () => {
    const plan = { customerId: customer, kind: 'VISIT', subject: 'Factory tour', dueOn: '2026-03-20' };
    const { activity } = await change('planActivity', plan, 'activity { id }');
    const { data } = await server.ask('{ people(first: 50) { nodes { id email } } }');
    const colleague = data.people.nodes.find(
      ({ email }: { email: string }) => email === 'rep.south@demo.lading.test',
    ).id;
    const move = { id: activity.id, version: 1, dueOn: '2026-03-23' };
    expect(await change('rescheduleActivity', { ...move, ownerId: colleague }, 'activity { id }')).toEqual({
      refused: ['NOT_PERMITTED ownerId'],
    });
    const moved = await change(
      'rescheduleActivity',
      { ...move, ownerId: colleague },
      'activity { version dueOn person { email } }',
      'manager@demo.lading.test',
    );
    expect(moved.activity).toEqual({
      version: 2,
      dueOn: '2026-03-23',
      person: { email: 'rep.south@demo.lading.test' },
    });
    expect(
      await change('cancelActivity', { id: activity.id, version: 1, reason: 'A' }, 'activity { id }'),
    ).toEqual({ refused: ['VERSION_CONFLICT version'] });
    const cancelled = await change(
      'cancelActivity',
      { id: activity.id, version: 2, reason: 'They come in May.' },
      'activity { status cancelReason }',
    );
    expect(cancelled.activity).toEqual({ status: 'CANCELLED', cancelReason: 'They come in May.' });
  });

  test('is seen by those who see its customer, and by no analyst', async () => {
    const count = async (as: DemoPerson) => {
      const { data } = await server.ask(
        'query ($of: [ID!]) { activities(filter: { customer: $of }) { totalCount } }',
        { of: [customer] },
        { as },
      );
      return data.activities.totalCount;
    };
    expect(await count(rep)).toBeGreaterThan(3);
    expect(await count('manager@demo.lading.test')).toBe(await count(rep));
    for (const as of [
      'rep.south@demo.lading.test',
      'analyst@demo.lading.test',
      'director@other.lading.test',
    ] as const) {
      expect(await count(as), as).toBe(0);
    }
    expect(
      await change(
        'planActivity',
        { customerId: customer, kind: 'CALL', subject: 'A', dueOn: '2026-03-20' },
        'activity { id }',
        'rep.south@demo.lading.test',
      ),
    ).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});

describe('the work list', () => {
  const items = 'reason urgency message day subject customerName dealNumber rowId';
  async function list(as: DemoPerson = rep, more = '', language = 'en') {
    const { result, statements } = await server.statementsOf(() =>
      server.ask(`{ workList(day: "2026-03-02"${more}) { ${items} } }`, {}, { as, language }),
    );
    expect(result.errors).toBeUndefined();
    return { found: result.data.workList, statements };
  }

  test('is one statement, the most urgent first, each with the reason as a sentence', async () => {
    await server.signIn(rep);
    const { found, statements } = await list();
    expect(statements.filter((text) => /found/.test(text))).toHaveLength(1);
    expect(found.length).toBeGreaterThan(3);
    const urgencies = found.map(({ urgency }: { urgency: number }) => urgency);
    expect(urgencies).toEqual([...urgencies].sort((a: number, b: number) => b - a));
    const late = found.find(({ reason }: { reason: string }) => reason === 'STEP_OVERDUE');
    expect(late.message).toMatch(/^This was planned for 2026-0\d-\d\d: \d+ days? late\.$/);
    const chinese = (await list(rep, '', 'zh-CN')).found.find(
      ({ reason }: { reason: string }) => reason === 'STEP_OVERDUE',
    );
    expect(chinese.message).toMatch(/^原定于/);
  });

  test('holds what was planned until it is done', async () => {
    const { activity } = await change(
      'planActivity',
      { customerId: customer, kind: 'CALL', subject: 'On the list', dueOn: '2026-03-02' },
      'activity { id }',
    );
    const find = async () =>
      (await list()).found.filter(({ subject }: { subject: string }) => subject === 'On the list');
    expect(await find()).toMatchObject([
      {
        reason: 'STEP_DUE',
        urgency: 60,
        day: '2026-03-02',
        customerName: 'Polder Tools B.V.',
        rowId: activity.id,
      },
    ]);
    await change(
      'completeActivity',
      { id: activity.id, version: 1, outcome: 'NO_ANSWER' },
      'activity { id }',
    );
    expect(await find()).toEqual([]);
  });

  test('looks after offers that end, drafts that lie, deals that are silent and samples that nobody asks after', async () => {
    const [live] = await server.sql<{ id: string; deal: string }>(
      `SELECT q.id, q.deal_id AS deal FROM quotations q JOIN deals d ON d.company_id = q.company_id AND d.id = q.deal_id
       JOIN people p ON p.company_id = d.company_id AND p.id = d.owner_id WHERE q.status = 'LIVE' AND p.email = $1 LIMIT 1`,
      [rep],
    );
    await server.sql(
      `DO $$ BEGIN ALTER TABLE quotations DISABLE TRIGGER USER;
         UPDATE quotations SET valid_until = '2026-03-04T10:00:00Z', offer_type = 'FIRM' WHERE id = '${live!.id}';
         ALTER TABLE quotations ENABLE TRIGGER USER; END $$`,
    );
    const reasons = async () => (await list()).found.map(({ reason }: { reason: string }) => reason);
    const firm = (await list()).found.find(
      ({ rowId }: { rowId: string }) => rowId === `quotation_${live!.id}`,
    );
    expect(firm).toMatchObject({
      reason: 'FIRM_OFFER_EXPIRING',
      day: '2026-03-04',
      urgency: 82,
      message: 'This firm offer ends on 2026-03-04.',
    });

    await server.sql(
      `UPDATE activities SET status = 'CANCELLED', cancel_reason = 'A' WHERE deal_id = '${live!.deal}' AND status = 'PLANNED'`,
    );
    await server.sql(`UPDATE deals SET stage_since = '2026-02-01T00:00:00Z' WHERE id = '${live!.deal}'`);
    await server.sql(
      `UPDATE activities SET done_at = '2026-02-01T00:00:00Z' WHERE deal_id = '${live!.deal}' AND status = 'DONE'`,
    );
    await server.sql(
      `UPDATE activities SET status = 'CANCELLED', cancel_reason = 'A' WHERE status = 'PLANNED' AND customer_id = (SELECT customer_id FROM deals WHERE id = '${live!.deal}')`,
    );
    expect(await reasons()).toContain('NO_NEXT_STEP');

    const fresh = { name: 'Sample Only Ltd', country: 'IE', currency: 'EUR', source: 'DIRECTORY' };
    const { customer: taster } = await change('createCustomer', fresh, 'customer { id }');
    const sample = {
      kind: 'SAMPLE_SENT',
      subject: 'A sample alone',
      outcome: 'REACHED',
      doneAt: '2026-02-10T08:00:00Z',
    };
    await change('logActivity', { ...sample, customerId: taster.id }, 'activity { id }');
    expect(
      (await list()).found.find(({ subject }: { subject: string }) => subject === 'A sample alone'),
    ).toMatchObject({
      ...{ reason: 'SAMPLE_WITHOUT_FEEDBACK', day: '2026-02-10', urgency: 60 },
    });
  });

  test('of a manager holds the prices that wait for release, and a rep’s does not', async () => {
    const { found } = await list('manager@demo.lading.test');
    expect(found.map(({ reason }: { reason: string }) => reason)).toContain('RELEASE_WAITING');
    const own = (await list()).found.map(({ reason }: { reason: string }) => reason);
    expect(own).not.toContain('RELEASE_WAITING');
    expect(own).not.toContain('HIT_WAITING');
  });

  test('of someone else shows what one may see of it, and of a stranger nothing', async () => {
    const { data } = await server.ask('{ people(first: 50) { nodes { id email } } }');
    const idOf = (wanted: string) =>
      data.people.nodes.find(({ email }: { email: string }) => email === wanted).id;
    const ofRep = await list('manager@demo.lading.test', `, personId: "${idOf(rep)}"`);
    expect(ofRep.found.length).toBe((await list()).found.length);
    expect((await list('rep.south@demo.lading.test', `, personId: "${idOf(rep)}"`)).found).toEqual([]);
    expect((await list(rep, ', personId: "nobody"')).found).toEqual([]);
  });
});
