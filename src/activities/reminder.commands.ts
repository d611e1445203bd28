import { and, eq, isNull, lt } from 'drizzle-orm';
import { activities, reminders } from '../../schema/tables/activities.ts';
import { runCommand } from '../events/command.ts';
import { type JobChange, type JobContext, runForEachCompany } from '../events/job.ts';
import { lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { dayIn } from '../trade/calendar-date.ts';
import { Refusal, statusFault } from '../trade/fault.ts';
import type { MarkReminderSeenInput } from './reminder.input.ts';
import { Reminder } from './reminder.type.ts';

/** Tells everyone of their steps that are overdue: once for each day that a step was planned for. */
export function remindOfOverdue(context: JobContext): Promise<void> {
  return runForEachCompany(context, 'remindOfOverdue', async (change, { timeZone }) => {
    const today = dayIn(timeZone, change.now);
    for (const row of await remind(change, today)) {
      change.record({ event: 'activity.overdue', entity: 'Reminder', entityId: row.id, after: row });
    }
  });
}

/** Marks a reminder as seen. */
export function markReminderSeen(context: RequestContext, input: MarkReminderSeenInput) {
  const options = { name: 'markReminderSeen', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Reminder, reminders, input);
    if (before.seenAt) throw new Refusal([statusFault('SEEN')]);
    const changed = { seenAt: change.now.toISOString(), version: before.version + 1 };
    await change.tx
      .update(reminders)
      .set(changed)
      .where(and(eq(reminders.companyId, before.companyId), eq(reminders.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'reminder.seen', entity: 'Reminder', entityId: before.id, before, after });
    return { reminder: before.id };
  });
}

async function remind(change: JobChange, today: string) {
  const { companyId } = change.viewer;
  const overdue = await change.tx
    .select({ activityId: activities.id, personId: activities.personId, dueOn: activities.dueOn })
    .from(activities)
    .leftJoin(
      reminders,
      and(
        eq(reminders.companyId, activities.companyId),
        eq(reminders.activityId, activities.id),
        eq(reminders.dueOn, activities.dueOn),
      ),
    )
    .where(
      and(
        ...[eq(activities.companyId, companyId), eq(activities.status, 'PLANNED')],
        ...[lt(activities.dueOn, today), isNull(reminders.id)],
      ),
    )
    .orderBy(activities.dueOn, activities.id)
    .limit(remindersAtOnce);
  if (overdue.length === 0) return [];
  const at = change.now.toISOString();
  const rows = overdue.map(({ activityId, personId, dueOn }) => ({
    ...{ companyId, id: change.newId(), activityId, personId, dueOn, at },
  }));
  // Another server may be at it at the same time.
  return change.tx.insert(reminders).values(rows).onConflictDoNothing().returning();
}

const remindersAtOnce = 1_000;
