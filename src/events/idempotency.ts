import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { idempotencyKeys } from '../../schema/tables/events.ts';
import { Refusal } from '../trade/fault.ts';
import type { Change } from './change.ts';
import type { Outcome } from './command.ts';

type KeyedInput = { readonly idempotencyKey?: string | null };

/**
 * Takes the key of a mutation for this transaction. A second caller with the same key waits here until the
 * first has ended, and then gets its outcome. The same key with another input is refused.
 */
export async function claimKey(change: Change, command: string, input: KeyedInput): Promise<Outcome | null> {
  const key = input.idempotencyKey;
  if (key === undefined || key === null) return null;
  const { companyId, id: personId } = change.viewer;
  const inputHash = hashOf(command, input);
  const claimed = await change.tx
    .insert(idempotencyKeys)
    .values({ companyId, personId, key, command, inputHash, createdAt: change.now.toISOString() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [earlier] = await change.tx.select().from(idempotencyKeys).where(sameKey(change, key));
  if (earlier?.inputHash !== inputHash) {
    throw new Refusal([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }]);
  }
  return earlier.outcome as Outcome;
}

/** Keeps what came of a keyed mutation, in the transaction of its effect. */
export async function keepOutcome(change: Change, input: KeyedInput, outcome: Outcome): Promise<void> {
  const key = input.idempotencyKey;
  if (key === undefined || key === null) return;
  await change.tx.update(idempotencyKeys).set({ outcome }).where(sameKey(change, key));
}

function sameKey(change: Change, key: string) {
  const { companyId, id } = change.viewer;
  return and(
    eq(idempotencyKeys.companyId, companyId),
    eq(idempotencyKeys.personId, id),
    eq(idempotencyKeys.key, key),
  );
}

function hashOf(command: string, input: KeyedInput): string {
  const { idempotencyKey: _, ...rest } = input;
  return createHash('sha256')
    .update(JSON.stringify([command, sorted(rest)]))
    .digest('hex');
}

/** The same value with its keys in one order, so that equal inputs have equal hashes. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
