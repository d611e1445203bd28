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

const manager = 'manager@demo.lading.test';
const director = 'director@demo.lading.test';
const finance = 'finance@demo.lading.test';
async function toQuoting(deal: string): Promise<void> {
  await desk.done('attestFact', {
    dealId: deal,
    fact: 'DUPLICATES_CHECKED',
    evidence: 'Searched by name and tax number.',
  });
  for (const to of ['QUALIFIED', 'QUOTING']) {
    await desk.done('moveDeal', { id: deal, version: (await read(deal)).version, to });
  }
}

async function read(deal: string): Promise<Outcome> {
  const { data, errors } = await server.ask(
    `query ($id: ID!) { deal(id: $id) {
      version stage leftFrom nextStages { stage command missing }
      draft { id version } liveQuotation { id version revision total { amount } } acceptedQuotation { id total { amount } }
      signedContract { id version edition quotation { total { amount } } }
      quotations { revision status total { amount } }
      rounds { sequence side total { amount } marginRate concededMargin conceded { amount currency } }
      stageHistory { fromStage toStage reason person { email } }
    } }`,
    { id: deal },
    { as: director },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.deal;
}

const next = (deal: Outcome, stage: string) => deal.nextStages.find((move: Outcome) => move.stage === stage);

describe('a whole negotiation', () => {
  let deal: string;
  let live: Outcome;

  test('the deal says which moves are open, and what is missing for the others', async () => {
    ({ deal } = await costedDeal(desk));
    const inquiry = await read(deal);
    expect(inquiry.stage).toBe('INQUIRY');
    expect(next(inquiry, 'QUALIFIED').missing).toContain('DUPLICATES_CHECKED');
    expect(next(inquiry, 'LOST')).toEqual({ stage: 'LOST', command: 'moveDeal', missing: [] });
    expect(await desk.refused('moveDeal', { id: deal, version: inquiry.version, to: 'QUALIFIED' })).toContain(
      'FACT_MISSING at to: DUPLICATES_CHECKED',
    );
    expect(await desk.refused('moveDeal', { id: deal, version: inquiry.version, to: 'SHIPPED' })).toEqual([
      'MOVE_NOT_OPEN at to',
    ]);
    await toQuoting(deal);
    const quoting = await read(deal);
    expect(next(quoting, 'QUOTED')).toMatchObject({ command: 'issueQuotation' });
    expect(next(quoting, 'QUOTED').missing).toEqual(
      expect.arrayContaining(['QUOTATION_DRAFTED', 'VALIDITY_AHEAD', 'RATES_FRESH', 'FLOOR_KEPT']),
    );
  });

  test('it is quoted CIF in EUR from its cost sheet', async () => {
    const { quotation } = await desk.done('draftQuotation', draftOf(deal));
    expect(quotation).toMatchObject({ revision: 1, status: 'DRAFT', floorHits: [], priceChanges: [] });
    expect(quotation.number).toMatch(/^Q-2026-\d{5}$/);
    expect(Number(quotation.margin.rateOfPrice)).toBeCloseTo(0.1, 3);
    const [line] = quotation.lines;
    expect(line.amount.amount).toBe((Number(line.unitPrice.amount) * 1200).toFixed(2));
    expect(quotation.total.amount).toBe(line.amount.amount);
    expect(next(await read(deal), 'QUOTED').missing).toEqual([]);

    const issued = await desk.done('issueQuotation', { id: quotation.id, version: quotation.version });
    expect(issued).toMatchObject({ quotation: { status: 'LIVE' }, deal: { stage: 'QUOTED' } });
    live = issued.quotation;
  });

  test('the buyer counters on price and payment: the offer has ended, and the concession is valued', async () => {
    const asked = Number(live.total.amount);
    const wanted = (asked * 0.9).toFixed(2);
    const { round, deal: after } = await desk.done('recordCounterOffer', {
      quotationId: live.id,
      version: live.version,
      total: money(wanted),
      payment: { method: 'OA', creditDays: 60 },
      objections: [{ reason: 'PRICE', words: 'A factory in Vietnam is 10 % lower.' }],
    });
    expect(round).toMatchObject({
      ...{ sequence: 2, side: 'BUYER', isMaterial: true, total: { amount: wanted } },
      quotation: { status: 'REJECTED' },
      objections: [{ reason: 'PRICE', answer: null }],
    });
    expect(after.stage).toBe('NEGOTIATION');
    // A tenth off the price costs what it was: (P − 0.9 P) less the shares that fall with it, in CNY.
    expect(Number(round.conceded.amount)).toBeGreaterThan(0);
    expect(round.conceded.currency).toBe('CNY');
    expect(Number(round.concededMargin)).toBeCloseTo(0.1 - Number(round.marginRate), 3);
    const [objection] = round.objections;
    const answered = await desk.done('answerObjection', {
      ...{ id: objection.id, version: objection.version },
      answer: 'Duty from Vietnam is the same; ours are IP65.',
    });
    expect(answered.objection.answer).toContain('IP65');
  });

  test('the offer that ended can’t be accepted, nor answered once more', async () => {
    const version = live.version + 1;
    const acceptance = { id: live.id, version, total: live.total, evidence: 'Mail' };
    expect(await desk.refused('acceptQuotation', acceptance)).toContain('WRONG_STATUS at id');
    expect(
      await desk.refused('recordCounterOffer', { quotationId: live.id, version, note: 'Again' }),
    ).toEqual(['WRONG_STATUS at quotationId']);
  });

  test('a price below the floor is drafted, but not issued until it was released', async () => {
    const floor = { dealId: deal, minimumMargin: '0.07' };
    await desk.done('setPriceFloor', floor, director);
    const first = await desk.done('draftQuotation', draftOf(deal));
    expect(first.quotation.priceChanges).toMatchObject([{ sequence: 1 }]);
    const cut = (Number(first.quotation.lines[0].unitPrice.amount) * 0.95).toFixed(4);
    const { quotation } = await desk.done(
      'draftQuotation',
      draftOf(deal, {
        draftVersion: first.quotation.version,
        offerType: 'FIRM',
        unitPrices: [{ sequence: 1, unitPrice: money(cut) }],
      }),
    );
    expect(quotation.floorHits).toEqual([{ kind: 'MARGIN', scope: 'DEAL', line: null }]);
    const issue = { id: quotation.id, version: quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['BELOW_FLOOR at id']);
    expect(next(await read(deal), 'ACCEPTED').missing).toContain('QUOTATION_LIVE');

    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: quotation.id, version: quotation.version },
      reason: 'First order; the second is planned for autumn.',
    });
    expect(approval).toMatchObject({ status: 'PENDING', hits: [{ kind: 'MARGIN', scope: 'DEAL' }] });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Once.' };
    await expect(desk.done('decideApproval', decision)).rejects.toThrow('FORBIDDEN');
    const decided = await desk.done('decideApproval', decision, manager);
    expect(decided.approval).toMatchObject({ status: 'APPROVED', decidedBy: { email: manager } });

    const issued = await desk.done('issueQuotation', issue);
    expect(issued).toMatchObject({ quotation: { status: 'LIVE' }, deal: { stage: 'NEGOTIATION' } });
    live = issued.quotation;
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { roundChanges(from: 2, to: 3) { term before after } none: roundChanges(from: 2, to: 9) { term } } }',
      { id: deal },
    );
    expect(data.deal.none).toEqual([]);
    expect(data.deal.roundChanges).toEqual(
      expect.arrayContaining([
        { term: 'paymentMethod', before: 'OA', after: 'TT_DEPOSIT_BAL_BEFORE_SHIP' },
        { term: 'creditDays', before: '60', after: '0' },
      ]),
    );
    const { rounds } = await read(deal);
    expect(rounds.map(({ side }: Outcome) => side)).toEqual(['SELLER', 'BUYER', 'SELLER']);
    expect(Number(rounds[2].concededMargin)).toBeGreaterThan(0.04);
  });

  test('a firm offer can’t be cut short', async () => {
    const withdrawal = { id: live.id, version: live.version, reason: 'The freight rose.' };
    expect(await desk.refused('withdrawQuotation', withdrawal)).toEqual(['FIRM_OFFER at id']);
    const shorter = await desk.done('reviseQuotation', {
      ...{ id: live.id, version: live.version },
      validUntil: '2026-03-05T00:00:00Z',
    });
    expect(shorter.quotation).toMatchObject({ isRepriced: false, total: { amount: live.total.amount } });
    const issue = { id: shorter.quotation.id, version: shorter.quotation.version };
    expect(await desk.refused('issueQuotation', issue)).toEqual(['FIRM_OFFER at id']);
    const longer = await desk.done('updateQuotation', { ...issue, validUntil: '2026-03-31T00:00:00Z' });
    // It was released for a shorter time.
    const again = { ...issue, version: longer.quotation.version };
    expect(await desk.refused('issueQuotation', again)).toEqual(['BELOW_FLOOR at id']);
    const { approval } = await desk.done('requestApproval', {
      ...{ quotationId: issue.id, version: again.version },
      reason: 'They decide at the end of March.',
    });
    const decision = { id: approval.id, version: approval.version, release: true, reason: 'Yes.' };
    await desk.done('decideApproval', decision, manager);
    const { quotation } = await desk.done('issueQuotation', again);
    expect(quotation.total.amount).toBe(live.total.amount);
    live = quotation;
    const { quotations } = await read(deal);
    expect(quotations.filter(({ status }: Outcome) => status === 'LIVE')).toHaveLength(1);
  });

  test('an acceptance of another total is none, and so is one that came too late', async () => {
    const acceptance = { id: live.id, version: live.version, evidence: 'Order 4711' };
    const total = money((Number(live.total.amount) - 1).toFixed(2));
    expect(await desk.refused('acceptQuotation', { ...acceptance, total })).toEqual([
      'TERMS_DIFFER at total',
    ]);
    server.setClock('2026-04-02T02:00:00.000Z');
    expect(await desk.refused('acceptQuotation', { ...acceptance, total: live.total })).toEqual([
      'OFFER_EXPIRED at receivedAt',
    ]);
    server.setClock('2026-03-02T04:00:00.000Z');
    const accepted = await desk.done('acceptQuotation', { ...acceptance, total: live.total });
    expect(accepted).toMatchObject({ quotation: { status: 'ACCEPTED' }, deal: { stage: 'ACCEPTED' } });
  });

  test('what was agreed is changed no more but by amendment', async () => {
    const { version } = await read(deal);
    expect(await desk.refused('updateDeal', { id: deal, version, lines: [] })).toEqual([
      'WRONG_STATUS at lines',
    ]);
    expect(await desk.refused('draftQuotation', draftOf(deal))).toContain('MOVE_NOT_OPEN at ');
  });

  let contract: Outcome;
  test('the contract has every term of the accepted quotation', async () => {
    const formed = await desk.done('formContract', { dealId: deal, clauses: { toleranceRate: '0.05' } });
    contract = formed.contract;
    expect(contract).toMatchObject({ edition: 1, status: 'DRAFT' });
    const { data } = await server.ask(
      `query ($id: ID!) { deal(id: $id) { acceptedQuotation {
        id total { amount currency } deliveryTerms leadTimeDays lines { description quantity unitPrice { amount } amount { amount } }
      } } }`,
      { id: deal },
    );
    const { acceptedQuotation: quotation } = data.deal;
    expect(contract.quotation.id).toBe(quotation.id);
    for (const words of [
      `${quotation.total.currency} ${grouped(quotation.total.amount)}`,
      'CIF Hamburg (DEHAM) Incoterms® 2020',
      quotation.lines[0].description,
      grouped(quotation.lines[0].unitPrice.amount),
      `${grouped(quotation.lines[0].quantity)} pieces`,
      'Institute Cargo Clauses (C)',
      'HS 9405420090, origin China',
      'up to 5 % more or less',
    ]) {
      expect(contract.text).toContain(words);
    }
  });

  test('it is signed by both, of just this text, once nothing is missing', async () => {
    const signature = {
      ...{ id: contract.id, version: contract.version, side: 'SELLER', signerName: 'Xu Wenbo' },
      ...{ method: 'ELECTRONIC', textHash: contract.textHash },
    };
    expect(await desk.refused('signContract', signature, director)).toEqual([
      'FACT_MISSING at id: CREDIT_CHECKED',
      'FACT_MISSING at id: CERTIFICATION_KNOWN',
    ]);
    expect(
      await desk.refused('attestFact', { dealId: deal, fact: 'CREDIT_CHECKED', evidence: 'By myself.' }),
    ).toEqual(['NOT_PERMITTED at fact']);
    const credit = { dealId: deal, fact: 'CREDIT_CHECKED', evidence: 'Report 22-118' };
    await desk.done('attestFact', credit, finance);
    await desk.done('attestFact', {
      dealId: deal,
      fact: 'CERTIFICATION_KNOWN',
      evidence: 'CE, RoHS on file',
    });
    expect(await desk.refused('signContract', signature)).toEqual(['NOT_PERMITTED at side']);
    expect(await desk.refused('signContract', { ...signature, textHash: '0'.repeat(64) }, director)).toEqual([
      'TERMS_DIFFER at textHash',
    ]);
    const ours = await desk.done('signContract', signature, director);
    expect(ours).toMatchObject({ contract: { status: 'DRAFT' }, deal: { stage: 'ACCEPTED' } });
    const theirs = await desk.done('signContract', {
      ...signature,
      side: 'BUYER',
      signerName: 'Jana Petersen',
    });
    expect(theirs).toMatchObject({
      contract: { status: 'SIGNED', signatures: [{ side: 'SELLER' }, { side: 'BUYER' }] },
      deal: { stage: 'CONTRACTED' },
    });
    contract = { ...contract, version: theirs.contract.version };
  });

  test('an amendment is a new version that both sign; until then the first one holds', async () => {
    const amended = await desk.done('amendContract', {
      ...{ id: contract.id, version: contract.version, reason: 'The buyer needs two weeks more.' },
      leadTimeDays: 49,
      clauses: { toleranceRate: '0.05' },
    });
    const second = amended.contract;
    expect(second).toMatchObject({
      ...{ edition: 2, status: 'DRAFT', number: contract.number },
      quotation: { purpose: 'AMENDMENT', leadTimeDays: 49 },
    });
    expect((await read(deal)).signedContract.edition).toBe(1);
    let { version } = second;
    for (const [side, as] of [
      ['BUYER', 'rep@demo.lading.test'],
      ['SELLER', director],
    ] as const) {
      const signed = await desk.done(
        'signContract',
        { id: second.id, version, side, signerName: 'Someone', method: 'WET_INK', textHash: second.textHash },
        as,
      );
      version = signed.contract.version;
    }
    const after = await read(deal);
    expect(after.signedContract).toMatchObject({ edition: 2 });
    expect(after.stage).toBe('CONTRACTED');
    const { data } = await server.ask(
      `query ($id: ID!) { deal(id: $id) { contracts { edition status } quotations { purpose status } } }`,
      { id: deal },
    );
    expect(data.deal.contracts).toEqual([
      { edition: 1, status: 'SUPERSEDED' },
      { edition: 2, status: 'SIGNED' },
    ]);
    expect(data.deal.quotations.at(-1)).toEqual({ purpose: 'AMENDMENT', status: 'ACCEPTED' });
  });

  test('cancelling needs a reason and ends the deal', async () => {
    const { signedContract } = await read(deal);
    const { id, version } = signedContract;
    expect(await desk.refused('cancelContract', { id, version, reason: ' ' }, director)).toEqual([
      'REQUIRED at reason',
    ]);
    const cancelled = await desk.done('cancelContract', { id, version, reason: 'Insolvency.' }, director);
    expect(cancelled).toMatchObject({
      contract: { status: 'CANCELLED', cancelReason: 'Insolvency.' },
      deal: { stage: 'CANCELLED' },
    });
    const ended = await read(deal);
    expect(ended.nextStages).toEqual([]);
    expect(ended.stageHistory.map(({ toStage }: Outcome) => toStage)).toEqual([
      ...['INQUIRY', 'QUALIFIED', 'QUOTING', 'QUOTED', 'NEGOTIATION', 'ACCEPTED', 'CONTRACTED', 'CANCELLED'],
    ]);
  });
});

/** With a comma after thousands, as English papers have it. */
function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}
