import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApi } from '../../src/server/schema.ts';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { hostileInputs } from '../events/hostile-values.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { operations, orderOf, versionOf } from './shipped-order.ts';

const schema = buildApi();
let server: TestServer;
let shipment: string;
let container: Outcome;
let declaration: Outcome;
beforeAll(async () => {
  server = await startTestServer();
  const desk = salesDesk(server);
  ({ shipment } = await orderOf(server, desk, 'D-2025-00025'));
  const here = async () => ({ id: shipment, version: await versionOf(server, shipment) });
  await desk.done('setPacking', await here(), operations);
  const recorded = { ...(await here()), number: 'CSQU3054383', equipment: 'GP20', tareKg: '2230' };
  ({ container } = await desk.done('recordContainer', recorded, operations));
  const declared = { ...(await here()), direction: 'EXPORT', number: '1', on: '2026-02-26' };
  ({ declaration } = await desk.done('declareCustoms', declared, operations));
});
afterAll(() => server.stop());

const ofShipment = { version: 4 };
const ofPart = { version: 1 };
/** Each mutation with an input that would be done. */
const inputs: Readonly<Record<string, object>> = {
  requestBooking: { ...ofShipment, from: 'Harbour Co', on: '2026-02-25' },
  confirmBooking: {
    ...{ ...ofShipment, number: 'BL-1', carrier: 'Blue Line', vessel: 'Blue Whale', voyage: '1' },
    ...{ on: '2026-02-27', departsOn: '2026-06-10', arrivesOn: '2026-07-15' },
    cutOffs: [{ code: 'DCO', localTime: '2026-03-01T18:00', port: 'CNNGB' }],
  },
  submitShippingInstruction: {
    ...{ ...ofShipment, consignee: 'To order', notifyParty: 'Same', marks: 'N/M', reference: 'R' },
    ...{ freightTerm: 'COLLECT', on: '2026-03-01' },
  },
  confirmDraftDocument: {
    ...ofShipment,
    kind: 'SEA_WAYBILL',
    originals: 1,
    freightTerm: 'COLLECT',
    on: '2026-03-01',
  },
  issueTransportDocument: {
    ...{ ...ofShipment, number: 'N-1', kind: 'SEA_WAYBILL', originals: 1, freightTerm: 'COLLECT' },
    ...{ on: '2026-03-01', issuedBy: 'Blue Line' },
  },
  declareCustoms: { ...ofShipment, direction: 'EXPORT', number: '2', declarant: 'Broker', on: '2026-03-01' },
  releaseCustoms: { ...ofPart, on: '2026-03-01' },
  setPacking: {
    ...ofShipment,
    lines: [
      {
        ...{
          line: 1,
          packageKind: 'CT',
          packages: 1,
          perPackage: '1',
          lengthCm: '1',
          widthCm: '1',
          heightCm: '1',
        },
        ...{ netKg: '1', grossKg: '1', marks: 'N/M' },
      },
    ],
  },
  recordContainer: {
    ...ofShipment,
    number: 'MSCU1234566',
    equipment: 'GP20',
    sealNumber: 'S',
    tareKg: '2200',
  },
  loadContainer: { ...ofPart, loads: [{ position: 1, packages: 1 }] },
  submitVgm: {
    ...ofPart,
    method: 'METHOD_2',
    cargoKg: '1',
    dunnageKg: '1',
    responsible: 'Wang Li',
    on: '2026-03-01',
  },
  removeContainer: { ...ofPart },
};
const idOf = (name: string): string =>
  name === 'releaseCustoms'
    ? declaration.id
    : ['loadContainer', 'submitVgm', 'removeContainer'].includes(name)
      ? container.id
      : shipment;

function send(name: string, input: object, as: DemoPerson = operations) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code path } } }`;
  return server.ask(query, { input }, { as });
}

/** What the rooms of packing and shipping hold, as one text. */
async function held(): Promise<string> {
  const tables = [
    'shipments',
    'bookings',
    'cut_offs',
    'shipping_instructions',
    'transport_documents',
    'customs_declarations',
    'packing_lines',
    'shipment_containers',
    'container_loads',
    'milestone_reports',
  ];
  const rows = await server.sql(
    tables
      .map(
        (name) =>
          `SELECT '${name}' AS name, md5(string_agg(t::text, ' ' ORDER BY t::text)) AS digest FROM ${name} t`,
      )
      .join(' UNION ALL '),
  );
  return JSON.stringify(rows);
}

test.each(Object.keys(inputs))(
  '%s refuses every value that nobody means well, and leaves nothing',
  async (name) => {
    const before = await held();
    const input = { id: idOf(name), ...inputs[name] };
    for (const { what, input: hostile } of hostileInputs(schema, name, input)) {
      const { errors, data } = await send(name, hostile as object);
      const code = errors?.[0]?.extensions?.code ?? data?.[name].userErrors[0]?.code;
      expect(code, what).toBeDefined();
      expect(code, what).not.toBe('INTERNAL_SERVER_ERROR');
    }
    expect(await held()).toBe(before);
  },
);

test.each(Object.keys(inputs))(
  '%s is for those who run orders, of the same company, in the version they read',
  async (name) => {
    const input = { id: idOf(name), ...inputs[name] };
    const before = await held();
    for (const as of ['rep', 'finance', 'analyst'].map((role): DemoPerson => `${role}@demo.lading.test`)) {
      expect((await send(name, input, as)).errors?.[0].extensions.code).toBe('FORBIDDEN');
    }
    expect((await send(name, input, 'director@other.lading.test')).errors?.[0].extensions.code).toBe(
      'NOT_FOUND',
    );
    const stale = await send(name, { ...input, version: 99 });
    expect(stale.data[name].userErrors[0]).toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await held()).toBe(before);
  },
);
