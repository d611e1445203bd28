import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { boardReasonOf, causes } from '../../src/fulfilment/coordination/board-item.ts';
import { onTimeDelivery } from '../../src/fulfilment/orders/on-time-delivery.ts';
import { findShipmentFaults, splitOff, unshipped } from '../../src/fulfilment/orders/shipment-quantities.ts';
import { deliveryPoint } from '../../src/fulfilment/timeline/delivery-point.ts';
import { milestoneCodes } from '../../src/fulfilment/timeline/milestone-code.ts';
import { milestoneGraph } from '../../src/fulfilment/timeline/milestone-graph.ts';
import { criticalChain, type ScheduledMilestone, schedule } from '../../src/fulfilment/timeline/schedule.ts';
import {
  type Report,
  reportClasses,
  reportSources,
  settleReports,
} from '../../src/fulfilment/timeline/settled-report.ts';
import {
  inspectionStages,
  keyText,
  type OrderTerms,
  type ShipmentTerms,
  tailorMilestones,
} from '../../src/fulfilment/timeline/tailored-milestones.ts';
import { dayCounter } from '../../src/fulfilment/timeline/work-calendar.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { fitsMode, rulesOf, transportModes } from '../../src/trade/incoterm.ts';
import { paymentMethods } from '../../src/trade/payment-method.ts';

const seaOrder: OrderTerms = {
  ...{ rule: 'CIF', edition: 'INCOTERMS_2020', mode: 'SEA', containerised: true },
  ...{ paymentMethod: 'TT_DEPOSIT_BAL_BL_COPY', hasDeposit: true, creditDays: 0 },
  ...{ needsSample: true, inspections: ['FINAL'], hasRebate: true },
};
const shipment: ShipmentTerms = {
  productionDays: 30,
  transitDays: 32,
  fullContainers: true,
  transhipments: 0,
};
const codesOf = (terms: OrderTerms, ...shipments: ShipmentTerms[]) =>
  tailorMilestones(terms, shipments.length > 0 ? shipments : [shipment]).map(({ code }) => code);
const everyDay = dayCounter({ seller: 'CN', buyer: 'DE', days: [] });

const anyOrder = fc
  .record({
    ...{ mode: fc.constantFrom(...transportModes), containerised: fc.boolean() },
    ...{ paymentMethod: fc.constantFrom(...paymentMethods), hasDeposit: fc.boolean() },
    ...{ creditDays: fc.nat(120), needsSample: fc.boolean(), hasRebate: fc.boolean() },
    inspections: fc.subarray([...inspectionStages]),
    edition: fc.constantFrom('INCOTERMS_2010' as const, 'INCOTERMS_2020' as const),
    pick: fc.nat(),
  })
  .map(({ pick, ...terms }): OrderTerms => {
    const rules = rulesOf(terms.edition).filter((rule) => fitsMode(rule, terms.mode));
    return { ...terms, rule: rules[pick % rules.length]! };
  });
const anyShipment: fc.Arbitrary<ShipmentTerms> = fc.record({
  ...{ productionDays: fc.nat(90), transitDays: fc.nat(60), fullContainers: fc.boolean() },
  transhipments: fc.nat(3),
});

describe('the milestones of an order', () => {
  it('are all in the graph, and each comes after what it depends on', () => {
    expect(new Set(milestoneGraph.map(({ code }) => code))).toEqual(new Set(milestoneCodes));
    fc.assert(
      fc.property(anyOrder, fc.array(anyShipment, { minLength: 1, maxLength: 3 }), (terms, shipments) => {
        const seen = new Set<string>();
        for (const milestone of tailorMilestones(terms, shipments)) {
          expect(milestone.after.every(({ on }) => seen.has(keyText(on)))).toBe(true);
          expect(seen.has(keyText(milestone))).toBe(false);
          seen.add(keyText(milestone));
        }
      }),
    );
  });

  it('hold the one at which the rule delivers, once for each shipment', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyShipment, { minLength: 1, maxLength: 3 }), (terms, shipments) => {
        // FAS, FOB, CFR and CIF fit ships alone, and multimodal carriage that begins with one.
        const codes = tailorMilestones(terms, shipments).filter(
          ({ code }) => code === deliveryPoint[terms.rule],
        );
        expect(codes.map((one) => one.shipment)).toEqual(shipments.map((_, index) => index + 1));
      }),
    );
  });

  it.each([
    [
      'a deposit is waited for where one is paid',
      'DEPOSIT_RECEIVED',
      { hasDeposit: true },
      { hasDeposit: false },
    ],
    ['a credit where a letter of credit pays', 'LC_RECEIVED_OK', { paymentMethod: 'LC_SIGHT' }, {}],
    [
      'documents go to a bank under a credit or a collection',
      'DOCS_PRESENTED',
      { paymentMethod: 'DP_SIGHT' },
      {},
    ],
    ['containers are stuffed', 'STUFFED', {}, { containerised: false }],
    ['a full container is picked up empty', 'EMPTY_PICKED_UP', {}, { containerised: false }],
    ['goods are loaded on board ships', 'LOADED_ON_BOARD', {}, { rule: 'FCA', mode: 'AIR' }],
    ['a sample is sent where one was agreed', 'PP_SAMPLE_SENT', {}, { needsSample: false }],
    ['hand-over is a milestone under FCA', 'HANDED_OVER', { rule: 'FCA', mode: 'AIR' }, {}],
    ['a rebate comes where goods have one', 'REBATE_RECEIVED', {}, { hasRebate: false }],
  ] as const)('%s', (_, code, has, hasNot) => {
    expect(codesOf({ ...seaOrder, ...has } as OrderTerms)).toContain(code);
    expect(codesOf({ ...seaOrder, ...hasNot } as OrderTerms).includes(code)).toBe(
      Object.keys(hasNot).length === 0 && codesOf(seaOrder).includes(code),
    );
  });

  it('are told apart by shipment and by port of transhipment', () => {
    const keys = tailorMilestones(seaOrder, [shipment, { ...shipment, transhipments: 2 }]).map(keyText);
    expect(keys.filter((key) => key.startsWith('TS_ARRIVED'))).toEqual(['TS_ARRIVED/2/1', 'TS_ARRIVED/2/2']);
    expect(keys.filter((key) => key.startsWith('PRODUCTION_START'))).toEqual(['PRODUCTION_START//0']);
    expect(keys.filter((key) => key.startsWith('DELIVERED'))).toEqual(['DELIVERED/1/0', 'DELIVERED/2/0']);
  });

  // Incoterms 2020: A7/B7 (clearance) and A4/B4 (carriage) of each rule.
  it.each([
    ['EXW', 'EXPORT_DECLARED', 'BUYER'],
    ['FOB', 'BOOKING_REQUESTED', 'BUYER'],
    ['CIF', 'BOOKING_REQUESTED', 'SELLER'],
    ['DAP', 'IMPORT_CLEARED', 'BUYER'],
    ['DDP', 'IMPORT_CLEARED', 'SELLER'],
    ['DAP', 'DELIVERED', 'SELLER'],
    ['CIF', 'DELIVERED', 'BUYER'],
  ] as const)('under %s has %s by the %s', (rule, code, party) => {
    const found = tailorMilestones({ ...seaOrder, rule }, [shipment]).find((one) => one.code === code);
    expect(found?.party).toBe(party);
  });
});

describe('days', () => {
  const counter = dayCounter({
    seller: 'CN',
    buyer: 'SA',
    days: [
      { country: 'CN', day: '2026-05-01', isWorkday: false },
      { country: 'CN', day: '2026-05-09', isWorkday: true },
    ],
  });

  it.each([
    ['workdays pass weekends over', '2026-05-07', 1, 'WORKDAYS', '2026-05-08'],
    ['and holidays', '2026-04-30', 1, 'WORKDAYS', '2026-05-04'],
    ['but not a Saturday that is worked', '2026-05-08', 1, 'WORKDAYS', '2026-05-09'],
    ['a factory stands still on holidays and not on weekends', '2026-04-30', 2, 'OPEN_DAYS', '2026-05-03'],
    ['in Saudi Arabia Friday and Saturday are the weekend', '2026-05-07', 1, 'BUYER_WORKDAYS', '2026-05-10'],
    ['days of the calendar are all alike', '2026-04-30', 2, 'EVERY_DAY', '2026-05-02'],
  ] as const)('%s', (_, day, days, kind, expected) => {
    expect(counter.shift(day, days, kind)).toBe(expected);
  });

  it('counted back still arrive in time, and a day later would not', () => {
    const kinds = ['EVERY_DAY', 'OPEN_DAYS', 'WORKDAYS', 'BUYER_WORKDAYS'] as const;
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...kinds),
        (offset, days, kind) => {
          const by = daysAfter('2026-01-01', offset);
          const latest = counter.before(by, days, kind);
          expect(counter.shift(latest, days, kind) <= by).toBe(true);
          expect(counter.shift(daysAfter(latest, 1), days, kind) > by || days === 0).toBe(true);
        },
      ),
    );
  });
});

describe('a timeline', () => {
  const chain = (...milestones: (Partial<ScheduledMilestone> & { id: string })[]): ScheduledMilestone[] =>
    milestones.map((one) => ({
      ...{ after: [], planned: null, reported: null, actual: null, deadline: null },
      ...one,
    }));
  const since = (on: string, days: number) => [{ on, days, kind: 'EVERY_DAY' as const }];
  const three = (first: Partial<ScheduledMilestone>) =>
    chain(
      { id: 'make', planned: '2026-04-01', ...first },
      { id: 'ship', planned: '2026-04-10', after: since('make', 5) },
      { id: 'arrive', planned: '2026-05-10', after: since('ship', 30), deadline: '2026-05-15' },
    );
  const days = (first: Partial<ScheduledMilestone>) =>
    schedule(three(first), everyDay).map(({ estimated }) => estimated);

  it('takes up the room that the plan left before anything moves', () => {
    // Made on 1 April, shipped five days later at the earliest, planned for the 10th: four days of room.
    expect(days({ reported: '2026-04-05' })).toEqual(['2026-04-05', '2026-04-10', '2026-05-10']);
    expect(days({ reported: '2026-04-07' })).toEqual(['2026-04-07', '2026-04-12', '2026-05-12']);
  });

  it('believes what happened before what was reported and planned', () => {
    expect(days({ reported: '2026-04-20', actual: '2026-04-02' })[0]).toBe('2026-04-02');
  });

  it('counts back from a deadline, and says how much room there is', () => {
    expect(schedule(three({ reported: '2026-04-12' }), everyDay)).toMatchObject([
      { id: 'make', latest: '2026-04-10', slackDays: -2 },
      { id: 'ship', latest: '2026-04-15', slackDays: -2 },
      { id: 'arrive', latest: '2026-05-15', slackDays: -2 },
    ]);
  });

  it('names the chain on which a day lost is a day late', () => {
    const expectations = schedule(three({ reported: '2026-04-12' }), everyDay);
    expect(criticalChain(expectations, 'arrive')).toEqual(['make', 'ship', 'arrive']);
  });

  it('expects nothing before what it comes after allows, and moves nothing backwards by a later slip', () => {
    fc.assert(
      fc.property(anyOrder, anyShipment, fc.nat(60), fc.nat(), (terms, one, slip, pick) => {
        const tailored = tailorMilestones(terms, [one]);
        const plan = (reported: ReadonlyMap<string, string>, planned: ReadonlyMap<string, string>) =>
          schedule(
            tailored.map((milestone) => {
              const id = keyText(milestone);
              return {
                ...{ id, deadline: null, actual: null, reported: reported.get(id) ?? null },
                planned: planned.get(id) ?? (milestone.code === 'ORDER_CONFIRMED' ? '2026-03-02' : null),
                after: milestone.after.map(({ on, ...wait }) => ({ ...wait, on: keyText(on) })),
              };
            }),
            everyDay,
          );
        const first = plan(new Map(), new Map());
        const planned = new Map(first.map(({ id, estimated }) => [id, estimated!]));
        const slipped = first[pick % first.length]!;
        const late = plan(new Map([[slipped.id, daysAfter(slipped.estimated!, slip)]]), planned);
        for (const [index, { id, estimated }] of late.entries()) {
          expect(estimated! >= planned.get(id)!).toBe(true);
          for (const { on, days: wait, kind } of tailored[index]!.after) {
            const before = late.find((other) => other.id === keyText(on))!.estimated!;
            expect(estimated! >= everyDay.shift(before, wait, kind)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

const anyReport: fc.Arbitrary<Report> = fc.record({
  id: fc.uuid(),
  classifier: fc.constantFrom(...reportClasses),
  day: fc.nat(20).map((offset) => daysAfter('2026-04-01', offset)),
  source: fc.constantFrom(...reportSources),
  statedAt: fc.nat(5).map((hour) => `2026-04-01T0${hour}:00:00.000Z`),
  retracts: fc.constant(null),
});
/** Reports of which some take back others. */
const anyReports = fc
  .tuple(
    fc.uniqueArray(anyReport, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
    fc.array(fc.nat()),
  )
  .map(([reports, picks]): Report[] => [
    ...reports,
    ...picks.slice(0, 3).map((pick, index) => {
      const taken = reports[pick % reports.length]!;
      return { ...taken, id: `retraction ${index}`, retracts: taken.id };
    }),
  ]);

describe('what is said of a milestone', () => {
  const said = (more: Partial<Report>): Report => ({
    ...{ id: 'a', classifier: 'ACTUAL', day: '2026-04-02', source: 'MANUAL' },
    ...{ statedAt: '2026-04-02T00:00:00Z', retracts: null },
    ...more,
  });

  it('comes to the same in whichever order it came in', () => {
    fc.assert(
      fc.property(
        anyReports.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(settleReports(shuffled)).toEqual(settleReports(all));
        },
      ),
    );
  });

  it('of what happened the carrier is believed before the forwarder, and the forwarder before us', () => {
    const reports = [
      said({ id: 'we', day: '2026-04-01', statedAt: '2026-04-09T00:00:00Z' }),
      said({ id: 'forwarder', source: 'FORWARDER', day: '2026-04-02' }),
      said({ id: 'carrier', source: 'CARRIER', day: '2026-04-03' }),
    ];
    expect(settleReports(reports)).toMatchObject({ actual: { id: 'carrier' }, isContested: true });
    expect(settleReports(reports.slice(0, 2)).actual?.id).toBe('forwarder');
  });

  it('of what is expected the last word is believed, whoever says it', () => {
    const early = said({ id: 'early', classifier: 'ESTIMATED', source: 'CARRIER' });
    const late = said({ id: 'late', classifier: 'ESTIMATED', statedAt: '2026-04-03T00:00:00Z' });
    expect(settleReports([late, early]).estimate?.id).toBe('late');
  });

  it('counts for nothing once it was taken back', () => {
    const report = said({});
    expect(settleReports([said({ id: 'b', retracts: 'a' }), report]).actual).toBeNull();
  });
});

describe('shipments', () => {
  const lines = [
    { sequence: 1, quantity: '1000' },
    { sequence: 2, quantity: '50' },
  ];
  const terms = { lines, toleranceRate: '0.05', partialShipments: true };
  const of = (...quantities: string[][]) =>
    quantities.map((shipped) => shipped.map((quantity, index) => ({ sequence: index + 1, quantity })));

  it('take no more than the tolerance lets be delivered', () => {
    expect(findShipmentFaults(terms, of(['600', '50'], ['450']), ['shipments'])).toEqual([]);
    expect(findShipmentFaults(terms, of(['600'], ['450.001']), ['shipments'])).toMatchObject([
      { code: 'OUT_OF_RANGE', facts: { maximum: '1050', line: 1 } },
    ]);
  });

  it('are one where partial shipments are not allowed', () => {
    const faults = findShipmentFaults({ ...terms, partialShipments: false }, of(['500'], ['500']), [
      'shipments',
    ]);
    expect(faults.map(({ code }) => code)).toEqual(['PARTIAL_SHIPMENTS_BARRED']);
  });

  it('leave what they do not take', () => {
    expect(unshipped(lines, of(['600'])).map((line) => line.unshipped.toFixed())).toEqual(['400', '50']);
  });

  it('that are split hold together what they held before', () => {
    const quantity = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(quantity, quantity, (whole, taken) => {
        const rest = splitOff(
          [{ sequence: 1, quantity: `${whole}` }],
          [{ sequence: 1, quantity: `${taken}` }],
        );
        if (taken >= whole) expect(rest).toBeNull();
        else expect(Number(rest![0]!.quantity) + taken).toBe(whole);
      }),
    );
  });

  test('keep their promise on the promised day, and not a day later', () => {
    const promised = (deliveredOn: string | null) => ({ promisedOn: '2026-05-10', deliveredOn });
    const shipped = [promised('2026-05-10'), promised('2026-05-11'), promised(null)];
    const figures = onTimeDelivery(shipped, '2026-05-12');
    expect({ ...figures, rate: figures.rate?.toFixed() }).toEqual({
      ...{ due: 3, onTime: 1, late: 1, overdue: 1, rate: '0.3333' },
    });
    expect(onTimeDelivery([promised(null)], '2026-05-10').rate).toBeNull();
  });
});

describe('the board', () => {
  const open = { estimatedOn: '2026-05-10', latestOn: null, waitsFor: 0, isOnHold: false };
  it.each([
    ['nothing of what is far ahead', open, '2026-05-01', null],
    ['what is due within the week', open, '2026-05-03', 'DUE_THIS_WEEK'],
    ['what is late', open, '2026-05-11', 'LATE'],
    ['what is due and waits', { ...open, waitsFor: 1 }, '2026-05-09', 'BLOCKED'],
    ['what is on hold', { ...open, isOnHold: true }, '2026-05-09', 'BLOCKED'],
    [
      'a deadline that is lost, however far ahead',
      { ...open, latestOn: '2026-05-09' },
      '2026-03-01',
      'DEADLINE_LOST',
    ],
  ] as const)('shows %s', (_, milestone, day, reason) => {
    expect(boardReasonOf(milestone, day)).toBe(reason);
  });

  it('shows of lost deadlines what they are lost by, and not all that follows', () => {
    const lost = (id: string, drivenById: string | null, estimatedOn = '2026-06-01') => ({
      ...{ id, drivenById, estimatedOn, reason: 'DEADLINE_LOST' as const },
    });
    const items = [
      lost('make', null),
      lost('ship', 'make'),
      lost('arrive', 'ship'),
      lost('book', 'make', '2026-05-02'),
    ];
    expect(causes(items, '2026-05-01').map(({ id }) => id)).toEqual(['make', 'book']);
  });
});
