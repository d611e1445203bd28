import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { director, finance, manager, operations, ordersInWork } from './order-in-work.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
const work = ordersInWork(
  () => server,
  () => desk,
);
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

describe('the goods of a shipment', () => {
  let order: Outcome;
  let shipment: Outcome;
  let line: Outcome;
  beforeAll(async () => {
    order = await work.confirm({ inspections: [] });
    shipment = await work.shipment(order.shipments[0].id);
    line = shipment.lines[0];
  });
  const plan = (more: object = {}) => ({
    ...{ shipmentId: shipment.id, version: shipment.version, line: 1, factory: 'Ningbo Haoyu', ...more },
  });

  test('go into lots, numbered by the shipment, and never more than there are', async () => {
    const { lot } = await desk.done('planProductionLot', plan({ quantity: '100' }), operations);
    expect(lot).toMatchObject({ number: `${shipment.number}-L1`, quantity: '100', status: 'PLANNED' });
    expect(await desk.refused('planProductionLot', plan({ quantity: line.quantity }), operations)).toEqual([
      'OUT_OF_RANGE at quantity',
    ]);
    const rest = await desk.done('planProductionLot', plan(), operations);
    expect(Number(rest.lot.quantity)).toBe(Number(line.quantity) - 100);
    expect(await desk.refused('planProductionLot', plan(), operations)).toEqual(['OUT_OF_RANGE at line']);
    expect(await desk.refused('planProductionLot', plan({ line: 400 }), operations)).toEqual([
      'NOT_FOUND at line',
    ]);
  });

  test('come back from a lot that is cancelled before it was begun', async () => {
    const { lots } = await work.shipment(shipment.id);
    const { lot } = await desk.done(
      'cancelProductionLot',
      { id: lots[0].id, version: 1, reason: 'Another factory is nearer.' },
      operations,
    );
    expect(lot).toMatchObject({ status: 'CANCELLED', version: 2 });
    const again = await desk.done('planProductionLot', plan({ factory: 'Yuyao Lida' }), operations);
    expect(again.lot).toMatchObject({ quantity: '100', number: `${shipment.number}-L3` });
    expect(
      await desk.refused('startProduction', { id: lot.id, version: 2, day: '2026-01-14' }, operations),
    ).toEqual(['WRONG_STATUS at id']);
  });

  test('are not begun before their materials are there, and not in the future', async () => {
    const { lots } = await work.shipment(shipment.id);
    const [, second] = lots;
    const start = { id: second.id, version: second.version, day: '2026-01-20' };
    expect(await desk.refused('startProduction', start, operations)).toEqual(['NOT_YET_POSSIBLE at id']);
    const { lot } = await desk.done(
      'updateProductionLot',
      { id: second.id, version: second.version, materialsReadyOn: '2026-01-15' },
      operations,
    );
    const early = { id: lot.id, version: lot.version, day: '2026-01-14' };
    expect(await desk.refused('startProduction', early, operations)).toEqual(['OUT_OF_RANGE at day']);
    const late = { id: lot.id, version: lot.version, day: '2026-03-04' };
    expect(await desk.refused('startProduction', late, operations)).toEqual(['OUT_OF_RANGE at day']);
    await desk.done('startProduction', { ...late, day: '2026-01-20' }, operations);
    // The materials of the lot that was begun are those that production waited for.
    const { MATERIAL_READY, PRODUCTION_START } = await work.milestones(order.id);
    expect([MATERIAL_READY.actualOn, PRODUCTION_START.actualOn]).toEqual(['2026-01-15', '2026-01-20']);
    expect(PRODUCTION_START.reports.at(-1)).toMatchObject({ source: 'FACTORY', reporter: 'Ningbo Haoyu' });
  });

  test('are counted by the day: never more than the lot, less than before only with the reason', async () => {
    const { lots } = await work.shipment(shipment.id);
    const { id, quantity, ...lot } = lots[1];
    const count = (day: string, made: string, more: object = {}) => ({
      ...{ id, version: lot.version, day, made, ...more },
    });
    const { lot: after } = await desk.done('recordProgress', count('2026-01-25', '50'), operations);
    expect(after.made).toBe('50');
    const share = Math.floor((50 / Number(quantity)) * 1000) / 10;
    expect(Number(after.percent)).toBe(share);
    const next = { version: after.version };
    expect(
      await desk.refused('recordProgress', count('2026-01-26', `${Number(quantity) + 1}`, next), operations),
    ).toEqual(['OUT_OF_RANGE at made']);
    expect(await desk.refused('recordProgress', count('2026-01-26', '40', next), operations)).toEqual([
      'REQUIRED at note',
    ]);
    const told = count('2026-01-26', '40', { ...next, note: 'Ten were scrapped.' });
    const { lot: less } = await desk.done('recordProgress', told, operations);
    expect(less).toMatchObject({ made: '40' });
    expect(less.progress).toHaveLength(2);
    // Who read the lot before is told that it has changed.
    expect(await desk.refused('recordProgress', told, operations)).toEqual(['VERSION_CONFLICT at version']);
  });

  test('are late for a reason, and all that comes after moves', async () => {
    const { lots } = await work.shipment(shipment.id);
    const before = await work.milestones(order.id);
    const { id, version } = lots[1];
    const day = '2026-05-20';
    const { lot } = await desk.done(
      'recordProductionDelay',
      { id, version, cause: 'EQUIPMENT', words: 'A mould broke.', expectedOn: day },
      operations,
    );
    expect(lot).toMatchObject({ expectedOn: day, delays: [{ cause: 'EQUIPMENT', words: 'A mould broke.' }] });
    const after = await work.milestones(order.id);
    expect(after.PRODUCTION_FINISH.estimatedOn).toBe(day);
    expect(after.PRODUCTION_FINISH.reports.at(-1)).toMatchObject({
      classifier: 'ESTIMATED',
      cause: 'EQUIPMENT: A mould broke.',
    });
    expect(after.CARGO_READY.estimatedOn > before.CARGO_READY.estimatedOn).toBe(true);
    expect(after.MATERIAL_READY.estimatedOn).toBe(before.MATERIAL_READY.estimatedOn);
  });

  test('are made when every lot of every line is, and not before', async () => {
    const { lots } = await work.shipment(shipment.id);
    const [, second, third] = lots;
    const finish = (id: string, version: number, more: object = {}) => ({
      ...{ id, version, day: '2026-02-20', ...more },
    });
    expect(
      await desk.refused('finishProduction', finish(second.id, second.version, { made: '90' }), operations),
    ).toEqual(['REQUIRED at note']);
    const { lot } = await desk.done('finishProduction', finish(second.id, second.version), operations);
    expect(lot).toMatchObject({ status: 'MADE', percent: '100', made: second.quantity });
    expect((await work.milestones(order.id)).PRODUCTION_FINISH.actualOn).toBeNull();
    const ready = { id: third.id, version: third.version, materialsReadyOn: '2026-01-25' };
    await desk.done('updateProductionLot', ready, operations);
    const start = { id: third.id, version: third.version + 1, day: '2026-01-28' };
    await desk.done('startProduction', start, operations);
    await desk.done(
      'finishProduction',
      finish(third.id, third.version + 2, { day: '2026-02-22' }),
      operations,
    );
    for (const { sequence } of shipment.lines.slice(1)) {
      expect((await work.milestones(order.id)).PRODUCTION_FINISH.actualOn).toBeNull();
      await work.madeLot(shipment.id, sequence);
    }
    const { PRODUCTION_FINISH, PRODUCTION_START } = await work.milestones(order.id);
    expect(PRODUCTION_FINISH.actualOn).toBe('2026-02-22');
    // A lot that was begun earlier, told of later, is the start.
    expect(PRODUCTION_START.actualOn).toBe(shipment.lines.length > 1 ? '2026-01-14' : '2026-01-20');
  });

  test('are changed until they are begun, by those who run orders', async () => {
    const { lots } = await work.shipment(shipment.id);
    const { id, version } = lots[1];
    expect(await desk.refused('updateProductionLot', { id, version, quantity: '1' }, operations)).toEqual([
      'WRONG_STATUS at id',
    ]);
    for (const as of ['rep@demo.lading.test', finance] as const) {
      await expect(desk.send(as, 'planProductionLot', plan())).rejects.toThrow('FORBIDDEN');
    }
    await expect(
      desk.send('director@other.lading.test', 'recordProgress', {
        id,
        version,
        day: '2026-02-01',
        made: '1',
      }),
    ).rejects.toThrow('NOT_FOUND');
  });
});

describe('a sample before production', () => {
  let order: Outcome;
  beforeAll(async () => {
    order = await work.confirm({ inspections: [], needsSample: true });
  });
  const said = (id: string, more: object) => ({
    ...{ id, version: 1, decidedOn: '2026-01-20', decidedBy: 'Ms Berg', evidence: 'Mail of 20 January' },
    ...more,
  });

  test('keeps production waiting until the buyer approves one, in as many rounds as it takes', async () => {
    const shipmentId = order.shipments[0].id;
    const lot = await work.lot(shipmentId, 1);
    const start = { id: lot.id, version: lot.version, day: '2026-02-05' };
    expect(await desk.refused('startProduction', start, operations)).toEqual(['NOT_YET_POSSIBLE at id']);
    const sent = { orderId: order.id, sentOn: '2026-01-14', sentBy: 'DHL 4711' };
    const first = await desk.done('sendSample', sent, operations);
    expect(first.sample).toMatchObject({ round: 1, status: 'SENT' });
    expect(await desk.refused('sendSample', sent, operations)).toEqual(['WRONG_STATUS at orderId']);
    const { id } = first.sample;
    expect(await desk.refused('decideSample', said(id, { approved: false }))).toEqual([
      'REQUIRED at remarks',
    ]);
    expect(await desk.refused('decideSample', said(id, { approved: true, decidedOn: '2026-01-13' }))).toEqual(
      ['OUT_OF_RANGE at decidedOn'],
    );
    const refused = said(id, { approved: false, remarks: 'The cable is too short.' });
    expect((await desk.done('decideSample', refused, manager)).sample.status).toBe('REFUSED');
    expect(await desk.refused('startProduction', start, operations)).toEqual(['NOT_YET_POSSIBLE at id']);
    const second = await desk.done('sendSample', { ...sent, sentOn: '2026-01-25' }, operations);
    expect(second.sample.round).toBe(2);
    const approval = said(second.sample.id, { approved: true, decidedOn: '2026-02-02' });
    await desk.done('decideSample', approval, operations);
    expect(await desk.refused('decideSample', { ...approval, version: 2 }, operations)).toEqual([
      'WRONG_STATUS at id',
    ]);
    const { PP_SAMPLE_SENT, PP_SAMPLE_APPROVED } = await work.milestones(order.id);
    expect(PP_SAMPLE_SENT.actualOn).toBe('2026-01-25');
    expect(PP_SAMPLE_APPROVED).toMatchObject({ actualOn: '2026-02-02' });
    expect(PP_SAMPLE_APPROVED.reports.at(-1)).toMatchObject({ source: 'BUYER', reporter: 'Ms Berg' });
    await desk.done('startProduction', start, operations);
  });

  test('is not sent where none was agreed, and what was said of one is kept', async () => {
    const without = await work.confirm({ inspections: [] });
    expect(
      await desk.refused(
        'sendSample',
        { orderId: without.id, sentOn: '2026-01-14', sentBy: 'DHL' },
        operations,
      ),
    ).toEqual(['NOT_NEEDED at orderId']);
    await expect(server.sql("UPDATE sample_rounds SET evidence = 'none'")).rejects.toMatchObject({
      kind: 'appendOnly',
    });
  });
});

describe('what an order costs', () => {
  let order: Outcome;
  beforeAll(async () => {
    order = await work.confirm({ inspections: [] });
  });
  const costs = async (as = director) =>
    (
      await work.ask(
        `query ($id: ID!) { orderCosts(orderId: $id) { currency planned { amount } actual { amount } difference { amount }
          steps { step planned { amount currency } actual { amount } difference { amount } } } }`,
        { id: order.id },
        as,
      )
    ).orderCosts;
  const bill = (more: object = {}) => ({
    ...{ orderId: order.id, step: 'GOODS', amount: { amount: '1000.00', currency: 'CNY' } },
    ...{ bookedOn: '2026-02-10', payee: 'Ningbo Haoyu', evidence: 'Invoice 88', ...more },
  });
  const step = (found: Outcome, name: string) =>
    found.steps.find((row: Outcome) => row.step === name) as Outcome;

  test('is planned by the cost sheet of the accepted revision, in the company’s currency', async () => {
    const found = await costs();
    expect(found).toMatchObject({ currency: 'CNY', actual: { amount: '0.00' } });
    const { order: seen } = await work.ask(
      `query ($id: ID!) { order(id: $id) { contract { quotation { margin { rebate { amount } } costSheet {
        goods { quantity unitCost { amount currency } } } } } } }`,
      { id: order.id },
      director,
    );
    const { margin, costSheet } = seen.contract.quotation;
    const goods = costSheet.goods.reduce(
      (sum: number, { quantity, unitCost }: Outcome) => sum + Number(quantity) * Number(unitCost.amount),
      0,
    );
    expect(Number(step(found, 'GOODS').planned.amount)).toBeCloseTo(goods, 1);
    expect(step(found, 'REBATE').planned.amount).toBe(`-${margin.rebate.amount}`);
    expect(found.steps.map((row: Outcome) => row.step)).not.toContain('PROFIT');
  });

  test('stands beside what was paid, foreign money at the day’s selling rate, to the cent', async () => {
    await desk.done('recordCostActual', bill());
    const dollars = bill({ step: 'MAIN_CARRIAGE', amount: { amount: '123.45', currency: 'USD' } });
    const { cost } = await desk.done('recordCostActual', dollars);
    const [rate] = await server.sql<{ ask: string }>(
      "SELECT ask::text FROM fx_rates WHERE base = 'USD' AND quote = 'CNY' AND day <= '2026-02-10' AND company_id = (SELECT company_id FROM people WHERE email = 'rep@demo.lading.test') ORDER BY day DESC LIMIT 1",
    );
    expect(Number(cost.rate)).toBe(Number(rate!.ask));
    expect(cost.inCompanyCurrency).toEqual({
      ...{ currency: 'CNY', amount: (Math.round(123.45 * Number(rate!.ask) * 100) / 100).toFixed(2) },
    });
    const found = await costs();
    expect(step(found, 'GOODS')).toMatchObject({ actual: { amount: '1000.00' } });
    const sum = (column: string) =>
      found.steps.reduce((total: number, row: Outcome) => total + Number(row[column].amount), 0).toFixed(2);
    expect(found.actual.amount).toBe(sum('actual'));
    expect(found.difference.amount).toBe(sum('difference'));
  });

  test('loses what was booked wrongly, and keeps it to be seen', async () => {
    const before = (await costs()).actual.amount;
    const { cost } = await desk.done('recordCostActual', bill({ step: 'OTHER' }));
    const wrong = { id: cost.id, version: 1, reason: 'It was another order’s.' };
    await desk.done('withdrawCostActual', wrong);
    expect((await costs()).actual.amount).toBe(before);
    expect(await desk.refused('withdrawCostActual', { ...wrong, version: 2 })).toEqual([
      'WRONG_STATUS at id',
    ]);
    await expect(server.sql('UPDATE cost_actuals SET base_minor = 1')).rejects.toMatchObject({
      kind: 'appendOnly',
    });
  });

  test('is refused where it can’t be: profit, nothing, parts of a cent, an unknown rate, tomorrow', async () => {
    const refused = (more: object) => desk.refused('recordCostActual', bill(more));
    expect(await refused({ step: 'PROFIT' })).toEqual(['UNKNOWN_VALUE at step']);
    expect(await refused({ amount: { amount: '0', currency: 'CNY' } })).toEqual([
      'OUT_OF_RANGE at amount.amount',
    ]);
    expect(await refused({ amount: { amount: '1.005', currency: 'CNY' } })).toEqual([
      'INVALID_FORMAT at amount.amount',
    ]);
    expect(await refused({ amount: { amount: '5', currency: 'ISK' } })).toEqual([
      'MISSING_RATE at amount.currency',
    ]);
    expect(await refused({ bookedOn: '2026-03-04' })).toEqual(['OUT_OF_RANGE at bookedOn']);
  });

  test('is shown and booked by those who may see and write costs', async () => {
    expect((await costs(finance)).currency).toBe('CNY');
    await expect(costs(operations)).rejects.toThrow('FORBIDDEN');
    for (const as of [operations, finance] as const) {
      await expect(desk.send(as, 'recordCostActual', bill())).rejects.toThrow('FORBIDDEN');
    }
    const { order: seen } = await work.ask(
      'query ($id: ID!) { order(id: $id) { costs { payee amount { amount } } } }',
      { id: order.id },
      operations,
    );
    expect(seen.costs).toBeNull();
  });
});
