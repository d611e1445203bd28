import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/trade/decimal.ts';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { type DeliveredOrder, takeIntoWork } from './delivered-order.ts';

let server: TestServer;
let inTime: DeliveredOrder;
let late: DeliveredOrder;
beforeAll(async () => {
  server = await startTestServer();
  inTime = await takeIntoWork(server, change, { stage: 'SHIPPED', deliveredOn: '2026-02-20' });
  late = await takeIntoWork(server, change, {
    ...{ stage: 'DOCS_PRESENTED', deliveredOn: '2026-01-20', as: manager },
  });
});
afterAll(() => server.stop());

const change = mutations(() => server);
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const operations: DemoPerson = 'operations@demo.lading.test';
const claimOf = (order: DeliveredOrder, more: object = {}) => ({
  ...{ shipmentId: order.shipment, line: 1, lotNumber: 'L-7', cause: 'TRANSIT_DAMAGE' },
  description: 'Eleven cartons arrived wet.',
  claimedAmount: { amount: '500.00', currency: order.total.currency },
  evidence: ['photos/2026-02-21/carton-1.jpg', 'Survey report SR-118'],
  ...more,
});
const euros = (order: DeliveredOrder, amount: string) => ({ amount, currency: order.total.currency });
const shows =
  'claim { id version number status isLate lateReason deliveredOn windowEndsOn decision grantedAmount { amount } decidedBy { email } } deal { stage leftFrom }';
const stageOf = async (order: DeliveredOrder) => {
  const { data } = await server.ask(
    'query ($id: ID!) { deal(id: $id) { stage } }',
    { id: order.deal },
    { as: director },
  );
  return data.deal.stage;
};

describe('a claim', () => {
  test('in its window is opened by sales and takes the deal to CLAIM', async () => {
    const { claim, deal } = await change('openClaim', claimOf(inTime, { claimedQuantity: '1' }), shows);
    expect(claim).toMatchObject({
      ...{ status: 'OPEN', isLate: false, lateReason: null },
      ...{ deliveredOn: '2026-02-20', windowEndsOn: '2026-03-22' },
    });
    expect(claim.number).toMatch(/^CL-2026-\d{5}$/);
    expect(deal).toEqual({ stage: 'CLAIM', leftFrom: 'SHIPPED' });
    const reason = { id: claim.id, version: 1, reason: 'They found the cartons.' };
    const withdrawn = await change('withdrawClaim', reason, shows);
    expect(withdrawn).toMatchObject({ claim: { status: 'WITHDRAWN' }, deal: { stage: 'SHIPPED' } });
  });

  test('after its window is taken up by a manager alone, with the reason', async () => {
    const without = await change('openClaim', claimOf(late), shows, operations);
    expect(without).toEqual({ refused: ['OUT_OF_RANGE raisedOn'] });
    const reason = { lateReason: 'The defect shows after weeks of use (CISG art. 38).' };
    const byOperations = await change('openClaim', claimOf(late, reason), shows, operations);
    expect(byOperations).toEqual({ refused: ['NOT_PERMITTED lateReason'] });
    const { claim } = await change('openClaim', claimOf(late, reason), shows, director);
    expect(claim).toMatchObject({ isLate: true, windowEndsOn: '2026-02-19', ...reason });
    const seen = await change('openClaim', claimOf(late, { raisedOn: '2026-02-19' }), shows, operations);
    expect(seen.claim).toMatchObject({ isLate: false });
    for (const { id } of [claim, seen.claim]) {
      const done = { id, version: 1, decision: 'REJECT', reason: 'Not ours.' };
      expect((await change('decideClaim', done, shows, operations)).claim.decision).toBe('REJECT');
    }
  });

  test('may be raised before anything was delivered: no time runs yet', async () => {
    const onItsWay = await takeIntoWork(server, change, { stage: 'IN_PRODUCTION', as: director });
    const { claim, deal } = await change('openClaim', claimOf(onItsWay), shows, operations);
    expect(claim).toMatchObject({ windowEndsOn: null, isLate: false });
    // Nothing has left: the deal goes on as it was.
    expect(deal).toEqual({ stage: 'IN_PRODUCTION', leftFrom: null });
  });

  test('keeps to the shipment, the currency and the evidence', async () => {
    const open = async (more: object) => (await change('openClaim', claimOf(inTime, more), shows)).refused;
    expect(await open({ line: 499 })).toEqual(['NOT_FOUND line']);
    expect(await open({ claimedQuantity: '99999999' })).toEqual(['OUT_OF_RANGE claimedQuantity']);
    expect(await open({ line: null, claimedQuantity: '1' })).toEqual(['REQUIRED line']);
    expect(await open({ claimedAmount: { amount: '5', currency: 'JPY' } })).toEqual([
      'CURRENCY_MISMATCH claimedAmount.currency',
    ]);
    expect(await open({ claimedAmount: euros(inTime, '-1') })).toEqual(['OUT_OF_RANGE claimedAmount.amount']);
    expect(await open({ claimedAmount: euros(inTime, '0.001') })).toEqual([
      'INVALID_FORMAT claimedAmount.amount',
    ]);
    expect(await open({ evidence: [] })).toEqual(['OUT_OF_RANGE evidence']);
    expect(await open({ raisedOn: '2026-03-09' })).toEqual(['OUT_OF_RANGE raisedOn']);
    expect(await open({ raisedOn: '2025-12-31' })).toEqual(['OUT_OF_RANGE raisedOn']);
    expect(await open({ description: 'nul \u0000' })).toEqual(['INVALID_FORMAT description']);
    expect(await open({ lotNumber: '\ud800' })).toEqual(['INVALID_FORMAT lotNumber']);
    expect(await stageOf(inTime)).toBe('SHIPPED');
  });

  test('is changed while it is open, by those who read it as it is', async () => {
    const { claim } = await change('openClaim', claimOf(inTime), shows);
    const edit = { id: claim.id, version: 1, claimedAmount: euros(inTime, '750.50'), lotNumber: null };
    const updated = await change('updateClaim', edit, 'claim { version lotNumber claimedAmount { amount } }');
    expect(updated.claim).toEqual({ version: 2, lotNumber: null, claimedAmount: { amount: '750.50' } });
    expect(await change('updateClaim', edit, 'claim { id }')).toEqual({
      refused: ['VERSION_CONFLICT version'],
    });
    const empty = { id: claim.id, version: 2, claimedAmount: null };
    expect(await change('updateClaim', empty, 'claim { id }')).toEqual({
      refused: ['REQUIRED claimedAmount'],
    });
    await change('withdrawClaim', { id: claim.id, version: 2, reason: 'Settled.' }, shows);
    expect(await change('updateClaim', { ...edit, version: 3 }, 'claim { id }')).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    const row = await server.sql('SELECT id FROM claims WHERE withdrawn_reason IS NOT NULL LIMIT 1');
    const again = server.sql('UPDATE claims SET description = $1 WHERE id = $2::text::uuid', [
      'x',
      row[0]!.id,
    ]);
    await expect(again).rejects.toThrow(/append_only/);
  });
});

describe('the decision on a claim', () => {
  test('is not for sales; above the limit of operations it is for a manager', async () => {
    const { claim } = await change('openClaim', claimOf(inTime), shows);
    const decide = (more: object, as: DemoPerson) =>
      change(
        'decideClaim',
        {
          id: claim.id,
          version: 1,
          decision: 'DISCOUNT',
          amount: euros(inTime, '50.00'),
          reason: 'Wet.',
          ...more,
        },
        shows,
        as,
      );
    expect((await decide({}, 'rep@demo.lading.test')).errors[0].extensions.code).toBe('FORBIDDEN');
    const none = { version: 1, windowDays: 45, operationsLimit: '0' };
    await change('setClaimPolicy', none, 'claimPolicy { version }', manager);
    expect(await decide({}, operations)).toEqual({ refused: ['NOT_PERMITTED amount'] });
    const policy = { version: 2, windowDays: 45, operationsLimit: '500' };
    const by = await change('setClaimPolicy', policy, 'claimPolicy { version }', operations);
    expect(by.errors[0].extensions.code).toBe('FORBIDDEN');
    await change('setClaimPolicy', policy, 'claimPolicy { version }', manager);
    expect(await change('setClaimPolicy', policy, 'claimPolicy { version }', manager)).toEqual({
      refused: ['VERSION_CONFLICT version'],
    });
    // 100 of the deal's currency are more than 500 yuan, 50 are less at any rate of the demo.
    expect(await decide({ amount: euros(inTime, '100.00') }, operations)).toEqual({
      refused: ['NOT_PERMITTED amount'],
    });
    expect(await decide({ amount: euros(inTime, '500.01') }, manager)).toEqual({
      refused: ['OUT_OF_RANGE amount.amount'],
    });
    expect(await decide({ amount: null }, manager)).toEqual({ refused: ['REQUIRED amount'] });
    expect(await decide({ decision: 'REJECT' }, manager)).toEqual({ refused: ['OUT_OF_RANGE amount'] });
    expect(await decide({ version: 9 }, operations)).toEqual({ refused: ['VERSION_CONFLICT version'] });
    const { claim: decided, deal } = await decide({ amount: euros(inTime, '50.00') }, operations);
    expect(decided).toMatchObject({
      ...{ status: 'DECIDED', decision: 'DISCOUNT', grantedAmount: { amount: '50.00' } },
      decidedBy: { email: operations },
    });
    expect(deal).toEqual({ stage: 'SHIPPED', leftFrom: null });
    expect(await decide({ version: 2 }, manager)).toEqual({ refused: ['WRONG_STATUS id'] });
  });

  test('takes what it costs off the margin, to the cent, for those who may see costs', async () => {
    const { claim } = await change('openClaim', claimOf(inTime), shows);
    const refund = { decision: 'REFUND', amount: euros(inTime, '333.33'), reason: 'Half of it is spoilt.' };
    const decided = await change('decideClaim', { id: claim.id, version: 1, ...refund }, shows, manager);
    expect(decided.claim.status).toBe('DECIDED');
    const query = `query ($id: ID!) { claim(id: $id) {
      costToMargin { cost { amount } costInCompanyCurrency { amount currency } rate
        before { revenue { amount } profit { amount } rateOfPrice } after { revenue { amount } profit { amount } rateOfPrice } }
      order { contract { quotation { margin { revenue { amount } profit { amount } rate } } } }
    } }`;
    const { data } = await server.ask(query, { id: claim.id }, { as: director });
    const { costToMargin: cost, order } = data.claim;
    const { margin } = order.contract.quotation;
    expect(cost.cost.amount).toBe('333.33');
    expect(cost.rate).toBe(margin.rate);
    expect(cost.costInCompanyCurrency).toEqual({
      amount: new Decimal('333.33').times(margin.rate).toFixed(2),
      currency: 'CNY',
    });
    // The discount of 50.00 was decided before.
    const less = (amount: string, by: string) => new Decimal(amount).minus(by).toFixed(2);
    expect(cost.before.revenue.amount).toBe(less(margin.revenue.amount, '50.00'));
    expect(cost.before.profit.amount).toBe(less(margin.profit.amount, '50.00'));
    expect(cost.after.revenue.amount).toBe(less(margin.revenue.amount, '383.33'));
    expect(cost.after.profit.amount).toBe(less(margin.profit.amount, '383.33'));
    const rate = new Decimal(cost.after.profit.amount).div(cost.after.revenue.amount);
    expect(cost.after.rateOfPrice).toBe(rate.toDecimalPlaces(10).toFixed());

    const hidden = await server.ask(query, { id: claim.id }, { as: operations });
    expect(hidden.data.claim.costToMargin).toBeNull();
    expect(hidden.extensions.redacted).toContain('Claim.costToMargin');
  });

  test('of the last open claim brings the deal back, and not before', async () => {
    const [first, second] = [
      await change('openClaim', claimOf(inTime), shows),
      await change('openClaim', claimOf(inTime, { cause: 'SHORT_DELIVERY' }), shows),
    ];
    const reject = (id: string) => ({ id, version: 1, decision: 'REJECT', reason: 'Packed as agreed.' });
    const one = await change('decideClaim', reject(first.claim.id), shows, operations);
    expect(one.deal).toEqual({ stage: 'CLAIM', leftFrom: 'SHIPPED' });
    const two = await change('decideClaim', reject(second.claim.id), shows, operations);
    expect(two.deal).toEqual({ stage: 'SHIPPED', leftFrom: null });
  });
});

describe('whether the claims of a deal are closed', () => {
  const missing = async (deal: string) => {
    const query = 'query ($id: ID!) { deal(id: $id) { nextStages { stage missing } } }';
    const { data } = await server.ask(query, { id: deal }, { as: director });
    return data.deal.nextStages.find(({ stage }: { stage: string }) => stage === 'CLOSED').missing;
  };
  const evidence = { fact: 'CLAIMS_CLOSED', holds: true, evidence: 'Nobody called.' };

  test('is read off its order: all are decided and the window has passed', async () => {
    const settled = await takeIntoWork(server, change, {
      ...{ stage: 'SETTLED', deliveredOn: '2026-02-10', as: director },
    });
    expect(await missing(settled.deal)).toContain('CLAIMS_CLOSED');
    const attested = await change(
      'attestFact',
      { dealId: settled.deal, ...evidence },
      'deal { id }',
      operations,
    );
    expect(attested).toEqual({ refused: ['FACT_IS_READ fact'] });
    const opened = await change('openClaim', claimOf(settled), shows, operations);
    expect(opened.deal).toEqual({ stage: 'CLAIM', leftFrom: 'SETTLED' });
    server.setClock('2026-03-13T02:00:00.000Z');
    const reject = { id: opened.claim.id, version: 1, decision: 'REJECT', reason: 'Too vague.' };
    expect((await change('decideClaim', reject, shows, operations)).deal.stage).toBe('SETTLED');
    // The thirtieth day after delivery was the twelfth of March.
    expect(await missing(settled.deal)).not.toContain('CLAIMS_CLOSED');
    server.setClock('2026-03-02T02:00:00.000Z');
  });

  test('is said by operations where there is no order', async () => {
    await server.sql("UPDATE deals SET stage = 'SETTLED' WHERE number = 'D-2025-00032'");
    const query =
      'query { deals(filter: { number: { equals: "D-2025-00032" } }) { nodes { id order { id } } } }';
    const { data } = await server.ask(query, {}, { as: director });
    const [deal] = data.deals.nodes;
    expect(deal.order).toBeNull();
    await change('attestFact', { dealId: deal.id, ...evidence }, 'deal { id }', operations);
    expect(await missing(deal.id)).not.toContain('CLAIMS_CLOSED');
  });
});

describe('after delivery', () => {
  const request = 'serviceRequest { id version daysToAnswer daysToSolve answer solution }';

  test('a request is answered and solved, and its days are counted', async () => {
    const input = { kind: 'SPARE_PARTS', subject: 'Two seals', askedOn: '2026-02-24' };
    const asked = await change(
      'recordServiceRequest',
      { orderId: inTime.order, shipmentId: inTime.shipment, contactId: inTime.contact, ...input },
      request,
    );
    const { id } = asked.serviceRequest;
    expect(asked.serviceRequest).toMatchObject({ daysToAnswer: null, daysToSolve: null });
    const early = { id, version: 1, answer: 'They are on their way.', answeredOn: '2026-02-23' };
    expect(await change('answerServiceRequest', early, request)).toEqual({
      refused: ['OUT_OF_RANGE answeredOn'],
    });
    const answered = await change('answerServiceRequest', { ...early, answeredOn: '2026-02-26' }, request);
    expect(answered.serviceRequest).toMatchObject({ version: 2, daysToAnswer: 2 });
    const solve = { id, version: 2, solution: 'They arrived.' };
    const solved = await change('solveServiceRequest', solve, request, operations);
    expect(solved.serviceRequest).toMatchObject({ daysToAnswer: 2, daysToSolve: 6 });
    expect(await change('solveServiceRequest', solve, request)).toEqual({
      refused: ['VERSION_CONFLICT version'],
    });
    const again = await change('solveServiceRequest', { ...solve, version: 3 }, request);
    expect(again).toEqual({ refused: ['WRONG_STATUS id'] });
  });

  test('a request that is solved at once is answered with it', async () => {
    const input = { orderId: inTime.order, kind: 'TECHNICAL_QUESTION', subject: 'Which voltage?' };
    const { serviceRequest } = await change('recordServiceRequest', input, request);
    const solve = { id: serviceRequest.id, version: 1, solution: '230 V.' };
    const solved = await change('solveServiceRequest', solve, request);
    expect(solved.serviceRequest).toMatchObject({ answer: '230 V.', solution: '230 V.', daysToSolve: 0 });
  });

  test('a contact says how content they are, once a day for a shipment', async () => {
    const input = { shipmentId: inTime.shipment, contactId: inTime.contact, score: 4, words: 'Well packed.' };
    const said = await change(
      'recordSatisfaction',
      input,
      'satisfaction { score words contact { id } saidOn }',
    );
    expect(said.satisfaction).toEqual({
      ...{ score: 4, words: 'Well packed.', contact: { id: inTime.contact }, saidOn: '2026-03-02' },
    });
    const again = await change('recordSatisfaction', { ...input, score: 1 }, 'satisfaction { id }');
    expect(again).toEqual({ refused: ['ALREADY_EXISTS saidOn'] });
    const before = { ...input, saidOn: '2026-03-01', score: 6 };
    expect(await change('recordSatisfaction', before, 'satisfaction { id }')).toEqual({
      refused: ['OUT_OF_RANGE score'],
    });
    const stranger = { ...input, saidOn: '2026-02-28', contactId: late.contact };
    expect(await change('recordSatisfaction', stranger, 'satisfaction { id }')).toEqual({
      refused: ['NOT_FOUND contactId'],
    });
  });

  test('the buyer is helped step by step, from the day of delivery', async () => {
    const tasks = 'shipment { tasks { title dueOn onboarding person { email } } }';
    const started = await change('startOnboarding', { shipmentId: inTime.shipment }, tasks);
    expect(
      started.shipment.tasks.map(({ dueOn, onboarding }: Record<string, string>) => [onboarding, dueOn]),
    ).toEqual([
      ['DOCUMENTS', '2026-02-22'],
      ['INSTALLATION', '2026-02-27'],
      ['TRAINING', '2026-03-06'],
      ['FOLLOW_UP', '2026-03-22'],
    ]);
    expect(started.shipment.tasks[0]).toMatchObject({
      ...{ title: 'Hand over manuals and test reports', person: { email: 'rep@demo.lading.test' } },
    });
    expect(await change('startOnboarding', { shipmentId: inTime.shipment }, tasks)).toEqual({
      refused: ['ALREADY_EXISTS shipmentId'],
    });
  });

  test('by the company’s own steps, once it has them; nothing before delivery', async () => {
    const steps = [{ kind: 'TRAINING', afterDays: 3, title: 'Train the fitters' }];
    expect((await change('setOnboardingSteps', { steps }, '')).errors[0].extensions.code).toBe('FORBIDDEN');
    await change('setOnboardingSteps', { steps }, '', manager);
    const tasks = 'shipment { tasks { title dueOn } }';
    const started = await change('startOnboarding', { shipmentId: late.shipment }, tasks, operations);
    expect(started.shipment.tasks).toContainEqual({ title: 'Train the fitters', dueOn: '2026-01-23' });
    const onItsWay = await takeIntoWork(server, change, { stage: 'IN_PRODUCTION', as: director });
    const early = await change('startOnboarding', { shipmentId: onItsWay.shipment }, tasks, operations);
    expect(early).toEqual({ refused: ['NOT_YET_POSSIBLE shipmentId'] });
  });
});

test('nothing of a claim is seen or touched by those who don’t see its deal', async () => {
  const { claim } = await change('openClaim', claimOf(inTime), shows);
  const people: DemoPerson[] = ['rep.americas@demo.lading.test', 'director@other.lading.test'];
  for (const as of people) {
    const { data } = await server.ask('query ($id: ID!) { claim(id: $id) { id } }', { id: claim.id }, { as });
    expect(data.claim).toBeNull();
    const withdrawn = await change('withdrawClaim', { id: claim.id, version: 1, reason: 'x' }, shows, as);
    expect(withdrawn.errors[0].extensions.code).toBe('NOT_FOUND');
    const opened = await change('openClaim', claimOf(inTime), shows, as);
    expect(opened.errors[0].extensions.code).toBe('NOT_FOUND');
    const rated = { shipmentId: inTime.shipment, contactId: inTime.contact, score: 1, saidOn: '2026-02-25' };
    expect((await change('recordSatisfaction', rated, '', as)).errors[0].extensions.code).toBe('NOT_FOUND');
  }
  await change('withdrawClaim', { id: claim.id, version: 1, reason: 'Settled.' }, shows);
});
