import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const money = (amount: string, currency = 'CNY') => ({ amount, currency });
const lamp = {
  ...{ code: 'LAMP-1', name: 'Lamp', hsCode: '9405420090', originCountry: 'CN' },
  packing: { unitsPerPackage: 12 },
};

async function create(more: object, as?: 'director@demo.lading.test') {
  const { data } = await server.ask(
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
      product { id } userErrors { code path }
    } }`,
    { input: { ...lamp, ...more } },
    as && { as },
  );
  return data.createProduct;
}

test.each([
  ['of a currency that never was', money('5', 'ZZZ'), 'UNKNOWN_VALUE', 'currency'],
  ['of a currency that was withdrawn', money('5', 'HRK'), 'UNKNOWN_VALUE', 'currency'],
  ['of nothing', money('0'), 'OUT_OF_RANGE', 'amount'],
])('a purchase cost %s is refused at its field', async (_, unitCost, code, field) => {
  const purchaseCost = { validFrom: '2026-01-01', unitCost };
  expect(await create({ purchaseCost })).toEqual({
    product: null,
    userErrors: [{ code, path: ['input', 'purchaseCost', 'unitCost', field] }],
  });
});

test('a floor price is held to the same, and is not for those who may not see it', async () => {
  const refusedAs = async (floorPrice: object, as?: 'director@demo.lading.test') =>
    (await create({ floorPrice }, as)).userErrors;
  expect(await refusedAs(money('5'))).toMatchObject([{ code: 'NOT_PERMITTED' }]);
  expect(await refusedAs(money('5', 'ZZZ'), 'director@demo.lading.test')).toMatchObject([
    { code: 'UNKNOWN_VALUE', path: ['input', 'floorPrice', 'currency'] },
  ]);
});
