import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { operations, orderOf, timelineOf, versionOf } from './shipped-order.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
/** FOB Ningbo: the buyer books, insures and pays the freight. */
let shipment: string;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
  const half = (...lines: [number, string][]) => ({
    lines: lines.map(([sequence, quantity]) => ({ sequence, quantity })),
  });
  const rest = { ...half([1, '3000'], [2, '6000']), transitDays: 35 };
  ({ shipment } = await orderOf(server, desk, 'D-2025-00025', half([2, '6000']), [rest]));
});
afterAll(() => server.stop());

const done = async (name: string, input: object): Promise<Outcome> =>
  desk.done(name, { id: shipment, version: await versionOf(server, shipment), ...input }, operations);
const refused = async (name: string, input: object): Promise<string[]> =>
  desk.refused(name, { id: shipment, version: await versionOf(server, shipment), ...input }, operations);
async function read(selection: string, language?: string): Promise<Outcome> {
  const { data, errors } = await server.ask(
    `query ($id: ID!) { shipment(id: $id) { ${selection} } }`,
    { id: shipment },
    { as: operations, ...(language && { language }) },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.shipment;
}

const confirmation = {
  ...{ number: 'BL-8001', carrier: 'Blue Line', vessel: 'Blue Whale', voyage: '026W' },
  ...{ on: '2026-02-27', departsOn: '2026-06-10', arrivesOn: '2026-07-15' },
  cutOffs: [
    { code: 'DCO', localTime: '2026-02-28T18:00' },
    { code: 'VCO', localTime: '2026-06-08T12:00' },
    { code: 'FCO', localTime: '2026-03-09T12:00' },
  ],
};

describe('a booking', () => {
  test('is asked for and confirmed, with cut-offs in the time of the port; the milestones follow', async () => {
    await done('requestBooking', { from: 'Harbour Co', on: '2026-02-25' });
    const { booking, shipment: after } = await done('confirmBooking', confirmation);
    expect(after).toMatchObject({ bookingNumber: 'BL-8001', vessel: 'Blue Whale', voyage: '026W' });
    expect(booking.cutOffs[0]).toEqual({
      ...{ code: 'DCO', localTime: '2026-02-28T18:00', timeZone: 'Asia/Shanghai' },
      at: expect.stringMatching(/^2026-02-28T10:00:00/),
    });
    expect(await timelineOf(server, shipment)).toMatchObject({
      ...{ BOOKING_REQUESTED: '2026-02-25', BOOKING_CONFIRMED: '2026-02-27' },
      ...{ DEPARTED_POL: '~2026-06-10', ARRIVED_POD: '~2026-07-15' },
    });
  });

  test('that the carrier changes is confirmed once more; what was confirmed first stays', async () => {
    await done('confirmBooking', {
      ...confirmation,
      vessel: 'Blue Moon',
      on: '2026-03-01',
      departsOn: '2026-06-17',
    });
    expect(await timelineOf(server, shipment)).toMatchObject({
      ...{ BOOKING_CONFIRMED: '2026-02-27', DEPARTED_POL: '~2026-06-17' },
    });
    expect((await read('booking { cutOffs { code } }')).booking.cutOffs).toHaveLength(3);
  });

  test('tells which cut-offs are past, or come before what they are for is expected', async () => {
    const { shippingFindings } = await read('shippingFindings { kind message }');
    expect(shippingFindings).toEqual([
      {
        kind: 'CUT_OFF_PAST',
        message: 'Cut-off DCO was at 2026-02-28 18:00 (time of the port), and SI_SUBMITTED has not happened.',
      },
      expect.objectContaining({ kind: 'EXPECTED_AFTER_CUT_OFF' }),
    ]);
    const chinese = await read('shippingFindings { message }', 'zh-CN');
    expect(chinese.shippingFindings[0].message).toContain('港口当地时间');
  });

  test.each([
    [
      'a cut-off twice',
      { cutOffs: [confirmation.cutOffs[0], confirmation.cutOffs[0]] },
      'ALREADY_EXISTS at cutOffs.1.code',
    ],
    [
      'a time with an offset',
      { cutOffs: [{ code: 'DCO', localTime: '2026-02-28T18:00Z' }] },
      'INVALID_FORMAT at cutOffs.0.localTime',
    ],
    [
      'a port that nobody knows',
      { cutOffs: [{ code: 'DCO', localTime: '2026-02-28T18:00', port: 'CNZZZ' }] },
      'UNKNOWN_VALUE at cutOffs.0.port',
    ],
    [
      'transhipments that the shipment has not',
      { transhipmentPorts: ['SGSIN'] },
      'TERMS_DIFFER at transhipmentPorts',
    ],
    ['a day to come', { on: '2026-03-20' }, 'OUT_OF_RANGE at on'],
    [
      'an arrival before the departure',
      { departsOn: '2026-06-10', arrivesOn: '2026-06-01' },
      'OUT_OF_RANGE at arrivesOn',
    ],
  ])('is refused with %s', async (_, more, fault) => {
    expect(await refused('confirmBooking', { ...confirmation, ...more })).toEqual([fault]);
  });

  test('is written by those who run orders, in the version that they read', async () => {
    expect(await refused('requestBooking', { from: 'X', version: 1 })).toEqual([
      'VERSION_CONFLICT at version',
    ]);
    const { errors } = await server.ask(
      'mutation ($input: RequestBookingInput!) { requestBooking(input: $input) { booking { id } } }',
      { input: { id: shipment, version: 1, from: 'X' } },
      { as: 'rep@demo.lading.test' },
    );
    expect(errors![0].extensions.code).toBe('FORBIDDEN');
  });

  test('under one key happens once', async () => {
    const input = {
      id: shipment,
      version: await versionOf(server, shipment),
      consignee: 'To order',
      idempotencyKey: 'si-1',
      on: '2026-03-01',
    };
    const first = await desk.done('submitShippingInstruction', input, operations);
    const second = await desk.done('submitShippingInstruction', input, operations);
    expect(second.instruction).toEqual(first.instruction);
    // Whoever books pays: under FOB the buyer.
    expect(first.instruction).toMatchObject({ version: 1, freightTerm: 'COLLECT' });
    const { shippingFindings } = await read('shippingFindings { kind message }');
    expect(shippingFindings[0]).toMatchObject({ kind: 'CUT_OFF_MISSED' });
  });
});

describe('events that came before the booking was known', () => {
  test('are kept, and matched when it is', async () => {
    const other = await orderOf(server, desk, 'D-2025-00021');
    const early = {
      ...{
        eventID: 'early',
        eventType: 'EQUIPMENT',
        equipmentEventTypeCode: 'GTOT',
        eventClassifierCode: 'ACT',
      },
      ...{ emptyIndicatorCode: 'EMPTY', eventDateTime: '2026-02-20T09:00:00+08:00' },
      ...{ eventCreatedDateTime: '2026-02-20T02:00:00Z', carrierBookingReference: 'BL-8002' },
    };
    const { batch } = await desk.done(
      'recordShipmentEvents',
      { source: 'TERMINAL', reporter: 'Beilun', events: [early] },
      operations,
    );
    expect(batch.results[0].status).toBe('UNMATCHED');
    const version = await versionOf(server, other.shipment);
    await desk.done(
      'confirmBooking',
      { ...confirmation, id: other.shipment, version, number: 'BL-8002' },
      operations,
    );
    expect(await timelineOf(server, other.shipment)).toMatchObject({ EMPTY_PICKED_UP: '2026-02-20' });
  });
});

describe('customs', () => {
  test('let goods go with the last declaration', async () => {
    const first = await done('declareCustoms', {
      direction: 'EXPORT',
      number: '310120260001',
      on: '2026-02-26',
    });
    const second = await done('declareCustoms', {
      direction: 'EXPORT',
      number: '310120260002',
      on: '2026-02-26',
    });
    expect(await refused('declareCustoms', { direction: 'EXPORT', number: '310120260002' })).toEqual([
      'ALREADY_EXISTS at number',
    ]);
    await desk.done('releaseCustoms', { id: first.declaration.id, version: 1, on: '2026-02-28' }, operations);
    expect((await timelineOf(server, shipment)).EXPORT_RELEASED).toMatch(/^~/);
    expect(
      await desk.refused(
        'releaseCustoms',
        { id: second.declaration.id, version: 1, on: '2026-02-25' },
        operations,
      ),
    ).toEqual(['OUT_OF_RANGE at on']);
    await desk.done(
      'releaseCustoms',
      { id: second.declaration.id, version: 1, on: '2026-03-01' },
      operations,
    );
    expect(await timelineOf(server, shipment)).toMatchObject({
      EXPORT_DECLARED: expect.stringMatching(/^2026-02-26/),
      EXPORT_RELEASED: '2026-03-01',
    });
    expect(
      await desk.refused('releaseCustoms', { id: second.declaration.id, version: 2 }, operations),
    ).toEqual(['WRONG_STATUS at id']);
  });
});

describe('packing', () => {
  test('comes from the catalogue, and sums up', async () => {
    await done('setPacking', {});
    const { packing, packingTotals, unpacked, unmeasured } = await read(
      'packing { position line packages perPackage packageKind { code } } packingTotals { packages netKg { value isWhole } grossKg { value isWhole } volumeM3 { isWhole } } unpacked { sequence missing } unmeasured',
    );
    expect(packing).toEqual([
      { position: 1, line: 2, packages: 200, perPackage: '30', packageKind: { code: 'CT' } },
    ]);
    expect(packingTotals).toEqual({
      ...{
        packages: 200,
        netKg: { value: '2940', isWhole: true },
        grossKg: { value: '3220', isWhole: true },
      },
      volumeM3: { isWhole: true },
    });
    expect([unpacked, unmeasured]).toEqual([[], []]);
  });

  test('of which something was not weighed is at least what was', async () => {
    await done('setPacking', {
      lines: [
        {
          line: 2,
          packages: 100,
          perPackage: '30',
          lengthCm: '60',
          widthCm: '40',
          heightCm: '40',
          netKg: '14.7',
          grossKg: '16.1',
        },
        { line: 2, packages: 1, perPackage: '12', packageKind: 'PK' },
      ],
    });
    const { packingTotals, unpacked, unmeasured } = await read(
      'packingTotals { packages grossKg { value isWhole } volumeM3 { value isWhole } } unpacked { sequence missing } unmeasured',
    );
    expect(packingTotals).toEqual({
      ...{
        packages: 101,
        grossKg: { value: '1610', isWhole: false },
        volumeM3: { value: '9.6', isWhole: false },
      },
    });
    expect(unpacked).toEqual([{ sequence: 2, missing: '2988' }]);
    expect(unmeasured).toEqual([2]);
  });

  test('is planned into containers, compared with loose cargo, and weighed for the air', async () => {
    await done('setPacking', {
      lines: [
        {
          line: 2,
          packages: 200,
          perPackage: '30',
          lengthCm: '60',
          widthCm: '40',
          heightCm: '65',
          netKg: '14.7',
          grossKg: '16.1',
        },
      ],
    });
    const plans = await read(`
      containerPlan(equipment: GP20) { containers { loads { position packages } totalM3 limitedBy } }
      heavy: containerPlan(equipment: GP20, payloadKg: "1610") { containers { loads { packages } limitedBy } }
      containerOptions { equipment containers { shareOfVolume } }
      compareFreight(offer: { equipment: GP20, perContainer: "1500", perFreightTon: "40", lclCharges: ["120"] }) { lcl fcl cheaper breakEvenFreightTons }
      chargeableWeight { grossKg volumetricKg chargeableKg }`);
    expect(plans.containerPlan.containers).toEqual([
      { loads: [{ position: 1, packages: 179 }], totalM3: '27.924', limitedBy: 'VOLUME' },
      { loads: [{ position: 1, packages: 21 }], totalM3: '3.276', limitedBy: null },
    ]);
    expect(plans.heavy.containers.map(({ limitedBy }: Outcome) => limitedBy)).toEqual(['WEIGHT', null]);
    expect(
      plans.containerOptions.map(({ equipment, containers }: Outcome) => [equipment, containers.length]),
    ).toEqual([
      ['GP20', 2],
      ['GP40', 1],
      ['HQ40', 1],
      ['HQ45', 1],
    ]);
    expect(plans.compareFreight).toEqual({
      lcl: '1368',
      fcl: '3000',
      cheaper: 'LCL',
      breakEvenFreightTons: '72',
    });
    expect(plans.chargeableWeight).toEqual({ grossKg: '3220', volumetricKg: '5200', chargeableKg: '5200' });
  });

  test.each([
    ['more than travels', [{ line: 2, packages: 201, perPackage: '30' }], 'OUT_OF_RANGE at lines.0.packages'],
    ['a line that does not', [{ line: 7, packages: 1, perPackage: '1' }], 'NOT_FOUND at lines.0.line'],
    [
      'a package that is none',
      [{ line: 2, packages: 1, perPackage: '1', packageKind: 'QQ' }],
      'UNKNOWN_VALUE at lines.0.packageKind',
    ],
    [
      'less gross than net',
      [{ line: 2, packages: 1, perPackage: '1', netKg: '5', grossKg: '4' }],
      'OUT_OF_RANGE at lines.0.grossKg',
    ],
    [
      'a weight of nothing',
      [{ line: 2, packages: 1, perPackage: '1', netKg: '0' }],
      'OUT_OF_RANGE at lines.0.netKg',
    ],
  ])('is refused with %s', async (_, lines, fault) => {
    expect(await refused('setPacking', { lines })).toEqual([fault]);
  });
});

describe('containers', () => {
  let first: Outcome;
  let second: Outcome;

  test('have numbers whose check digit is right', async () => {
    expect(await refused('recordContainer', { number: 'CSQU3054384', equipment: 'GP20' })).toEqual([
      'INVALID_FORMAT at number',
    ]);
    first = (
      await done('recordContainer', {
        number: 'csqu 305438-3',
        equipment: 'GP20',
        sealNumber: 'S-1',
        tareKg: '2230',
      })
    ).container;
    second = (await done('recordContainer', { number: 'MSCU1234566', equipment: 'GP20', tareKg: '2250' }))
      .container;
    expect(first.number).toBe('CSQU3054383');
  });

  test('take no more than is packed', async () => {
    const load = (container: Outcome, packages: number) => ({
      id: container.id,
      version: container.version,
      loads: [{ position: 1, packages }],
    });
    first = (await desk.done('loadContainer', load(first, 179), operations)).container;
    expect(await desk.refused('loadContainer', load(second, 22), operations)).toEqual([
      'OUT_OF_RANGE at loads',
    ]);
    second = (await desk.done('loadContainer', load(second, 21), operations)).container;
    expect(await refused('setPacking', { lines: [{ line: 2, packages: 100, perPackage: '30' }] })).toEqual([
      'OUT_OF_RANGE at lines',
    ]);
  });

  test('are not loaded while the shipment is on hold', async () => {
    await server.sql("UPDATE shipments SET hold_reason = 'Inspection failed' WHERE id = $1", [
      shipment.slice('shipment_'.length),
    ]);
    const load = { id: first.id, version: first.version, loads: [] };
    expect(await desk.refused('loadContainer', load, operations)).toEqual(['ON_HOLD at id']);
    await server.sql('UPDATE shipments SET hold_reason = NULL WHERE id = $1', [
      shipment.slice('shipment_'.length),
    ]);
  });

  test('have a verified gross mass, by weighing or by adding up; with the last one the milestone is passed', async () => {
    const vgm = (container: Outcome, more: object) => ({
      id: container.id,
      version: container.version,
      responsible: 'Wang Li',
      on: '2026-03-01',
      ...more,
    });
    expect(
      await desk.refused('submitVgm', vgm(first, { method: 'METHOD_1', cargoKg: '1' }), operations),
    ).toEqual(['REQUIRED at massKg', 'NOT_BOTH at cargoKg']);
    expect(
      await desk.refused('submitVgm', vgm(first, { method: 'METHOD_1', massKg: '2000' }), operations),
    ).toEqual(['OUT_OF_RANGE at massKg']);
    // 2,881.9 of cargo, 35 of dunnage, 2,230 of tare.
    const done2 = await desk.done(
      'submitVgm',
      vgm(first, { method: 'METHOD_2', cargoKg: '2881.9', dunnageKg: '35' }),
      operations,
    );
    expect(done2.container).toMatchObject({ vgmKg: '5146.9', vgmMethod: 'METHOD_2' });
    expect((await timelineOf(server, shipment)).VGM_SUBMITTED).toMatch(/^~/);
    await desk.done('submitVgm', vgm(second, { method: 'METHOD_1', massKg: '2590' }), operations);
    expect((await timelineOf(server, shipment)).VGM_SUBMITTED).toBe('2026-03-01');
  });

  test('pass a milestone together: with the last of them the goods are on board', async () => {
    const loaded = (eventID: string, equipmentReference: string, eventDateTime: string) => ({
      ...{
        eventID,
        equipmentReference,
        eventDateTime,
        eventType: 'EQUIPMENT',
        equipmentEventTypeCode: 'LOAD',
      },
      ...{
        eventClassifierCode: 'ACT',
        UNLocationCode: 'CNNGB',
        eventCreatedDateTime: '2026-03-02T01:00:00Z',
      },
    });
    const send = (event: object) =>
      desk.done(
        'recordShipmentEvents',
        { source: 'CARRIER', reporter: 'Blue Line', events: [event] },
        operations,
      );
    await send(loaded('l-1', 'CSQU3054383', '2026-02-28T23:00:00+08:00'));
    expect((await timelineOf(server, shipment)).LOADED_ON_BOARD).toMatch(/^~/);
    await send(loaded('l-2', 'MSCU1234566', '2026-03-01T02:00:00+08:00'));
    expect((await timelineOf(server, shipment)).LOADED_ON_BOARD).toBe('2026-03-01');
  });
});

describe('a transport document', () => {
  test('that says freight prepaid where the buyer pays it is found', async () => {
    await done('confirmDraftDocument', {
      kind: 'ORIGINAL_BILL',
      originals: 3,
      freightTerm: 'COLLECT',
      on: '2026-03-01',
    });
    const { document } = await done('issueTransportDocument', {
      number: 'NGB-114',
      kind: 'ORIGINAL_BILL',
      freightTerm: 'PREPAID',
      on: '2026-03-01',
      issuedBy: 'Blue Line, Ningbo',
    });
    expect(document).toMatchObject({ kind: 'ORIGINAL_BILL', originals: 0, issuedOn: '2026-03-01' });
    const { shippingFindings, transportDocument } = await read(
      'transportDocument shippingFindings { kind message }',
    );
    expect(transportDocument).toBe('NGB-114');
    expect(shippingFindings).toEqual(
      expect.arrayContaining([
        {
          kind: 'FREIGHT_TERM_DIFFERS',
          message: 'The document says freight prepaid; under FOB it is collect.',
        },
        expect.objectContaining({ kind: 'NO_ORIGINAL' }),
      ]),
    );
    expect(await refused('confirmDraftDocument', { kind: 'SEA_WAYBILL', freightTerm: 'COLLECT' })).toEqual([
      'WRONG_STATUS at id',
    ]);
    expect(await timelineOf(server, shipment)).toMatchObject({
      BL_DRAFT_CONFIRMED: '2026-03-01',
      BL_ISSUED: '2026-03-01',
    });
    expect(
      await refused('issueTransportDocument', {
        number: '999-12345678',
        kind: 'AIR_WAYBILL',
        freightTerm: 'COLLECT',
      }),
    ).toEqual(['INVALID_FORMAT at number']);
  });
});

describe('the shipping advice', () => {
  test('is drafted in the buyer’s language, or another, and asks to insure where the buyer does', async () => {
    const {
      shippingAdvice: advice,
      french,
      chinese,
    } = await read(
      'shippingAdvice { buyerInsures language subject text } french: shippingAdvice(language: "fr-CA") { language text } chinese: shippingAdvice(language: "zh-CN") { text }',
    );
    expect(advice).toMatchObject({ buyerInsures: true, language: 'en' });
    expect(advice.text).toContain('Vessel / voyage: Blue Moon / 026W');
    expect(advice.text).toContain('Transport document: NGB-114');
    expect(advice.text).toContain('Container: CSQU3054383, seal S-1');
    expect(advice.text).toContain('Gross weight: 3,220 kg');
    expect(advice.text).toContain('Please insure the goods');
    expect(french.language).toBe('fr');
    expect(french.text).toContain('Navire / voyage : Blue Moon / 026W');
    expect(chinese.text).toContain('请据此办理保险');
  });
});
