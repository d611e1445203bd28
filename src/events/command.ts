import { requireViewer } from '../access/require-viewer.ts';
import type { Permission, Viewer } from '../access/viewer.ts';
import { ConstraintViolation } from '../database/database.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal } from '../trade/fault.ts';
import { Change } from './change.ts';
import { claimKey, keepOutcome } from './idempotency.ts';

/** What a command did: the UUIDs of the rows that its payload shows, by field. */
export type Outcome = Readonly<Record<string, string | null>>;

/** A command in the making: who it is for, and what it refuses in the words of its input. */
export interface CommandOptions {
  readonly name: string;
  readonly permission: Permission;
  readonly input: { readonly idempotencyKey?: string | null };
  /** Whether it writes so much that it gets a minute. */
  readonly long?: boolean;
  /** What a broken constraint of the database means to the caller. */
  readonly constraints?: Readonly<Record<string, Fault>>;
}

/**
 * Runs one command in one transaction: claims its idempotency key, does the work, writes the audit and outbox
 * rows. All of it is committed, or none. Refused with `Refusal`, which changes nothing.
 */
export async function runCommand<Result extends Outcome>(
  context: RequestContext,
  options: CommandOptions,
  work: (change: Change, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const viewer = requireViewer(context, options.permission);
  const { name, input } = options;
  try {
    return await context.database.transaction(
      name,
      async (tx) => {
        const change = new Change(tx, viewer, {
          command: name,
          requestId: context.requestId,
          now: context.effects.now(),
          newId: context.effects.newId,
          schema: context.schema,
        });
        const earlier = await claimKey(change, name, input);
        if (earlier) return earlier as Result;
        const outcome = await work(change, viewer);
        await change.writeRecords();
        await keepOutcome(change, input, outcome);
        return outcome;
      },
      { long: options.long ?? false },
    );
  } catch (error) {
    if (error instanceof ConstraintViolation) throw refusalOf(error, options.constraints ?? {});
    throw error;
  }
}

function refusalOf(violation: ConstraintViolation, known: Readonly<Record<string, Fault>>): Refusal {
  const fault = known[violation.constraint] ?? {
    code: 'CONSTRAINT_VIOLATED' as const,
    path: ['input'],
    facts: { constraint: violation.constraint },
  };
  return new Refusal([fault]);
}
