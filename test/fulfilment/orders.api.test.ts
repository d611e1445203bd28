import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

const operations: DemoPerson = 'operations@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const finance: DemoPerson = 'finance@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

async function ask(query: string, variables: object = {}, as: DemoPerson = operations): Promise<Outcome> {
  const { data, errors } = await server.ask(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The id of a demo deal, none of which is used by two tests. */
async function dealNumbered(number: string): Promise<string> {
  const { deals } = await ask(
    'query ($n: String!) { deals(filter: { number: { equals: $n } }) { nodes { id } } }',
    {
      n: number,
    },
  );
  return deals.nodes[0].id;
}

const timelineOf = async (orderId: string): Promise<Outcome[]> =>
  (
    await ask(
      `query ($id: ID!) { order(id: $id) { milestones {
        id version code leg party plannedOn estimatedOn actualOn latestOn slipDays slackDays daysLeft isOverdue
        waitsFor drivenBy { code } shipment { sequence }
      } } }`,
      { id: orderId },
    )
  ).order.milestones;

const find = (timeline: readonly Outcome[], code: string, shipment: number | null = 1): Outcome =>
  timeline.find(
    (milestone) =>
      milestone.code === code && (milestone.shipment === null || milestone.shipment.sequence === shipment),
  );

async function report(orderId: string, code: string, day: string, more: object = {}, as = operations) {
  const { id } = find(await timelineOf(orderId), code);
  return desk.done('reportMilestone', { milestoneId: id, classifier: 'ACTUAL', day, ...more }, as);
}

describe('an order by sea, in full containers, CIF, by letter of credit', () => {
  let order: Outcome;
  beforeAll(async () => {
    const dealId = await dealNumbered('D-2025-00031');
    ({ order } = await desk.done(
      'confirmOrder',
      { dealId, inspections: ['FINAL'], shipments: [{ transitDays: 32 }] },
      operations,
    ));
  });

  test('is numbered without gaps and takes all goods of the contract', () => {
    expect(order.number).toMatch(/^SO-2026-\d{5}$/);
    expect(order.shipments).toMatchObject([
      {
        number: `${order.number}/1`,
        lines: [
          { sequence: 1, quantity: '300' },
          { sequence: 2, quantity: '10000' },
          { sequence: 3, quantity: '1800' },
        ],
      },
    ]);
  });

  test('has the milestones that its rule, its carriage and its payment call for', async () => {
    const timeline = await timelineOf(order.id);
    const codes = timeline.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['LC_RECEIVED_OK', 'STUFFED', 'BL_ISSUED', 'DOCS_PRESENTED']),
    );
    expect(codes).not.toContain('DEPOSIT_RECEIVED');
    expect(codes).not.toContain('HANDED_OVER');
    expect(codes).not.toContain('DOCS_SENT');
    expect(find(timeline, 'BOOKING_REQUESTED').party).toBe('SELLER');
    expect(find(timeline, 'IMPORT_CLEARED').party).toBe('BUYER');
  });

  test('is held to its promise at the point where CIF delivers: on board', async () => {
    const timeline = await timelineOf(order.id);
    expect(find(timeline, 'LOADED_ON_BOARD')).toMatchObject({
      latestOn: order.shipments[0].promisedOn,
      slackDays: 0,
    });
  });

  test('is recorded with the day that it was promised for', async () => {
    const [{ id, promisedOn }] = order.shipments;
    const recorded = await server.sql(
      "SELECT after->>'promisedOn' AS day FROM audit_events WHERE entity = 'Shipment' AND entity_id = $1::uuid",
      [id.split('_')[1]],
    );
    expect(recorded).toEqual([{ day: promisedOn }]);
  });

  test('is confirmed once', async () => {
    const dealId = await dealNumbered('D-2025-00031');
    expect(
      await desk.refused('confirmOrder', { dealId, shipments: [{ transitDays: 1 }] }, operations),
    ).toEqual(['ALREADY_EXISTS at dealId']);
  });

  test('moves what depends on a slip, and no planned day', async () => {
    const before = await timelineOf(order.id);
    const finish = find(before, 'PRODUCTION_FINISH');
    const day = '2026-05-14';
    await desk.done(
      'reportMilestone',
      { milestoneId: finish.id, classifier: 'ESTIMATED', day, source: 'FACTORY', cause: 'A mould broke.' },
      operations,
    );
    const after = await timelineOf(order.id);
    expect(find(after, 'PRODUCTION_FINISH')).toMatchObject({ estimatedOn: day, slipDays: 10 });
    expect(find(after, 'LOADED_ON_BOARD')).toMatchObject({
      slackDays: -10,
      drivenBy: { code: 'GATED_IN_POL' },
    });
    expect(after.map(({ plannedOn }) => plannedOn)).toEqual(before.map(({ plannedOn }) => plannedOn));
    expect(find(after, 'MATERIAL_READY').estimatedOn).toBe(find(before, 'MATERIAL_READY').estimatedOn);
  });

  test('is worked out anew in one statement in and one out', async () => {
    const { id } = find(await timelineOf(order.id), 'PRODUCTION_FINISH');
    const { statements } = await server.statementsOf(() =>
      desk.done(
        'reportMilestone',
        { milestoneId: id, classifier: 'ESTIMATED', day: '2026-05-15', source: 'FACTORY' },
        operations,
      ),
    );
    const reads = statements.filter((text) => text.includes("'milestones', COALESCE"));
    const writes = statements.filter((text) => text.includes('jsonb_to_recordset'));
    expect([reads.length, writes.length]).toEqual([1, 1]);
  });

  test('gets a new plan only when someone says why, and keeps the one before', async () => {
    const before = await timelineOf(order.id);
    const stale = { orderId: order.id, version: 99, reason: 'The factory moved.' };
    expect(await desk.refused('rebaselineOrder', stale, operations)).toEqual(['VERSION_CONFLICT at version']);
    const { order: anew } = await desk.done(
      'rebaselineOrder',
      { orderId: order.id, version: order.version, reason: 'Agreed with the buyer after the mould broke.' },
      operations,
    );
    expect(anew.baseline).toBe(2);
    const { order: read } = await ask(
      'query ($id: ID!) { order(id: $id) { baselines { sequence reason person { email } } milestones { code plannedOn estimatedOn plans { plannedOn } } } }',
      { id: order.id },
    );
    expect(read.baselines.map(({ reason }: Outcome) => reason)).toEqual([
      ...['FIRST', 'Agreed with the buyer after the mould broke.'],
    ]);
    const finish = read.milestones.find(({ code }: Outcome) => code === 'PRODUCTION_FINISH');
    expect(finish).toMatchObject({
      plannedOn: '2026-05-15',
      plans: [{ plannedOn: find(before, 'PRODUCTION_FINISH').plannedOn }, { plannedOn: '2026-05-15' }],
    });
  });

  test('believes the carrier before a colleague, keeps both, and says that they differ', async () => {
    server.setClock('2026-06-20T02:00:00.000Z');
    await report(order.id, 'ARRIVED_POD', '2026-06-18');
    const { milestone } = await report(order.id, 'ARRIVED_POD', '2026-06-17', { source: 'CARRIER' });
    expect(milestone).toMatchObject({ actualOn: '2026-06-17', isContested: true });
    expect(milestone.reports).toHaveLength(2);
    const { id } = find(await timelineOf(order.id), 'ARRIVED_POD');
    const retracted = await desk.done(
      'retractReport',
      { milestoneId: id, reportId: milestone.reports[1].id, reason: 'It was another ship.' },
      operations,
    );
    expect(retracted.milestone).toMatchObject({ actualOn: '2026-06-18', isContested: false });
    server.setClock('2026-03-02T02:00:00.000Z');
  });

  test('lets nobody say that the goods were stuffed before they passed the inspection that was agreed', async () => {
    const { id } = find(await timelineOf(order.id), 'STUFFED');
    const said = { milestoneId: id, classifier: 'ACTUAL', day: '2026-03-01' };
    expect(await desk.refused('reportMilestone', said, operations)).toEqual([
      'NOT_YET_POSSIBLE at milestoneId',
    ]);
  });

  test('takes no happening of the future, and money from finance alone', async () => {
    const timeline = await timelineOf(order.id);
    const ahead = {
      milestoneId: find(timeline, 'MATERIAL_READY').id,
      classifier: 'ACTUAL',
      day: '2026-04-01',
    };
    expect(await desk.refused('reportMilestone', ahead, operations)).toEqual(['OUT_OF_RANGE at day']);
    const credit = {
      milestoneId: find(timeline, 'LC_RECEIVED_OK').id,
      classifier: 'ACTUAL',
      day: '2026-03-02',
    };
    expect(await desk.refused('reportMilestone', credit, operations)).toEqual([
      'NOT_PERMITTED at milestoneId',
    ]);
    await desk.done('reportMilestone', { ...credit, evidence: 'LC 4711' }, finance);
  });
});

describe('an order FCA, of which half travels first', () => {
  let dealId: string;
  let order: Outcome;
  beforeAll(async () => {
    dealId = await dealNumbered('D-2025-00021');
    const deposit = { dealId, fact: 'DEPOSIT_RECEIVED', evidence: 'Statement 12' };
    await desk.done('attestFact', deposit, finance);
    const plan = { dealId, confirmedOn: '2026-02-20', needsSample: true, inspections: [] };
    ({ order } = await desk.done(
      'confirmOrder',
      { ...plan, shipments: [{ transitDays: 2, productionDays: 12 }] },
      operations,
    ));
  });

  test('keeps what was said of the deal before it had an order', async () => {
    expect(find(await timelineOf(order.id), 'DEPOSIT_RECEIVED').actualOn).not.toBeNull();
  });

  test('has the buyer book, and delivers at hand-over', async () => {
    const timeline = await timelineOf(order.id);
    expect(find(timeline, 'BOOKING_REQUESTED').party).toBe('BUYER');
    expect(find(timeline, 'HANDED_OVER').latestOn).toBe(order.shipments[0].promisedOn);
  });

  test('is split, and each half has milestones of its own', async () => {
    const [shipment] = order.shipments;
    const taken = [{ sequence: 1, quantity: '7200' }];
    const all = [{ sequence: 1, quantity: '14400' }];
    const input = { id: shipment.id, version: shipment.version, lines: all };
    expect(await desk.refused('splitShipment', input, operations)).toEqual(['OUT_OF_RANGE at lines']);
    const outcome = await desk.done('splitShipment', { ...input, lines: taken }, operations);
    expect(outcome.shipment.lines).toEqual([{ sequence: 1, quantity: '7200' }]);
    expect(outcome.split).toMatchObject({ number: `${order.number}/2`, lines: taken });
    const timeline = await timelineOf(order.id);
    expect(timeline.filter(({ code }) => code === 'HANDED_OVER')).toHaveLength(2);
    expect(timeline.filter(({ code }) => code === 'PRODUCTION_START')).toHaveLength(1);
    expect(find(timeline, 'CLOSED', null).waitsFor.length).toBeGreaterThan(0);
  });

  test('tells the pipeline: facts are read, and not said by hand any more', async () => {
    const missing = async () => {
      const { deal } = await ask(
        'query ($id: ID!) { deal(id: $id) { nextStages { stage missing } } }',
        { id: dealId },
        manager,
      );
      return deal.nextStages.find(({ stage }: Outcome) => stage === 'IN_PRODUCTION').missing;
    };
    expect(await missing()).toContain('PREPRODUCTION_SAMPLE_APPROVED');
    const word = { dealId, fact: 'PREPRODUCTION_SAMPLE_APPROVED', evidence: 'They said so.' };
    expect(await desk.refused('attestFact', word, operations)).toEqual(['FACT_IS_READ at fact']);
    await report(order.id, 'PP_SAMPLE_SENT', '2026-02-26');
    await report(order.id, 'PP_SAMPLE_APPROVED', '2026-03-01', {
      source: 'BUYER',
      evidence: 'Mail of 1 March',
    });
    expect(await missing()).not.toContain('PREPRODUCTION_SAMPLE_APPROVED');
  });

  test('stands on the board with what holds it up', async () => {
    const { operationsBoard } = await ask(
      '{ operationsBoard(day: "2026-03-16") { reason code waitsFor daysLate orderNumber message } }',
    );
    const own = operationsBoard.filter(({ orderNumber }: Outcome) => orderNumber === order.number);
    expect(own.map(({ reason }: Outcome) => reason)).toContain('LATE');
    const start = own.find(({ code }: Outcome) => code === 'PRODUCTION_START');
    expect(start.daysLate).toBeGreaterThan(0);
    expect(start.message).toMatch(/^start of production: \d+ days? late\.$/);
    expect(start.waitsFor).toContain('MATERIAL_READY');
  });

  test('is seen by nobody who does not see its deal', async () => {
    const { order: hidden } = await ask(
      'query ($id: ID!) { order(id: $id) { id } }',
      { id: order.id },
      'rep.americas@demo.lading.test',
    );
    const own = await ask(
      'query ($id: ID!) { deal(id: $id) { id } }',
      { id: dealId },
      'rep.americas@demo.lading.test',
    );
    expect(hidden === null).toBe(own.deal === null);
    const { operationsBoard } = await ask(
      '{ operationsBoard(day: "2026-03-16") { code } }',
      {},
      'analyst@demo.lading.test',
    );
    expect(operationsBoard).toEqual([]);
  });
});

describe('a contract', () => {
  test('that is not signed makes no order', async () => {
    const { deals } = await ask(
      '{ deals(first: 1, filter: { stage: [QUOTED] }) { nodes { id } } }',
      {},
      director,
    );
    expect(
      await desk.refused(
        'confirmOrder',
        { dealId: deals.nodes[0].id, shipments: [{ transitDays: 1 }] },
        director,
      ),
    ).toEqual(['FACT_MISSING at dealId: CONTRACT_SIGNED']);
  });

  test('lets no more be shipped than its tolerance allows, and names every line', async () => {
    const dealId = await dealNumbered('D-2025-00025');
    const shipments = [
      {
        transitDays: 30,
        lines: [
          { sequence: 1, quantity: '1000' },
          { sequence: 7, quantity: '1' },
        ],
      },
      { transitDays: 30, lines: [{ sequence: 1, quantity: '2151' }] },
    ];
    // 3,000 and 5 % more is 3,150.
    expect(await desk.refused('confirmOrder', { dealId, shipments }, operations)).toEqual([
      'UNKNOWN_VALUE at shipments.0.lines.1.sequence',
      'OUT_OF_RANGE at shipments',
    ]);
  });
});

test('goods under CPT go to the place that the rule names, where nothing else is said', async () => {
  const dealId = await dealNumbered('D-2026-00004');
  const { order } = await desk.done('confirmOrder', { dealId, shipments: [{ transitDays: 30 }] }, operations);
  const { shipment } = await ask(
    `query ($id: ID!) { shipment(id: $id) { portOfDischarge { locode }
      deal { signedContract { quotation { rule place { locode } } } } } }`,
    { id: order.shipments[0].id },
  );
  const { rule, place } = shipment.deal.signedContract.quotation;
  expect(rule).toBe('CPT');
  expect(shipment.portOfDischarge).toEqual(place);
});

describe('holidays', () => {
  test('stop production for as long as they last', async () => {
    const days = ['2026-04-06', '2026-04-07', '2026-04-08'].map((day) => ({ day, name: 'Qingming' }));
    const doubled = { country: 'CN', year: 2026, days: [...days, days[0]] };
    expect(await desk.refused('setCalendarDays', doubled, operations)).toEqual([
      'ALREADY_EXISTS at days.3.day',
    ]);
    const planOf = async (dealId: string) => {
      const { order } = await desk.done(
        'confirmOrder',
        { dealId, inspections: [], shipments: [{ transitDays: 20, productionDays: 30 }] },
        operations,
      );
      const timeline = await timelineOf(order.id);
      return [find(timeline, 'PRODUCTION_START').plannedOn, find(timeline, 'PRODUCTION_FINISH').plannedOn];
    };
    const [start, finish] = await planOf(await dealNumbered('D-2025-00029'));
    expect(Date.parse(finish) - Date.parse(start)).toBe(30 * 86_400_000);
    await desk.done('setCalendarDays', { country: 'CN', year: 2026, days }, operations);
    const [later, end] = await planOf(await dealNumbered('D-2025-00032'));
    expect(Date.parse(end) - Date.parse(later)).toBe(33 * 86_400_000);
  });
});
