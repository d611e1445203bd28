import { and, desc, eq } from 'drizzle-orm';
import { sampleRounds } from '../../../schema/tables/production.ts';
import { runCommand } from '../../events/command.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { lockOrder, lockPart } from '../orders/order-lock.commands.ts';
import { recordReports } from '../timeline/report.commands.ts';
import type { DecideSampleInput, SendSampleInput } from './production.input.ts';
import { findDayFaults } from './production-lot.ts';
import { SampleRound } from './sample-round.type.ts';

type SampleRow = typeof sampleRounds.$inferSelect;

/** Says that a sample went to the buyer: the first, or another after they refused the one before. */
export function sendSample(context: RequestContext, input: SendSampleInput) {
  const options = { name: 'sendSample', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order } = await lockOrder(change, viewer, input.orderId);
    const [last] = await change.tx
      .select()
      .from(sampleRounds)
      .where(and(eq(sampleRounds.companyId, order.companyId), eq(sampleRounds.orderId, order.id)))
      .orderBy(desc(sampleRounds.round))
      .limit(1);
    const faults: Fault[] = [];
    if (!order.needsSample) faults.push({ code: 'NOT_NEEDED', path: ['input', 'orderId'] });
    if (last && last.status !== 'REFUSED') faults.push(statusFault(last.status, 'orderId'));
    const earliest = last?.decidedOn ?? null;
    faults.push(...findDayFaults(input.sentOn, earliest, latestDay(change.now), ['input', 'sentOn']));
    refuse(faults);
    const { sentOn, sentBy, note = null } = input;
    const row: SampleRow = {
      ...change.newRow(),
      ...{ dealId: order.dealId, orderId: order.id, round: (last?.round ?? 0) + 1, sentOn, sentBy, note },
      ...{ status: 'SENT', decidedOn: null, decidedBy: null, evidence: null, remarks: null },
    };
    await change.tx.insert(sampleRounds).values(row);
    change.record({ event: 'sample.sent', entity: 'SampleRound', entityId: row.id, after: row });
    const at = { code: 'PP_SAMPLE_SENT', shipmentId: null } as const;
    await recordReports(change, order, [
      { at, classifier: 'ACTUAL', day: sentOn, source: 'MANUAL', evidence: sentBy },
    ]);
    return { sample: row.id, order: order.id };
  });
}

/** Records what the buyer said of a sample. Approved, goods may be made like it; refused, another one follows. */
export function decideSample(context: RequestContext, input: DecideSampleInput) {
  const options = { name: 'decideSample', permission: 'buyer:record', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row: before } = await lockPart(change, viewer, SampleRound, sampleRounds, input.id);
    const { order } = locked;
    if (before.version !== input.version) throw new Refusal([staleFault(before.version, input.version)]);
    if (before.status !== 'SENT') throw new Refusal([statusFault(before.status)]);
    const { approved, decidedOn, decidedBy, evidence, remarks = null } = input;
    const faults = findDayFaults(decidedOn, before.sentOn, latestDay(change.now), ['input', 'decidedOn']);
    if (!approved && remarks === null) faults.push({ code: 'REQUIRED', path: ['input', 'remarks'] });
    refuse(faults);
    await writeRow(change, sampleRounds, before, {
      ...{ event: approved ? 'sample.approved' : 'sample.refused', entity: 'SampleRound' },
      changed: { status: approved ? 'APPROVED' : 'REFUSED', decidedOn, decidedBy, evidence, remarks },
    });
    if (approved) {
      const at = { code: 'PP_SAMPLE_APPROVED', shipmentId: null } as const;
      await recordReports(change, order, [
        { at, classifier: 'ACTUAL', day: decidedOn, source: 'BUYER', reporter: decidedBy, evidence },
      ]);
    }
    return { sample: before.id, order: order.id };
  });
}
