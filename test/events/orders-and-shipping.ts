import { type Answer, type Ask, type Change, doneBy, type Recorded } from './prepared-rows.ts';

/** What the payload of each mutation shows of the row that it is about. */
export const ordersAndShippingPayloads: Readonly<Record<string, string>> = {
  confirmOrder: 'order { id shipments { id } }',
  splitShipment: 'split { id }',
  adjustShipment: 'shipment { id }',
  updateShipment: 'shipment { id }',
  cancelShipment: 'shipment { id }',
  reportMilestone: 'milestone { id reports { id } }',
  retractReport: 'milestone { id }',
  rebaselineOrder: 'order { id }',
  setDeadline: 'milestone { id }',
  assignMilestone: 'milestone { id }',
  recordShipmentEvents: 'batch { id results { status } }',
  requestBooking: 'booking { id }',
  confirmBooking: 'booking { id }',
  submitShippingInstruction: 'instruction { id }',
  confirmDraftDocument: 'document { id }',
  issueTransportDocument: 'document { id }',
  declareCustoms: 'declaration { id }',
  releaseCustoms: 'declaration { id }',
  setPacking: 'shipment { id }',
  recordContainer: 'container { id }',
  removeContainer: 'shipment { id }',
  loadContainer: 'container { id }',
  submitVgm: 'container { id }',
};

/** A shipment for each mutation that is about one, so that none depends on what another did to it. */
const shipmentNames = [
  ...['split', 'changed', 'cancelled', 'told', 'requested', 'booked', 'instructed', 'drafted', 'issued'],
  ...['declared', 'released', 'packed', 'boxed', 'loaded'],
] as const;
type ShipmentName = (typeof shipmentNames)[number];

const ids: Record<string, string> = {};
let assignedVersion = 1;
const shipment = (name: ShipmentName, version = 1) => ({ id: ids[name], version });

/** Makes ready, in an order of a signed deal, a row for each mutation to be about; the other deal is still to be confirmed. */
export async function prepareOrdersAndShipping(
  [dealId, unconfirmed]: readonly [string, string],
  change: Change,
  ask: Ask,
): Promise<void> {
  const done = doneBy(change);
  ids.deal = dealId;
  ids.unconfirmed = unconfirmed;
  const { order } = await done('confirmOrder', {
    ...{ dealId, confirmedOn: '2026-01-05', inspections: [] },
    shipments: shipmentNames.map(() => ({
      ...{ portOfLoading: 'CNNGB', portOfDischarge: 'DKAAR', transitDays: 35 },
      lines: [{ sequence: 1, quantity: '200' }],
    })),
  });
  ids.order = order.id;
  for (const [index, name] of shipmentNames.entries()) ids[name] = order.shipments[index].id;
  const declared = { ...shipment('released'), direction: 'EXPORT', number: '3101', on: '2026-02-26' };
  ids.declaration = (await done('declareCustoms', declared)).declaration.id;
  await done('setPacking', { ...shipment('loaded'), lines: [packed] });
  const container = async (name: ShipmentName, version: number, number: string): Promise<string> => {
    const recorded = { ...shipment(name, version), number, equipment: 'GP20', tareKg: '2230' };
    return (await done('recordContainer', recorded)).container.id;
  };
  ids.full = await container('loaded', 2, 'CSQU3054383');
  ids.gone = await container('loaded', 3, 'MSCU1234566');
  ids.weighed = await container('released', 2, 'TGHU1234567');
  const all = await milestones(ask);
  const of = (code: string, name?: ShipmentName) =>
    all.find((one: Answer) => one.code === code && (!name || one.shipment?.id === ids[name])).id;
  ids.materials = of('MATERIAL_READY');
  ids.departure = of('DEPARTED_POL', 'changed');
  ids.arrival = of('ARRIVED_POD', 'changed');
  ids.confirmed = of('ORDER_CONFIRMED');
  const said = { milestoneId: ids.arrival, classifier: 'ESTIMATED', day: '2026-12-01', source: 'CARRIER' };
  ids.report = (await done('reportMilestone', said)).milestone.reports[0].id;
  assignedVersion = (await milestones(ask)).find((one: Answer) => one.id === ids.confirmed).version;
  ids.person = (await ask('{ viewer { id } }')).viewer.id;
}

async function milestones(ask: Ask): Promise<Answer> {
  const query = 'query ($id: ID!) { order(id: $id) { milestones { id version code shipment { id } } } }';
  return (await ask(query, { id: ids.order })).order.milestones;
}

const packed = {
  ...{ line: 1, packageKind: 'CT', packages: 20, perPackage: '10', marks: 'N/M' },
  ...{ lengthCm: '60', widthCm: '40', heightCm: '40', netKg: '14.7', grossKg: '16.1' },
};
const confirmation = () => ({
  ...{ dealId: ids.unconfirmed, confirmedOn: '2026-02-20', factoryCountry: 'CN', needsSample: true },
  inspections: ['FINAL'],
  shipments: [
    {
      ...{ portOfLoading: 'CNNGB', portOfDischarge: 'DEHAM', fullContainers: true, transhipments: 1 },
      ...{ productionDays: 30, transitDays: 35, promisedOn: '2026-06-30' },
      lines: [{ sequence: 1, quantity: '10' }],
    },
  ],
});
const word = () => ({
  ...{ milestoneId: ids.materials, classifier: 'ACTUAL', day: '2026-02-20', at: '2026-02-20T02:00:00Z' },
  ...{ source: 'FACTORY', reporter: 'Ningbo Haoyu', location: 'Ningbo', evidence: 'Mail', cause: 'A' },
  statedAt: '2026-02-21T02:00:00Z',
});
const departure = () => ({
  ...{ eventID: 'kept-1', eventType: 'TRANSPORT', transportEventTypeCode: 'DEPA', UNLocationCode: 'CNNGB' },
  ...{ eventClassifierCode: 'EST', eventDateTime: '2026-06-12T10:00:00+08:00', shipmentId: ids.told },
  eventCreatedDateTime: '2026-02-20T11:00:00Z',
});
const carrier = () => ({
  ...{ source: 'CARRIER', reporter: 'Blue Line', reference: 'M-1', events: [departure()] },
});
const booking = () => ({
  ...{ ...shipment('booked'), number: 'BL-9100', carrier: 'Blue Line', vessel: 'Blue Whale', voyage: '1W' },
  ...{ on: '2026-02-27', departsOn: '2026-06-10', arrivesOn: '2026-07-15' },
  cutOffs: [{ code: 'DCO', localTime: '2026-06-01T18:00', port: 'CNNGB' }],
});
const instruction = () => ({
  ...{ ...shipment('instructed'), consignee: 'To order', notifyParty: 'Same', marks: 'N/M' },
  ...{ reference: 'R-1', freightTerm: 'COLLECT', on: '2026-03-01' },
});
const draft = () => ({
  ...{ ...shipment('drafted'), kind: 'SEA_WAYBILL', originals: 1, freightTerm: 'COLLECT' },
  on: '2026-03-01',
});
const paper = () => ({
  ...{ ...shipment('issued'), number: 'N-1', kind: 'SEA_WAYBILL', originals: 1, freightTerm: 'COLLECT' },
  ...{ on: '2026-03-01', issuedBy: 'Blue Line' },
});
const declaration = () => ({
  ...{ ...shipment('declared'), direction: 'EXPORT', number: '3102', declarant: 'A broker' },
  on: '2026-03-01',
});
const container = () => ({
  ...{ ...shipment('boxed'), number: 'MSKU9070323', equipment: 'GP20', sealNumber: 'S-1', tareKg: '2200' },
});
const mass = () => ({
  ...{ id: ids.weighed, version: 1, method: 'METHOD_2', cargoKg: '161', dunnageKg: '20' },
  ...{ responsible: 'Wang Li', on: '2026-03-01' },
});
const holiday = { day: '2026-07-14', isWorkday: false, name: 'National day' };
const calendar = { country: 'FR', year: 2026, days: [holiday] };

/** Each command of orders, their timeline, packing and shipping as it is allowed, with its events, and as it is refused. */
export const ordersAndShipping: Readonly<Record<string, Recorded>> = {
  // The first of them: milestones take new versions as their timeline moves.
  assignMilestone: {
    allowed: () => ({ milestoneId: ids.confirmed, version: assignedVersion, personId: ids.person }),
    refused: () => ({ milestoneId: ids.confirmed, version: 99, personId: ids.person }),
    events: ['milestone.assigned'],
  },
  confirmOrder: {
    allowed: confirmation,
    refused: () => ({ ...confirmation(), dealId: ids.deal }),
    events: [
      'deadline.set',
      'milestone.reported',
      'order.confirmed',
      'order.milestonesPlanned',
      'order.planned',
      'order.timelineMoved',
      'shipment.planned',
    ],
  },
  splitShipment: {
    allowed: () => ({
      ...{ ...shipment('split'), lines: [{ sequence: 1, quantity: '50' }], promisedOn: '2026-08-30' },
    }),
    refused: () => ({ ...shipment('split', 2), lines: [{ sequence: 1, quantity: '150' }] }),
    events: [
      'deadline.set',
      'order.milestonesPlanned',
      'order.timelineMoved',
      'shipment.changed',
      'shipment.planned',
    ],
  },
  // What is left of the shipment that was split before.
  adjustShipment: {
    allowed: () => ({ ...shipment('split', 2), lines: [{ sequence: 1, quantity: '40' }] }),
    refused: () => ({ ...shipment('split', 2), lines: [{ sequence: 1, quantity: '9999999' }] }),
    events: ['shipment.changed'],
  },
  updateShipment: {
    allowed: () => ({
      ...{ ...shipment('changed'), portOfLoading: 'CNSHA', portOfDischarge: 'DEHAM', fullContainers: false },
      ...{ transhipments: 1, productionDays: 31, transitDays: 36, transportDocument: 'N-2' },
      ...{ bookingNumber: 'B-2', carrier: 'Red Line', vessel: 'Red Whale', voyage: '2W' },
    }),
    refused: () => ({ ...shipment('changed', 2), portOfLoading: 'CNZZZ' }),
    events: [
      'milestone.dropped',
      'milestone.dropped',
      'milestone.dropped',
      'milestone.dropped',
      'order.milestonesPlanned',
      'order.timelineMoved',
      'shipment.changed',
    ],
  },
  cancelShipment: {
    allowed: () => ({ ...shipment('cancelled'), reason: 'The buyer takes less.' }),
    refused: () => ({ ...shipment('cancelled', 2), reason: 'Again.' }),
    events: ['shipment.changed'],
  },
  reportMilestone: {
    allowed: word,
    refused: () => ({ ...word(), day: '2027-02-20' }),
    events: ['milestone.reported', 'order.timelineMoved'],
  },
  retractReport: {
    allowed: () => ({ milestoneId: ids.arrival, reportId: ids.report, reason: 'Another ship.' }),
    refused: () => ({ milestoneId: ids.arrival, reportId: ids.report, reason: 'Again.' }),
    events: ['milestone.reported', 'order.timelineMoved'],
  },
  rebaselineOrder: {
    allowed: () => ({ orderId: ids.order, version: 1, reason: 'Agreed with the buyer.' }),
    refused: () => ({ orderId: ids.order, version: 1, reason: 'Again.' }),
    events: ['order.changed', 'order.planned'],
  },
  setDeadline: {
    allowed: () => ({
      milestoneId: ids.departure,
      kind: 'LETTER_OF_CREDIT',
      dueOn: '2026-05-01',
      note: 'LC 4711',
    }),
    refused: () => ({ milestoneId: ids.departure, kind: 'OTHER', dueOn: null }),
    events: ['deadline.set', 'order.timelineMoved'],
  },
  setCalendarDays: {
    allowed: () => calendar,
    refused: () => ({ ...calendar, days: [holiday, holiday] }),
    events: ['calendar.set'],
  },
  recordShipmentEvents: {
    allowed: carrier,
    refused: () => ({ ...carrier(), events: [] }),
    events: ['events.received', 'milestone.reported', 'order.timelineMoved'],
    judged: 'input.events',
  },
  requestBooking: {
    allowed: () => ({ ...shipment('requested'), from: 'Harbour Co', on: '2026-02-25' }),
    refused: () => ({ ...shipment('requested', 2), from: 'Harbour Co', on: '2027-02-25' }),
    events: ['booking.requested', 'milestone.reported', 'order.timelineMoved', 'shipment.changed'],
  },
  confirmBooking: {
    allowed: booking,
    refused: () => ({ ...booking(), version: 2, arrivesOn: '2026-06-01' }),
    events: [
      'booking.confirmed',
      'milestone.reported',
      'milestone.reported',
      'milestone.reported',
      'milestone.reported',
      'order.timelineMoved',
      'shipment.changed',
    ],
  },
  submitShippingInstruction: {
    allowed: instruction,
    refused: () => ({ ...instruction(), version: 2, on: '2027-03-01' }),
    events: [
      'milestone.reported',
      'order.timelineMoved',
      'shipment.changed',
      'shippingInstruction.submitted',
    ],
  },
  confirmDraftDocument: {
    allowed: draft,
    refused: () => ({ ...draft(), version: 2, on: '2027-03-01' }),
    events: [
      'milestone.reported',
      'order.timelineMoved',
      'shipment.changed',
      'transportDocument.draftConfirmed',
    ],
  },
  issueTransportDocument: {
    allowed: paper,
    refused: () => ({ ...paper(), version: 2, kind: 'AIR_WAYBILL' }),
    events: ['milestone.reported', 'order.timelineMoved', 'shipment.changed', 'transportDocument.issued'],
  },
  declareCustoms: {
    allowed: declaration,
    refused: () => ({ ...declaration(), version: 2 }),
    events: ['customs.declared', 'milestone.reported', 'order.timelineMoved', 'shipment.changed'],
  },
  releaseCustoms: {
    allowed: () => ({ id: ids.declaration, version: 1, on: '2026-03-01' }),
    refused: () => ({ id: ids.declaration, version: 2, on: '2026-03-01' }),
    events: ['customs.released', 'milestone.reported', 'order.timelineMoved'],
  },
  setPacking: {
    allowed: () => ({ ...shipment('packed'), lines: [packed] }),
    refused: () => ({ ...shipment('packed', 2), lines: [{ ...packed, packages: 21 }] }),
    events: ['shipment.changed', 'shipment.packed'],
  },
  recordContainer: {
    allowed: container,
    refused: () => ({ ...container(), version: 2, number: 'MSKU9070324' }),
    events: ['container.changed', 'shipment.changed'],
  },
  loadContainer: {
    allowed: () => ({ id: ids.full, version: 1, loads: [{ position: 1, packages: 10 }] }),
    refused: () => ({ id: ids.full, version: 2, loads: [{ position: 1, packages: 21 }] }),
    events: ['container.changed', 'container.loaded'],
  },
  submitVgm: {
    allowed: mass,
    refused: () => ({ ...mass(), version: 2, method: 'METHOD_1' }),
    events: ['container.changed', 'milestone.reported', 'order.timelineMoved'],
  },
  removeContainer: {
    allowed: () => ({ id: ids.gone, version: 1 }),
    refused: () => ({ id: ids.full, version: 99 }),
    events: ['container.removed', 'shipment.changed'],
  },
};
