import { and, eq } from 'drizzle-orm';
import { activities } from '../../../schema/tables/activities.ts';
import { followUps } from '../../../schema/tables/follow-ups.ts';
import { aboutDeal } from '../../deals/about-deal.ts';
import type { Change } from '../../events/change.ts';
import { type ActivityOutcome, isAnswered } from '../activity.ts';
import type { FollowUpStatus } from './follow-up.ts';

export type FollowUpRow = typeof followUps.$inferSelect;

/** An activity that was done with a customer, who is locked. */
interface Done {
  readonly customerId: string;
  readonly contactId: string | null;
  readonly followUpId?: string | null;
  readonly outcome: ActivityOutcome;
}

/** Ends the follow-ups that an answer settles: those with the same person, or with nobody in particular. */
export async function answerFollowUps(change: Change, done: Done): Promise<void> {
  if (!isAnswered(done.outcome)) return finishFollowUp(change, { followUpId: done.followUpId ?? null });
  const running = await change.tx
    .select()
    .from(followUps)
    .where(
      and(
        eq(followUps.companyId, change.viewer.companyId),
        eq(followUps.customerId, done.customerId),
        eq(followUps.status, 'RUNNING'),
      ),
    );
  for (const run of running) {
    const isOther = run.contactId !== null && done.contactId !== null && run.contactId !== done.contactId;
    if (!isOther || done.outcome === 'UNSUBSCRIBED') await endFollowUp(change, run, 'ANSWERED', done.outcome);
  }
}

/** Ends a follow-up of which nothing is planned any more. */
export async function finishFollowUp(
  change: Change,
  { followUpId }: { readonly followUpId: string | null },
): Promise<void> {
  if (followUpId === null) return;
  const { companyId } = change.viewer;
  const [run] = await change.tx
    .select()
    .from(followUps)
    .where(and(eq(followUps.companyId, companyId), eq(followUps.id, followUpId)));
  if (run?.status !== 'RUNNING') return;
  const [planned] = await change.tx.select().from(activities).where(isPlannedOf(run)).limit(1);
  if (!planned) await endFollowUp(change, run, 'FINISHED', null);
}

/** Ends a follow-up, and takes what it still had planned off the list. */
export async function endFollowUp(
  change: Change,
  before: FollowUpRow,
  status: Exclude<FollowUpStatus, 'RUNNING'>,
  reason: string | null,
): Promise<void> {
  const at = change.now.toISOString();
  const planned = await change.tx.select().from(activities).where(isPlannedOf(before));
  const changed = { status, endedAt: at, endReason: reason, version: before.version + 1, updatedAt: at };
  await change.tx
    .update(followUps)
    .set(changed)
    .where(and(eq(followUps.companyId, before.companyId), eq(followUps.id, before.id)));
  const after = { ...before, ...changed };
  const event = `followUp.${status.toLowerCase()}`;
  const about = aboutDeal(before.dealId);
  change.record({ event, entity: 'FollowUp', entityId: before.id, before, after, about });
  for (const step of planned) {
    const columns = { status: 'CANCELLED' as const, cancelReason: reason ?? status };
    const cancelled = { ...step, ...columns, version: step.version + 1, updatedAt: at };
    await change.tx
      .update(activities)
      .set(cancelled)
      .where(and(eq(activities.companyId, step.companyId), eq(activities.id, step.id)));
    const recorded = { entity: 'Activity', entityId: step.id, before: step, after: cancelled };
    change.record({ event: 'activity.cancelled', ...recorded, about });
  }
}

function isPlannedOf({ companyId, id }: Pick<FollowUpRow, 'companyId' | 'id'>) {
  return and(
    ...[eq(activities.companyId, companyId), eq(activities.followUpId, id)],
    eq(activities.status, 'PLANNED'),
  );
}
