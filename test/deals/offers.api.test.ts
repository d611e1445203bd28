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

async function quotingDeal(more: object = {}): Promise<string> {
  const { deal } = await costedDeal(desk, more);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const qualified = await desk.done('moveDeal', { id: deal, version: 1, to: 'QUALIFIED' });
  await desk.done('moveDeal', { id: deal, version: qualified.deal.version, to: 'QUOTING' });
  return deal;
}
async function liveOffer(more: object = {}): Promise<{ deal: string; live: Outcome }> {
  const deal = await quotingDeal();
  const { quotation } = await desk.done('draftQuotation', draftOf(deal, more));
  const issued = await desk.done('issueQuotation', { id: quotation.id, version: quotation.version });
  return { deal, live: issued.quotation };
}

describe('two people at one revision', () => {
  test('who comes second is told, and nothing of the first is lost', async () => {
    const deal = await quotingDeal();
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const edits = Array.from({ length: 12 }, (_, index) => ({
      ...{ id: quotation.id, version: quotation.version, notes: `Edit ${index}` },
    }));
    const outcomes = await Promise.all(
      edits.map((input, index) =>
        desk.send(index % 2 === 0 ? 'rep@demo.lading.test' : director, 'updateQuotation', input),
      ),
    );
    const done = outcomes.filter(({ userErrors }) => userErrors.length === 0);
    expect(done).toHaveLength(1);
    for (const { userErrors } of outcomes.filter((outcome) => !done.includes(outcome))) {
      expect(userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    }
    const { data } = await server.ask('query ($id: ID!) { quotation(id: $id) { version notes } }', {
      id: quotation.id,
    });
    expect(data.quotation).toEqual({ version: quotation.version + 1, notes: done[0].quotation.notes });
  });

  test('one edits while the other issues: either way the buyer’s text is the one that is kept', async () => {
    const deal = await quotingDeal();
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const { id, version } = quotation;
    const [edited, issued] = await Promise.all([
      desk.send('rep@demo.lading.test', 'updateQuotation', { id, version, notes: 'Late' }),
      desk.send(director, 'issueQuotation', { id, version }),
    ]);
    const refused = [edited, issued].filter(({ userErrors }) => userErrors.length > 0);
    expect(refused).toHaveLength(1);
    expect(refused[0].userErrors[0].code).toMatch(/VERSION_CONFLICT|WRONG_STATUS/);
  });

  test('ten acceptances and ten counter-offers at once: one of them counts', async () => {
    const { deal, live } = await liveOffer();
    const acceptance = { id: live.id, version: live.version, total: live.total, evidence: 'Order 1' };
    const counter = { quotationId: live.id, version: live.version, total: money('9000') };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? desk.send('rep@demo.lading.test', 'acceptQuotation', acceptance)
          : desk.send(director, 'recordCounterOffer', counter),
      ),
    );
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { stage rounds { side } quotations { status } } }',
      { id: deal },
    );
    const accepted = data.deal.stage === 'ACCEPTED';
    expect(data.deal.quotations).toEqual([{ status: accepted ? 'ACCEPTED' : 'REJECTED' }]);
    expect(data.deal.rounds).toHaveLength(accepted ? 1 : 2);
  });

  test('two drafts at once are one draft', async () => {
    const deal = await quotingDeal();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => desk.send('rep@demo.lading.test', 'draftQuotation', draftOf(deal))),
    );
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });
});

describe('a revision', () => {
  test('keeps its prices when texts, dates and language change, also when costs and rates have moved', async () => {
    const deal = await quotingDeal();
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const prices = quotation.lines.map((line: Outcome) => line.unitPrice.amount);
    await desk.done('setCostSheet', {
      ...{ dealId: deal, version: 1, profitRate: '0.25' },
      charges: [{ step: 'MAIN_CARRIAGE', amount: money('950', 'USD') }],
    });
    const updated = await desk.done('updateQuotation', {
      ...{ id: quotation.id, version: quotation.version, validUntil: '2026-04-30T00:00:00Z', language: 'es' },
      lines: [{ sequence: 1, description: 'Luz de trabajo LED 30 W' }],
    });
    expect(updated.quotation).toMatchObject({
      total: quotation.total && { amount: quotation.total.amount },
      lines: [{ description: 'Luz de trabajo LED 30 W' }],
    });
    const issued = await desk.done('issueQuotation', {
      id: quotation.id,
      version: updated.quotation.version,
    });
    const revised = await desk.done('reviseQuotation', {
      ...{ id: quotation.id, version: issued.quotation.version },
      notes: 'Translated.',
    });
    expect(revised.quotation.lines.map((line: Outcome) => line.unitPrice.amount)).toEqual(prices);
  });

  test('is priced anew when that is asked for, and shows old beside new', async () => {
    const { deal, live } = await liveOffer();
    await desk.done('setCostSheet', {
      ...{ dealId: deal, version: 1, profitRate: '0.25' },
      charges: [{ step: 'MAIN_CARRIAGE', amount: money('950', 'USD') }],
    });
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    expect(quotation).toMatchObject({ revision: 2, isRepriced: true });
    const [change] = quotation.priceChanges;
    expect(Number(change.before.amount)).not.toBe(Number(change.after.amount));
    const ratio = Number(change.after.amount) / Number(change.before.amount) - 1;
    expect(Number(change.change)).toBeCloseTo(ratio, 5);
    // The one that is out stays as it was, until the other goes out.
    const { data } = await server.ask('query ($id: ID!) { quotation(id: $id) { status total { amount } } }', {
      id: live.id,
    });
    expect(data.quotation).toEqual({ status: 'LIVE', total: { amount: live.total.amount } });
  });

  test('that was superseded can be neither accepted nor contracted, but gone back to', async () => {
    const { deal, live } = await liveOffer();
    const dearer = await desk.done(
      'draftQuotation',
      draftOf(deal, { unitPrices: [{ sequence: 1, unitPrice: money('12') }] }),
    );
    await desk.done('issueQuotation', { id: dearer.quotation.id, version: dearer.quotation.version });
    const acceptance = { id: live.id, version: live.version + 1, total: live.total, evidence: 'Order 2' };
    expect(await desk.refused('acceptQuotation', acceptance)).toEqual(['WRONG_STATUS at id']);
    expect(await desk.refused('formContract', { dealId: deal, clauses: {} })).toEqual([
      'MOVE_NOT_OPEN at dealId',
    ]);
    const back = await desk.done('reviseQuotation', { id: live.id, version: live.version + 1 });
    expect(back.quotation).toMatchObject({ revision: 3, total: { amount: live.total.amount } });
  });

  test('on rates that are too old does not go out until they are renewed', async () => {
    const deal = await quotingDeal();
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    server.setClock('2026-03-06T02:00:00.000Z');
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['FACT_MISSING at id: RATES_FRESH']);
    const renew = async ({ version }: Outcome) => {
      const renewed = draftOf(deal, { draftVersion: version, refreshRates: true });
      return (await desk.done('draftQuotation', renewed)).quotation;
    };
    // Nobody has quoted since: what is taken anew is as old as it was.
    const again = await renew(quotation);
    expect(await desk.refused('issueQuotation', { id: again.id, version: again.version })).toEqual([
      'FACT_MISSING at id: RATES_FRESH',
    ]);
    await server.sql(
      `INSERT INTO fx_rates SELECT company_id, gen_random_uuid(), base, quote, '2026-03-06', bid, ask, mid, source, recorded_at
        FROM fx_rates WHERE day = '2026-03-02'`,
    );
    const renewed = await renew(again);
    await desk.done('issueQuotation', { id: renewed.id, version: renewed.version });
    server.setClock('2026-03-02T02:00:00.000Z');
  });

  test('of a price list is no offer', async () => {
    const { live } = await liveOffer({ offerType: 'PRICE_LIST' });
    const acceptance = { id: live.id, version: live.version, total: live.total, evidence: 'Order 3' };
    expect(await desk.refused('acceptQuotation', acceptance)).toEqual(['NO_OFFER at id']);
    const reason = 'Another season.';
    const withdrawn = await desk.done('withdrawQuotation', { id: live.id, version: live.version, reason });
    expect(withdrawn.quotation).toMatchObject({ status: 'WITHDRAWN', endReason: reason });
  });

  test('is refused with everything that is wrong with it', async () => {
    const deal = await quotingDeal();
    const wrong = draftOf(deal, {
      payment: { method: 'TT_DEPOSIT_BAL_BEFORE_SHIP', creditDays: 30 },
      validUntil: '2026-01-01T00:00:00Z',
      draftVersion: 4,
    });
    expect(await desk.refused('draftQuotation', wrong)).toEqual([
      'NOT_FOUND at draftVersion',
      'OUT_OF_RANGE at validUntil',
      'REQUIRED at payment.depositRate',
      'OUT_OF_RANGE at payment.creditDays',
    ]);
    const prices = [{ sequence: 2, unitPrice: money('1.1234567', 'USD') }];
    expect(await desk.refused('draftQuotation', draftOf(deal, { unitPrices: prices }))).toEqual([
      'NOT_FOUND at unitPrices.0.sequence',
      'CURRENCY_MISMATCH at unitPrices.0.unitPrice.currency',
      'OUT_OF_RANGE at unitPrices.0.unitPrice.amount',
      'REQUIRED at unitPrices',
    ]);
  });
});

describe('a floor', () => {
  test('holds for every hit at once, of product, customer and deal', async () => {
    const { deal, product } = await costedDeal(desk);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    const qualified = await desk.done('moveDeal', { id: deal, version: 1, to: 'QUALIFIED' });
    await desk.done('moveDeal', { id: deal, version: qualified.deal.version, to: 'QUOTING' });
    const { data } = await server.ask('query ($id: ID!) { deal(id: $id) { customer { id } } }', { id: deal });
    await desk.done('setPriceFloor', { productId: product, minimumUnitPrice: money('90', 'CNY') }, director);
    await desk.done('setPriceFloor', { customerId: data.deal.customer.id, minimumMargin: '0.2' }, director);
    await desk.done('setPriceFloor', { dealId: deal, productId: product, minimumMargin: '0.3' }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const issue = { id: quotation.id, version: quotation.version };
    expect((await desk.refused('issueQuotation', issue)).sort()).toEqual([
      'BELOW_FLOOR at id',
      'BELOW_FLOOR at id',
      'BELOW_FLOOR at id',
    ]);
    expect(quotation.floorHits).toEqual(
      expect.arrayContaining([
        { kind: 'UNIT_PRICE', scope: 'PRODUCT', line: 1 },
        { kind: 'MARGIN', scope: 'CUSTOMER', line: null },
        { kind: 'MARGIN', scope: 'DEAL', line: 1 },
      ]),
    );
    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: quotation.id, version: quotation.version },
      reason: 'Test order.',
    });
    // Twenty points are beyond what a manager may release.
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Once.' };
    expect(await desk.refused('decideApproval', decision, 'manager@demo.lading.test')).toEqual([
      'RELEASE_LIMIT at release',
    ]);
    await desk.done('decideApproval', decision, director);
    await desk.done('issueQuotation', issue);
  });

  test('is looked at once more at acceptance, at the rates of today, where we are not bound', async () => {
    const loose = await liveOffer();
    const firm = await liveOffer({ offerType: 'FIRM' });
    await desk.done('setPriceFloor', { dealId: loose.deal, minimumMargin: '0.09' }, director);
    await desk.done('setPriceFloor', { dealId: firm.deal, minimumMargin: '0.09' }, director);
    const { data } = await server.ask(
      `mutation { recordFxRates(input: { source: "Bank", rates: [
        { base: "EUR", quote: "CNY", day: "2026-03-02", bid: "7.10", ask: "7.12" } ] }) { count } }`,
      {},
      { as: 'finance@demo.lading.test' },
    );
    expect(data.recordFxRates.count).toBe(1);
    const accept = ({ id, version, total }: Outcome) => ({ id, version, total, evidence: 'Order 9' });
    expect(await desk.refused('acceptQuotation', accept(loose.live))).toEqual(['BELOW_FLOOR at id']);
    // A firm offer that is accepted in time is a contract, whatever the rates have done (CISG art. 23).
    await desk.done('acceptQuotation', accept(firm.live));
    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: loose.live.id, version: loose.live.version },
      reason: 'The euro fell; the buyer is worth it.',
    });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Agreed.' };
    await desk.done('decideApproval', decision, director);
    await desk.done('acceptQuotation', accept(loose.live));
  });

  test('is looked at with the costs of today as well, where they have risen since', async () => {
    const { deal, live } = await liveOffer();
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.08' }, director);
    const charges = [{ step: 'MAIN_CARRIAGE', amount: money('2900', 'USD') }];
    await desk.done('setCostSheet', { dealId: deal, version: 1, charges, premiumRate: '0.002' });
    const acceptance = { id: live.id, version: live.version, total: live.total, evidence: 'Order 12' };
    expect(await desk.refused('acceptQuotation', acceptance)).toEqual(['BELOW_FLOOR at id']);
  });

  test('is released for a while only, and gives nothing away to those who may not see it', async () => {
    const deal = await quotingDeal();
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.12' }, director);
    await desk.done('setPricingPolicy', { version: 1, releaseValidDays: 1, rateMaxAgeHours: 240 }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: quotation.id, version: quotation.version },
      reason: 'Spring.',
    });
    expect(approval.shortfall).toBeNull();
    await desk.done(
      'decideApproval',
      { id: approval.id, version: 1, release: true, reason: 'Today.' },
      director,
    );
    server.setClock('2026-03-04T02:00:00.000Z');
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
    server.setClock('2026-03-02T02:00:00.000Z');
    await desk.done('issueQuotation', issue);
  });

  test('only warns, or is not looked at, where the company says so', async () => {
    const deal = await quotingDeal();
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.2' }, director);
    await desk.done('setPricingPolicy', { version: 2, floorPolicy: 'WARN', rateMaxAgeHours: 240 }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    expect(quotation.floorHits).toHaveLength(1);
    await desk.done('issueQuotation', { id: quotation.id, version: quotation.version });
    await desk.done('setPricingPolicy', { version: 3, floorPolicy: 'BLOCK', rateMaxAgeHours: 72 }, director);
  });

  test('is not decided by the one who asked, nor twice', async () => {
    const deal = await quotingDeal();
    await desk.done('setPriceFloor', { dealId: deal, minimumMargin: '0.12' }, director);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal), director);
    const request = { quotationId: quotation.id, version: quotation.version, reason: 'Mine.' };
    const { approval } = await desk.done('requestApproval', request, director);
    expect(await desk.refused('requestApproval', request)).toEqual(['ALREADY_EXISTS at quotationId']);
    const decision = { id: approval.id, version: approval.version, release: false, reason: 'No.' };
    expect(await desk.refused('decideApproval', decision, director)).toEqual(['NOT_PERMITTED at id']);
    await desk.done('decideApproval', decision, 'admin@demo.lading.test');
    const again = { ...decision, version: decision.version + 1, release: true };
    expect(await desk.refused('decideApproval', again, 'admin@demo.lading.test')).toEqual([
      'WRONG_STATUS at id',
    ]);
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
  });
});

describe('a deal', () => {
  test('rests and comes back to where it was, is lost with a reason, and is moved by those of its stage', async () => {
    const deal = await quotingDeal();
    let { version } = (await server.ask('query ($id: ID!) { deal(id: $id) { version } }', { id: deal })).data
      .deal;
    const move = async (to: string, more: object = {}) => {
      const moved = await desk.done('moveDeal', { id: deal, version, to, ...more });
      ({ version } = moved.deal);
      return moved.deal;
    };
    expect(await desk.refused('moveDeal', { id: deal, version, to: 'ON_HOLD' })).toEqual([
      'REQUIRED at reason',
    ]);
    expect(await move('ON_HOLD', { reason: 'The buyer waits for its licence.' })).toMatchObject({
      leftFrom: 'QUOTING',
    });
    expect(await desk.refused('draftQuotation', draftOf(deal))).toEqual(['MOVE_NOT_OPEN at ']);
    expect(await move('QUOTING')).toMatchObject({ stage: 'QUOTING', leftFrom: null });
    const operations = 'operations@demo.lading.test';
    expect(await desk.refused('moveDeal', { id: deal, version, to: 'LOST' }, operations)).toEqual([
      'NOT_PERMITTED at to',
    ]);
    expect(await desk.refused('moveDeal', { id: deal, version, to: 'LOST' })).toEqual([
      'REQUIRED at lossReason',
    ]);
    expect(await desk.refused('moveDeal', { id: deal, version, to: 'LOST', lossReason: 'OTHER' })).toEqual([
      'REQUIRED at reason',
    ]);
    expect(await move('LOST', { lossReason: 'COMPETITOR' })).toMatchObject({ lossReason: 'COMPETITOR' });
    expect(await desk.refused('moveDeal', { id: deal, version, to: 'QUOTING' })).toEqual([
      'MOVE_NOT_OPEN at to',
    ]);
  });

  test('is not lost while a firm offer binds; what else is on offer ends with it', async () => {
    const firm = await liveOffer({ offerType: 'FIRM' });
    const read = async (id: string) =>
      (await server.ask('query ($id: ID!) { deal(id: $id) { version quotations { status } } }', { id })).data
        .deal;
    const lose = async (id: string) => ({
      ...{ id, version: (await read(id)).version, to: 'LOST', lossReason: 'PRICE' },
    });
    expect(await desk.refused('moveDeal', await lose(firm.deal))).toEqual(['FIRM_OFFER at to']);
    const reason = 'The buyer wrote that it buys elsewhere.';
    await desk.done('rejectQuotation', { id: firm.live.id, version: firm.live.version, reason });
    await desk.done('moveDeal', await lose(firm.deal));
    const loose = await liveOffer();
    await desk.done('draftQuotation', draftOf(loose.deal));
    await desk.done('moveDeal', await lose(loose.deal));
    expect((await read(loose.deal)).quotations).toEqual([{ status: 'WITHDRAWN' }, { status: 'DISCARDED' }]);
  });

  test('says what is missing in the reader’s language', async () => {
    const { deal } = await costedDeal(desk);
    const refused = await desk.send(
      'rep@demo.lading.test',
      'moveDeal',
      { id: deal, version: 1, to: 'QUALIFIED' },
      'zh-CN',
    );
    expect(refused.userErrors).toMatchObject([{ code: 'FACT_MISSING', message: '尚缺：重复客户核查。' }]);
  });
});

describe('an offer on its way out', () => {
  test('brings a deal through the stages before it, once nothing of theirs is missing', async () => {
    const { deal } = await costedDeal(desk);
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    const issuing = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issuing)).toEqual(['FACT_MISSING at id: DUPLICATES_CHECKED']);
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    const issued = await desk.done('issueQuotation', issuing);
    expect(issued.deal.stage).toBe('QUOTED');
    const { data } = await server.ask('query ($id: ID!) { deal(id: $id) { stageHistory { toStage } } }', {
      id: deal,
    });
    expect(data.deal.stageHistory.map(({ toStage }: Outcome) => toStage)).toEqual([
      ...['INQUIRY', 'QUALIFIED', 'QUOTING', 'QUOTED'],
    ]);
  });

  test('holds for two weeks where nothing else is said', async () => {
    const deal = await quotingDeal();
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, { validUntil: null }));
    const { data } = await server.ask('query ($id: ID!) { quotation(id: $id) { createdAt validUntil } }', {
      id: quotation.id,
    });
    const { createdAt, validUntil } = data.quotation;
    expect(Date.parse(validUntil) - Date.parse(createdAt)).toBe(14 * 86_400_000);
  });

  test('says which draft it would take the place of, and what it lacks, in the caller’s words', async () => {
    const deal = await quotingDeal();
    await desk.done('draftQuotation', draftOf(deal));
    expect(await desk.refused('draftQuotation', draftOf(deal))).toEqual(['REQUIRED at draftVersion']);
    const past = await desk.send(
      'rep@demo.lading.test',
      'draftQuotation',
      draftOf(deal, { draftVersion: 1, validUntil: '2026-01-01T00:00:00Z' }),
    );
    expect(past.userErrors[0].message).toMatch(
      /^This is out of range: it lies between 2026-03-02T.*Z and 2028-03-03T/,
    );
  });

  test('is a paper that can be sent, in any language of ours', async () => {
    const { live } = await liveOffer();
    const read = async (language: string | null) => {
      const { data } = await server.ask(
        'query ($id: ID!, $language: String) { quotation(id: $id) { number revision text(language: $language) } }',
        { id: live.id, language },
      );
      return data.quotation;
    };
    const english = await read(null);
    for (const words of [
      `Quotation ${english.number}/1`,
      'From: Ningbo Clearwater Trading Co., Ltd., China',
      'for the attention of Jana Petersen',
      '1,200 pieces × EUR',
      'Delivery: CIF Hamburg (DEHAM) Incoterms® 2020',
      'Institute Cargo Clauses (C)',
      'This quotation is valid until March 21, 2026 at 00:00 GMT+8 and becomes binding with our confirmation.',
    ]) {
      expect(english.text).toContain(words);
    }
    expect((await read('zh-CN')).text).toContain('1,200 件 × EUR');
    expect((await read('fr')).text).toContain('1\u202f200 pièces × EUR');
    expect((await read('es')).text).toContain('obliga con nuestra confirmación');
  });
});
