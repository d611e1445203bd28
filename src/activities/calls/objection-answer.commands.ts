import { and, eq } from 'drizzle-orm';
import { heardObjections, objectionAnswers } from '../../../schema/tables/call-scripts.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockVersion, referredRows } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import type { HeardObjectionInput } from '../activity.input.ts';
import { claimsToSay, productToSay, saysOnlyClaims } from './claims-to-say.commands.ts';
import type { RetireObjectionAnswerInput, WriteObjectionAnswerInput } from './objection-answer.input.ts';
import { ObjectionAnswer } from './objection-answer.type.ts';

const heardAtMost = 20;

/** Adds an answer to the library. */
export function writeObjectionAnswer(context: RequestContext, input: WriteObjectionAnswerInput) {
  const options = { name: 'writeObjectionAnswer', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { reason, objection, language, answer = null, claimId, market = null } = input;
    const subject = { product: await productToSay(change, viewer, input.productId), market, language };
    const faults = findAnswerFaults(input, saysOnlyClaims(subject));
    refuse(faults);
    const references = claimId ? [{ id: claimId, path: ['input', 'claimId'] }] : [];
    const [claim] = await claimsToSay(change, viewer, subject, references);
    const row = {
      ...change.newRow(),
      ...{ reason, objection, answer, market, language },
      claimId: claim?.id ?? null,
      productId: subject.product?.id ?? null,
      authorId: viewer.id,
    };
    await change.tx.insert(objectionAnswers).values(row);
    change.record({ event: 'answer.written', entity: 'ObjectionAnswer', entityId: row.id, after: row });
    return { answer: row.id };
  });
}

/** Takes an answer out of the library: who wrote it, or who leads. */
export function retireObjectionAnswer(context: RequestContext, input: RetireObjectionAnswerInput) {
  const options = { name: 'retireObjectionAnswer', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, ObjectionAnswer, objectionAnswers, input);
    if (before.retiredAt) throw new Refusal([statusFault('RETIRED')]);
    if (before.authorId !== viewer.id && !viewer.permissions.has('process:write')) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    }
    const at = change.now.toISOString();
    const changed = { retiredAt: at, version: before.version + 1, updatedAt: at };
    await change.tx
      .update(objectionAnswers)
      .set(changed)
      .where(and(eq(objectionAnswers.companyId, before.companyId), eq(objectionAnswers.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'answer.retired', entity: 'ObjectionAnswer', entityId: before.id, before, after });
    return { answer: before.id };
  });
}

/** Keeps what was held against us in an activity; gives it for its audit row. */
export async function keepHeard(
  change: Change,
  viewer: Viewer,
  activityId: string,
  heard: readonly HeardObjectionInput[],
): Promise<object[]> {
  if (heard.length === 0) return [];
  if (heard.length > heardAtMost) {
    throw new Refusal([
      { code: 'OUT_OF_RANGE', path: ['input', 'call', 'objections'], facts: { maximum: heardAtMost } },
    ]);
  }
  const answered = heard.flatMap(({ answerId }, index) =>
    answerId
      ? [{ id: answerId, path: ['input', 'call', 'objections', String(index), 'answerId'], index }]
      : [],
  );
  const answers = await referredRows(change, viewer, ObjectionAnswer, objectionAnswers, answered);
  const rows = heard.map(({ reason, words, isSettled }, index) => ({
    ...{ companyId: viewer.companyId, activityId, sequence: index + 1, reason, words, isSettled },
    answerId: answers[answered.findIndex((answer) => answer.index === index)]?.id ?? null,
  }));
  await change.tx.insert(heardObjections).values(rows);
  return rows;
}

/** An answer is in words or by a claim; about a regulated product by a claim alone. */
function findAnswerFaults({ answer, claimId }: WriteObjectionAnswerInput, onlyClaims: boolean): Fault[] {
  if (claimId) {
    return answer ? [{ code: 'NOT_BOTH', path: ['input', 'answer'], facts: { other: 'claimId' } }] : [];
  }
  if (onlyClaims) return [{ code: 'REQUIRED', path: ['input', 'claimId'] }];
  return answer ? [] : [{ code: 'REQUIRED', path: ['input', 'answer'] }];
}
