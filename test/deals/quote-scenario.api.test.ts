import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { costedDeal, draftOf, money } from './costed-deal.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';

let server: TestServer;
let deal: string;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
  ({ deal } = await costedDeal(desk, { commissionRate: '0.03' }));
});
afterAll(() => server.stop());

async function scenario(input: object, as = {}): Promise<Outcome> {
  const { data, errors } = await server.ask(
    `query ($input: QuoteScenarioInput!) { quoteScenario(input: $input) {
      total { amount currency } lines { sequence unitPrice { amount } amount { amount } } heldMargin
      margin { rateOfPrice profit { amount } financing { amount } commission { amount } earningCost breakEvenRate rate netReceipt { amount } exportCost { amount } rebate { amount currency } profitInCompanyCurrency { amount } }
      baseline { rateOfPrice profit { amount } }
      toHold { lever now needed } findings { id severity }
    } }`,
    { input: { dealId: deal, ...input } },
    as,
  );
  if (errors) return errors[0].extensions;
  return data.quoteScenario;
}
const lever = (played: Outcome, name: string) =>
  played.toHold.find((candidate: Outcome) => candidate.lever === name);

describe('quoteScenario', () => {
  test('solves both ways: the margin of a price, and the price of that margin', async () => {
    const asked = await scenario({});
    const cut = await scenario({ total: money((Number(asked.total.amount) * 0.95).toFixed(2)) });
    expect(Number(cut.margin.rateOfPrice)).toBeLessThan(Number(asked.margin.rateOfPrice));
    const back = await scenario({ margin: cut.margin.rateOfPrice, unitPricePlaces: 6 });
    expect(Number(back.total.amount)).toBeCloseTo(Number(cut.total.amount), 1);
    expect(cut.baseline).toEqual({
      rateOfPrice: asked.margin.rateOfPrice,
      profit: asked.margin.profit,
    });
  });

  test('says what would have to give at the buyer’s price to hold the margin, and each of it does', async () => {
    const asked = await scenario({});
    const target = money((Number(asked.total.amount) * 0.98).toFixed(2));
    const cut = await scenario({ total: target });
    expect(Number(lever(cut, 'PRICE').needed)).toBeCloseTo(Number(asked.total.amount), 0);
    const { needed } = lever(cut, 'COMMISSION');
    const held = await scenario({ total: target, commissionRate: Number(needed).toFixed(12) });
    expect(Number(held.margin.rateOfPrice)).toBeCloseTo(Number(cut.heldMargin), 6);
    expect(Number(lever(cut, 'PURCHASE_COST').needed)).toBeGreaterThan(0.9);
    expect(Number(lever(cut, 'PURCHASE_COST').needed)).toBeLessThan(1);
    // A tenth of the price is more than all commission.
    const tenth = await scenario({ total: money((Number(asked.total.amount) * 0.9).toFixed(2)) });
    expect(lever(tenth, 'COMMISSION').needed).toBeNull();
  });

  test('prices credit: days of it cost interest on what was not paid before', async () => {
    const { total } = await scenario({});
    const terms = { total: money(total.amount), annualInterestRate: '0.06' };
    const open = await scenario({ ...terms, payment: { method: 'OA', creditDays: 60 } });
    // 6 % × 60 / 360 of the price
    expect(Number(open.margin.financing.amount)).toBeCloseTo(Number(total.amount) * 0.01, 1);
    const deposit = await scenario({
      ...terms,
      payment: { method: 'TT_DEPOSIT_BAL_BL_COPY', depositRate: '0.3', creditDays: 60 },
    });
    expect(Number(deposit.margin.financing.amount)).toBeCloseTo(Number(total.amount) * 0.007, 1);
    expect(Number(lever(open, 'CREDIT_DAYS').needed)).toBeCloseTo(0, 6);
  });

  test('answers for another rule and another currency', async () => {
    const cif = await scenario({});
    const fob = await scenario({ terms: { rule: 'FOB', namedPlace: 'Ningbo', locode: 'CNNGB' } });
    expect(Number(fob.total.amount)).toBeLessThan(Number(cif.total.amount));
    const usd = await scenario({ currency: 'USD', rates: [{ base: 'USD', quote: 'CNY', rate: '7.10' }] });
    expect(usd.total.currency).toBe('USD');
    expect(usd.margin.rate).toBe('7.1');
    const gbp = await scenario({ currency: 'ISK' });
    expect(gbp.faults[0]).toMatchObject({ code: 'MISSING_RATE' });
  });

  test('sells another currency at the bank’s buying rate less the buffer, as a deal in it would', async () => {
    const usd = await scenario({ currency: 'USD', margin: '0.12' });
    const { data } = await server.ask(
      '{ fxRates(first: 1, filter: { base: ["USD"], quote: ["CNY"], day: { to: "2026-03-02" } }, orderBy: { by: DAY, direction: DESC }) { nodes { bid } } }',
    );
    const [{ bid }] = data.fxRates.nodes;
    expect(Number(usd.margin.rate)).toBeCloseTo(Number(bid) * 0.99, 8);
  });

  test('gives unit prices of the places that were asked for', async () => {
    const played = await scenario({ total: money('9999.99'), unitPricePlaces: 2 });
    expect(played.lines[0].unitPrice.amount).toMatch(/^\d+\.\d{1,2}$/);
    expect(Math.abs(Number(played.total.amount) - 9999.99)).toBeLessThanOrEqual(1200 * 0.005);
  });

  test('says what a rule needs that the cost sheet has not got', async () => {
    const ddp = await scenario({ terms: { rule: 'DDP', namedPlace: 'Hamburg', locode: 'DEHAM' } });
    const ids = ddp.findings.map(({ id }: Outcome) => id);
    expect(ids).toEqual(expect.arrayContaining(['INC-08', 'PRC-02', 'PRC-03']));
  });

  test('refuses a rule that does not fit the mode where the caller gave it', async () => {
    const { faults } = await scenario({ terms: { rule: 'FOB', namedPlace: 'Shanghai', mode: 'AIR' } });
    expect(faults[0].path).toEqual(['input', 'terms', 'rule']);
  });

  test('tells the truth about the margin: earning cost is export cost over net receipt, below the rate where it earns', async () => {
    const { margin } = await scenario({});
    const earning = Number(margin.exportCost.amount) / Number(margin.netReceipt.amount);
    expect(Number(margin.earningCost)).toBeCloseTo(earning, 4);
    expect(Number(margin.earningCost)).toBeLessThan(Number(margin.rate));
    // 56.50 × 1,200 / 1.13 × 10 %
    expect(margin.rebate).toEqual({ amount: '6000.00', currency: 'CNY' });
    const profit = Number(margin.netReceipt.amount) * Number(margin.rate) - Number(margin.exportCost.amount);
    expect(Number(margin.profitInCompanyCurrency.amount)).toBeCloseTo(profit, 0);
    // At the break-even rate nothing is left.
    const broke = await scenario({
      total: money((await scenario({})).total.amount),
      rates: [{ base: 'EUR', quote: 'CNY', rate: margin.breakEvenRate }],
    });
    expect(Math.abs(Number(broke.margin.profit.amount))).toBeLessThan(1);
  });

  test('begins from a revision at its prices, and changes nothing', async () => {
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const played = await scenario({ quotationId: quotation.id, commissionRate: '0.05' });
    expect(played.total.amount).toBe(quotation.total.amount);
    expect(Number(played.margin.rateOfPrice)).toBeCloseTo(Number(quotation.margin.rateOfPrice) - 0.02, 3);
  });

  test('refuses what contradicts itself, and is for those who may see costs', async () => {
    const { faults } = await scenario({ total: money('0', 'USD'), margin: '0.1' });
    expect(faults.map(({ code, path }: Outcome) => `${code} at ${path.slice(1).join('.')}`)).toEqual([
      'NOT_BOTH at margin',
      'OUT_OF_RANGE at total.amount',
      'CURRENCY_MISMATCH at total.currency',
    ]);
    expect(await scenario({}, { as: 'operations@demo.lading.test' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await scenario({}, { as: 'rep.south@demo.lading.test' })).toBeNull();
  });
});
