import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { critical, director, found, operations, ordersInWork } from './order-in-work.ts';

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

const done = (name: string, input: object, as: DemoPerson = operations) => desk.done(name, input, as);
const refused = (name: string, input: object, as: DemoPerson = operations) => desk.refused(name, input, as);

const reportActual = async (orderId: string, code: string): Promise<string[]> => {
  const { id } = (await work.milestones(orderId))[code];
  return refused('reportMilestone', {
    ...{ milestoneId: id, classifier: 'ACTUAL', day: '2026-02-20', source: 'MANUAL' },
  });
};

describe('an inspection', () => {
  let order: Outcome;
  let shipment: Outcome;
  let lot: Outcome;
  beforeAll(async () => {
    order = await work.confirm();
    shipment = await work.shipment(order.shipments[0].id);
    lot = await work.madeLot(shipment.id, 1, { quantity: '200' });
  });

  test('has a plan for each class of defects by ISO 2859-1, kept as it was made', async () => {
    const inspection = await work.inspection(shipment.id, { lotId: lot.id });
    // 200 units at level II: letter G; AQL 2.5 leads to n = 32, Ac 2; 4.0 to Ac 3.
    expect(inspection).toMatchObject({ severity: 'NORMAL', lotSize: 200, verdict: 'PENDING' });
    expect(inspection.plans).toMatchObject([
      { defectClass: 'CRITICAL', aql: '0', codeLetter: 'G', sampleSize: 32, accept: 0, reject: 1 },
      { defectClass: 'MAJOR', aql: '2.5', sampleSize: 32, accept: 2, reject: 3 },
      { defectClass: 'MINOR', aql: '4.0', sampleSize: 32, accept: 3, reject: 4 },
    ]);
    expect((await work.milestones(order.id)).QC_FINAL).toMatchObject({ actualOn: null });
    // Beside one that is still to be decided no other is planned.
    const { version } = await work.shipment(shipment.id);
    const again = { shipmentId: shipment.id, version, stage: 'FINAL', plannedOn: '2026-02-13' };
    expect(await refused('planInspection', { ...again, lotId: lot.id, inspector: 'SGS' })).toEqual([
      'ALREADY_EXISTS at stage',
    ]);
    const { inspection: cancelled } = await done('cancelInspection', {
      ...{ id: inspection.id, version: inspection.version, reason: 'The inspector fell ill.' },
    });
    expect(cancelled.cancelReason).toBe('The inspector fell ill.');
    expect(await refused('recordInspection', found({ ...inspection, version: 2 }))).toEqual([
      'WRONG_STATUS at id',
    ]);
  });

  test('may have limits, a level and samples of its own, each class once', async () => {
    const own = { lotId: lot.id, level: 'S2', samples: 'LARGEST' };
    const limits = [
      { defectClass: 'MAJOR', aql: '1.0' },
      { defectClass: 'MINOR', aql: '6.5' },
    ];
    const { version } = await work.shipment(shipment.id);
    const input = {
      ...{ shipmentId: shipment.id, version, stage: 'FINAL', plannedOn: '2026-02-12', inspector: 'QIMA' },
      ...own,
    };
    expect(
      await refused('planInspection', { ...input, limits: [limits[0], { ...limits[0], aql: '2.5' }] }),
    ).toEqual(['ALREADY_EXISTS at limits.1.defectClass']);
    expect(
      await refused('planInspection', { ...input, limits: [{ defectClass: 'MAJOR', aql: '3' }] }),
    ).toEqual(['UNKNOWN_VALUE at limits.0']);
    expect(await refused('planInspection', { ...input, limits: [] })).toEqual(['OUT_OF_RANGE at limits']);
    const inspection = await work.inspection(shipment.id, { ...own, limits });
    expect(inspection.plans.map(({ defectClass }: Outcome) => defectClass)).toEqual(['MAJOR', 'MINOR']);
    const [major, minor] = inspection.plans;
    expect(minor.sampleSize).toBe(major.sampleSize);
    await done('cancelInspection', { id: inspection.id, version: 1, reason: 'Agreed anew.' });
  });

  test('stays open until the whole sample was looked at; its verdict follows and then stands', async () => {
    const inspection = await work.inspection(shipment.id, { lotId: lot.id });
    const looked = inspection.plans.map(({ defectClass }: Outcome) => ({ defectClass, units: 20 }));
    const photo = 'https://photos.example.test/1.jpg';
    const begun = await done(
      'recordInspection',
      found(inspection, {
        inspected: looked,
        defects: [{ defectClass: 'MINOR', code: 'SCRATCH', units: 2, photo }],
        measurements: [{ name: 'Weight, kg', minimum: '1.45', maximum: '1.55', value: '1.50' }],
      }),
    );
    expect(begun.inspection).toMatchObject({
      ...{ verdict: 'PENDING', defects: [{ code: 'SCRATCH', units: 2, photo }] },
      measurements: [{ isWithin: true }],
    });
    const { version } = begun.inspection;
    // What is said again takes the place of what was said; a stale version is refused.
    expect(await refused('recordInspection', found(inspection))).toEqual(['VERSION_CONFLICT at version']);
    const passed = await done('recordInspection', found({ ...inspection, version }, { report: 'R-881' }));
    expect(passed.inspection).toMatchObject({ verdict: 'PASS', defects: [], measurements: [] });
    expect(passed.shipment.holdReason).toBeNull();
    expect(await refused('recordInspection', found({ ...inspection, version: version + 1 }))).toEqual([
      'WRONG_STATUS at id',
    ]);
    for (const statement of [
      "UPDATE inspections SET verdict = 'FAIL' WHERE verdict = 'PASS'",
      'UPDATE inspection_plans SET inspected = 1',
      'DELETE FROM inspections',
    ]) {
      await expect(server.sql(statement), statement).rejects.toMatchObject({ kind: 'appendOnly' });
    }
  });

  test('is a milestone when every lot of its shipment has passed', async () => {
    const before = await work.milestones(order.id);
    expect(before.QC_FINAL.actualOn).toBeNull();
    const rest = await work.madeLot(shipment.id, 1);
    const lots = [rest];
    for (const { sequence } of shipment.lines.slice(1)) {
      lots.push(await work.madeLot(shipment.id, sequence));
    }
    for (const [index, one] of lots.entries()) {
      expect((await work.milestones(order.id)).QC_FINAL.actualOn).toBeNull();
      const inspection = await work.inspection(shipment.id, { lotId: one.id });
      await done('recordInspection', found(inspection, { inspectedOn: `2026-02-${14 + index}` }));
    }
    const { QC_FINAL } = await work.milestones(order.id);
    expect(QC_FINAL.actualOn).toBe(`2026-02-${14 + lots.length - 1}`);
    expect(QC_FINAL.reports.at(-1)).toMatchObject({ source: 'INSPECTOR', reporter: 'QIMA' });
  });

  test('says nothing of goods that are not made, of other classes or of more than was looked at', async () => {
    const other = await work.confirm();
    const { id } = other.shipments[0];
    const planned = await work.lot(id, 1);
    const inspection = await work.inspection(id, { lotId: planned.id });
    expect(await refused('recordInspection', found(inspection))).toEqual(['NOT_YET_POSSIBLE at id']);
    const whole = await work.inspection(id, { stage: 'PREPRODUCTION', lotSize: 100 });
    const wrong = {
      inspectedOn: '2026-03-09',
      inspected: [{ defectClass: 'MAJOR', units: 101 }],
      defects: [{ defectClass: 'MINOR', code: 'DENT', units: 1 }],
      measurements: [{ name: 'Length', minimum: '2', maximum: '1', value: '1' }],
    };
    expect(await refused('recordInspection', found(whole, wrong))).toEqual([
      'OUT_OF_RANGE at inspectedOn',
      'OUT_OF_RANGE at inspected.0.units',
      'OUT_OF_RANGE at defects.0.units',
      'OUT_OF_RANGE at measurements.0.maximum',
    ]);
  });
});

describe('a failed inspection', () => {
  let order: Outcome;
  let shipment: Outcome;
  let failed: Outcome;
  beforeAll(async () => {
    order = await work.confirm();
    shipment = await work.shipment(order.shipments[0].id);
    for (const { sequence } of shipment.lines) await work.madeLot(shipment.id, sequence);
    failed = await work.inspection(shipment.id);
  });

  test('holds its shipment, and is no milestone', async () => {
    const outcome = await done('recordInspection', found(failed, critical));
    expect(outcome.inspection).toMatchObject({
      verdict: 'FAIL',
      plans: [{ verdict: 'FAIL' }, { verdict: 'PASS' }, { verdict: 'PASS' }],
    });
    expect(outcome.shipment.holdReason).toBe(`QC_FINAL ${failed.number}: FAIL`);
    expect((await work.milestones(order.id)).QC_FINAL.actualOn).toBeNull();
    const milestones = await work.milestones(order.id);
    const code = milestones.STUFFED ? 'STUFFED' : 'HANDED_OVER';
    expect(await reportActual(order.id, code)).toContain('ON_HOLD at milestoneId');
    // Work goes on that ships nothing.
    expect(await reportActual(order.id, 'BOOKING_REQUESTED')).toEqual([]);
  });

  test('is repeated only when it was said what was done to the goods', async () => {
    const again = { id: failed.id, version: 2, plannedOn: '2026-02-20' };
    expect(await refused('planReinspection', again)).toEqual(['REWORK_FIRST at id']);
    const rework = { id: failed.id, version: 2, doneOn: '2026-02-17', work: 'All edges were ground.' };
    expect(await refused('recordRework', { ...rework, doneOn: '2026-02-11' })).toEqual([
      'OUT_OF_RANGE at doneOn',
    ]);
    expect(await refused('recordRework', { ...rework, scrapped: failed.lotSize })).toEqual([
      'OUT_OF_RANGE at scrapped',
    ]);
    const { inspection } = await done('recordRework', { ...rework, scrapped: 3 });
    expect(inspection).toMatchObject({ version: 3, reworks: [{ doneOn: '2026-02-17', scrapped: 3 }] });
  });

  test('is repeated as a new one that refers to it, and passing releases the shipment', async () => {
    const again = { id: failed.id, version: 3, plannedOn: '2026-02-20' };
    const { inspection } = await done('planReinspection', again);
    expect(inspection).toMatchObject({ reinspects: { id: failed.id }, lotSize: failed.lotSize - 3 });
    expect(await refused('planReinspection', again)).toEqual(['ALREADY_EXISTS at id']);
    expect((await work.shipment(shipment.id)).holdReason).not.toBeNull();
    expect(await refused('recordInspection', found(inspection, { inspectedOn: '2026-02-16' }))).toEqual([
      'OUT_OF_RANGE at inspectedOn',
    ]);
    // It fails once more, for what was measured.
    const heavy = [{ name: 'Weight, kg', maximum: '1.55', value: '1.551' }];
    const second = await done(
      'recordInspection',
      found(inspection, { inspectedOn: '2026-02-20', measurements: heavy }),
    );
    expect(second.inspection.verdict).toBe('FAIL');
    expect(second.shipment.holdReason).toBe(`QC_FINAL ${inspection.number}: FAIL`);
    await done('recordRework', { id: inspection.id, version: 2, doneOn: '2026-02-22', work: 'Relabelled.' });
    const third = await done('planReinspection', {
      ...{ id: inspection.id, version: 3, plannedOn: '2026-02-24' },
    });
    const passed = await done(
      'recordInspection',
      found(third.inspection, { inspectedOn: '2026-02-24', report: 'R-902' }),
    );
    expect(passed.inspection.verdict).toBe('PASS');
    expect(passed.shipment.holdReason).toBeNull();
    const { QC_FINAL } = await work.milestones(order.id);
    expect(QC_FINAL).toMatchObject({ actualOn: '2026-02-24' });
    expect(QC_FINAL.reports.at(-1).evidence).toBe(`${third.inspection.number}: R-902`);
    // The failure is past: nothing more is done to it.
    const past = { id: failed.id, version: 3, doneOn: '2026-02-25', work: 'More.' };
    expect(await refused('recordRework', past)).toEqual(['WRONG_STATUS at id']);
    const events = await server.sql<{ type: string }>(
      "SELECT type FROM outbox_events WHERE type LIKE 'shipment.%' AND entity_id = $1 ORDER BY id",
      [shipment.id.split('_')[1]],
    );
    expect(events.map(({ type }) => type).filter((type) => /held|released/.test(type))).toEqual([
      ...['shipment.held', 'shipment.held', 'shipment.released'],
    ]);
  });
});

describe('a buyer who takes goods as they are', () => {
  const waiver = (inspection: Outcome, more: object = {}) => ({
    ...{ id: inspection.id, version: 2, waivedOn: '2026-02-15', waivedBy: 'Ms Berg', means: 'Mail' },
    ...{ evidence: 'Mail of 15 February, in the deal folder', ...more },
  });

  test('lifts the hold, by evidence that a manager records', async () => {
    const order = await work.confirm();
    const shipment = await work.shipment(order.shipments[0].id);
    const inspection = await work.inspection(shipment.id, { stage: 'FINAL' });
    await done('recordInspection', found(inspection, critical));
    for (const as of [operations, 'rep@demo.lading.test'] as const) {
      await expect(desk.send(as, 'waiveInspection', waiver(inspection))).rejects.toThrow('FORBIDDEN');
    }
    const early = waiver(inspection, { waivedOn: '2026-02-11' });
    expect(await refused('waiveInspection', early, director)).toEqual(['OUT_OF_RANGE at waivedOn']);
    const stale = waiver(inspection, { version: 1 });
    expect(await refused('waiveInspection', stale, director)).toEqual(['VERSION_CONFLICT at version']);
    const blank = waiver(inspection, { evidence: ' ' });
    expect(await refused('waiveInspection', blank, director)).toEqual(['REQUIRED at evidence']);
    const waived = await done('waiveInspection', waiver(inspection), director);
    expect(waived).toMatchObject({
      inspection: {
        verdict: 'FAIL',
        waiver: { waivedBy: 'Ms Berg', means: 'Mail', recordedBy: { email: director } },
      },
      shipment: { holdReason: null },
    });
    expect((await work.milestones(order.id)).QC_FINAL.actualOn).toBe('2026-02-15');
    const again = waiver(inspection, { version: 3 });
    expect(await refused('waiveInspection', again, director)).toEqual(['WRONG_STATUS at id']);
    await expect(server.sql("UPDATE inspection_waivers SET waived_by = 'me'")).rejects.toMatchObject({
      kind: 'appendOnly',
    });
  });

  test('lifts only the hold that they know of: another failure holds on', async () => {
    const order = await work.confirm({ inspections: ['INLINE', 'FINAL'] });
    const { id, lines } = await work.shipment(order.shipments[0].id);
    const lots = [
      await work.madeLot(id, lines[0].sequence, { quantity: '10' }),
      await work.madeLot(id, lines[0].sequence, { quantity: '12' }),
    ];
    const failures = [];
    for (const lot of lots) {
      const inspection = await work.inspection(id, { lotId: lot.id });
      failures.push((await done('recordInspection', found(inspection, critical))).inspection);
    }
    const [first, second] = failures;
    const waived = await done('waiveInspection', waiver(first), director);
    const { inspections } = (
      await work.ask('query ($id: ID!) { shipment(id: $id) { inspections { id number } } }', { id })
    ).shipment;
    const { number } = inspections.find((one: Outcome) => one.id === second.id);
    expect(waived.shipment.holdReason).toBe(`QC_FINAL ${number}: FAIL`);
  });
});
