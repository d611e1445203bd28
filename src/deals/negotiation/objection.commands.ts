import { and, eq, inArray } from 'drizzle-orm';
import { objectionAnswers } from '../../../schema/tables/call-scripts.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { objections } from '../../../schema/tables/negotiation.ts';
import { productClaims } from '../../../schema/tables/product-knowledge.ts';
import type { Viewer } from '../../access/viewer.ts';
import { ObjectionAnswer } from '../../activities/calls/objection-answer.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild, type Reference, referredRows } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import type { AnswerObjectionInput, ObjectionInput } from './negotiation.input.ts';
import { Objection } from './negotiation.type.ts';

const objectionOfDeal = {
  ...{ target: Objection, table: objections, through: objections.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof objections, typeof deals>;

/** What was said to an objection, in our own words or in those of the library. */
type Given = Pick<ObjectionInput, 'answer' | 'libraryAnswerId'>;
type Said = Pick<typeof objections.$inferInsert, 'answer' | 'libraryAnswerId'>;

/** Records what we answered to an objection. */
export function answerObjection(context: RequestContext, input: AnswerObjectionInput) {
  const options = { name: 'answerObjection', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, objectionOfDeal, input);
    const [said] = await saidTo(change, viewer, [{ given: input, path: ['input'] }]);
    if (!said?.answer) throw new Refusal([{ code: 'REQUIRED', path: ['input', 'answer'] }]);
    const at = change.now.toISOString();
    const after = { ...before, ...said, answeredAt: at, version: before.version + 1, updatedAt: at };
    await change.tx
      .update(objections)
      .set(after)
      .where(and(eq(objections.companyId, before.companyId), eq(objections.id, before.id)));
    change.record({ event: 'objection.answered', entity: 'Objection', entityId: before.id, before, after });
    return { objection: before.id };
  });
}

/** Keeps what the buyer held against us in a round, with what was answered at once. */
export async function addObjections(
  change: Change,
  viewer: Viewer,
  of: { readonly roundId: string; readonly dealId: string },
  raised: readonly ObjectionInput[],
): Promise<void> {
  if (raised.length === 0) return;
  const answers = raised.map((given, index) => ({ given, path: ['input', 'objections', String(index)] }));
  const said = await saidTo(change, viewer, answers);
  const at = change.now.toISOString();
  await change.tx.insert(objections).values(
    raised.map(({ reason, words }, index) => ({
      ...change.newRow(),
      ...{ ...of, reason, words },
      ...said[index]!,
      answeredAt: said[index]!.answer ? at : null,
    })),
  );
}

/** What was said each time; an answer of the library is said in its words, or those of its claim, where no others are given. */
async function saidTo(
  change: Change,
  viewer: Viewer,
  answers: readonly { readonly given: Given; readonly path: readonly string[] }[],
): Promise<Said[]> {
  const references = answers.flatMap(({ given, path }, index) =>
    given.libraryAnswerId ? [{ id: given.libraryAnswerId, path: [...path, 'libraryAnswerId'], index }] : [],
  );
  const found = await referredRows(change, viewer, ObjectionAnswer, objectionAnswers, references);
  refuseRetired(found, references);
  const words = await wordsOfClaims(change, found);
  return answers.map(({ given }, index) => {
    const known = found[references.findIndex((reference) => reference.index === index)];
    const itsWords = known && (known.answer ?? words.get(known.claimId ?? ''));
    return { answer: given.answer ?? itsWords ?? null, libraryAnswerId: known?.id ?? null };
  });
}

function refuseRetired(
  found: readonly { readonly retiredAt: string | null }[],
  references: readonly Reference[],
): void {
  const faults = found.flatMap(({ retiredAt }, index): Fault[] =>
    retiredAt ? [{ code: 'WRONG_STATUS', path: references[index]!.path, facts: { status: 'RETIRED' } }] : [],
  );
  refuse(faults);
}

async function wordsOfClaims(
  change: Change,
  answers: readonly { readonly claimId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = answers.flatMap(({ claimId }) => claimId ?? []);
  if (ids.length === 0) return new Map();
  const claims = await change.tx
    .select({ id: productClaims.id, text: productClaims.text })
    .from(productClaims)
    .where(and(eq(productClaims.companyId, change.viewer.companyId), inArray(productClaims.id, ids)));
  return new Map(claims.map(({ id, text }) => [id, text]));
}
