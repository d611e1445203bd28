import { and, eq } from 'drizzle-orm';
import { commentMentions, orderComments } from '../../../schema/tables/coordination.ts';
import { runCommand } from '../../events/command.ts';
import { lockVersion } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import { lockOrder } from '../orders/order-lock.commands.ts';
import { colleagueOf } from './colleague.commands.ts';
import type { AddCommentInput, MarkMentionSeenInput } from './order-comment.input.ts';
import { Mention } from './order-comment.type.ts';
import { subjectOf } from './order-subject.commands.ts';

/** Says something about an order to colleagues, and tells those whom it is meant for. */
export function addComment(context: RequestContext, input: AddCommentInput) {
  const options = { name: 'addComment', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order } = await lockOrder(change, viewer, input.orderId);
    const at = change.now.toISOString();
    const comment = {
      ...{ companyId: deal.companyId, id: change.newId(), dealId: deal.id, orderId: order.id },
      ...(await subjectOf(change, order, input)),
      ...{ text: input.text, at, personId: viewer.id },
    };
    const mentioned = new Set<string>();
    for (const [index, id] of input.mentionIds.entries()) {
      mentioned.add(await colleagueOf(change, viewer, deal, id, ['input', 'mentionIds', String(index)]));
    }
    // Nobody has to be told what they said themselves.
    mentioned.delete(viewer.id);
    const mentions = [...mentioned].map((personId) => ({
      ...{ companyId: deal.companyId, id: change.newId(), commentId: comment.id, personId, at },
    }));
    await change.tx.insert(orderComments).values(comment);
    if (mentions.length > 0) await change.tx.insert(commentMentions).values(mentions);
    const recorded = { entity: 'OrderComment', entityId: comment.id, after: { ...comment, mentions } };
    change.record({ event: 'comment.added', ...recorded });
    return { comment: comment.id };
  });
}

/** Marks a mention as seen. */
export function markMentionSeen(context: RequestContext, input: MarkMentionSeenInput) {
  const options = { name: 'markMentionSeen', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Mention, commentMentions, input);
    if (before.seenAt) throw new Refusal([statusFault('SEEN')]);
    const changed = { seenAt: change.now.toISOString(), version: before.version + 1 };
    await change.tx
      .update(commentMentions)
      .set(changed)
      .where(and(eq(commentMentions.companyId, before.companyId), eq(commentMentions.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'mention.seen', entity: 'Mention', entityId: before.id, before, after });
    return { mention: before.id };
  });
}
