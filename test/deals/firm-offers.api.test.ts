import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { costedDeal, draftOf, money } from './costed-deal.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const director = 'director@demo.lading.test';
const firm = { offerType: 'FIRM' };

async function firmOffer(): Promise<{ deal: string; product: string; live: Outcome }> {
  const { deal, product } = await costedDeal(desk);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal, firm));
  const issued = await desk.done('issueQuotation', { id: quotation.id, version: quotation.version });
  return { deal, product, live: issued.quotation };
}

const versionOf = async (deal: string) => {
  const { data } = await server.ask('query ($id: ID!) { deal(id: $id) { version } }', { id: deal });
  return data.deal.version;
};

describe('a firm offer is not cut short (CISG art. 16(2))', () => {
  test('in its goods: half the quantity needs the buyer’s consent', async () => {
    const { deal, product } = await firmOffer();
    const lines = [{ productId: product, quantity: '600' }];
    await desk.done('updateDeal', { id: deal, version: await versionOf(deal), lines });
    await desk.done('setCostSheet', {
      dealId: deal,
      version: 1,
      charges: [{ step: 'MAIN_CARRIAGE', amount: money('950', 'USD') }],
      premiumRate: '0.002',
      profitRate: '0.10',
    });
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, firm));
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['FIRM_OFFER at id']);
    await desk.done('issueQuotation', { ...issue, buyerConsent: 'Mail of today' });
  });

  test.each([
    ['what the goods are', { lines: [{ sequence: 1, description: 'Empty cartons' }] }],
    ['what else is agreed', { notes: 'The goods are refurbished.' }],
  ])('in %s', async (_, texts) => {
    const { live } = await firmOffer();
    const { quotation } = await desk.done('reviseQuotation', {
      id: live.id,
      version: live.version,
      ...texts,
    });
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['FIRM_OFFER at id']);
  });

  test('by a later word of ours: who may not sign does not give up what was accepted', async () => {
    const { deal, live } = await firmOffer();
    await desk.done('acceptQuotation', {
      id: live.id,
      version: live.version,
      total: live.total,
      evidence: 'Order 12',
    });
    const lost = {
      id: deal,
      version: await versionOf(deal),
      to: 'LOST',
      reason: 'Changed our mind.',
      lossReason: 'PRICE',
    };
    expect(await desk.refused('moveDeal', lost)).toEqual(['NOT_PERMITTED at to']);
    await desk.done('moveDeal', lost, director);
  });
});

describe('what goes out keeps its floor', () => {
  test('at the costs of the day on which it goes out, and not of the day on which it was priced', async () => {
    const { deal } = await costedDeal(desk);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.08' }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, firm));
    const charges = [{ step: 'MAIN_CARRIAGE', amount: money('9500', 'USD') }];
    await desk.done('setCostSheet', { dealId: deal, version: 1, charges, premiumRate: '0.002' });
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
  });

  test('at the rates of the bank, whatever rate was written by hand', async () => {
    const rates = [{ base: 'EUR', quote: 'CNY', rate: '78', confirmed: true }];
    const { deal } = await costedDeal(desk, { fx: { buffer: '0', rates } });
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.08' }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, firm));
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
  });
});

test('goods for a port of a listed country do not go out because the deal names another country', async () => {
  const { deal } = await costedDeal(desk);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  await server.sql(
    "INSERT INTO ports (locode, name, country, functions, time_zone) SELECT 'KPNAM', 'Nampo', 'KP', functions, time_zone FROM ports WHERE locode = 'DEHAM' ON CONFLICT DO NOTHING",
  );
  const terms = { rule: 'CIF', namedPlace: 'Nampo', locode: 'KPNAM' };
  const { quotation } = await desk.done('draftQuotation', draftOf(deal, { terms }));
  const issue = { id: quotation.id, version: quotation.version };
  expect(await desk.refused('issueQuotation', issue)).toContain('FACT_MISSING at id: SCREENING_CLEAR');
});

test('a signature is not older than what was signed', async () => {
  const { deal, live } = await firmOffer();
  await desk.done('acceptQuotation', {
    id: live.id,
    version: live.version,
    total: live.total,
    evidence: 'Order 12',
  });
  for (const fact of ['CREDIT_CHECKED', 'CERTIFICATION_KNOWN']) {
    await desk.done('attestFact', { dealId: deal, fact, evidence: 'Looked at.' }, director);
  }
  const { contract } = await desk.done('formContract', { dealId: deal, clauses: {} });
  const signature = {
    id: contract.id,
    version: contract.version,
    side: 'BUYER',
    signerName: 'Jana Petersen',
    method: 'WET_INK',
    textHash: contract.textHash,
  };
  for (const signedAt of ['0001-01-01T00:00:00Z', '1999-01-01T00:00:00Z']) {
    expect(await desk.refused('signContract', { ...signature, signedAt })).toEqual([
      'OUT_OF_RANGE at signedAt',
    ]);
  }
});
