import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const created: Record<string, string> = {};

test('a salesperson enters a customer, who is theirs', async () => {
  const { data, errors } = await server.ask(`mutation {
    createCustomer(input: {
      name: " Nordlicht Handels GmbH ", country: "DE", city: "Hamburg", currency: "EUR", language: "de", source: TRADE_SHOW
    }) { customer { id name country owner { email } deals { totalCount } } userErrors { code path message } }
  }`);
  expect(errors).toBeUndefined();
  expect(data.createCustomer).toMatchObject({
    customer: {
      name: 'Nordlicht Handels GmbH',
      country: 'DE',
      owner: { email: 'rep@demo.lading.test' },
      deals: { totalCount: 0 },
    },
    userErrors: [],
  });
  created.customer = data.createCustomer.customer.id;
});

test('a contact is entered at the customer', async () => {
  const { data } = await server.ask(
    `mutation ($customer: ID!) {
      createContact(input: { customerId: $customer, name: "Jana Petersen", email: "jana@nordlicht.example", isPrimary: true }) {
        contact { id customer { name } } customer { contacts { name isPrimary } } userErrors { code path }
      }
    }`,
    { customer: created.customer },
  );
  expect(data.createContact).toMatchObject({
    contact: { customer: { name: 'Nordlicht Handels GmbH' } },
    customer: { contacts: [{ name: 'Jana Petersen', isPrimary: true }] },
    userErrors: [],
  });
  created.contact = data.createContact.contact.id;
});

test('a product is entered with HS code, packing and a cost with VAT and rebate', async () => {
  const { data } = await server.ask(`mutation {
    createProduct(input: {
      code: "WL-30", name: "LED work light 30 W", hsCode: "9405420090", originCountry: "CN",
      packing: { unitsPerPackage: 12, lengthCm: "52", widthCm: "38", heightCm: "31", netKg: "10.8", grossKg: "12.1" },
      purchaseCost: { validFrom: "2026-01-01", unitCost: { amount: "56.50", currency: "CNY" }, vatRate: "0.13", rebateRate: "0.10" }
    }) {
      product { id hsCode unit { code name } unitsPerPackage packageGrossKg purchaseCosts { validFrom unitCost { amount currency formatted(locale: "en") } rebateRate } }
      userErrors { code path message }
    }
  }`);
  expect(data.createProduct).toMatchObject({
    product: {
      hsCode: '9405420090',
      unit: { code: 'H87' },
      unitsPerPackage: 12,
      packageGrossKg: '12.1',
      purchaseCosts: [
        {
          validFrom: '2026-01-01',
          unitCost: { amount: '56.50', currency: 'CNY', formatted: 'CN¥56.50' },
          rebateRate: '0.10',
        },
      ],
    },
    userErrors: [],
  });
  created.product = data.createProduct.product.id;
});

test('a deal is opened with its lines, in the buyer’s currency', async () => {
  const { data } = await server.ask(
    `mutation ($customer: ID!, $contact: ID!, $product: ID!) {
      openDeal(input: {
        title: "Work lights for the autumn range", customerId: $customer, contactId: $contact,
        terms: { rule: CIF, namedPlace: "Hamburg", locode: "DEHAM", mode: SEA, containerised: true },
        lines: [{ productId: $product, quantity: "2400" }]
      }) {
        deal { id number stage currency destinationCountry place { name } contact { name }
          lines { sequence description quantity unit { code } } stageHistory { fromStage toStage person { name } } }
        userErrors { code path message }
      }
    }`,
    created,
  );
  expect(data.openDeal).toMatchObject({
    deal: {
      number: expect.stringMatching(/^D-2026-\d{5}$/),
      stage: 'INQUIRY',
      currency: 'EUR',
      destinationCountry: 'DE',
      place: { name: 'Hamburg' },
      contact: { name: 'Jana Petersen' },
      lines: [{ sequence: 1, description: 'LED work light 30 W', quantity: '2400', unit: { code: 'H87' } }],
      stageHistory: [{ fromStage: null, toStage: 'INQUIRY' }],
    },
    userErrors: [],
  });
  created.deal = data.openDeal.deal.id;
});

const ladder = `priceLadder {
  rungs {
    rule
    total { amount currency }
    margin { amount { amount } rateOfPrice }
    components { step stepName paidBy paidByName amount { amount } }
    findings { id severity message }
  }
}`;

test('the deal is priced under every rule of its mode once it has a cost sheet', async () => {
  const { data, errors } = await server.ask(
    `mutation ($deal: ID!) {
      setCostSheet(input: {
        dealId: $deal,
        charges: [
          { step: PRE_CARRIAGE, amount: { amount: "2600", currency: "CNY" }, label: "Trucking to Ningbo" }
          { step: EXPORT_CLEARANCE, amount: { amount: "450", currency: "CNY" } }
          { step: ORIGIN_TERMINAL, amount: { amount: "1250", currency: "CNY" } }
          { step: MAIN_CARRIAGE, amount: { amount: "1980", currency: "USD" } }
        ],
        premiumRate: "0.002", commissionRate: "0.03", profitRate: "0.12",
        fx: { rates: [{ base: "EUR", quote: "CNY", rate: "7.70" }, { base: "EUR", quote: "USD", rate: "1.10" }] }
      }) {
        deal { ${ladder} costSheet { version goods { quantity unitCost { amount } } fxSnapshot { rates { base quote rate side } } } }
        userErrors { code path message }
      }
    }`,
    created,
  );
  expect(errors).toBeUndefined();
  const { deal, userErrors } = data.setCostSheet;
  expect(userErrors).toEqual([]);
  expect(deal.costSheet).toMatchObject({
    version: 1,
    goods: [{ quantity: '2400', unitCost: { amount: '56.50' } }],
  });
  const rules = deal.priceLadder.rungs.map((rung: { rule: string }) => rung.rule);
  expect(rules).toEqual(['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP']);
  for (const rung of deal.priceLadder.rungs) {
    const sum = rung.components
      .filter((component: { paidBy: string }) => component.paidBy === 'SELLER')
      .reduce((total: number, component: { amount: { amount: string } }) => {
        return total + Math.round(Number(component.amount.amount) * 100);
      }, 0);
    expect(sum, rung.rule).toBe(Math.round(Number(rung.total.amount) * 100));
    expect(rung.total.currency).toBe('EUR');
  }
  // (2400 × 56.50 − rebate 12,000 + 2,600 + 450 + 1,250) CNY ÷ 7.70 + 1,980 USD ÷ 1.10, over 1 − 3 % − 12 % − 1.1 × 0.2 %.
  const cif = deal.priceLadder.rungs.find((rung: { rule: string }) => rung.rule === 'CIF');
  expect(cif.total.amount).toBe('21715.49');
});

test('the ladder reads in Chinese where the caller reads Chinese', async () => {
  const { data } = await server.ask(
    `query ($deal: ID!) { deal(id: $deal) { ${ladder} termsFindings { id message } } }`,
    created,
    { language: 'zh-TW;q=0.9, de;q=0.2' },
  );
  const fob = data.deal.priceLadder.rungs.find((rung: { rule: string }) => rung.rule === 'FOB');
  expect(fob.components[0].stepName).toMatch(/\p{Script=Han}/u);
  expect(fob.findings[0].message).toMatch(/\p{Script=Han}/u);
  expect(data.deal.termsFindings).toContainEqual({
    id: 'INC-03',
    message: expect.stringMatching(/\p{Script=Han}/u),
  });
});

test('operations sees the deal without its cost and price, and is told so', async () => {
  const { data, extensions } = await server.ask(
    `query ($deal: ID!) { deal(id: $deal) { title ${ladder} costSheet { version } } }`,
    created,
    { as: 'operations@demo.lading.test' },
  );
  expect(data.deal).toEqual({
    title: 'Work lights for the autumn range',
    priceLadder: null,
    costSheet: null,
  });
  expect(extensions.redacted).toEqual(['Deal.costSheet', 'Deal.priceLadder']);
});

test('another rep, an analyst and another company see nothing of it, by any path', async () => {
  const document = `query ($deal: ID!, $customer: ID!) {
    deal(id: $deal) { id } node(id: $deal) { id } customer(id: $customer) { name }
    deals(filter: { search: "autumn range" }) { totalCount nodes { id } }
  }`;
  const strangers = [
    'rep.americas@demo.lading.test',
    'manager.americas@demo.lading.test',
    'analyst@demo.lading.test',
    'director@other.lading.test',
  ] as const;
  for (const as of strangers) {
    const { data } = await server.ask(document, created, { as });
    expect(data, as).toEqual({
      deal: null,
      node: null,
      customer: null,
      deals: { totalCount: 0, nodes: [] },
    });
  }
  const { data } = await server.ask(document, created, { as: 'manager@demo.lading.test' });
  expect(data.deal.id).toBe(created.deal);
  expect(data.deals.totalCount).toBe(1);
});
