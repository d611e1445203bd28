import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { critical, director, found, manager, operations, ordersInWork } from './order-in-work.ts';

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
describe('lots of one factory and product', () => {
  let shipmentId: string;
  /** Plans, makes and inspects one lot, and tells how strictly. */
  async function inspectLot(passes: boolean, more: object = {}): Promise<string> {
    const lot = await work.madeLot(shipmentId, 1, { quantity: '8', ...more });
    const inspection = await work.inspection(shipmentId, { lotId: lot.id });
    const { inspection: decided } = await done('recordInspection', found(inspection, passes ? {} : critical));
    expect(decided.verdict).toBe(passes ? 'PASS' : 'FAIL');
    return inspection.severity;
  }

  /** Inspects a whole shipment, which fails, and does what is done then. */
  async function inspectWhole(then: (failed: Outcome) => Promise<void>): Promise<void> {
    const order = await work.confirm();
    const inspection = await work.inspection(order.shipments[0].id);
    await done('recordInspection', found(inspection, critical));
    await then(inspection);
  }

  test('are inspected more strictly after two of five were rejected, and as usual after five accepted', async () => {
    const order = await work.confirm();
    shipmentId = order.shipments[0].id;
    const factory = { factory: 'Cixi Northlight' };
    const severities = [];
    for (const passes of [true, false, true, false]) severities.push(await inspectLot(passes, factory));
    expect(severities).toEqual(['NORMAL', 'NORMAL', 'NORMAL', 'NORMAL']);
    // However its name is typed, it is the same factory; another one starts by itself.
    const strict = [];
    for (const name of [
      'Cixi Northlight',
      ' cixi northlight',
      'CIXI NORTHLIGHT',
      'Cixi Northlight',
      'Cixi Northlight',
    ]) {
      strict.push(await inspectLot(true, { factory: name }));
    }
    expect(strict).toEqual(Array(5).fill('TIGHTENED'));
    expect(await inspectLot(true, { factory: 'Yuyao Fairwind' })).toBe('NORMAL');
    expect(await inspectLot(true, factory)).toBe('NORMAL');
  });

  test('are counted once each, by factory, with their defects', async () => {
    const query = `query ($factory: String, $to: Date!) {
      qualityStatistics(from: "2026-02-01", to: $to, factory: $factory) {
        lots accepted acceptedAtFirst acceptedLater waived rejected firstPassRate
        defects { defectClass code units } factories { factory lots firstPassRate }
      } }`;
    const { qualityStatistics } = await work.ask(query, { to: '2026-02-28', factory: 'cixi NORTHLIGHT ' });
    expect(qualityStatistics).toEqual({
      ...{ lots: 10, accepted: 8, acceptedAtFirst: 8, acceptedLater: 0, waived: 0, rejected: 2 },
      firstPassRate: '0.8',
      defects: [{ defectClass: 'CRITICAL', code: 'SHARP-EDGE', units: 2 }],
      factories: [{ factory: 'Cixi Northlight', lots: 10, firstPassRate: '0.8' }],
    });
    const { qualityStatistics: before } = await work.ask(query, { to: '2026-02-28' });
    const lotsOf = ({ factories }: Outcome, name: string | null): number =>
      factories.find(({ factory }: Outcome) => factory === name)?.lots ?? 0;
    await inspectWhole(async (failed) => {
      await done('recordRework', { id: failed.id, version: 2, doneOn: '2026-02-13', work: 'Ground.' });
      const again = { id: failed.id, version: 3, plannedOn: '2026-02-14' };
      const { inspection } = await done('planReinspection', again);
      await done('recordInspection', found(inspection, { inspectedOn: '2026-02-14' }));
    });
    await inspectWhole(async ({ id }) => {
      const said = { waivedOn: '2026-02-14', waivedBy: 'Ms Berg', means: 'Mail', evidence: 'Mail' };
      await done('waiveInspection', { id, version: 2, ...said }, director);
    });
    const all = await work.ask(query, { to: '2026-02-28' });
    // A shipment that was inspected as a whole has no factory.
    const after = all.qualityStatistics;
    expect(after).toMatchObject({ acceptedLater: before.acceptedLater + 1, waived: before.waived + 1 });
    expect(lotsOf(after, null)).toBe(lotsOf(before, null) + 2);
    expect(lotsOf(after, 'Cixi Northlight')).toBe(10);
    expect(lotsOf(after, 'Yuyao Fairwind')).toBe(1);
    const backwards = await server.ask(query, { to: '2026-01-01' }, { as: operations });
    expect(backwards.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('are counted as far as one sees their deals', async () => {
    const query =
      '{ qualityStatistics(from: "2026-02-01", to: "2026-02-28") { lots } inspections(first: 100) { totalCount } }';
    const all = await work.ask(query);
    expect(all.qualityStatistics.lots).toBeGreaterThan(10);
    const own = await work.ask(query, {}, 'rep@demo.lading.test');
    expect(own.qualityStatistics.lots).toBeLessThan(all.qualityStatistics.lots);
    expect(own.inspections.totalCount).toBeLessThan(all.inspections.totalCount);
    const analyst = await work.ask(query, {}, 'analyst@demo.lading.test');
    expect(analyst).toEqual({ qualityStatistics: { lots: 0 }, inspections: { totalCount: 0 } });
    const other = await work.ask(query, {}, 'director@other.lading.test');
    expect(other).toEqual({ qualityStatistics: { lots: 0 }, inspections: { totalCount: 0 } });
  });
});

describe('an inspection of another company, or of nobody', () => {
  test('is not there', async () => {
    const { inspections } = await work.ask('{ inspections(first: 1) { nodes { id version } } }');
    const [{ id, version }] = inspections.nodes;
    const seen = await work.ask(
      'query ($id: ID!) { inspection(id: $id) { id } }',
      { id },
      'director@other.lading.test',
    );
    expect(seen.inspection).toBeNull();
    const hostile = [
      id.replace('inspection_', 'lot_'),
      'inspection_x',
      "inspection_' OR 1=1",
      '../../etc/passwd',
    ];
    for (const one of hostile) {
      await expect(desk.send(manager, 'cancelInspection', { id: one, version, reason: 'A' })).rejects.toThrow(
        'NOT_FOUND',
      );
    }
    await expect(
      desk.send('director@other.lading.test', 'cancelInspection', { id, version, reason: 'A' }),
    ).rejects.toThrow('NOT_FOUND');
  });
});
