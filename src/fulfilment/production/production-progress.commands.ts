import { and, asc, eq } from 'drizzle-orm';
import { productionDelays, productionProgress } from '../../../schema/tables/production.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import type { NewReport } from '../timeline/report.commands.ts';
import { findGateFaults } from '../timeline/report.commands.ts';
import { type LotRow, lotsOf, reportLots } from './lots-of-order.commands.ts';
import type {
  FinishProductionInput,
  RecordProductionDelayInput,
  RecordProgressInput,
  StartProductionInput,
} from './production.input.ts';
import { lockLot, writeLot } from './production-lot.commands.ts';
import { expectedOn, findDayFaults, findProgressFaults } from './production-lot.ts';

/** Says that a lot was begun: its materials are there, and what was agreed to come before has come. */
export function startProduction(context: RequestContext, input: StartProductionInput) {
  const options = { name: 'startProduction', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['PLANNED']);
    const gates = await findGateFaults(change, {
      ...{ companyId: order.companyId, orderId: order.id, shipmentId: null, code: 'PRODUCTION_START' },
    });
    const faults: Fault[] = gates.map((fault) => ({ ...fault, path: ['input', 'id'] }));
    if (lot.materialsReadyOn === null) {
      const facts = { milestones: 'MATERIAL_READY' };
      faults.push({ code: 'NOT_YET_POSSIBLE', path: ['input', 'id'], facts });
    }
    const today = latestDay(change.now);
    faults.push(...findDayFaults(input.day, lot.materialsReadyOn, today, ['input', 'day']));
    refuse(faults);
    await writeLot(change, lot, 'lot.started', { startedOn: input.day });
    await reportLots(change, order, lot.shipmentId, lot.factory);
    return { lot: lot.id, order: order.id };
  });
}

/** Says how much of a lot was made by the end of a day. */
export function recordProgress(context: RequestContext, input: RecordProgressInput) {
  const options = { name: 'recordProgress', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['IN_WORK']);
    const { day, made, note = null } = input;
    const progress = await addProgress(change, lot, { day, made, note });
    await writeLot(change, lot, 'lot.progressed', {}, { progress });
    return { lot: lot.id, order: order.id };
  });
}

/** Says that the last of a lot was made. With the last lot of a shipment its production is finished. */
export function finishProduction(context: RequestContext, input: FinishProductionInput) {
  const options = { name: 'finishProduction', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['IN_WORK']);
    const { day, note = null } = input;
    const made = input.made ?? lot.quantity;
    if (note === null && new Decimal(made).lt(lot.quantity)) {
      refuse([{ code: 'REQUIRED', path: ['input', 'note'] }]);
    }
    const progress = await addProgress(change, lot, { day, made, note });
    await writeLot(change, lot, 'lot.made', { finishedOn: day }, { progress });
    await reportLots(change, order, lot.shipmentId, lot.factory);
    return { lot: lot.id, order: order.id };
  });
}

/** Says that a lot is late, and why: the production of its shipment is expected when its latest lot is. */
export function recordProductionDelay(context: RequestContext, input: RecordProductionDelayInput) {
  const options = { name: 'recordProductionDelay', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, lot } = await lockLot(change, viewer, input, ['PLANNED', 'IN_WORK']);
    const { cause, words } = input;
    const earliest = lot.startedOn ?? lot.materialsReadyOn;
    refuse(findDayFaults(input.expectedOn, earliest, furthestDay, ['input', 'expectedOn']));
    const delay = {
      ...{ companyId: lot.companyId, id: change.newId(), lotId: lot.id, cause, words },
      ...{ expectedOn: input.expectedOn, recordedAt: change.now.toISOString(), recordedBy: viewer.id },
    };
    await change.tx.insert(productionDelays).values(delay);
    await writeLot(change, lot, 'lot.delayed', {}, { delay });
    const lots = (await lotsOf(change, order)).filter(({ shipmentId }) => shipmentId === lot.shipmentId);
    const estimate: NewReport = {
      at: { code: 'PRODUCTION_FINISH', shipmentId: lot.shipmentId },
      ...{ classifier: 'ESTIMATED', day: expectedOn(lots)!, source: 'FACTORY', reporter: lot.factory },
      cause: `${cause}: ${words}`,
    };
    await reportLots(change, order, lot.shipmentId, lot.factory, [estimate]);
    return { lot: lot.id, order: order.id };
  });
}

/** Nothing is expected later than this: whoever writes a later day has mistyped it. */
const furthestDay = '2199-12-31';

async function addProgress(
  change: Change,
  lot: LotRow,
  given: { readonly day: string; readonly made: string; readonly note: string | null },
): Promise<typeof productionProgress.$inferInsert> {
  const entries = await change.tx
    .select()
    .from(productionProgress)
    .where(and(eq(productionProgress.companyId, lot.companyId), eq(productionProgress.lotId, lot.id)))
    .orderBy(asc(productionProgress.day), asc(productionProgress.recordedAt), asc(productionProgress.id));
  const known = { quantity: lot.quantity, startedOn: lot.startedOn!, entries };
  const faults = findProgressFaults(known, { ...given, today: latestDay(change.now) });
  refuse(faults.map((fault) => ({ ...fault, path: ['input', ...fault.path] })));
  const entry = {
    ...{ companyId: lot.companyId, id: change.newId(), lotId: lot.id, ...given },
    ...{ recordedAt: change.now.toISOString(), recordedBy: change.viewer.id },
  };
  await change.tx.insert(productionProgress).values(entry);
  return entry;
}
