import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GivenEvent, readEvent } from '../../src/fulfilment/shipping/carrier-event.ts';
import {
  type EventReport,
  reportsOf,
  type SourcedEvent,
  type Voyage,
} from '../../src/fulfilment/shipping/event-standing.ts';
import {
  type Report,
  type ReportSource,
  settleReports,
} from '../../src/fulfilment/timeline/settled-report.ts';

const zones: Readonly<Record<string, string>> = {
  CNNGB: 'Asia/Shanghai',
  SGSIN: 'Asia/Singapore',
  LKCMB: 'Asia/Colombo',
  DEHAM: 'Europe/Berlin',
};
const reading = { now: new Date('2026-09-01T00:00:00Z'), zoneOf: (place: string) => zones[place] ?? null };
const voyage: Voyage = {
  ...{ portOfLoading: 'CNNGB', portOfDischarge: 'DEHAM', transhipments: 0 },
  ...{ transhipmentPorts: [], containers: [] },
};

let counted = 0;
function given(
  type: 'SHIPMENT' | 'TRANSPORT' | 'EQUIPMENT',
  code: string,
  more: GivenEvent = {},
): GivenEvent {
  counted += 1;
  return {
    ...{ eventID: `event-${counted}`, eventType: type, eventClassifierCode: 'ACT' },
    ...{ eventDateTime: '2026-04-03T10:00:00+08:00', eventCreatedDateTime: '2026-04-03T11:00:00Z' },
    [`${type.toLowerCase()}EventTypeCode`]: code,
    ...more,
  };
}
function read(event: GivenEvent, source: ReportSource = 'CARRIER', reporter = 'Blue Line'): SourcedEvent {
  const { event: read, faults } = readEvent(event, reading);
  if (!read) throw new Error(JSON.stringify(faults));
  return { ...read, source, reporter };
}
const means = (event: GivenEvent, where: Voyage = voyage) =>
  reportsOf([read(event)], where).map(
    ({ code, leg, classifier, day }) => `${code}/${leg} ${classifier} ${day}`,
  );
const at = (UNLocationCode: string, more: GivenEvent = {}) => ({ UNLocationCode, ...more });

describe('what events mean (DCSA Track & Trace 2.x, paired with milestones)', () => {
  test.each([
    ['BOOKING_REQUESTED', given('SHIPMENT', 'RECE', { documentTypeCode: 'CBR' })],
    ['BOOKING_CONFIRMED', given('SHIPMENT', 'CONF', { documentTypeCode: 'BKG' })],
    [
      'EMPTY_PICKED_UP',
      given('EQUIPMENT', 'GTOT', { emptyIndicatorCode: 'EMPTY', facilityTypeCode: 'DEPO' }),
    ],
    ['STUFFED', given('EQUIPMENT', 'STUF', { facilityTypeCode: 'COFS' })],
    ['SI_SUBMITTED', given('SHIPMENT', 'RECE', { documentTypeCode: 'SHI' })],
    ['VGM_SUBMITTED', given('SHIPMENT', 'SUBM', { documentTypeCode: 'VGM' })],
    ['EXPORT_RELEASED', given('SHIPMENT', 'RELS', { documentTypeCode: 'CUS' })],
    [
      'GATED_IN_POL',
      given('EQUIPMENT', 'GTIN', at('CNNGB', { emptyIndicatorCode: 'LADEN', facilityTypeCode: 'POTE' })),
    ],
    ['LOADED_ON_BOARD', given('EQUIPMENT', 'LOAD', at('CNNGB'))],
    ['DEPARTED_POL', given('TRANSPORT', 'DEPA', at('CNNGB'))],
    ['BL_DRAFT_CONFIRMED', given('SHIPMENT', 'APPR', { documentTypeCode: 'TRD' })],
    ['BL_ISSUED', given('SHIPMENT', 'ISSU', { documentTypeCode: 'TRD' })],
    ['ARRIVED_POD', given('TRANSPORT', 'ARRI', at('DEHAM'))],
    ['ARRIVAL_NOTICE', given('SHIPMENT', 'ISSU', { documentTypeCode: 'ARN' })],
    ['DISCHARGED', given('EQUIPMENT', 'DISC', at('DEHAM'))],
    ['BL_SURRENDERED', given('SHIPMENT', 'SURR', { documentTypeCode: 'TRD' })],
    ['IMPORT_CLEARED', given('SHIPMENT', 'RELS', at('DEHAM', { documentTypeCode: 'CUS' }))],
    [
      'GATED_OUT_POD',
      given('EQUIPMENT', 'GTOT', at('DEHAM', { emptyIndicatorCode: 'LADEN', facilityTypeCode: 'POTE' })),
    ],
    ['DELIVERED', given('EQUIPMENT', 'STRP', { facilityTypeCode: 'CLOC' })],
    ['EMPTY_RETURNED', given('EQUIPMENT', 'GTIN', { emptyIndicatorCode: 'EMPTY', facilityTypeCode: 'DEPO' })],
  ])('%s', (code, event) => {
    expect(means(event)).toEqual([`${code}/0 ACTUAL 2026-04-03`]);
  });

  test('the words of 3.0 mean what the codes of 2.x do', () => {
    const words = given('EQUIPMENT', 'GATED_IN', {
      ...at('CNNGB', { emptyIndicatorCode: 'LADEN', facilityTypeCode: 'POTE' }),
      eventClassifierCode: 'ACTUAL',
    });
    expect(means(words)).toEqual(['GATED_IN_POL/0 ACTUAL 2026-04-03']);
    expect(means(given('EQUIPMENT', 'LOADED', { movementType: 'EXPORT' }))).toEqual([
      'LOADED_ON_BOARD/0 ACTUAL 2026-04-03',
    ]);
  });

  test('a draft of a bill of lading, an inspection and a berth mean no milestone, and are no fault', () => {
    expect(means(given('SHIPMENT', 'DRFT', { documentTypeCode: 'TRD' }))).toEqual([]);
    expect(means(given('EQUIPMENT', 'INSP', at('CNNGB')))).toEqual([]);
  });

  test('ports of transhipment are told by location, in the order of the booking or of who is there first', () => {
    const two = { ...voyage, transhipments: 2, transhipmentPorts: ['SGSIN', 'LKCMB'] };
    expect(means(given('TRANSPORT', 'ARRI', at('LKCMB')), two)).toEqual(['TS_ARRIVED/2 ACTUAL 2026-04-03']);
    expect(means(given('TRANSPORT', 'DEPA', at('SGSIN')), two)).toEqual(['TS_DEPARTED/1 ACTUAL 2026-04-03']);
    const unnamed = { ...two, transhipmentPorts: [] };
    const second = read(
      given('EQUIPMENT', 'DISC', at('LKCMB', { eventDateTime: '2026-04-20T08:00:00+05:30' })),
    );
    const first = read(
      given('EQUIPMENT', 'DISC', at('SGSIN', { eventDateTime: '2026-04-12T08:00:00+08:00' })),
    );
    const legs = reportsOf([second, first], unnamed).map(({ leg, location }) => [leg, location]);
    expect(legs).toEqual([
      [1, 'SGSIN'],
      [2, 'LKCMB'],
    ]);
    expect(
      means(given('EQUIPMENT', 'DISC', { movementType: 'TRANSSHIPMENT' }), { ...voyage, transhipments: 1 }),
    ).toEqual(['TS_DISCHARGED/1 ACTUAL 2026-04-03']);
    // A ship that calls somewhere on a voyage without transhipment moves nothing.
    expect(means(given('TRANSPORT', 'ARRI', at('SGSIN')))).toEqual([]);
  });

  test('customs without a place are those of the side on which the goods are that day', () => {
    const release = read(
      given('SHIPMENT', 'RELS', { documentTypeCode: 'CUS', eventDateTime: '2026-05-09T09:00:00+02:00' }),
    );
    const sailed = read(given('TRANSPORT', 'DEPA', at('CNNGB')));
    const codes = (events: SourcedEvent[]) => reportsOf(events, voyage).map(({ code }) => code);
    expect(codes([release])).toEqual(['EXPORT_RELEASED']);
    expect(codes([release, sailed])).toEqual(['DEPARTED_POL', 'IMPORT_CLEARED']);
  });

  test('goods are delivered when they are handed in at the buyer’s, not when they are unpacked', () => {
    const unpacked = read(
      given('EQUIPMENT', 'STRP', {
        facilityTypeCode: 'CLOC',
        eventDateTime: '2026-05-20T10:00:00+02:00',
        eventCreatedDateTime: '2026-05-20T12:00:00Z',
      }),
    );
    const handedIn = read(
      given('EQUIPMENT', 'GTIN', {
        facilityTypeCode: 'CLOC',
        emptyIndicatorCode: 'LADEN',
        eventDateTime: '2026-05-18T10:00:00+02:00',
      }),
    );
    expect(reportsOf([unpacked, handedIn], voyage)).toMatchObject([{ code: 'DELIVERED', day: '2026-05-18' }]);
  });
});

describe('containers', () => {
  const [first, second] = ['CSQU3054383', 'MSCU1234566'];
  const loaded = (equipmentReference: string, eventDateTime: string, more: GivenEvent = {}) =>
    read(given('EQUIPMENT', 'LOAD', at('CNNGB', { equipmentReference, eventDateTime, ...more })));

  test('a shipment is on board with the last of its containers', () => {
    const both = { ...voyage, containers: [first!, second!] };
    const one = loaded(second!, '2026-04-05T02:00:00+08:00');
    expect(reportsOf([one], both)).toEqual([]);
    expect(reportsOf([one, loaded(first!, '2026-04-04T23:00:00+08:00')], both)).toMatchObject([
      { code: 'LOADED_ON_BOARD', classifier: 'ACTUAL', day: '2026-04-05' },
    ]);
  });

  test('a container that is another shipment’s says nothing of this one', () => {
    expect(
      reportsOf([loaded(second!, '2026-04-05T02:00:00+08:00')], { ...voyage, containers: [first!] }),
    ).toEqual([]);
  });
});

describe('the calendar day of an event', () => {
  const dayOf = (eventDateTime: string, UNLocationCode: string) =>
    readEvent(given('TRANSPORT', 'DEPA', at(UNLocationCode, { eventDateTime })), reading).event?.said;

  test.each([
    [
      'an offset is that of the place',
      '2026-04-03T23:30:00-07:00',
      'USLAX',
      '2026-04-03',
      '2026-04-04T06:30:00.000Z',
    ],
    [
      'Z says no more than when: the zone of the port tells the day',
      '2026-04-03T20:30:00Z',
      'CNNGB',
      '2026-04-04',
      '2026-04-03T20:30:00.000Z',
    ],
    [
      'a time with neither is that of clocks at the port',
      '2026-04-03T20:30:00',
      'CNNGB',
      '2026-04-03',
      '2026-04-03T12:30:00.000Z',
    ],
    [
      'of a place that is not known the day stands as it is written',
      '2026-04-03T20:30:00',
      'XKPRN',
      '2026-04-03',
      null,
    ],
  ])('%s', (_, time, place, day, instant) => {
    expect(dayOf(time, place)).toMatchObject({ day, at: instant });
  });
});

describe('an event that can’t be taken', () => {
  const faultsOf = (event: GivenEvent) =>
    readEvent(event, reading).faults.map(({ field, code }) => `${code} at ${field}`);

  test('is named with all that is wrong with it', () => {
    expect(
      faultsOf({ eventType: 'EQUIPMENT', equipmentReference: 'CSQU3054384', eventDateTime: 'soon' }),
    ).toEqual([
      'REQUIRED at eventID',
      'REQUIRED at eventCreatedDateTime',
      'INVALID_FORMAT at equipmentReference',
      'REQUIRED at equipmentEventTypeCode',
      'REQUIRED at eventClassifierCode',
      'INVALID_FORMAT at eventDateTime',
    ]);
  });

  test('shipment events tell of what happened, always', () => {
    expect(
      faultsOf(given('SHIPMENT', 'ISSU', { documentTypeCode: 'TRD', eventClassifierCode: 'EST' })),
    ).toEqual(['OUT_OF_RANGE at eventClassifierCode']);
    expect(
      means(given('SHIPMENT', 'ISSU', { documentTypeCode: 'TRD', eventClassifierCode: null })),
    ).toHaveLength(1);
  });

  test.each([
    [
      'what has happened on a day to come',
      given('TRANSPORT', 'DEPA', at('CNNGB', { eventDateTime: '2026-09-03T00:00:00+08:00' })),
      'OUT_OF_RANGE at eventDateTime',
    ],
    [
      'what is written down tomorrow',
      given('TRANSPORT', 'DEPA', at('CNNGB', { eventCreatedDateTime: '2026-09-02T00:00:00Z' })),
      'OUT_OF_RANGE at eventCreatedDateTime',
    ],
    ['a departure from nowhere', given('TRANSPORT', 'DEPA'), 'REQUIRED at UNLocationCode'],
    [
      'a word that every object has',
      given('EQUIPMENT', 'constructor', at('CNNGB')),
      'UNKNOWN_VALUE at equipmentEventTypeCode',
    ],
    [
      'a code that nobody knows',
      given('TRANSPORT', 'FLOA', at('CNNGB')),
      'UNKNOWN_VALUE at transportEventTypeCode',
    ],
    [
      'half a character',
      given('TRANSPORT', 'DEPA', at('CNNGB', { vesselName: '\ud800' })),
      'INVALID_FORMAT at vesselName',
    ],
    ['NUL', given('TRANSPORT', 'DEPA', at('CNNGB', { eventID: 'a\0b' })), 'INVALID_FORMAT at eventID'],
    [
      'a text without end',
      given('TRANSPORT', 'DEPA', at('CNNGB', { delayReason: 'x'.repeat(50_000) })),
      'TOO_LONG at delayReason',
    ],
    [
      'a day that is none',
      given('TRANSPORT', 'DEPA', at('CNNGB', { eventDateTime: '2026-02-30T00:00:00Z' })),
      'INVALID_FORMAT at eventDateTime',
    ],
    [
      'the year 9999',
      given(
        'TRANSPORT',
        'DEPA',
        at('CNNGB', { eventClassifierCode: 'EST', eventDateTime: '9999-01-01T00:00:00Z' }),
      ),
      'INVALID_FORMAT at eventDateTime',
    ],
  ])('%s', (_, event, fault) => {
    expect(faultsOf(event)).toEqual([fault]);
  });
});

describe('events in any order', () => {
  const boxes = ['CSQU3054383', 'MSCU1234566', undefined];
  const route: Voyage = {
    ...{ portOfLoading: 'CNNGB', portOfDischarge: 'DEHAM', transhipments: 2 },
    ...{ transhipmentPorts: [], containers: ['CSQU3054383', 'MSCU1234566'] },
  };
  const sources: [ReportSource, string][] = [
    ['CARRIER', 'Blue Line'],
    ['CARRIER', 'Red Line'],
    ['TERMINAL', 'Beilun'],
    ['FORWARDER', 'Harbour Co'],
  ];
  const pad = (number: number) => String(number).padStart(2, '0');
  const anyEvent = fc.record({
    what: fc.constantFrom<['SHIPMENT' | 'TRANSPORT' | 'EQUIPMENT', string, string?]>(
      ['TRANSPORT', 'DEPA'],
      ['TRANSPORT', 'ARRI'],
      ['EQUIPMENT', 'LOAD'],
      ['EQUIPMENT', 'DISC'],
      ['EQUIPMENT', 'GTIN'],
      ['EQUIPMENT', 'GTOT'],
      ['EQUIPMENT', 'STRP'],
      ['SHIPMENT', 'RELS', 'CUS'],
      ['SHIPMENT', 'ISSU', 'TRD'],
    ),
    classifier: fc.constantFrom('PLN', 'EST', 'ACT'),
    place: fc.constantFrom('CNNGB', 'SGSIN', 'LKCMB', 'DEHAM'),
    facility: fc.constantFrom('POTE', 'CLOC', undefined),
    empty: fc.constantFrom('EMPTY', 'LADEN', undefined),
    container: fc.constantFrom(...boxes),
    day: fc.integer({ min: 1, max: 28 }),
    stated: fc.integer({ min: 1, max: 28 }),
    source: fc.constantFrom(...sources),
    retracts: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null, freq: 6 }),
  });
  const stream = fc.array(anyEvent, { maxLength: 30 }).map((events) =>
    events.map(({ what: [type, code, document], source: [source, reporter], ...more }, index) =>
      read(
        {
          ...given(type, code, at(more.place)),
          ...{
            eventID: `e${index}`,
            documentTypeCode: document,
            retractedEventID: more.retracts === null ? null : `e${more.retracts}`,
          },
          ...{
            eventClassifierCode: type === 'SHIPMENT' ? 'ACT' : more.classifier,
            equipmentReference: more.container,
          },
          ...{ facilityTypeCode: more.facility, emptyIndicatorCode: more.empty },
          ...{
            eventDateTime: `2026-04-${pad(more.day)}T10:00:00+08:00`,
            eventCreatedDateTime: `2026-04-${pad(more.stated)}T12:00:00Z`,
          },
        },
        source,
        reporter,
      ),
    ),
  );

  /** The timeline that reports give: what holds of each milestone. */
  function timelineOf(reports: readonly (EventReport & { id?: string })[]) {
    const byMilestone = new Map<string, Report[]>();
    for (const [index, report] of reports.entries()) {
      const key = `${report.code}/${report.leg}`;
      byMilestone.set(key, [
        ...(byMilestone.get(key) ?? []),
        { ...report, id: report.id ?? `r${index}`, retracts: null },
      ]);
    }
    return Object.fromEntries(
      [...byMilestone]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, all]) => {
          const { actual, estimate, isContested } = settleReports(all);
          return [key, { actual: actual?.day ?? null, estimate: estimate?.day ?? null, isContested }];
        }),
    );
  }

  test('end in the same timeline, also sent twice and in batches of any size', () => {
    fc.assert(
      fc.property(
        stream.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
            fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
          ),
        ),
        ([events, shuffled, sizes]) => {
          const kept = new Map<string, SourcedEvent>();
          let standing: EventReport[] = [];
          for (let from = 0, batch = 0; from < shuffled.length; batch += 1) {
            const size = sizes[batch % sizes.length]!;
            for (const event of shuffled.slice(from, from + size)) {
              kept.set(`${event.source} ${event.reporter} ${event.eventId}`, event);
            }
            from += size;
            standing = reportsOf([...kept.values()], route);
          }
          expect(standing).toEqual(reportsOf(events, route));
          expect(timelineOf([...standing].reverse())).toEqual(timelineOf(reportsOf(events, route)));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('what happened goes before what is expected, and that before what is planned, whatever was said last', () => {
    const departures = ['PLN', 'EST'].map((eventClassifierCode, index) =>
      read(
        given(
          'TRANSPORT',
          'DEPA',
          at('CNNGB', {
            eventClassifierCode,
            eventDateTime: `2026-04-1${index}T00:00:00+08:00`,
            eventCreatedDateTime: `2026-04-0${5 - index}T00:00:00Z`,
          }),
        ),
      ),
    );
    expect(timelineOf(reportsOf(departures, voyage))).toEqual({
      'DEPARTED_POL/0': { actual: null, estimate: '2026-04-11', isContested: false },
    });
  });

  test('of two that contradict each other the carrier goes before the terminal, and that before the forwarder', () => {
    const said = (source: ReportSource, day: string) =>
      read(
        given('EQUIPMENT', 'LOAD', at('CNNGB', { eventDateTime: `${day}T10:00:00+08:00` })),
        source,
        source,
      );
    const all = [
      said('FORWARDER', '2026-04-07'),
      said('CARRIER', '2026-04-05'),
      said('TERMINAL', '2026-04-06'),
    ];
    expect(timelineOf(reportsOf(all, voyage))).toEqual({
      'LOADED_ON_BOARD/0': { actual: '2026-04-05', estimate: null, isContested: true },
    });
  });
});
