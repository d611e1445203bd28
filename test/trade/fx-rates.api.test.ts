import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costedDeal } from '../deals/costed-deal.ts';
import { salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const quote = (base: string, other: string, rate: string, more: object = {}) => ({
  ...{ base, quote: other, day: '2026-03-02', bid: rate, ask: rate },
  ...more,
});

async function record(...rates: object[]) {
  const { data, errors } = await server.ask(
    `mutation ($rates: [FxQuoteInput!]!) {
      recordFxRates(input: { source: "Bank", rates: $rates }) { count userErrors { code path message } } }`,
    { rates },
    { as: 'finance@demo.lading.test' },
  );
  expect(errors).toBeUndefined();
  const { count, userErrors } = data.recordFxRates;
  return {
    count,
    refused: userErrors.map(({ code, path }: never) => `${code} at ${(path as string[]).slice(1).join('.')}`),
  };
}

describe('an exchange rate that is rather a slip', () => {
  test('is refused: per 100 units, the wrong way round, a digit lost; all of them at once', async () => {
    expect(
      await record(quote('USD', 'CNY', '712'), quote('JPY', 'CNY', '4.78'), quote('EUR', 'CNY', '7.8')),
    ).toEqual({
      count: null,
      refused: ['UNLIKELY_RATE at rates.0', 'UNLIKELY_RATE at rates.1'],
    });
    expect((await record(quote('CNY', 'USD', '7.12'))).refused).toEqual(['UNLIKELY_RATE at rates.0']);
    expect((await record(quote('CNY', 'USD', '0.1404'))).count).toBe(1);
  });

  test('is taken where a person confirms it, and where nothing was known before', async () => {
    expect((await record(quote('GBP', 'CNY', '6.9', { confirmed: true }))).count).toBe(1);
    expect((await record(quote('TRY', 'CNY', '0.16'))).count).toBe(1);
  });

  test('of a day that is nowhere yet is refused', async () => {
    expect((await record(quote('USD', 'CNY', '7.1', { day: '2026-03-05' }))).refused).toEqual([
      'OUT_OF_RANGE at rates.0.day',
    ]);
  });

  test('is refused on a cost sheet too', async () => {
    const desk = salesDesk(server);
    const { deal } = await costedDeal(desk);
    const sheet = (rates: object[]) => ({ dealId: deal, version: 1, fx: { rates } });
    const inverted = { base: 'EUR', quote: 'CNY', rate: '0.1282' };
    expect(await desk.refused('setCostSheet', sheet([inverted]))).toEqual([
      'UNLIKELY_RATE at fx.rates.0.rate',
    ]);
    await desk.done('setCostSheet', sheet([{ base: 'EUR', quote: 'CNY', rate: '7.10' }]));
    await desk.done('setCostSheet', { ...sheet([{ ...inverted, confirmed: true }]), version: 2 });
  });
});
