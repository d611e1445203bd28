import { and, eq } from 'drizzle-orm';
import { coachingNotes } from '../../../schema/tables/call-scripts.ts';
import { runCommand } from '../../events/command.ts';
import { lockChild, lockVersion } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import { activityOfCustomer } from '../activity.commands.ts';
import type { MarkCoachingNoteSeenInput, WriteCoachingNoteInput } from './coaching-note.input.ts';
import { CoachingNote } from './coaching-note.type.ts';

/** Says something of a call to the one who made it. */
export function writeCoachingNote(context: RequestContext, input: WriteCoachingNoteInput) {
  const options = { name: 'writeCoachingNote', permission: 'training:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { activityId: id, version } = input;
    const { row: activity } = await lockChild(change, viewer, activityOfCustomer, { id, version });
    if (activity.status !== 'DONE') throw new Refusal([statusFault(activity.status, 'activityId')]);
    if (activity.personId === viewer.id) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'activityId'] }]);
    }
    const row = {
      ...change.newRow(),
      ...{ activityId: activity.id, personId: activity.personId, authorId: viewer.id, text: input.text },
    };
    await change.tx.insert(coachingNotes).values(row);
    change.record({ event: 'coaching.written', entity: 'CoachingNote', entityId: row.id, after: row });
    return { note: row.id };
  });
}

/** Marks what was said of one’s own call as read. */
export function markCoachingNoteSeen(context: RequestContext, input: MarkCoachingNoteSeenInput) {
  const options = { name: 'markCoachingNoteSeen', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, CoachingNote, coachingNotes, input);
    if (before.personId !== viewer.id) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    }
    if (before.seenAt) throw new Refusal([statusFault('SEEN')]);
    const at = change.now.toISOString();
    const changed = { seenAt: at, version: before.version + 1, updatedAt: at };
    await change.tx
      .update(coachingNotes)
      .set(changed)
      .where(and(eq(coachingNotes.companyId, before.companyId), eq(coachingNotes.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'coaching.seen', entity: 'CoachingNote', entityId: before.id, before, after });
    return { note: before.id };
  });
}
