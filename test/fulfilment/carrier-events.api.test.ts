import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { operations, orderOf, timelineOf } from './shipped-order.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

let counted = 0;
function event(type: 'SHIPMENT' | 'TRANSPORT' | 'EQUIPMENT', code: string, more: object = {}) {
  counted += 1;
  return {
    ...{ eventID: `e-${counted}`, eventType: type, eventClassifierCode: 'ACT' },
    ...{ eventDateTime: '2026-02-20T10:00:00+08:00', eventCreatedDateTime: '2026-02-20T11:00:00Z' },
    [`${type.toLowerCase()}EventTypeCode`]: code,
    ...more,
  };
}
const send = async (events: object[], more: object = {}): Promise<Outcome[]> => {
  const input = { source: 'CARRIER', reporter: 'Blue Line', events, ...more };
  return (await desk.done('recordShipmentEvents', input, operations)).batch.results;
};
const statuses = (results: Outcome[]) => results.map(({ status }) => status);

describe('events of a carrier', () => {
  test('move the milestones of the shipment that they name, each with its own result', async () => {
    const { shipment } = await orderOf(server, desk, 'D-2025-00025');
    const { data } = await server.ask(
      'query ($id: ID!) { shipment(id: $id) { version } }',
      { id: shipment },
      { as: operations },
    );
    await desk.done(
      'updateShipment',
      { id: shipment, version: data.shipment.version, bookingNumber: 'BL-7001' },
      operations,
    );
    const booking = { carrierBookingReference: 'BL-7001' };
    const loaded = event('EQUIPMENT', 'LOAD', {
      ...booking,
      UNLocationCode: 'CNNGB',
      equipmentReference: 'CSQU3054383',
    });
    const results = await send([
      loaded,
      loaded,
      event('TRANSPORT', 'DEPARTED', {
        ...booking,
        UNLocationCode: 'CN NGB',
        eventClassifierCode: 'ESTIMATED',
        eventDateTime: '2026-06-06T20:30:00Z',
      }),
      event('TRANSPORT', 'DEPA', { carrierBookingReference: 'BL-7999', UNLocationCode: 'CNNGB' }),
      event('TRANSPORT', 'FLOA', { ...booking, UNLocationCode: 'CNNGB' }),
      event('EQUIPMENT', 'LOAD', { ...booking, equipmentReference: 'CSQU3054384', UNLocationCode: 'CNNGB' }),
      {},
    ]);
    expect(statuses(results)).toEqual([
      'ACCEPTED',
      'DUPLICATE',
      'ACCEPTED',
      'UNMATCHED',
      'UNKNOWN_CODE',
      'INVALID',
      'INVALID',
    ]);
    expect(results[0].shipment.id).toBe(shipment);
    expect(results[4].faults).toEqual([{ field: 'transportEventTypeCode', code: 'UNKNOWN_VALUE' }]);
    expect(results[5].faults).toEqual([{ field: 'equipmentReference', code: 'INVALID_FORMAT' }]);
    expect(await timelineOf(server, shipment)).toMatchObject({
      LOADED_ON_BOARD: '2026-02-20',
      // 20:30 UTC is the next morning in Ningbo.
      DEPARTED_POL: '~2026-06-07',
    });
    const events = await server.ask(
      'query ($id: ID!) { shipment(id: $id) { events { eventId reporter container said { code classifier day location } } } }',
      { id: shipment },
      { as: operations },
    );
    expect(events.data.shipment.events).toHaveLength(2);
    // The same once more changes nothing.
    expect(statuses(await send([loaded]))).toEqual(['DUPLICATE']);
    // Other words under the same name are no news of the first.
    const [other] = await send([{ ...loaded, eventDateTime: '2026-02-22T10:00:00+08:00' }]);
    expect(other).toMatchObject({
      status: 'INVALID',
      faults: [{ field: 'eventID', code: 'ALREADY_EXISTS' }],
    });
    // Of another sender it is another event.
    expect(statuses(await send([loaded], { source: 'TERMINAL', reporter: 'Beilun' }))).toEqual(['ACCEPTED']);
  });

  test('that contradict each other are kept; the carrier goes before the terminal, and a retraction takes back', async () => {
    const { shipment } = await orderOf(server, desk, 'D-2025-00029');
    const here = { shipmentId: shipment, UNLocationCode: 'CNNGB' };
    const byCarrier = event('EQUIPMENT', 'LOAD', { ...here, eventDateTime: '2026-02-21T10:00:00+08:00' });
    await send([event('EQUIPMENT', 'LOAD', here)], { source: 'TERMINAL', reporter: 'Beilun' });
    await send([byCarrier]);
    expect(await timelineOf(server, shipment)).toMatchObject({ LOADED_ON_BOARD: '2026-02-21 contested' });
    // Another carrier can't take back what this one said.
    const retraction = { ...event('EQUIPMENT', 'LOAD', here), retractedEventID: byCarrier.eventID };
    await send([retraction], { reporter: 'Red Line' });
    expect(await timelineOf(server, shipment)).toMatchObject({ LOADED_ON_BOARD: '2026-02-21 contested' });
    await send([retraction]);
    expect(await timelineOf(server, shipment)).toMatchObject({ LOADED_ON_BOARD: '2026-02-20' });
  });

  test('are refused to those who do not run orders, and hidden from those who did not send them', async () => {
    for (const as of [
      'rep@demo.lading.test',
      'finance@demo.lading.test',
      'analyst@demo.lading.test',
    ] as const) {
      const { errors } = await server.ask(
        'mutation ($input: RecordShipmentEventsInput!) { recordShipmentEvents(input: $input) { batch { id } } }',
        { input: { source: 'CARRIER', reporter: 'Blue Line', events: [event('TRANSPORT', 'DEPA')] } },
        { as },
      );
      expect(errors![0].extensions.code).toBe('FORBIDDEN');
    }
    const query = '{ shipmentEventBatches { totalCount } }';
    const own = await server.ask(query, {}, { as: operations });
    expect(own.data.shipmentEventBatches.totalCount).toBeGreaterThan(1);
    const others = await server.ask(query, {}, { as: 'director@demo.lading.test' });
    // The one that the demo begins with.
    expect(others.data.shipmentEventBatches.totalCount).toBe(1);
  });

  test('come 500 at most, and once under one key', async () => {
    const input = { source: 'CARRIER', reporter: 'Blue Line' };
    const many = Array.from({ length: 501 }, () => event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB' }));
    expect(await desk.refused('recordShipmentEvents', { ...input, events: many }, operations)).toEqual([
      'OUT_OF_RANGE at events',
    ]);
    expect(await desk.refused('recordShipmentEvents', { ...input, events: [] }, operations)).toEqual([
      'OUT_OF_RANGE at events',
    ]);
    const keyed = { ...input, idempotencyKey: 'message-1', events: many.slice(0, 500) };
    const first = await desk.done('recordShipmentEvents', keyed, operations);
    const second = await desk.done('recordShipmentEvents', keyed, operations);
    expect(second.batch).toEqual(first.batch);
    expect(first.batch.results).toHaveLength(500);
  });

  test('that come twice at the same time are taken once; one without a shipment is matched when it comes with it', async () => {
    const { shipment } = await orderOf(server, desk, 'D-2025-00032');
    const stray = event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB', eventClassifierCode: 'EST' });
    expect(statuses(await send([stray, { ...stray, shipmentId: shipment }, stray]))).toEqual([
      ...['UNMATCHED', 'ACCEPTED', 'DUPLICATE'],
    ]);
    const here = { shipmentId: shipment, UNLocationCode: 'CNNGB' };
    const events = [
      event('EQUIPMENT', 'LOAD', here),
      event('TRANSPORT', 'DEPA', here),
      event('TRANSPORT', 'DEPA'),
    ];
    const all = await Promise.all(
      [1, 2, 3, 4].map((run) => send(run % 2 === 0 ? events : [...events].reverse())),
    );
    const found = all.flat().map(({ eventId, status }) => `${eventId} ${status}`);
    for (const { eventID } of events.slice(0, 2)) {
      expect(found.filter((one) => one === `${eventID} ACCEPTED`)).toHaveLength(1);
      expect(found.filter((one) => one === `${eventID} DUPLICATE`)).toHaveLength(3);
    }
    expect(await timelineOf(server, shipment)).toMatchObject({
      LOADED_ON_BOARD: '2026-02-20',
      DEPARTED_POL: '2026-02-20',
    });
  });

  test('hold NUL, half characters and endless texts against themselves alone', async () => {
    const results = await send([
      event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB', vesselName: 'a\u0000b' }),
      event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB', delayReason: 'x'.repeat(50_000) }),
      event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB', shipmentId: "shipment_' OR 1=1" }),
      event('TRANSPORT', '__proto__', { UNLocationCode: 'CNNGB' }),
      { ...event('TRANSPORT', 'DEPA', { UNLocationCode: 'CNNGB' }), eventID: '\u0000' },
    ]);
    expect(statuses(results)).toEqual(['INVALID', 'INVALID', 'UNMATCHED', 'UNKNOWN_CODE', 'INVALID']);
  });
});

describe('random streams through the API', () => {
  test('end in the same timeline, whatever the order, the batches and the repetitions', async () => {
    const there = { portOfDischarge: 'DEHAM', transhipments: 1 };
    const first = await orderOf(server, desk, 'D-2025-00021', there);
    const second = await orderOf(server, desk, 'D-2026-00004', there);
    let run = 0;
    const anyEvent = fc.record({
      what: fc.constantFrom<['TRANSPORT' | 'EQUIPMENT', string]>(
        ['TRANSPORT', 'DEPA'],
        ['TRANSPORT', 'ARRI'],
        ['EQUIPMENT', 'LOAD'],
        ['EQUIPMENT', 'DISC'],
      ),
      classifier: fc.constantFrom('PLN', 'EST', 'ACT'),
      place: fc.constantFrom('CNNGB', 'SGSIN', 'DEHAM'),
      day: fc.integer({ min: 1, max: 28 }),
      stated: fc.integer({ min: 1, max: 28 }),
      source: fc.constantFrom('CARRIER', 'TERMINAL', 'FORWARDER'),
      retracts: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null, freq: 5 }),
    });
    const pad = (number: number) => String(number).padStart(2, '0');
    const runs = fc
      .array(anyEvent, { minLength: 5, maxLength: 10 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events.keys(), ...events.keys()], { minLength: events.length * 2 }),
          fc.integer({ min: 3, max: 9 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(runs, async ([stream, order, size]) => {
        run += 1;
        const of = (index: number, shipmentId: string) => {
          const {
            what: [type, code],
            classifier,
            place,
            day,
            stated,
            retracts,
          } = stream[index]!;
          return event(type, code, {
            ...{
              shipmentId,
              eventID: `r${run}-${index}`,
              eventClassifierCode: classifier,
              UNLocationCode: place,
            },
            ...{
              eventDateTime: `2026-02-${pad(day)}T10:00:00+08:00`,
              eventCreatedDateTime: `2026-02-${pad(stated)}T01:00:00Z`,
            },
            retractedEventID: retracts === null ? null : `r${run}-${retracts}`,
          });
        };
        const sendAll = async (indexes: number[], shipmentId: string, reporter: string) => {
          for (const source of ['CARRIER', 'TERMINAL', 'FORWARDER']) {
            const events = indexes
              .filter((index) => stream[index]!.source === source)
              .map((index) => of(index, shipmentId));
            if (events.length > 0) await send(events, { source, reporter });
          }
        };
        await sendAll([...stream.keys()], first.shipment, 'First');
        for (let from = 0; from < order.length; from += size) {
          await sendAll(order.slice(from, from + size), second.shipment, 'Second');
        }
        const reported = async (shipment: string) => {
          const days = await timelineOf(server, shipment);
          return Object.entries(days).filter(([, day]) => !day.startsWith('~'));
        };
        const [one, two] = [await reported(first.shipment), await reported(second.shipment)];
        expect(Object.fromEntries(two)).toEqual(Object.fromEntries(one));
      }),
      { numRuns: 4 },
    );
  });
});
