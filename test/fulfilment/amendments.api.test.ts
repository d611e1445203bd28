import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { amend, type SignedContract, sign, signatureOf, signedContract } from '../deals/signed-contract.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

const operations: DemoPerson = 'operations@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const finance: DemoPerson = 'finance@demo.lading.test';
const today = '2026-03-02';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

async function ask(query: string, variables: object = {}, as: DemoPerson = director): Promise<Outcome> {
  const { data, errors } = await server.ask(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** 1,200 work lights CIF Hamburg under a contract that both signed, in work. */
async function orderInWork(
  choices: Parameters<typeof signedContract>[1] = {},
  shipments: object[] = [{ transitDays: 30 }],
): Promise<SignedContract & { order: Outcome }> {
  const signed = await signedContract(desk, choices);
  const { order } = await desk.done(
    'confirmOrder',
    { dealId: signed.deal, inspections: [], shipments },
    operations,
  );
  return { ...signed, order };
}

const orderQuery = `query ($id: ID!) { order(id: $id) {
  version contract { id edition toleranceRate quotation { rule } }
  unshipped { sequence ordered planned unshipped }
  shipments { id version cancelledAt cancelReason lines { sequence quantity } }
  milestones { id code party plannedOn estimatedOn actualOn latestOn deadlines { kind dueOn } }
} }`;
const read = async ({ id }: Outcome): Promise<Outcome> => (await ask(orderQuery, { id })).order;
const find = ({ milestones }: Outcome, code: string): Outcome =>
  milestones.find((milestone: Outcome) => milestone.code === code);

const quantityOf = (quantity: string, sequence = 1) => ({ quantities: [{ sequence, quantity }] });

const depart = async (order: Outcome): Promise<void> => {
  const { id: milestoneId } = find(await read(order), 'DEPARTED_POL');
  const left = { milestoneId, classifier: 'ACTUAL', day: today, source: 'CARRIER' };
  await desk.done('reportMilestone', left, operations);
};

describe('more goods by amendment', () => {
  let work: Awaited<ReturnType<typeof orderInWork>>;
  let second: Outcome;
  beforeAll(async () => {
    work = await orderInWork();
    second = await amend(desk, work.contract, quantityOf('1500'));
  });

  test('stand in the text that is signed, at the unit price that was agreed', () => {
    expect(second.quotation.lines).toEqual([{ sequence: 1, quantity: '1500' }]);
    expect(second.text).toContain('1,500');
    expect(second.text).not.toContain('1,200');
    const total = new Decimal(work.unitPrice).times(1500);
    expect(second.quotation.total.amount).toBe(total.toFixed(2));
  });

  test('are no part of the order before both have signed', async () => {
    expect(await read(work.order)).toMatchObject({
      contract: { edition: 1 },
      unshipped: [{ sequence: 1, ordered: '1200', planned: '1200', unshipped: '0' }],
    });
    const [{ id, version }] = work.order.shipments;
    const more = { id, version, lines: [{ sequence: 1, quantity: '1500' }] };
    expect(await desk.refused('adjustShipment', more, operations)).toEqual([
      'OUT_OF_RANGE at lines.0.quantity',
    ]);
  });

  test('are to be shipped once both have, and a shipment takes them up', async () => {
    await sign(desk, second);
    const order = await read(work.order);
    expect(order).toMatchObject({
      version: work.order.version + 1,
      contract: { edition: 2 },
      unshipped: [{ sequence: 1, ordered: '1500', planned: '1200', unshipped: '300' }],
    });
    const [{ id, version }] = order.shipments;
    const most = { id, version, lines: [{ sequence: 1, quantity: '1500.5' }] };
    const refused = await desk.send(operations, 'adjustShipment', most);
    expect(refused.userErrors[0]).toMatchObject({
      code: 'OUT_OF_RANGE',
      details: expect.arrayContaining([
        { name: 'maximum', value: '1500' },
        { name: 'line', value: '1' },
      ]),
    });
    const all = { id, version, lines: [{ sequence: 1, quantity: '1500' }] };
    const outcome = await desk.done('adjustShipment', all, operations);
    expect(outcome.order.unshipped).toEqual([
      { sequence: 1, ordered: '1500', planned: '1500', unshipped: '0' },
    ]);
    expect(await desk.refused('adjustShipment', all, operations)).toEqual(['VERSION_CONFLICT at version']);
  });

  test('leave the deal the goods and costs that were asked for', async () => {
    const { deal } = await ask(
      'query ($id: ID!) { deal(id: $id) { lines { quantity } costSheet { version goods { quantity } } } }',
      { id: work.deal },
    );
    expect(deal).toMatchObject({
      lines: [{ quantity: '1200' }],
      costSheet: { version: 1, goods: [{ quantity: '1200' }] },
    });
  });
});

describe('fewer goods by amendment', () => {
  test('are signed by nobody before the shipments were brought down, and the line is told', async () => {
    const { contract, order } = await orderInWork();
    const tolerated = { ...quantityOf('800'), clauses: { toleranceRate: '0.05' } };
    const second = await amend(desk, contract, tolerated);
    const refused = await desk.send(director, 'signContract', signatureOf(second, 'BUYER'));
    expect(refused.userErrors).toMatchObject([
      {
        code: 'OUT_OF_RANGE',
        path: ['input', 'id'],
        details: expect.arrayContaining([
          { name: 'maximum', value: '840' },
          { name: 'line', value: '1' },
        ]),
      },
    ]);
    const [{ id, version }] = order.shipments;
    const fewer = { id, version, lines: [{ sequence: 1, quantity: '840' }] };
    const { shipment } = await desk.done('adjustShipment', fewer, operations);
    const { contract: first } = await desk.done('signContract', signatureOf(second, 'BUYER'), director);
    // Between the signatures somebody plans more again: the second one is refused as the first was.
    const again = { id, version: shipment.version, lines: [{ sequence: 1, quantity: '841' }] };
    const { shipment: more } = await desk.done('adjustShipment', again, operations);
    const half = { ...second, version: first.version };
    expect(await desk.refused('signContract', signatureOf(half, 'SELLER'), director)).toEqual([
      'OUT_OF_RANGE at id',
    ]);
    await desk.done('adjustShipment', { ...fewer, version: more.version }, operations);
    await desk.done('signContract', signatureOf(half, 'SELLER'), director);
    expect((await read(order)).unshipped).toEqual([
      { sequence: 1, ordered: '800', planned: '840', unshipped: '-40' },
    ]);
  });

  test('are not fewer than have left, and what has left is not adjusted', async () => {
    const { contract, order } = await orderInWork();
    await depart(order);
    const { id, version } = contract;
    const less = { id, version, reason: 'Less.', clauses: {}, ...quantityOf('1199.99') };
    const refused = await desk.send('rep@demo.lading.test', 'amendContract', less);
    expect(refused.userErrors).toMatchObject([
      {
        code: 'OUT_OF_RANGE',
        path: ['input', 'quantities', '0', 'quantity'],
        details: expect.arrayContaining([{ name: 'minimum', value: '1200' }]),
      },
    ]);
    await amend(desk, contract, quantityOf('1200'));
    const [shipment] = (await read(order)).shipments;
    const lines = [{ sequence: 1, quantity: '1' }];
    const after = { id: shipment.id, version: shipment.version, lines };
    expect(await desk.refused('adjustShipment', after, operations)).toEqual(['WRONG_STATUS at id']);
  });

  test('all in one shipment need the others to be gone first', async () => {
    const half = [{ sequence: 1, quantity: '600' }];
    const two = [
      { transitDays: 30, lines: half },
      { transitDays: 30, lines: half },
    ];
    const { contract, order } = await orderInWork({}, two);
    const second = await amend(desk, contract, { clauses: { partialShipments: false } });
    const signature = signatureOf(second, 'BUYER');
    expect(await desk.refused('signContract', signature)).toEqual(['PARTIAL_SHIPMENTS_BARRED at id']);
    const [one, other] = order.shipments;
    const { id, version } = other;
    await desk.done('cancelShipment', { id, version, reason: 'All in one.' }, operations);
    const all = { id: one.id, version: one.version, lines: [{ sequence: 1, quantity: '1200' }] };
    await desk.done('adjustShipment', all, operations);
    await sign(desk, second);
    expect((await read(order)).unshipped[0]).toMatchObject({ planned: '1200', unshipped: '0' });
  });
});

describe('other terms by amendment', () => {
  let work: Awaited<ReturnType<typeof orderInWork>>;
  let second: Outcome;
  beforeAll(async () => {
    work = await orderInWork();
  });

  test('from CIF to FOB have the buyer book; no planned day moves', async () => {
    const { contract, order } = work;
    const before = await read(order);
    expect(find(before, 'BOOKING_REQUESTED').party).toBe('SELLER');
    const terms = { rule: 'FOB', namedPlace: 'Ningbo', locode: 'CNNGB' };
    second = await sign(desk, await amend(desk, contract, { terms }));
    const after = await read(order);
    expect(after.contract.quotation.rule).toBe('FOB');
    for (const code of ['BOOKING_REQUESTED', 'BOOKING_CONFIRMED', 'SI_SUBMITTED']) {
      expect(find(after, code)).toMatchObject({ id: find(before, code).id, party: 'BUYER' });
    }
    expect(find(after, 'EXPORT_DECLARED').party).toBe('SELLER');
    const planned = ({ milestones }: Outcome) =>
      milestones.map(({ code, plannedOn }: Outcome) => [code, plannedOn]);
    expect(planned(after)).toEqual(planned(before));
  });

  test('carry the promise of delivery to where the new rule delivers, and back', async () => {
    const { order } = work;
    const promised = find(await read(order), 'LOADED_ON_BOARD').deadlines;
    expect(promised).toMatchObject([{ kind: 'CONTRACT' }]);
    const fca = { rule: 'FCA', namedPlace: 'Ningbo', locode: 'CNNGB' };
    const third = await sign(desk, await amend(desk, second, { terms: fca }));
    const handedOver = await read(order);
    expect(find(handedOver, 'LOADED_ON_BOARD').deadlines).toEqual([]);
    expect(find(handedOver, 'HANDED_OVER')).toMatchObject({
      deadlines: promised,
      latestOn: promised[0].dueOn,
    });
    const { id: milestoneId } = find(handedOver, 'HANDED_OVER');
    await desk.done(
      'setDeadline',
      { milestoneId, kind: 'LETTER_OF_CREDIT', dueOn: '2026-06-01' },
      operations,
    );
    const cif = { rule: 'CIF', namedPlace: 'Hamburg', locode: 'DEHAM' };
    await sign(desk, await amend(desk, third, { terms: cif }));
    const back = await read(order);
    expect(find(back, 'HANDED_OVER')).toBeUndefined();
    expect(find(back, 'LOADED_ON_BOARD').deadlines).toEqual(promised);
  });

  test('keep what happened, and are refused where they would forget what is expected', async () => {
    const happened = await orderInWork();
    const payment = { method: 'OA', creditDays: 30 };
    const deposit = find(await read(happened.order), 'DEPOSIT_RECEIVED');
    const said = { milestoneId: deposit.id, day: today };
    await desk.done('reportMilestone', { ...said, classifier: 'ACTUAL', evidence: 'Statement 3' }, finance);
    await sign(desk, await amend(desk, happened.contract, { payment }));
    expect(find(await read(happened.order), 'DEPOSIT_RECEIVED')).toMatchObject({ actualOn: today });

    const expected = await orderInWork();
    const { id: milestoneId } = find(await read(expected.order), 'DEPOSIT_RECEIVED');
    const ahead = { milestoneId, classifier: 'ESTIMATED', day: '2026-03-10' };
    await desk.done('reportMilestone', ahead, finance);
    const second = await amend(desk, expected.contract, { payment });
    const signature = signatureOf(second, 'BUYER');
    const refused = await desk.send(director, 'signContract', signature);
    expect(refused.userErrors).toMatchObject([
      {
        code: 'WRONG_STATUS',
        details: [
          { name: 'status', value: 'REPORTED' },
          { name: 'milestone', value: 'DEPOSIT_RECEIVED' },
        ],
      },
    ]);
  });
});

describe('nobody amends or adjusts what', () => {
  let work: Awaited<ReturnType<typeof orderInWork>>;
  beforeAll(async () => {
    work = await orderInWork();
  });

  test.each<[string, object[], string[]]>([
    ['a line is not there', [{ sequence: 2, quantity: '5' }], ['NOT_FOUND at quantities.0.sequence']],
    [
      'is named twice',
      [
        { sequence: 1, quantity: '5' },
        { sequence: 1, quantity: '6' },
      ],
      ['ALREADY_EXISTS at quantities.1.sequence'],
    ],
    ['is nothing', [{ sequence: 1, quantity: '0' }], ['OUT_OF_RANGE at quantities.0.quantity']],
    ['is less than nothing', [{ sequence: 1, quantity: '-1' }], ['OUT_OF_RANGE at quantities.0.quantity']],
    [
      'is more than there is of anything',
      [{ sequence: 1, quantity: '1000000000000000' }],
      ['OUT_OF_RANGE at quantities.0.quantity'],
    ],
    [
      'no ship takes',
      [{ sequence: 1, quantity: '999999999999999' }],
      expect.arrayContaining(['OUT_OF_RANGE at quantities']),
    ],
  ])('%s', async (_, quantities, faults) => {
    const { id, version } = work.contract;
    const input = { id, version, reason: 'A slip.', clauses: {}, quantities };
    expect(await desk.refused('amendContract', input)).toEqual(faults);
  });

  test('they read in another version, or has no goods, or goods of no line', async () => {
    const { id, version } = work.contract;
    const stale = { id, version: version + 1, reason: 'Late.', clauses: {}, ...quantityOf('1300') };
    expect(await desk.refused('amendContract', stale)).toEqual(['VERSION_CONFLICT at version']);
    const [shipment] = (await read(work.order)).shipments;
    const adjusted = (lines: object[]) => ({ id: shipment.id, version: shipment.version, lines });
    const of = (sequence: number, quantity = '1') => ({ sequence, quantity });
    expect(await desk.refused('adjustShipment', adjusted([]), operations)).toEqual(['REQUIRED at lines']);
    expect(await desk.refused('adjustShipment', adjusted([of(1), of(7), of(1)]), operations)).toEqual([
      'UNKNOWN_VALUE at lines.1.sequence',
      'ALREADY_EXISTS at lines.2.sequence',
    ]);
    expect(await desk.refused('adjustShipment', adjusted([of(1, '0')]), operations)).toEqual([
      'OUT_OF_RANGE at lines.0.quantity',
    ]);
  });

  test('is not theirs: sales adjust no shipment, others do not even see it', async () => {
    const [{ id, version }] = (await read(work.order)).shipments;
    const input = { id, version, lines: [{ sequence: 1, quantity: '1' }] };
    await expect(desk.send('rep@demo.lading.test', 'adjustShipment', input)).rejects.toThrow('FORBIDDEN');
    await expect(desk.send('operations@other.lading.test', 'adjustShipment', input)).rejects.toThrow();
    const unseen = { ...input, id: 'shipment_0195a000-0000-7000-8000-000000000000' };
    await expect(desk.send(operations, 'adjustShipment', unseen)).rejects.toThrow('NOT_FOUND');
    const { order } = await ask(
      'query ($id: ID!) { order(id: $id) { unshipped { unshipped } } }',
      { id: work.order.id },
      'rep.americas@demo.lading.test',
    );
    expect(order).toBeNull();
  });
});

describe('a contract that is cancelled', () => {
  test('takes along the shipments that have not left, with its reason', async () => {
    const { contract, order } = await orderInWork();
    const { id, version } = contract;
    await desk.done('cancelContract', { id, version, reason: 'The buyer is bankrupt.' }, director);
    const { shipments, unshipped } = await read(order);
    expect(shipments).toMatchObject([{ cancelReason: 'The buyer is bankrupt.' }]);
    expect(unshipped).toMatchObject([{ planned: '0', unshipped: '1200' }]);
  });

  test('lets go on what is on its way', async () => {
    const half = [{ sequence: 1, quantity: '600' }];
    const two = [
      { transitDays: 30, lines: half },
      { transitDays: 30, lines: half },
    ];
    const { contract, order } = await orderInWork({}, two);
    await depart(order);
    const { id, version } = contract;
    await desk.done('cancelContract', { id, version, reason: 'No more.' }, director);
    const { shipments } = await read(order);
    expect(shipments.map(({ cancelReason }: Outcome) => cancelReason)).toEqual([null, 'No more.']);
  });
});
