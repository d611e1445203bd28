import { describe, expect, test } from 'vitest';
import { packingTotals, unpackedOf } from '../../src/fulfilment/packing/packing-list.ts';
import { massByMethod2 } from '../../src/fulfilment/packing/vgm.ts';
import {
  findDocumentFindings,
  freightTermOf,
  isAirWaybillNumber,
} from '../../src/fulfilment/shipping/bill-of-lading.ts';
import { type CutOffCode, findCutOffFindings } from '../../src/fulfilment/shipping/cut-off.ts';
import { matchEvent, statusOfFaults } from '../../src/fulfilment/shipping/event-result.ts';
import { buyerInsures } from '../../src/fulfilment/shipping/shipping-advice.ts';
import { findShippingFindings } from '../../src/fulfilment/shipping/shipping-findings.ts';
import type { MilestoneCode } from '../../src/fulfilment/timeline/milestone-code.ts';
import { decimal } from '../../src/trade/decimal.ts';
import type { IncotermRule } from '../../src/trade/incoterm.ts';

describe('cut-offs', () => {
  const cutOff = (code: CutOffCode, localTime: string, at: string) => [{ code, localTime, at }];
  const milestone = (code: MilestoneCode, estimatedOn: string, actualOn: string | null = null) => [
    { code, estimatedOn, actualOn },
  ];
  const vgm = cutOff('VCO', '2026-04-03T18:00', '2026-04-03T10:00:00Z');

  test.each([
    [
      'expected on the very day is in time',
      vgm,
      milestone('VGM_SUBMITTED', '2026-04-03'),
      '2026-04-01T00:00:00Z',
      [],
    ],
    [
      'expected a day later',
      vgm,
      milestone('VGM_SUBMITTED', '2026-04-04'),
      '2026-04-01T00:00:00Z',
      ['EXPECTED_AFTER_CUT_OFF'],
    ],
    [
      'past, and nothing has happened',
      vgm,
      milestone('VGM_SUBMITTED', '2026-04-03'),
      '2026-04-03T10:00:01Z',
      ['CUT_OFF_PAST'],
    ],
    [
      'past, and it was in time',
      vgm,
      milestone('VGM_SUBMITTED', '2026-04-05', '2026-04-02'),
      '2026-05-01T00:00:00Z',
      [],
    ],
    [
      'past, and it was not',
      vgm,
      milestone('VGM_SUBMITTED', '2026-04-05', '2026-04-04'),
      '2026-05-01T00:00:00Z',
      ['CUT_OFF_MISSED'],
    ],
    [
      'a window that opens later (EFC)',
      cutOff('EFC', '2026-04-03T00:00', '2026-04-02T16:00:00Z'),
      milestone('GATED_IN_POL', '2026-04-02'),
      '2026-04-01T00:00:00Z',
      ['BEFORE_WINDOW'],
    ],
    ['of what the shipment does not pass', vgm, [], '2026-05-01T00:00:00Z', []],
    [
      'of papers that are no milestone (AFC)',
      cutOff('AFC', '2026-04-03T18:00', '2026-04-03T10:00:00Z'),
      milestone('VGM_SUBMITTED', '2026-04-04'),
      '2026-05-01T00:00:00Z',
      [],
    ],
  ])('%s', (_, cutOffs, milestones, now, kinds) => {
    expect(findCutOffFindings(cutOffs, milestones, now).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('transport documents', () => {
  test.each<[IncotermRule, string]>([
    ['EXW', 'COLLECT'],
    ['FCA', 'COLLECT'],
    ['FOB', 'COLLECT'],
    ['CFR', 'PREPAID'],
    ['CIF', 'PREPAID'],
    ['CPT', 'PREPAID'],
    ['DDP', 'PREPAID'],
  ])('under %s freight is %s: whoever books pays', (rule, term) => {
    expect(freightTermOf(rule, 'INCOTERMS_2020')).toBe(term);
  });

  test('are found wanting where freight, originals and kind do not agree', () => {
    const terms = { rule: 'CIF', edition: 'INCOTERMS_2020' } as const;
    const find = (
      kind: 'ORIGINAL_BILL' | 'SEA_WAYBILL',
      originals: number,
      freightTerm: 'PREPAID' | 'COLLECT',
    ) => findDocumentFindings({ kind, originals, freightTerm }, terms);
    expect(find('ORIGINAL_BILL', 3, 'PREPAID')).toEqual([]);
    expect(find('ORIGINAL_BILL', 0, 'COLLECT')).toEqual(['FREIGHT_TERM_DIFFERS', 'NO_ORIGINAL']);
    expect(find('SEA_WAYBILL', 1, 'PREPAID')).toEqual(['ORIGINALS_WITHOUT_BILL']);
  });

  test('by air have a number whose eighth digit is the seven before it modulo 7', () => {
    expect(isAirWaybillNumber('999-12345675')).toBe(true);
    expect(isAirWaybillNumber('99912345675')).toBe(true);
    expect(isAirWaybillNumber('999-12345676')).toBe(false);
    expect(isAirWaybillNumber('NGB-114')).toBe(false);
  });
});

test.each<[IncotermRule, boolean]>([
  ['FOB', true],
  ['CFR', true],
  ['FCA', true],
  ['CPT', true],
  ['EXW', true],
  ['CIF', false],
  ['CIP', false],
  ['DAP', false],
  ['DDP', false],
])('under %s the buyer insures: %s', (rule, insures) => {
  expect(buyerInsures(rule, 'INCOTERMS_2020')).toBe(insures);
});

describe('an event is of the shipment', () => {
  const one = { shipmentId: 'one', bookingNumber: 'B1', transportDocument: 'T1', containers: ['C1'] };
  const two = { shipmentId: 'two', bookingNumber: 'B2', transportDocument: null, containers: ['C1', 'C2'] };
  const match = (booking: string | null, transportDocument: string | null, container: string | null) =>
    matchEvent({ booking, transportDocument, container }, [one, two]);

  test('that has all the names that are known', () => {
    expect(match('B1', null, null)).toBe('one');
    expect(match(null, null, 'C2')).toBe('two');
    expect(match('B2', null, 'C1')).toBe('two');
    // A container that nobody has recorded says nothing against the booking.
    expect(match('B1', null, 'C9')).toBe('one');
  });

  test('and of none where several are meant, or names contradict each other', () => {
    expect(match(null, null, 'C1')).toBeNull();
    expect(match('B1', null, 'C2')).toBeNull();
    expect(match('B9', null, null)).toBeNull();
    expect(match(null, null, null)).toBeNull();
  });
});

test('an event of which nothing but a code is not known has an unknown code; anything else makes it invalid', () => {
  expect(statusOfFaults([{ field: 'transportEventTypeCode', code: 'UNKNOWN_VALUE' }])).toBe('UNKNOWN_CODE');
  expect(statusOfFaults([{ field: 'transportEventTypeCode', code: 'REQUIRED' }])).toBe('INVALID');
});

test('goods that left in spite of a hold, strange containers and ports are found', () => {
  const shipment = {
    ...{
      holdReason: 'Failed',
      portOfLoading: 'CNNGB',
      portOfDischarge: 'DEHAM',
      transhipments: 0,
      terms: null,
    },
    ...{ cutOffs: [], document: null, containers: ['C1'] },
    milestones: [{ code: 'LOADED_ON_BOARD' as const, estimatedOn: '2026-04-01', actualOn: '2026-04-01' }],
    events: [
      { container: 'C1', type: 'EQUIPMENT', location: 'CNNGB' },
      { container: 'C2', type: 'EQUIPMENT', location: 'CNNGB' },
      { container: null, type: 'TRANSPORT', location: 'SGSIN' },
    ],
  };
  expect(findShippingFindings(shipment, '2026-04-02T00:00:00Z')).toEqual([
    { kind: 'SHIPPED_ON_HOLD', facts: { milestone: 'LOADED_ON_BOARD', reason: 'Failed' } },
    { kind: 'OTHER_CONTAINER', facts: { container: 'C2' } },
    { kind: 'UNPLANNED_PORT', facts: { port: 'SGSIN' } },
  ]);
});

describe('a packing list', () => {
  const line = {
    ...{ line: 1, packages: 3, perPackage: decimal('12') },
    ...{ lengthCm: decimal('50'), widthCm: decimal('40'), heightCm: decimal('30') },
    ...{ netKg: decimal('10'), grossKg: decimal('11.5') },
  };
  const text = ({ value, isWhole }: { value: { toFixed(): string }; isWhole: boolean }) => [
    value.toFixed(),
    isWhole,
  ];

  test('sums to at least what is known; what is not known gross weighs its net weight at least', () => {
    const totals = packingTotals([line, { ...line, packages: 1, grossKg: null, heightCm: null }]);
    expect(totals.packages).toBe(4);
    expect(totals.pieces.toFixed()).toBe('48');
    expect([totals.netKg, totals.grossKg, totals.volumeM3].map(text)).toEqual([
      ['40', true],
      ['44.5', false],
      ['0.18', false],
    ]);
  });

  test('tells of what is in no package', () => {
    const left = unpackedOf(
      [
        { sequence: 1, quantity: decimal('40') },
        { sequence: 2, quantity: decimal('5') },
      ],
      [line],
    );
    expect(left.map(({ sequence, missing }) => [sequence, missing.toFixed()])).toEqual([
      [1, '4'],
      [2, '5'],
    ]);
  });
});

test('method 2 of SOLAS VI/2: packages, what secures them, and the tare', () => {
  expect(massByMethod2(decimal('2881.9'), decimal('35'), decimal('2230')).toFixed()).toBe('5146.9');
});
