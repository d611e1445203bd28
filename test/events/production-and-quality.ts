import { type Change, doneBy, type Recorded } from './prepared-rows.ts';

/** What the payload of each mutation shows of the row that it is about. */
export const productionAndQualityPayloads: Readonly<Record<string, string>> = {
  planProductionLot: 'lot { id }',
  updateProductionLot: 'lot { id }',
  cancelProductionLot: 'lot { id }',
  startProduction: 'lot { id }',
  recordProgress: 'lot { id }',
  finishProduction: 'lot { id }',
  recordProductionDelay: 'lot { id }',
  sendSample: 'sample { id }',
  decideSample: 'sample { id }',
  recordCostActual: 'cost { id }',
  withdrawCostActual: 'cost { id }',
  planInspection: 'inspection { id plans { defectClass sampleSize } }',
  planReinspection: 'inspection { id }',
  recordInspection: 'inspection { id }',
  recordRework: 'inspection { id }',
  waiveInspection: 'inspection { id }',
  cancelInspection: 'inspection { id }',
};

const ids: Record<string, string> = {};
let shipmentVersion = 1;
/** Units that were looked at of a lot of eight: all of each class. */
const inspected = ['CRITICAL', 'MAJOR', 'MINOR'].map((defectClass) => ({ defectClass, units: 8 }));
const sharp = { defectClass: 'CRITICAL', code: 'SHARP', units: 1, photo: 'photos/1.jpg', note: 'A' };

/** Makes ready, in orders of three signed deals, a row for each mutation to be about. */
export async function prepareProductionAndQuality(
  deals: readonly [string, string, string],
  change: Change,
  shipment: (id: string) => Promise<{ version: number }>,
): Promise<void> {
  const done = doneBy(change);
  const orders = [];
  for (const [index, dealId] of deals.entries()) {
    const terms = { dealId, confirmedOn: '2026-01-05', needsSample: index > 0 };
    orders.push((await done('confirmOrder', { ...terms, shipments: [{ transitDays: 20 }] })).order);
  }
  const [order, unsent, sent] = orders;
  ids.order = order.id;
  ids.unsent = unsent.id;
  const sample = { orderId: sent.id, sentOn: '2026-01-14', sentBy: 'DHL 1' };
  ids.sample = (await done('sendSample', sample)).sample.id;
  const shipmentId = order.shipments[0].id;
  ids.shipment = shipmentId;
  const lot = async (): Promise<string> => {
    const { version } = await shipment(shipmentId);
    const planned = { shipmentId, version, line: 1, quantity: '8', factory: 'Ningbo Haoyu' };
    return (await done('planProductionLot', planned)).lot.id;
  };
  const begin = async (id: string) => {
    await done('updateProductionLot', { id, version: 1, materialsReadyOn: '2026-01-12' });
    await done('startProduction', { id, version: 2, day: '2026-01-14' });
  };
  for (const name of ['changed', 'cancelled', 'late', 'free']) ids[name] = await lot();
  for (const name of ['counted', 'made']) {
    const id = await lot();
    ids[name] = id;
    await begin(id);
  }
  ids.begun = await lot();
  await done('updateProductionLot', { id: ids.begun, version: 1, materialsReadyOn: '2026-01-12' });
  for (const name of ['pending', 'dropped', 'failed', 'reworked', 'taken']) {
    const lotId = await lot();
    const { version } = await shipment(shipmentId);
    const planned = { shipmentId, version, lotId, stage: 'PREPRODUCTION', plannedOn: '2026-01-10' };
    const { inspection } = await done('planInspection', { ...planned, inspector: 'QIMA' });
    ids[name] = inspection.id;
    if (name === 'pending' || name === 'dropped') continue;
    await done('recordInspection', {
      ...{ id: inspection.id, version: 1, inspectedOn: '2026-01-10', inspected, defects: [sharp] },
    });
  }
  const rework = { id: ids.reworked, version: 2, doneOn: '2026-01-11', work: 'Ground.', scrapped: 1 };
  await done('recordRework', rework);
  ids.cost = (await done('recordCostActual', cost())).cost.id;
  shipmentVersion = (await shipment(shipmentId)).version;
}

const cost = () => ({
  ...{ orderId: ids.order, step: 'GOODS', amount: { amount: '100.00', currency: 'CNY' } },
  ...{ bookedOn: '2026-02-10', payee: 'Ningbo Haoyu', evidence: 'Invoice 1', note: 'A' },
});
const lot = () => ({
  ...{ shipmentId: ids.shipment, version: shipmentVersion, line: 1, quantity: '8', factory: 'Yuyao Lida' },
});
const inspection = () => ({
  ...{ shipmentId: ids.shipment, version: shipmentVersion, lotId: ids.free, stage: 'FINAL' },
  ...{ plannedOn: '2026-03-10', inspector: 'QIMA', lotSize: 8, level: 'II', samples: 'PER_CLASS' },
  limits: [{ defectClass: 'MAJOR', aql: '2.5' }],
});
const decision = () => ({
  ...{ id: ids.sample, version: 1, approved: true, decidedOn: '2026-01-20', decidedBy: 'Ms Berg' },
  ...{ evidence: 'Mail', remarks: 'A' },
});
const waiver = () => ({
  ...{ id: ids.taken, version: 2, waivedOn: '2026-01-12', waivedBy: 'Ms Berg', means: 'Mail' },
  ...{ evidence: 'Mail', conditions: 'A' },
});

/** Each command of production and quality as it is allowed, with its events, and as it is refused. */
export const productionAndQuality: Readonly<Record<string, Recorded>> = {
  planProductionLot: {
    allowed: lot,
    refused: () => ({ ...lot(), quantity: '99999999' }),
    events: ['lot.planned'],
  },
  updateProductionLot: {
    allowed: () => ({ id: ids.changed, version: 1, quantity: '7', materialsReadyOn: '2026-01-12' }),
    refused: () => ({ id: ids.changed, version: 2, materialsReadyOn: '2027-01-12' }),
    events: ['lot.changed'],
  },
  cancelProductionLot: {
    allowed: () => ({ id: ids.cancelled, version: 1, reason: 'No capacity.' }),
    refused: () => ({ id: ids.cancelled, version: 2, reason: 'Again.' }),
    events: ['lot.cancelled'],
  },
  startProduction: {
    allowed: () => ({ id: ids.begun, version: 2, day: '2026-01-20' }),
    refused: () => ({ id: ids.changed, version: 2, day: '2027-01-01' }),
    events: ['lot.started'],
  },
  recordProgress: {
    allowed: () => ({ id: ids.counted, version: 3, day: '2026-01-20', made: '4', note: 'A' }),
    refused: () => ({ id: ids.counted, version: 4, day: '2026-01-21', made: '9' }),
    events: ['lot.progressed'],
  },
  finishProduction: {
    allowed: () => ({ id: ids.made, version: 3, day: '2026-01-25', made: '7', note: 'One broke.' }),
    refused: () => ({ id: ids.counted, version: 4, day: '2026-01-25', made: '7' }),
    events: ['lot.made'],
  },
  recordProductionDelay: {
    allowed: () => ({
      ...{ id: ids.late, version: 1, cause: 'POWER', words: 'No power.', expectedOn: '2026-05-20' },
    }),
    refused: () => ({ id: ids.late, version: 1, cause: 'POWER', words: 'A', expectedOn: '2026-05-20' }),
    events: ['lot.delayed', 'milestone.reported', 'order.timelineMoved'],
  },
  sendSample: {
    allowed: () => ({ orderId: ids.unsent, sentOn: '2026-01-14', sentBy: 'DHL 2', note: 'A' }),
    refused: () => ({ orderId: ids.order, sentOn: '2026-01-14', sentBy: 'DHL 2' }),
    events: ['milestone.reported', 'order.timelineMoved', 'sample.sent'],
  },
  decideSample: {
    allowed: decision,
    refused: () => ({ ...decision(), version: 2 }),
    events: ['milestone.reported', 'order.timelineMoved', 'sample.approved'],
  },
  recordCostActual: {
    allowed: cost,
    refused: () => ({ ...cost(), step: 'PROFIT' }),
    events: ['cost.booked'],
  },
  withdrawCostActual: {
    allowed: () => ({ id: ids.cost, version: 1, reason: 'Twice.' }),
    refused: () => ({ id: ids.cost, version: 2, reason: 'Again.' }),
    events: ['cost.withdrawn'],
  },
  planInspection: {
    allowed: inspection,
    refused: () => ({ ...inspection(), limits: [{ defectClass: 'MAJOR', aql: '3' }] }),
    events: ['inspection.planned', 'milestone.reported', 'order.timelineMoved'],
  },
  recordInspection: {
    allowed: () => ({
      ...{ id: ids.pending, version: 1, inspectedOn: '2026-01-12', inspected, report: 'R-1' },
      defects: [{ ...sharp, defectClass: 'MINOR' }],
      measurements: [{ name: 'Length', minimum: '1', maximum: '3', value: '3.5' }],
    }),
    refused: () => ({ id: ids.pending, version: 2, inspectedOn: '2026-01-12', inspected }),
    events: ['inspection.failed', 'shipment.held'],
  },
  recordRework: {
    allowed: () => ({ id: ids.failed, version: 2, doneOn: '2026-01-12', work: 'Ground.', scrapped: 1 }),
    refused: () => ({ id: ids.failed, version: 3, doneOn: '2027-01-12', work: 'Ground.' }),
    events: ['inspection.reworked'],
  },
  planReinspection: {
    allowed: () => ({ id: ids.reworked, version: 3, plannedOn: '2026-03-10', inspector: 'SGS' }),
    refused: () => ({ id: ids.taken, version: 2, plannedOn: '2026-03-10' }),
    events: ['inspection.planned'],
  },
  waiveInspection: {
    allowed: waiver,
    refused: () => ({ ...waiver(), version: 3 }),
    events: ['inspection.waived', 'shipment.held'],
  },
  cancelInspection: {
    allowed: () => ({ id: ids.dropped, version: 1, reason: 'The inspector fell ill.' }),
    refused: () => ({ id: ids.dropped, version: 2, reason: 'Again.' }),
    events: ['inspection.cancelled'],
  },
};
