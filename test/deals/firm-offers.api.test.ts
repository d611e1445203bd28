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

async function formedContract() {
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
  return { deal, contract };
}

async function signedContract() {
  const { deal, contract } = await formedContract();
  const { id, textHash } = contract;
  let { version } = contract;
  let signed: Outcome = {};
  for (const side of ['BUYER', 'SELLER']) {
    const signature = { id, version, textHash, side, signerName: 'Jana Petersen', method: 'WET_INK' };
    signed = await desk.done('signContract', signature, director);
    version = signed.contract.version;
  }
  return { deal, contract: signed.contract };
}

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

describe('a release', () => {
  async function releasedDraft() {
    const { deal } = await costedDeal(desk);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    const { priceFloor } = await desk.done(
      'setPriceFloor',
      { dealId: deal, minimumMargin: '0.12' },
      director,
    );
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: quotation.id, version: quotation.version },
      reason: 'A first order.',
    });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Once.' };
    await desk.done('decideApproval', decision, director);
    return { deal, priceFloor, quotation, approval };
  }

  test('holds for what was released, and not for a floor that was raised since', async () => {
    const { deal, priceFloor, quotation } = await releasedDraft();
    const setFloor = (minimumMargin: string) =>
      desk.done('setPriceFloor', { dealId: deal, minimumMargin }, director);
    const dropFloor = ({ id, version }: Outcome) => desk.done('removePriceFloor', { id, version }, director);
    await dropFloor(priceFloor);
    const { priceFloor: raised } = await setFloor('0.30');
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
    await dropFloor(raised);
    await setFloor('0.12');
    await desk.done('issueQuotation', issue);
  });

  test('is asked for as deep as the price lies today, however little it lay below the floor at first', async () => {
    const { deal } = await costedDeal(desk);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.12' }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const charges = [{ step: 'MAIN_CARRIAGE', amount: money('2950', 'USD') }];
    await desk.done('setCostSheet', { dealId: deal, version: 1, charges, premiumRate: '0.002' });
    const { id: quotationId, version } = quotation;
    const { approval } = await desk.done('requestApproval', {
      quotationId,
      version,
      reason: 'A first order.',
    });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Two points.' };
    expect(await desk.refused('decideApproval', decision, 'manager@demo.lading.test')).toEqual([
      'RELEASE_LIMIT at release',
    ]);
  });

  test.each([
    ['a bond that it was not', { offerType: 'FIRM' }],
    ['a longer time', { validUntil: '2026-05-20T16:00:00Z' }],
    ['a longer warranty', { warrantyMonths: 60 }],
    ['another promise', { notes: 'Freight of the second order included.' }],
  ])('lapses when the draft takes on %s', async (_, texts) => {
    const { deal, quotation, approval } = await releasedDraft();
    const { id, version } = quotation;
    const changed = await desk.done('updateQuotation', { id, version, ...texts });
    expect(await desk.refused('issueQuotation', { id, version: changed.quotation.version })).toEqual([
      'BELOW_FLOOR at id',
    ]);
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { draft { approvals { id status } } } }',
      {
        id: deal,
      },
    );
    expect(data.deal.draft.approvals).toEqual([{ id: approval.id, status: 'LAPSED' }]);
  });

  test('stays when only the words for the goods change', async () => {
    const { quotation } = await releasedDraft();
    const { id, version } = quotation;
    const lines = [{ sequence: 1, description: 'Work lights, black' }];
    const changed = await desk.done('updateQuotation', { id, version, lines });
    await desk.done('issueQuotation', { id, version: changed.quotation.version });
  });
});

test('an amendment below a floor needs a release of its own', async () => {
  const { deal, contract } = await signedContract();
  await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.05' }, director);
  const amended = await desk.done('amendContract', {
    ...{ id: contract.id, version: contract.version, reason: 'A rebate.', clauses: {} },
    unitPrices: [{ sequence: 1, unitPrice: money('6.0000') }],
  });
  const { id, version, textHash } = amended.contract;
  const signature = { id, version, textHash, side: 'SELLER', signerName: 'Xu Wenbo', method: 'WET_INK' };
  expect(await desk.refused('signContract', signature, director)).toEqual(['BELOW_FLOOR at id']);
});

test('an amendment gives the seller no step that nobody has costed', async () => {
  const { contract } = await signedContract();
  const amendment = { id: contract.id, version: contract.version, reason: 'To their door.', clauses: {} };
  const ddp = { rule: 'DDP', namedPlace: 'Berlin', importerOfRecord: 'Clearwater GmbH' };
  expect(await desk.refused('amendContract', { ...amendment, terms: ddp })).toEqual([
    'COST_MISSING at terms',
    'COST_MISSING at terms',
  ]);
  const unknown = { rule: 'CIF', namedPlace: 'Nowhere', locode: 'DEZZZ' };
  expect(await desk.refused('amendContract', { ...amendment, terms: unknown })).toEqual([
    'UNKNOWN_VALUE at terms.locode',
  ]);
});

test('an offer that went out keeps the names and codes that it went out with', async () => {
  const { deal, product, live } = await firmOffer();
  const ask = async () => {
    const { data } = await server.ask(
      `query ($id: ID!) { quotation(id: $id) {
        text parties { seller { name } buyer { name } attention } lines { hsCode originCountry }
        deal { customer { id version name } lines { product { version } } }
      } }`,
      { id: live.id },
    );
    return data.quotation;
  };
  const before = await ask();
  const { customer, lines } = before.deal;
  expect(before).toMatchObject({
    parties: { buyer: { name: customer.name }, attention: 'Jana Petersen' },
    lines: [{ hsCode: '9405420090', originCountry: 'CN' }],
  });
  await desk.done('updateCustomer', { id: customer.id, version: customer.version, name: 'Another GmbH' });
  await desk.done('updateProduct', {
    ...{ id: product, version: lines[0].product.version },
    ...{ hsCode: '8513100000' },
  });
  const after = await ask();
  expect(after.deal.customer.name).toBe('Another GmbH');
  expect({ ...after, deal: null }).toEqual({ ...before, deal: null });
  // What is drafted next is of today.
  const { quotation } = await desk.done('draftQuotation', draftOf(deal));
  const { data } = await server.ask(
    'query ($id: ID!) { quotation(id: $id) { text parties { attention } } }',
    {
      id: quotation.id,
    },
  );
  expect(data.quotation).toMatchObject({
    parties: null,
    text: expect.stringMatching(/Another GmbH[\s\S]*8513100000/),
  });
});

test('rates of an earlier day are as old as that day, whenever they were taken', async () => {
  const { deal } = await costedDeal(desk, { fx: { buffer: '0.01', asOf: '2026-02-20' } });
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal));
  const issue = { id: quotation.id, version: quotation.version };
  expect(await desk.refused('issueQuotation', issue)).toEqual(['FACT_MISSING at id: RATES_FRESH']);
  const tomorrow = { dealId: deal, version: 1, fx: { asOf: '2026-03-09' } };
  expect(await desk.refused('setCostSheet', tomorrow)).toEqual(['OUT_OF_RANGE at fx.asOf']);
});

test('rates that nobody has quoted for weeks are old, on whatever day they are taken', async () => {
  const [kept] = await server.sql('SELECT count(*)::int AS n FROM fx_rates');
  await server.sql(`CREATE TABLE aside AS SELECT * FROM fx_rates WHERE day > '2026-02-10'`);
  await server.sql(`DELETE FROM fx_rates WHERE day > '2026-02-10'`);
  const { deal } = await costedDeal(desk);
  await server.sql('INSERT INTO fx_rates SELECT * FROM aside');
  expect(await server.sql('SELECT count(*)::int AS n FROM fx_rates')).toEqual([kept]);
  const { data } = await server.ask(
    'query ($id: ID!) { deal(id: $id) { costSheet { fxSnapshot { asOf oldestOn } } } }',
    { id: deal },
  );
  expect(data.deal.costSheet.fxSnapshot).toEqual({ asOf: '2026-03-02', oldestOn: '2026-02-10' });
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal));
  const issue = { id: quotation.id, version: quotation.version };
  expect(await desk.refused('issueQuotation', issue)).toEqual(['FACT_MISSING at id: RATES_FRESH']);
});

test('nobody negotiates a deal that rests', async () => {
  const { deal, live } = await firmOffer();
  const rest = { id: deal, version: await versionOf(deal), to: 'ON_HOLD', reason: 'Their budget.' };
  await desk.done('moveDeal', rest);
  const counter = { quotationId: live.id, version: live.version, leadTimeDays: 10 };
  expect(await desk.refused('recordCounterOffer', counter)).toEqual(['WRONG_STATUS at quotationId']);
});

test.each([
  ['the port of an offer', { namedPlace: 'Nampo', locode: 'KPNAM' }],
  ['the place of an offer, in words', { namedPlace: 'Pyongyang, North Korea' }],
  ['the place of an offer, in another language', { namedPlace: '朝鲜平壤' }],
  ['the code after a place', { namedPlace: 'Pyongyang, KP' }],
])('a listed country is found in %s', async (_, place) => {
  const { deal } = await costedDeal(desk);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  await server.sql(
    "INSERT INTO ports (locode, name, country, functions, time_zone) SELECT 'KPNAM', 'Nampo', 'KP', functions, time_zone FROM ports WHERE locode = 'DEHAM' ON CONFLICT DO NOTHING",
  );
  const { quotation } = await desk.done(
    'draftQuotation',
    draftOf(deal, { terms: { rule: 'CFR', ...place } }),
  );
  const issue = { id: quotation.id, version: quotation.version };
  expect(await desk.refused('issueQuotation', issue)).toContain('FACT_MISSING at id: SCREENING_CLEAR');
});

test('a signature is not older than what was signed', async () => {
  const { contract } = await formedContract();
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
