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
  ['a charge without an amount', 'charges: [{ step: LOADING }]', 'REQUIRED', 'charges.0.amount'],
  [
    'a share of the price without its rate',
    'charges: [{ step: OTHER, basis: PERCENT_OF_PRICE }]',
    'REQUIRED',
    'charges.0.rate',
  ],
  [
    'a rate beside an amount',
    'charges: [{ step: OTHER, amount: { amount: "5", currency: "CNY" }, rate: "0.1" }]',
    'INVALID_FORMAT',
    'charges.0.rate',
  ],
  [
    'shares that leave nothing, at the charge that asks for most',
    'profitRate: "0.4", charges: [{ step: LOADING, amount: { amount: "5", currency: "CNY" } }, { step: OTHER, basis: PERCENT_OF_PRICE, rate: "0.6" }]',
    'SHARES_EXCEED_PRICE',
    'charges.1.rate',
  ],
  [
    'a charge by container of no kind',
    'charges: [{ step: MAIN_CARRIAGE, basis: CONTAINER, amount: { amount: "5", currency: "USD" } }]',
    'REQUIRED',
    'equipment',
  ],
  ['containers of no kind', 'containers: 2', 'REQUIRED', 'equipment'],
  [
    'a step that is given twice',
    'payerOverrides: [{ step: UNLOADING, party: SELLER }, { step: UNLOADING, party: BUYER }]',
    'ALREADY_EXISTS',
    'payerOverrides.1.step',
  ],
  [
    'a duty of nothing',
    'importDuties: { duties: [{ rate: "0.04" }, {}] }',
    'REQUIRED',
    'importDuties.duties.1.rate',
  ],
  ['a negative import tax', 'importDuties: { taxRate: "-0.1" }', 'OUT_OF_RANGE', 'importDuties.taxRate'],
  [
    'a duty in no currency',
    'importDuties: { duties: [{ perUnit: { amount: "1", currency: "XYZ" } }] }',
    'UNKNOWN_VALUE',
    'importDuties.duties.0.perUnit.currency',
  ],
  ['a year of 364 days', 'annualInterestRate: "0.05", dayCount: 364', 'OUT_OF_RANGE', 'dayCount'],
  ['no containers', 'equipment: GP20, containers: 0', 'OUT_OF_RANGE', 'containers'],
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

test('charges by their bases: packing is frozen, containers are counted, and what is not known is refused', async () => {
  const { data } = await server.ask('{ customers(first: 1) { nodes { id } } }');
  const product = async (code: string, packing: string) => {
    const made = await server.ask(
      `mutation { createProduct(input: { code: "${code}", name: "Lamp", hsCode: "940542", originCountry: "CN", packing: ${packing},
        purchaseCost: { validFrom: "2026-01-01", unitCost: { amount: "50", currency: "CNY" } } }) { product { id } userErrors { code path } } }`,
    );
    return made.data.createProduct.product.id;
  };
  const boxed = await product(
    'BOXED',
    '{ unitsPerPackage: 10, lengthCm: "50", widthCm: "40", heightCm: "50", netKg: "9", grossKg: "10" }',
  );
  const bare = await product('BARE', '{ unitsPerPackage: 10 }');
  const opened = async (lines: string[]) => {
    const answer = await server.ask(
      `mutation ($customer: ID!, $lines: [DealLineInput!]!) { openDeal(input: { title: "Bases", customerId: $customer, currency: "CNY",
        terms: { rule: CFR, namedPlace: "Hamburg", locode: "DEHAM" }, lines: $lines }) { deal { id } userErrors { code path } } }`,
      {
        customer: data.customers.nodes[0].id,
        lines: lines.map((productId) => ({ productId, quantity: '3205' })),
      },
    );
    return answer.data.openDeal.deal.id;
  };
  const set = (id: string) =>
    server.ask(
      `mutation ($id: ID!) { setCostSheet(input: { dealId: $id, equipment: GP20, charges: [
          { step: EXPORT_PACKING, basis: PACKAGE, amount: { amount: "2", currency: "CNY" } }
          { step: PRE_CARRIAGE, basis: CONTAINER, amount: { amount: "1000", currency: "CNY" } }
          { step: MAIN_CARRIAGE, basis: CBM, amount: { amount: "30", currency: "CNY" } }
          { step: OTHER, basis: UNIT, amount: { amount: "0.10", currency: "CNY" } }
          { step: BANK_CHARGES, basis: PERCENT_OF_PRICE, rate: "0.01" }
          { step: EXPORT_CLEARANCE, allocateBy: GROSS_WEIGHT, amount: { amount: "450", currency: "CNY" } } ] }) {
        costSheet { equipment containers goods { unitsPerPackage packages netKg grossKg cbm }
          charges { basis allocateBy rate amount { amount } } }
        deal { priceLadder(rules: [CFR]) { rungs { total { amount } components { step amount { amount } } findings { id message } } } }
        userErrors { code path details { name value } } } }`,
      { id },
    );
  const answer = await set(await opened([boxed]));
  const { costSheet, deal: priced, userErrors } = answer.data.setCostSheet;
  expect(userErrors).toEqual([]);
  expect(costSheet).toMatchObject({ equipment: 'GP20', containers: 2 });
  expect(costSheet.goods).toEqual([
    { unitsPerPackage: 10, packages: 321, netKg: '2889', grossKg: '3210', cbm: '32.1' },
  ]);
  expect(costSheet.charges[4]).toEqual({
    basis: 'PERCENT_OF_PRICE',
    allocateBy: 'VALUE',
    rate: '0.01',
    amount: null,
  });
  expect(costSheet.charges[2]).toMatchObject({ basis: 'CBM', allocateBy: 'VOLUME', rate: null });
  const [rung] = priced.priceLadder.rungs;
  const of = (step: string) =>
    rung.components.find((component: { step: string }) => component.step === step).amount.amount;
  expect(['EXPORT_PACKING', 'PRE_CARRIAGE', 'MAIN_CARRIAGE', 'OTHER'].map(of)).toEqual([
    '642.00',
    '2000.00',
    '963.00',
    '320.50',
  ]);
  expect(rung.findings).toContainEqual({
    id: 'PRC-07',
    message: 'The last package is not full on these lines: 1. It is shipped, and paid for, as a full one.',
  });
  expect(Number(of('BANK_CHARGES'))).toBeCloseTo(Number(rung.total.amount) / 100, 2);

  const vast = await opened([boxed]);
  const vastly = async (quantity: string) => {
    await server.sql(`UPDATE deal_lines SET quantity = ${quantity} WHERE deal_id = '${vast.slice(5)}'`);
    return (await set(vast)).data.setCostSheet.userErrors[0];
  };
  const outOfRange = { code: 'OUT_OF_RANGE', details: expect.anything() };
  expect(await vastly('10000000001')).toEqual({ ...outOfRange, path: ['input', 'dealId', 'lines'] });
  expect(await vastly('5000000000')).toEqual({ ...outOfRange, path: ['input', 'containers'] });

  const refused = await set(await opened([boxed, bare]));
  expect(refused.data.setCostSheet.costSheet).toBeNull();
  const missing = { code: 'MISSING_PACKING', details: [{ name: 'line', value: '2' }] };
  expect(refused.data.setCostSheet.userErrors).toEqual([
    { ...missing, path: ['input', 'charges', '1', 'basis'] },
    { ...missing, path: ['input', 'charges', '2', 'basis'] },
    { ...missing, path: ['input', 'charges', '2', 'allocateBy'] },
    { ...missing, path: ['input', 'charges', '5', 'allocateBy'] },
  ]);
});

test('a sheet keeps who pays, what import costs and what money costs, and its prices show it', async () => {
  const { data } = await server.ask(
    '{ deals(filter: { stage: [QUALIFIED], currency: ["GBP", "USD"] }) { nodes { id currency costSheet { id } lines { quantity } } } }',
    {},
    { as: 'director@demo.lading.test' },
  );
  const gbp =
    data.deals.nodes.find((found: { currency: string }) => found.currency === 'GBP') ?? data.deals.nodes[0];
  const answer = await server.ask(
    `mutation ($deal: ID!) { setCostSheet(input: { dealId: $deal, annualInterestRate: "0.06"
        charges: [{ step: UNLOADING, amount: { amount: "90", currency: "USD" } }, { step: IMPORT_CLEARANCE, amount: { amount: "60", currency: "USD" } }]
        payerOverrides: [{ step: UNLOADING, party: SELLER }, { step: IMPORT_TAX, party: BUYER }]
        importDuties: { duties: [{ rate: "0.047" }, { perUnit: { amount: "0.02", currency: "USD" } }], taxRate: "0.19", valuedAs: CIF } }) {
      costSheet { payerOverrides { step party } importDuties { rate perUnit { amount currency } } importTaxRate customsValueBasis annualInterestRate dayCount }
      deal { priceLadder(rules: [DAP, DDP]) { rungs { rule components { step paidBy amount { amount } } } } }
      userErrors { code path } } }`,
    { deal: gbp.id },
    { as: 'director@demo.lading.test' },
  );
  const { costSheet, deal: priced, userErrors } = answer.data.setCostSheet;
  expect(userErrors).toEqual([]);
  expect(costSheet).toEqual({
    payerOverrides: [
      { step: 'UNLOADING', party: 'SELLER' },
      { step: 'IMPORT_TAX', party: 'BUYER' },
    ],
    importDuties: [
      { rate: '0.047', perUnit: null },
      { rate: null, perUnit: { amount: '0.02', currency: 'USD' } },
    ],
    importTaxRate: '0.19',
    customsValueBasis: 'CIF',
    annualInterestRate: '0.06',
    dayCount: gbp.currency === 'GBP' ? 365 : 360,
  });
  const [dap, ddp] = priced.priceLadder.rungs;
  const payerOf = (rung: typeof dap, step: string) =>
    rung.components.find((component: { step: string }) => component.step === step)?.paidBy;
  expect([payerOf(dap, 'UNLOADING'), payerOf(dap, 'IMPORT_CLEARANCE')]).toEqual(['SELLER', 'BUYER']);
  expect(payerOf(dap, 'IMPORT_DUTY')).toBeUndefined();
  expect([payerOf(ddp, 'IMPORT_DUTY'), payerOf(ddp, 'IMPORT_TAX')]).toEqual(['SELLER', undefined]);
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
