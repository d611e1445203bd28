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
        { validFrom: '2026-01-01', unitCost: { amount: '56.50', currency: 'CNY', formatted: 'CN¥56.50' }, rebateRate: '0.10' },
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
