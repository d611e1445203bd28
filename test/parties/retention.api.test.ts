import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const change = mutations(() => server);
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const health = async (as: DemoPerson, more = '') => {
  const { data, errors } = await server.ask(
    `{ customerHealth(day: "2026-03-02"${more}) {
      customerId customerName score standing orders lastOrderOn cycleDays nextOrderOn daysOverdue
      factors { kind score weight message }
    } }`,
    {},
    { as },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.customerHealth;
};

describe('the health of customers', () => {
  test('is told of those who have ordered, the sickest first, with its reasons', async () => {
    const rows = await health(director);
    const scores = rows.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a: number, b: number) => a - b));
    for (const { orders, factors } of rows) {
      expect(orders).toBeGreaterThan(0);
      const weights = factors.map(({ weight }: { weight: string }) => Number(weight));
      expect(weights.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(1, 9);
      expect(factors[1]).toMatchObject({ kind: 'PAYMENTS', score: null, weight: '0' });
    }
  });

  test('falls while nothing is heard of them', async () => {
    const [{ customerId, score, lastOrderOn }] = await health(director);
    const only = `, customerId: "${customerId}"`;
    const { data } = await server.ask(
      `{ later: customerHealth(day: "2026-12-01"${only}) { score standing factors { kind message } } }`,
      {},
      { as: director, language: 'de' },
    );
    expect(data.later).toHaveLength(1);
    expect(data.later[0].score).toBeLessThan(score);
    expect(data.later[0].factors[0].message).toContain('the last');
    // Before their first order they were none of these.
    expect(await health(director, `, customerId: "${customerId}"`)).toMatchObject([{ lastOrderOn }]);
  });

  test('is told of one’s own customers', async () => {
    const ours = new Set(
      (await health(director)).map(({ customerId }: { customerId: string }) => customerId),
    );
    const own = await health('rep@demo.lading.test');
    const { data } = await server.ask('{ customers(first: 100) { nodes { id } } }');
    const mine = new Set(data.customers.nodes.map(({ id }: { id: string }) => id));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(ours.size);
    expect(own.every(({ customerId }: { customerId: string }) => mine.has(customerId))).toBe(true);
  });
});

describe('what else a customer may be offered', () => {
  const suggest = async (name: string, as: DemoPerson) => {
    const { data: found } = await server.ask(
      'query ($name: String!) { customers(first: 1, filter: { name: { startsWith: $name } }) { nodes { id } } }',
      { name },
      { as: director },
    );
    const { data } = await server.ask(
      'query ($id: ID!) { upsellSuggestions(customerId: $id) { productName becauseOfName buyers both share lift message } }',
      { id: found.customers.nodes[0].id },
      { as },
    );
    return data.upsellSuggestions;
  };

  test('is explained by what others buy who buy the same', async () => {
    expect(await suggest('Savanna', director)).toEqual([
      {
        ...{ productName: 'Tent for four, double layer', becauseOfName: 'LED panel light 40 W' },
        ...{ buyers: 3, both: 3, share: '1', lift: '4' },
        message: '3 of 3 other customers who buy LED panel light 40 W buy Tent for four, double layer too.',
      },
    ]);
  });

  test('is told to nobody who does not see the customer', async () => {
    expect(await suggest('Savanna', 'rep@demo.lading.test')).toEqual([]);
    expect(await suggest('Savanna', 'rep@other.lading.test')).toEqual([]);
  });
});

describe('an incentive', () => {
  const proposal = async (more: object) => {
    const [{ customerId }] = await health('rep@demo.lading.test');
    const given = {
      customerId,
      validFrom: '2026-03-02',
      validUntil: '2026-06-30',
      reason: 'A container more.',
    };
    const shows = 'incentive { id version status }';
    return change('proposeIncentive', { ...given, ...more }, shows);
  };

  test('is proposed within the floor of what they buy', async () => {
    const discount = { kind: 'LOYALTY_DISCOUNT', rate: '0.5' };
    expect(await proposal(discount)).toEqual({ refused: ['BELOW_FLOOR rate'] });
    expect(await proposal({ kind: 'VOLUME_REBATE', rate: '0.01' })).toEqual({ refused: ['REQUIRED amount'] });
    expect(await proposal({ ...discount, rate: '1.5' })).toEqual({ refused: ['OUT_OF_RANGE rate'] });
    expect(await proposal({ ...discount, rate: '0.01', validUntil: '2026-03-01' })).toEqual({
      refused: ['OUT_OF_RANGE validUntil'],
    });
    const samples = { kind: 'FREE_SAMPLES', amount: { amount: '90000000.00', currency: 'EUR' } };
    expect(await proposal(samples)).toEqual({ refused: ['BELOW_FLOOR amount'] });
    expect(await proposal({ ...samples, amount: { amount: '10.00', currency: 'USD' } })).toEqual({
      refused: ['CURRENCY_MISMATCH amount.currency'],
    });
  });

  test('is given by someone else, and followed to its effect', async () => {
    const { incentive } = await proposal({ kind: 'LOYALTY_DISCOUNT', rate: '0.005' });
    expect(incentive.status).toBe('PROPOSED');
    const decision = { id: incentive.id, version: 1, approve: true, reason: 'Good customers.' };
    const shows = 'incentive { status decidedBy { email } }';
    expect((await change('decideIncentive', decision, shows)).errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await change('decideIncentive', decision, shows, manager)).toEqual({
      incentive: { status: 'APPROVED', decidedBy: { email: manager } },
    });
    const { data } = await server.ask(
      'query ($id: ID!) { incentiveEffect(id: $id) { before { from until orders } during { from until orders value { amount currency } } } }',
      { id: incentive.id },
    );
    expect(data.incentiveEffect).toMatchObject({
      before: { from: '2026-03-01', until: '2026-03-01' },
      during: { from: '2026-03-02', until: '2026-03-02' },
    });
    const given = await server.ask(
      `{ incentives(filter: { kind: [VOLUME_REBATE] }) { nodes { id validFrom } } }`,
      {},
      { as: director },
    );
    const { data: old } = await server.ask(
      'query ($id: ID!) { incentiveEffect(id: $id) { before { orders } during { from orders value { amount currency } } } }',
      { id: given.data.incentives.nodes[0].id },
      { as: director },
    );
    const { during } = old.incentiveEffect;
    expect(during.from).toBe(given.data.incentives.nodes[0].validFrom);
    expect(during.value).toHaveLength(during.orders > 0 ? 1 : 0);
  });
});
