import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const operations = { as: 'operations@demo.lading.test' } as const;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const line = {
  ...{ step: 'MAIN_CARRIAGE', fromLocode: 'CNNGB', toLocode: 'SGSIN', equipment: 'HQ40' },
  ...{ basis: 'CONTAINER', provider: 'Straits Line', validFrom: '2026-03-01', validUntil: '2026-03-31' },
  amount: usd('900'),
};

let server: TestServer;
let product: string;
let customer: string;
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask(
    '{ customers(first: 1) { nodes { id } } products(first: 1, filter: { code: { equals: "LED-W30" } }) { nodes { id } } }',
  );
  product = data.products.nodes[0].id;
  customer = data.customers.nodes[0].id;
});
afterAll(() => server.stop());

async function record(rates: readonly object[], as: object = operations) {
  const { data, errors } = await server.ask(
    'mutation ($rates: [FreightRateInput!]!) { recordFreightRates(input: { rates: $rates }) { count userErrors { code path } } }',
    { rates },
    as,
  );
  expect(errors).toBeUndefined();
  return data.recordFreightRates as {
    count: number | null;
    userErrors: { code: string; path: string[] }[];
  };
}
const refusals = async (rates: readonly object[]) =>
  (await record(rates)).userErrors.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`);

describe('freight rates', () => {
  test('are recorded all or none, and found by lane, equipment and day', async () => {
    const later = { ...line, validFrom: '2026-04-01', validUntil: null, amount: usd('950') };
    const bad = { ...line, toLocode: 'SGZZZ' };
    expect((await record([line, later, bad])).count).toBeNull();
    expect(await record([line, later])).toEqual({ count: 2, userErrors: [] });
    const { data } = await server.ask(
      `{ freightRates(filter: { step: [MAIN_CARRIAGE], from: ["CNNGB"], to: ["SGSIN"], equipment: [HQ40], day: "2026-05-05" }) {
        totalCount nodes { from { locode } to { name } amount { amount currency } basis validFrom validUntil provider } } }`,
      {},
      operations,
    );
    expect(data.freightRates.totalCount).toBe(1);
    expect(data.freightRates.nodes[0]).toMatchObject({
      ...{ from: { locode: 'CNNGB' }, to: { name: 'Singapore' }, basis: 'CONTAINER' },
      ...{ amount: { amount: '950.00', currency: 'USD' }, validUntil: null },
    });
  });

  test('of one provider never overlap, neither with stored ones nor among themselves', async () => {
    expect(await refusals([{ ...line, validFrom: '2026-03-31' }])).toEqual(['ALREADY_EXISTS 0']);
    const loose = { ...line, equipment: null, basis: 'CBM', amount: usd('40') };
    expect(await refusals([loose, loose])).toEqual(['ALREADY_EXISTS 1']);
    expect(await refusals([{ ...line, validFrom: '2026-01-01', validUntil: '2026-02-28' }])).toEqual([]);
    expect(await refusals([{ ...line, provider: 'Malacca Line' }])).toEqual([]);
  });

  test('recorded by two at once are recorded once', async () => {
    const rate = { ...line, provider: 'Race Line', equipment: null, basis: 'SHIPMENT', toLocode: 'SGSIN' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => record([rate])));
    expect(answers.filter(({ count }) => count === 1)).toHaveLength(1);
    const refused = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(refused).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', 'ALREADY_EXISTS']);
  });

  test.each([
    ['insurance', { step: 'INSURANCE' }, 'UNKNOWN_VALUE 0.step'],
    ['a main carriage to nowhere', { toLocode: null }, 'REQUIRED 0.toLocode'],
    ['a container of no kind', { equipment: null }, 'REQUIRED 0.equipment'],
    ['an end before the beginning', { validUntil: '2026-02-28' }, 'OUT_OF_RANGE 0.validUntil'],
    ['a tenth of a cent', { amount: usd('1.001') }, 'INVALID_FORMAT 0.amount.amount'],
    ['less than nothing', { amount: usd('-1') }, 'OUT_OF_RANGE 0.amount.amount'],
    [
      'a currency that was withdrawn',
      { amount: { amount: '1', currency: 'HRK' } },
      'UNKNOWN_VALUE 0.amount.currency',
    ],
    ['an unknown place', { fromLocode: 'CNZZZ' }, 'UNKNOWN_VALUE 0.fromLocode'],
  ])('are refused for %s', async (_, parts, refusal) => {
    expect(await refusals([{ ...line, provider: 'Refused Line', ...parts }])).toEqual([refusal]);
  });

  test('end within their days, and make room for others', async () => {
    const { data } = await server.ask(
      '{ freightRates(filter: { to: ["SGSIN"], day: "2026-03-10", provider: { equals: "Straits Line" } }) { nodes { id version } } }',
      {},
      operations,
    );
    const [rate] = data.freightRates.nodes;
    const end = async (version: number, until: string) => {
      const answer = await server.ask(
        'mutation ($input: EndFreightRateInput!) { endFreightRate(input: $input) { freightRate { version validUntil } userErrors { code path } } }',
        { input: { id: rate.id, version, until } },
        operations,
      );
      return answer.data.endFreightRate;
    };
    const outOfRange = [{ code: 'OUT_OF_RANGE', path: ['input', 'until'] }];
    expect((await end(1, '2026-02-28')).userErrors).toEqual(outOfRange);
    expect((await end(1, '2026-04-01')).userErrors).toEqual(outOfRange);
    expect((await end(7, '2026-03-10')).userErrors[0].code).toBe('VERSION_CONFLICT');
    expect(await end(1, '2026-03-10')).toEqual({
      freightRate: { version: 2, validUntil: '2026-03-10' },
      userErrors: [],
    });
    expect(await refusals([{ ...line, validFrom: '2026-03-11', amount: usd('880') }])).toEqual([]);
  });
});

describe('a lane', () => {
  async function price(parts: string, quantity = '2400') {
    const opened = await server.ask(
      `mutation ($customer: ID!, $product: ID!) { openDeal(input: { title: "Lane", customerId: $customer, currency: "USD",
        terms: { rule: CFR, namedPlace: "Hamburg", locode: "DEHAM" }, lines: [{ productId: $product, quantity: "${quantity}" }] }) { deal { id } userErrors { code } } }`,
      { customer, product },
    );
    const { data, errors } = await server.ask(
      `mutation ($deal: ID!) { setCostSheet(input: { dealId: $deal ${parts} }) {
        costSheet { equipment containers charges { step basis label amount { amount currency } freightRate { provider validUntil } } }
        userErrors { code path message } } }`,
      { deal: opened.data.openDeal.deal.id },
    );
    expect(errors).toBeUndefined();
    return data.setCostSheet;
  }

  test('fills every step that the sheet does not charge itself, with the cheapest rate of the day', async () => {
    const { costSheet, userErrors } = await price(
      `equipment: GP20, lane: { fromLocode: "CNNGB", toLocode: "DEHAM" }
       charges: [{ step: EXPORT_CLEARANCE, amount: { amount: "500", currency: "CNY" } }]`,
    );
    expect(userErrors).toEqual([]);
    expect(costSheet.containers).toBe(1);
    const steps = costSheet.charges.map(({ step }: { step: string }) => step);
    expect(steps).toEqual([
      ...['EXPORT_CLEARANCE', 'PRE_CARRIAGE', 'ORIGIN_TERMINAL'],
      ...['MAIN_CARRIAGE', 'DESTINATION_TERMINAL', 'ON_CARRIAGE'],
    ]);
    expect(costSheet.charges[0].freightRate).toBeNull();
    expect(costSheet.charges[3]).toMatchObject({
      ...{ basis: 'CONTAINER', label: 'Blue Anchor Line' },
      freightRate: { provider: 'Blue Anchor Line', validUntil: '2026-06-30' },
    });
  });

  test('of a named provider takes its rates alone', async () => {
    const { costSheet } = await price(
      'equipment: GP20, lane: { fromLocode: "CNNGB", toLocode: "DEHAM", provider: "Eastgate Forwarding" }',
    );
    const labels = costSheet.charges.map(({ label }: { label: string }) => label);
    expect(new Set(labels)).toEqual(new Set(['Eastgate Forwarding']));
  });

  test('of loose cargo is charged by the cubic metre', async () => {
    const { costSheet } = await price('lane: { fromLocode: "CNNGB", toLocode: "DEHAM" }', '240');
    const main = costSheet.charges.find(({ step }: { step: string }) => step === 'MAIN_CARRIAGE');
    expect(main.basis).toBe('CBM');
  });

  test('without a rate for the main carriage is refused', async () => {
    const missing = [{ code: 'MISSING_FREIGHT_RATE', path: ['input', 'lane'] }];
    const nowhere = await price('equipment: GP20, lane: { fromLocode: "CNNGB", toLocode: "CLVAP" }');
    expect(nowhere.userErrors).toMatchObject(missing);
    expect(nowhere.userErrors[0].message).toBe(
      'No freight rate that holds today pays the main carriage from CNNGB to CLVAP in GP20.',
    );
    const other = await price(
      'equipment: HQ45, lane: { fromLocode: "CNNGB", toLocode: "DEHAM", provider: "No Line" }',
    );
    expect(other.userErrors).toMatchObject(missing);
    const own = await price(
      'equipment: HQ45, lane: { fromLocode: "CNNGB", toLocode: "CLVAP" }, charges: [{ step: MAIN_CARRIAGE, amount: { amount: "9", currency: "USD" } }]',
    );
    expect(own.userErrors).toEqual([]);
  });

  test('keeps its charges when the rate ends', async () => {
    const before = await price('equipment: GP20, lane: { fromLocode: "CNNGB", toLocode: "DEHAM" }');
    await server.sql(
      "UPDATE freight_rates SET valid_until = '2026-01-31' WHERE provider = 'Blue Anchor Line' AND valid_from = '2026-01-01' AND to_locode = 'DEHAM'",
    );
    const after = await price('equipment: GP20, lane: { fromLocode: "CNNGB", toLocode: "DEHAM" }');
    const mainOf = (answer: typeof before) =>
      answer.costSheet.charges.find(({ step }: { step: string }) => step === 'MAIN_CARRIAGE').label;
    expect([mainOf(before), mainOf(after)]).toEqual(['Blue Anchor Line', 'Eastgate Forwarding']);
  });
});
