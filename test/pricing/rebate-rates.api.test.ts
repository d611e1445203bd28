import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costedDeal } from '../deals/costed-deal.ts';
import { salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function record(rates: readonly object[]) {
  const { data, errors } = await server.ask(
    `mutation ($rates: [RebateRateInput!]!) {
      recordRebateRates(input: { source: "Announcement 15 of 2024", rates: $rates }) { count userErrors { code path } } }`,
    { rates },
    { as: 'finance@demo.lading.test' },
  );
  expect(errors).toBeUndefined();
  return data.recordRebateRates;
}

async function goodsOf(deal: string) {
  const { data } = await server.ask(
    `query ($id: ID!) { deal(id: $id) { costSheet { goods { vatRate rebateRate tariffRate { hsCode validFrom source } } }
      priceLadder(rules: [FOB]) { rungs { components { step amount { amount } } } } } }`,
    { id: deal },
  );
  return data.deal;
}

describe('export rebates by tariff code and day', () => {
  test('a cost sheet takes the rate of the day; one that was set before keeps its own', async () => {
    const desk = salesDesk(server);
    const before = await costedDeal(desk);
    expect((await goodsOf(before.deal)).costSheet.goods).toEqual([
      { vatRate: '0.13', rebateRate: '0.10', tariffRate: null },
    ]);
    const rate = { hsCode: '940542', validFrom: '2026-02-01', vatRate: '0.13', rebateRate: '0.09' };
    expect(await record([rate, { ...rate, validFrom: '2027-01-01', rebateRate: '0' }])).toEqual({
      count: 2,
      userErrors: [],
    });
    const after = await costedDeal(desk);
    const priced = await goodsOf(after.deal);
    const tariffRate = { hsCode: '940542', validFrom: '2026-02-01', source: 'Announcement 15 of 2024' };
    expect(priced.costSheet.goods).toEqual([{ vatRate: '0.13', rebateRate: '0.09', tariffRate }]);
    const of = ({ priceLadder }: typeof priced) =>
      Number(
        priceLadder.rungs[0].components.find(({ step }: { step: string }) => step === 'REBATE').amount.amount,
      );
    const kept = await goodsOf(before.deal);
    expect(kept.costSheet.goods[0].rebateRate).toBe('0.10');
    expect(of(priced) / of(kept)).toBeCloseTo(0.9, 4);
  });

  test('a cost that is given for a line keeps its own taxes', async () => {
    const desk = salesDesk(server);
    const unitCost = { amount: '56.50', currency: 'CNY' };
    const { deal } = await costedDeal(desk, {
      goods: [{ sequence: 1, unitCost, vatRate: '0.13', rebateRate: '0.05' }],
    });
    expect((await goodsOf(deal)).costSheet.goods).toEqual([
      { vatRate: '0.13', rebateRate: '0.05', tariffRate: null },
    ]);
  });

  test('a rate of the same code and day is replaced; what makes no sense is refused whole', async () => {
    const rate = { hsCode: '7013', validFrom: '2026-01-01', vatRate: '0.13', rebateRate: '0.13' };
    expect((await record([rate])).count).toBe(1);
    expect((await record([{ ...rate, rebateRate: '0.09' }])).count).toBe(1);
    const { userErrors } = await record([rate, rate, { ...rate, hsCode: '7014', rebateRate: '0.14' }]);
    expect(userErrors).toEqual([
      { code: 'ALREADY_EXISTS', path: ['input', 'rates', '1'] },
      { code: 'OUT_OF_RANGE', path: ['input', 'rates', '2', 'rebateRate'] },
    ]);
    expect((await record([{ ...rate, hsCode: 'glass' }])).userErrors).toEqual([
      { code: 'INVALID_FORMAT', path: ['input', 'rates', '0', 'hsCode'] },
    ]);
    const { data } = await server.ask(
      '{ rebateRates(filter: { hsCode: { startsWith: "701" } }) { nodes { hsCode rebateRate } } }',
    );
    expect(data.rebateRates.nodes).toEqual([{ hsCode: '7013', rebateRate: '0.09' }]);
  });
});
