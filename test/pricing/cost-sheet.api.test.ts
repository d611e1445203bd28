import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let deal: string;
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask('{ deals(filter: { stage: [INQUIRY] }) { nodes { id currency } } }');
  deal = data.deals.nodes[0].id;
});
afterAll(() => server.stop());

const setSheet = (parts: string) =>
  server.ask(
    `mutation ($deal: ID!) { setCostSheet(input: { dealId: $deal ${parts} }) {
      costSheet { version fxSnapshot { asOf buffer rates { base quote rate side } } goods { sequence unitCost { amount } } }
      userErrors { code path }
    } }`,
    { deal },
  );

test.each([
  [
    'an insured amount below the price',
    'premiumRate: "0.002", insuredFraction: "0.5"',
    'OUT_OF_RANGE',
    'insuredFraction',
  ],
  ['a loss by intention', 'profitRate: "-0.1"', 'OUT_OF_RANGE', 'profitRate'],
  ['a margin of the whole price', 'profitRate: "1"', 'SHARES_EXCEED_PRICE', 'profitRate'],
  [
    'a charge below zero',
    'charges: [{ step: LOADING, amount: { amount: "-5", currency: "CNY" } }]',
    'OUT_OF_RANGE',
    'charges.0.amount.amount',
  ],
  [
    'a tenth of a cent',
    'charges: [{ step: LOADING, amount: { amount: "5.123", currency: "CNY" } }]',
    'INVALID_FORMAT',
    'charges.0.amount.amount',
  ],
  [
    'a sen',
    'charges: [{ step: LOADING, amount: { amount: "5.5", currency: "JPY" } }]',
    'INVALID_FORMAT',
    'charges.0.amount.amount',
  ],
  [
    'all the money in the world',
    'charges: [{ step: LOADING, amount: { amount: "99999999999999999999", currency: "CNY" } }]',
    'OUT_OF_RANGE',
    'charges.0.amount.amount',
  ],
  [
    'a currency that was withdrawn',
    'charges: [{ step: LOADING, amount: { amount: "5", currency: "BGN" } }]',
    'UNKNOWN_VALUE',
    'charges.0.amount.currency',
  ],
  ['a day without rates', 'fx: { asOf: "1990-01-01" }', 'MISSING_RATE', 'goods'],
  [
    'a rate of nothing',
    'fx: { rates: [{ base: "EUR", quote: "CNY", rate: "0" }] }',
    'OUT_OF_RANGE',
    'fx.rates.0.rate',
  ],
  [
    'a line that is not there',
    'goods: [{ sequence: 9, unitCost: { amount: "1", currency: "CNY" } }]',
    'NOT_FOUND',
    'goods.0.sequence',
  ],
  ['a version that is not the latest', 'version: 7', 'VERSION_CONFLICT', 'version'],
])('a sheet is refused for %s', async (_, parts, code, path) => {
  const { data, errors } = await setSheet(parts);
  expect(errors).toBeUndefined();
  expect(data.setCostSheet.costSheet).toBeNull();
  expect(data.setCostSheet.userErrors).toContainEqual({ code, path: ['input', ...path.split('.')] });
});

test('the rates of a sheet are frozen: later quotes and costs change no price', async () => {
  const set = await setSheet('profitRate: "0.1", fx: { buffer: "0.02" }');
  expect(set.data.setCostSheet.userErrors).toEqual([]);
  const [bid] = set.data.setCostSheet.costSheet.fxSnapshot.rates;
  expect(bid).toMatchObject({ side: 'BID' });
  const ladder = 'query ($deal: ID!) { deal(id: $deal) { priceLadder { rungs { rule total { amount } } } } }';
  const before = await server.ask(ladder, { deal });
  await server.sql('UPDATE fx_rates SET bid = bid / 2, mid = mid / 2, ask = ask / 2');
  await server.sql('UPDATE purchase_costs SET unit_cost = unit_cost * 3');
  expect((await server.ask(ladder, { deal })).data).toEqual(before.data);
  const again = await setSheet('version: 1, profitRate: "0.1", fx: { buffer: "0.02" }');
  expect(again.data.setCostSheet.costSheet.version).toBe(2);
  expect((await server.ask(ladder, { deal })).data).not.toEqual(before.data);
});

test('a stored rate is the bank’s side that the exporter meets: bid for what it sells, ask for what it buys', async () => {
  const { data } = await setSheet(
    'version: 2, charges: [{ step: MAIN_CARRIAGE, amount: { amount: "10", currency: "USD" } }], fx: { asOf: "2026-02-27" }',
  );
  const { rates } = data.setCostSheet.costSheet.fxSnapshot;
  const quotes = await server.sql<{ base: string; quote: string; bid: string; ask: string }>(
    "SELECT base, quote, bid, ask FROM fx_rates WHERE day = '2026-02-27' AND company_id = (SELECT company_id FROM people WHERE email = 'rep@demo.lading.test')",
  );
  for (const { base, quote, rate, side } of rates) {
    const stored = quotes.find((known) => known.base === base && known.quote === quote)!;
    expect(Number(rate)).toBe(Number(side === 'BID' ? stored.bid : stored.ask));
  }
  expect(rates.length).toBeGreaterThan(1);
});

test('FCA at a place of the UN/LOCODE list holds the haulage to it; at the seller’s gate it does not', async () => {
  const { data } = await server.ask(
    '{ customers(first: 1) { nodes { id } } products(first: 1) { nodes { id } } }',
  );
  const haulageOf = async (terms: string) => {
    const opened = await server.ask(
      `mutation ($customer: ID!, $product: ID!) { openDeal(input: { title: "FCA", customerId: $customer, terms: ${terms}, lines: [{ productId: $product, quantity: "600" }] }) { deal { id } userErrors { code path } } }`,
      { customer: data.customers.nodes[0].id, product: data.products.nodes[0].id },
    );
    const priced = await server.ask(
      `mutation ($deal: ID!) { setCostSheet(input: { dealId: $deal, charges: [{ step: PRE_CARRIAGE, amount: { amount: "2600", currency: "CNY" } }] }) {
        deal { priceLadder(rules: [FCA]) { rungs { components { step paidBy } } } } userErrors { code path } } }`,
      { deal: opened.data.openDeal.deal.id },
    );
    const [rung] = priced.data.setCostSheet.deal.priceLadder.rungs;
    return rung.components.find(({ step }: { step: string }) => step === 'PRE_CARRIAGE').paidBy;
  };
  expect(await haulageOf('{ rule: FCA, namedPlace: "Ningbo", locode: "CNNGB" }')).toBe('SELLER');
  expect(await haulageOf('{ rule: FCA, namedPlace: "Our works, Cixi" }')).toBe('BUYER');
  expect(await haulageOf('{ rule: CIF, namedPlace: "Hamburg", locode: "DEHAM" }')).toBe('SELLER');
});
