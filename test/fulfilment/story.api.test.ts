import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { signedContract } from '../deals/signed-contract.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { critical, director, finance, found, manager, operations } from './order-in-work.ts';

// Two orders from the deposit to the delivery, told by operations, sales for the buyer, finance, and carriers.

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

const buyer = { source: 'BUYER', evidence: 'Mail of the buyer' };
const byFinance = { as: finance };

async function ask(query: string, variables: object = {}, as: DemoPerson = operations): Promise<Outcome> {
  const { data, errors } = await server.ask(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const milestonesOf = async (shipmentId: string): Promise<Outcome[]> => {
  const { shipment } = await ask(
    `query ($id: ID!) { shipment(id: $id) { order { milestones {
      id code plannedOn estimatedOn actualOn slipDays slackDays shipment { id } } } } }`,
    { id: shipmentId },
  );
  return shipment.order.milestones.filter((one: Outcome) => !one.shipment || one.shipment.id === shipmentId);
};
const milestone = async (shipmentId: string, code: string): Promise<Outcome> =>
  (await milestonesOf(shipmentId)).find((one) => one.code === code);

async function report(
  shipmentId: string,
  code: string,
  day: string,
  { as = operations, ...more }: { as?: DemoPerson } & Record<string, unknown> = {},
) {
  const { id } = await milestone(shipmentId, code);
  const said = { milestoneId: id, classifier: 'ACTUAL', day, ...more };
  return (await desk.done('reportMilestone', said, as)).milestone;
}

/** Sends a mutation about a shipment in its present version. */
async function on(shipmentId: string, name: string, input: object = {}): Promise<Outcome> {
  const { shipment } = await ask('query ($id: ID!) { shipment(id: $id) { version } }', { id: shipmentId });
  return desk.done(name, { id: shipmentId, version: shipment.version, ...input }, operations);
}

async function moveTo(dealId: string, to: string, as: DemoPerson = operations): Promise<void> {
  const { deal } = await ask('query ($id: ID!) { deal(id: $id) { version } }', { id: dealId }, as);
  await desk.done('moveDeal', { id: dealId, version: deal.version, to }, as);
}
const missingFor = async (dealId: string, to: string): Promise<string[]> => {
  const { deal } = await ask('query ($id: ID!) { deal(id: $id) { nextStages { stage missing } } }', {
    id: dealId,
  });
  return deal.nextStages.find(({ stage }: Outcome) => stage === to).missing;
};

/** All goods of a shipment made in one lot. */
async function make(shipmentId: string, day: string): Promise<Outcome> {
  const { shipment } = await ask('query ($id: ID!) { shipment(id: $id) { version } }', { id: shipmentId });
  const plan = { shipmentId, version: shipment.version, line: 1, factory: 'Ningbo Haoyu' };
  const { lot } = await desk.done('planProductionLot', plan, operations);
  const { id } = lot;
  await desk.done('updateProductionLot', { id, version: 1, materialsReadyOn: '2026-03-18' }, operations);
  await desk.done('startProduction', { id, version: 2, day: '2026-03-20' }, operations);
  return (await desk.done('finishProduction', { id, version: 3, day }, operations)).lot;
}

async function inspect(shipmentId: string, lotId: string, plannedOn: string): Promise<Outcome> {
  const { shipment } = await ask('query ($id: ID!) { shipment(id: $id) { version } }', { id: shipmentId });
  const plan = { shipmentId, version: shipment.version, lotId, stage: 'FINAL', plannedOn, inspector: 'QIMA' };
  return (await desk.done('planInspection', plan, operations)).inspection;
}

/** An event as carriers send it (DCSA Track & Trace 2.x). */
let sent = 0;
const event = (eventType: string, code: string, eventDateTime: string, more: object = {}) => {
  sent += 1;
  const kind = eventType.toLowerCase();
  return {
    ...{ eventID: `story-${sent}`, eventType, eventDateTime, eventCreatedDateTime: eventDateTime },
    ...{ eventClassifierCode: 'ACT', [`${kind}EventTypeCode`]: code },
    ...more,
  };
};

async function carrierSays(shipmentId: string, ...events: object[]): Promise<void> {
  const input = {
    source: 'CARRIER',
    reporter: 'Blue Line',
    events: events.map((one) => ({ ...one, shipmentId })),
  };
  const { batch } = await desk.done('recordShipmentEvents', input, operations);
  expect(batch.results.map(({ status }: Outcome) => status)).toEqual(events.map(() => 'ACCEPTED'));
}

describe('1,200 work lights by sea, CIF Hamburg, a third paid before production', () => {
  let deal: string;
  let first: string;
  let second: string;
  let lot: Outcome;
  beforeAll(async () => {
    ({ deal } = await signedContract(desk));
  });

  test('come into work: the sample, the deposit and the final inspection are milestones', async () => {
    const shipments = [{ transitDays: 30, portOfLoading: 'CNNGB', productionDays: 25 }];
    const { order } = await desk.done(
      'confirmOrder',
      { dealId: deal, needsSample: true, inspections: ['FINAL'], shipments },
      operations,
    );
    first = order.shipments[0].id;
    server.setClock('2026-06-30T02:00:00.000Z');
    await report(first, 'DEPOSIT_RECEIVED', '2026-03-06', byFinance);
    expect(await missingFor(deal, 'FUNDED')).toEqual([]);
    await moveTo(deal, 'FUNDED');
    expect(await missingFor(deal, 'IN_PRODUCTION')).toEqual(['PREPRODUCTION_SAMPLE_APPROVED']);
  });

  test('are not made before the buyer has approved the sample', async () => {
    const { order } = (await ask('query ($id: ID!) { shipment(id: $id) { order { id } } }', { id: first }))
      .shipment;
    const start = { milestoneId: (await milestone(first, 'PRODUCTION_START')).id, classifier: 'ACTUAL' };
    expect(await desk.refused('reportMilestone', { ...start, day: '2026-03-12' }, operations)).toEqual([
      'NOT_YET_POSSIBLE at milestoneId',
    ]);
    const parcel = { orderId: order.id, sentOn: '2026-03-10', sentBy: 'Courier 4711' };
    const { sample } = await desk.done('sendSample', parcel, operations);
    const decision = {
      approved: true,
      decidedBy: 'Jana Petersen',
      decidedOn: '2026-03-16',
      evidence: 'Mail',
    };
    await desk.done('decideSample', { id: sample.id, version: sample.version, ...decision });
    await moveTo(deal, 'IN_PRODUCTION');
  });

  test('slip by a week: what follows slips, the plan stays, and the buyer takes part of them first', async () => {
    const before = await milestone(first, 'LOADED_ON_BOARD');
    await report(first, 'PRODUCTION_FINISH', '2026-05-04', {
      ...{ classifier: 'ESTIMATED', source: 'FACTORY', cause: 'The mould had to be mended.' },
    });
    const slipped = await milestone(first, 'LOADED_ON_BOARD');
    expect(slipped.plannedOn).toBe(before.plannedOn);
    expect(slipped.slipDays).toBeGreaterThan(0);
    expect(slipped.slackDays).toBeLessThan(0);
    const outcome = await on(first, 'splitShipment', { lines: [{ sequence: 1, quantity: '400' }] });
    second = outcome.split.id;
    expect(outcome.shipment.lines).toEqual([{ sequence: 1, quantity: '800' }]);
  });

  test('fail their inspection: nothing leaves until they were mended and passed', async () => {
    lot = await make(first, '2026-04-20');
    // Goods that are in lots are not split off, on hold or not.
    const { shipment } = await ask('query ($id: ID!) { shipment(id: $id) { version } }', { id: first });
    const taken = { id: first, version: shipment.version, lines: [{ sequence: 1, quantity: '100' }] };
    expect(await desk.refused('splitShipment', taken, operations)).toEqual(['OUT_OF_RANGE at lines']);
    const inspection = await inspect(first, lot.id, '2026-04-21');
    const failed = await desk.done(
      'recordInspection',
      found(inspection, { ...critical, inspectedOn: '2026-04-21' }),
      operations,
    );
    expect(failed.inspection.verdict).toBe('FAIL');
    expect(failed.shipment.holdReason).not.toBeNull();
    expect(await missingFor(deal, 'READY')).toEqual([]);
    await moveTo(deal, 'READY');
    expect(await missingFor(deal, 'SHIPPED')).toContain('QUALITY_PASSED');
    const stuffed = { milestoneId: (await milestone(first, 'STUFFED')).id, classifier: 'ACTUAL' };
    expect(await desk.refused('reportMilestone', { ...stuffed, day: '2026-04-22' }, operations)).toEqual([
      ...['NOT_YET_POSSIBLE at milestoneId', 'ON_HOLD at milestoneId'],
    ]);
    const { id, version } = failed.inspection;
    const mended = { id, version, doneOn: '2026-04-23', work: 'Edges ground' };
    const rework = await desk.done('recordRework', mended, operations);
    const again = { id, version: rework.inspection.version, plannedOn: '2026-04-24' };
    const { inspection: second } = await desk.done('planReinspection', again, operations);
    const passed = await desk.done(
      'recordInspection',
      found(second, { inspectedOn: '2026-04-24' }),
      operations,
    );
    expect(passed.inspection.verdict).toBe('PASS');
    expect(passed.shipment.holdReason).toBeNull();
    expect((await milestone(first, 'QC_FINAL')).actualOn).toBe('2026-04-24');
  });

  test('are booked, packed, stuffed, weighed and cleared', async () => {
    await report(first, 'CARGO_READY', '2026-04-25');
    await on(first, 'requestBooking', { from: 'Blue Line', on: '2026-04-15' });
    const cutOffs = [{ code: 'FCO', localTime: '2026-04-30T18:00' }];
    const booked = {
      carrier: 'Blue Line',
      number: 'BL-77',
      on: '2026-04-17',
      vessel: 'Blue Whale',
      voyage: '014W',
    };
    await on(first, 'confirmBooking', {
      ...booked,
      departsOn: '2026-05-02',
      arrivesOn: '2026-06-01',
      cutOffs,
    });
    await on(first, 'setPacking');
    const container = await on(first, 'recordContainer', {
      ...{ number: 'CSQU3054383', equipment: 'GP20', tareKg: '2200', sealNumber: 'S-1' },
    });
    const { id } = container.container;
    await desk.done('loadContainer', { id, version: 1, loads: [{ position: 1, packages: 66 }] }, operations);
    const mass = { method: 'METHOD_1', massKg: '3100', responsible: 'Li Wei', on: '2026-04-28' };
    await desk.done('submitVgm', { id, version: 2, ...mass }, operations);
    await report(first, 'EMPTY_PICKED_UP', '2026-04-27');
    await report(first, 'STUFFED', '2026-04-28');
    const instruction = { consignee: 'To order', notifyParty: 'Jana Petersen', on: '2026-04-28' };
    await on(first, 'submitShippingInstruction', instruction);
    await on(first, 'declareCustoms', { direction: 'EXPORT', number: '3104-26-881', on: '2026-04-28' });
    await report(first, 'EXPORT_RELEASED', '2026-04-29', { source: 'CUSTOMS' });
    await report(first, 'BALANCE_RECEIVED', '2026-04-28', byFinance);
    expect(await missingFor(deal, 'SHIPPED')).toEqual([]);
  });

  test('sail when the carrier says so, in whatever order its events come', async () => {
    const at = (locode: string) => ({ UNLocationCode: locode });
    const box = { equipmentReference: 'CSQU3054383' };
    await carrierSays(
      first,
      event('TRANSPORT', 'ARRI', '2026-06-01T06:00:00+02:00', at('DEHAM')),
      event('TRANSPORT', 'DEPA', '2026-05-02T21:00:00+08:00', at('CNNGB')),
      event('EQUIPMENT', 'LOAD', '2026-05-02T15:00:00+08:00', { ...at('CNNGB'), ...box }),
    );
    await carrierSays(
      first,
      event('EQUIPMENT', 'DISC', '2026-06-02T09:00:00+02:00', { ...at('DEHAM'), ...box }),
    );
    const days = Object.fromEntries(
      (await milestonesOf(first)).map(({ code, actualOn }) => [code, actualOn]),
    );
    expect(days).toMatchObject({
      ...{ LOADED_ON_BOARD: '2026-05-02', DEPARTED_POL: '2026-05-02' },
      ...{ ARRIVED_POD: '2026-06-01', DISCHARGED: '2026-06-02' },
    });
    await moveTo(deal, 'SHIPPED');
  });

  test('are delivered, the rest later; being on time is judged on board, where CIF delivers', async () => {
    const bill = { kind: 'ORIGINAL_BILL', number: 'BLU-991', originals: 3, freightTerm: 'PREPAID' };
    await on(first, 'issueTransportDocument', { ...bill, on: '2026-05-04' });
    await report(first, 'DOCS_SENT', '2026-05-06');
    await report(first, 'BL_SURRENDERED', '2026-06-02', buyer);
    await report(first, 'IMPORT_CLEARED', '2026-06-03', buyer);
    await report(first, 'DELIVERED', '2026-06-05', buyer);
    const { onTimeDelivery } = await ask(
      '{ onTimeDelivery(from: "2026-03-03", to: "2026-06-29", day: "2026-06-30") { due onTime late overdue } }',
    );
    // Promised by the plan of March, loaded in May; the other 400 have not left.
    expect(onTimeDelivery.late).toBeGreaterThanOrEqual(1);
    expect(onTimeDelivery.overdue).toBeGreaterThanOrEqual(1);
    expect((await milestone(second, 'LOADED_ON_BOARD')).actualOn).toBeNull();
    expect((await milestone(second, 'PRODUCTION_START')).actualOn).toBe('2026-03-20');
  });

  test('are claimed for in part: sales take the claim up, a manager decides, the deal goes on', async () => {
    const claim = {
      ...{
        shipmentId: first,
        line: 1,
        lotNumber: lot.number,
        cause: 'TRANSIT_DAMAGE',
        claimedQuantity: '12',
      },
      ...{ claimedAmount: { amount: '120.00', currency: 'EUR' }, description: 'One carton was wet.' },
      ...{ evidence: ['photo-1.jpg'], raisedOn: '2026-06-12' },
    };
    const open =
      'mutation ($input: OpenClaimInput!) { openClaim(input: $input) { claim { id version windowEndsOn } deal { stage } userErrors { code path } } }';
    const { openClaim } = await ask(open, { input: claim }, 'rep@demo.lading.test');
    expect(openClaim).toMatchObject({ deal: { stage: 'CLAIM' }, userErrors: [] });
    const decision = {
      ...{ id: openClaim.claim.id, version: openClaim.claim.version, decision: 'DISCOUNT' },
      ...{ amount: { amount: '100.00', currency: 'EUR' }, reason: 'Cartons were too weak.' },
    };
    const decide =
      'mutation ($input: DecideClaimInput!) { decideClaim(input: $input) { claim { status decision } deal { stage } userErrors { code path } } }';
    const { decideClaim } = await ask(decide, { input: decision }, manager);
    expect(decideClaim).toMatchObject({
      claim: { decision: 'DISCOUNT' },
      deal: { stage: 'SHIPPED' },
      userErrors: [],
    });
  });
});

describe('the same by air, FCA Shanghai, where the buyer’s forwarder books', () => {
  let deal: string;
  let shipment: string;
  beforeAll(async () => {
    server.setClock('2026-03-02T02:00:00.000Z');
    const terms = { rule: 'FCA', namedPlace: 'Shanghai', locode: 'CNSHA', mode: 'AIR', containerised: false };
    ({ deal } = await signedContract(desk, { draft: { terms } }));
  });

  test('have no container, no ship and no credit among their milestones', async () => {
    const shipments = [{ transitDays: 2, productionDays: 12, portOfLoading: 'CNSHA' }];
    const { order } = await desk.done(
      'confirmOrder',
      { dealId: deal, inspections: [], shipments },
      operations,
    );
    shipment = order.shipments[0].id;
    const codes = (await milestonesOf(shipment)).map(({ code }) => code);
    expect(codes).toContain('HANDED_OVER');
    for (const code of ['STUFFED', 'LOADED_ON_BOARD', 'BL_ISSUED', 'LC_RECEIVED_OK', 'QC_FINAL']) {
      expect(codes).not.toContain(code);
    }
  });

  test('go from the deposit to the delivery', async () => {
    server.setClock('2026-06-30T02:00:00.000Z');
    await report(shipment, 'DEPOSIT_RECEIVED', '2026-03-05', byFinance);
    await moveTo(deal, 'FUNDED', director);
    await moveTo(deal, 'IN_PRODUCTION');
    await make(shipment, '2026-04-02');
    await moveTo(deal, 'READY');
    await report(shipment, 'CARGO_READY', '2026-04-03');
    await report(shipment, 'BOOKING_CONFIRMED', '2026-04-01', { source: 'FORWARDER', reporter: 'Elbe Air' });
    await report(shipment, 'EXPORT_RELEASED', '2026-04-04', { source: 'CUSTOMS' });
    expect(await missingFor(deal, 'SHIPPED')).toEqual(['BALANCE_RECEIVED']);
    await report(shipment, 'BALANCE_RECEIVED', '2026-04-06', byFinance);
    await report(shipment, 'HANDED_OVER', '2026-04-07', { source: 'FORWARDER', reporter: 'Elbe Air' });
    await moveTo(deal, 'SHIPPED');
    await carrierSays(
      shipment,
      event('TRANSPORT', 'DEPA', '2026-04-08T23:30:00+08:00', { UNLocationCode: 'CNSHA' }),
    );
    await report(shipment, 'ARRIVED_POD', '2026-04-10', { source: 'FORWARDER' });
    await report(shipment, 'IMPORT_CLEARED', '2026-04-11', buyer);
    const { actualOn } = await report(shipment, 'DELIVERED', '2026-04-12', buyer);
    expect(actualOn).toBe('2026-04-12');
    expect((await milestone(shipment, 'DEPARTED_POL')).actualOn).toBe('2026-04-08');
  });
});
