import { and, eq, isNull, sql } from 'drizzle-orm';
import { people, sessions } from '../../schema/tables/access.ts';
import { Change } from '../events/change.ts';
import type { RequestContext } from '../server/context.ts';
import { Refusal } from '../trade/fault.ts';
import { isPassword } from './password.ts';
import { newRefreshToken, refreshTokenDays, refreshTokenHash } from './tokens.ts';

/** What a client holds after signing in. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

type Person = typeof people.$inferSelect;

/** Signs a person in by address and password. Unknown, wrong and switched off all get the same answer. */
export async function signIn(
  context: RequestContext,
  input: { email: string; password: string },
): Promise<Session> {
  return context.database.transaction('signIn', async (tx) => {
    const [person] = await tx
      .select()
      .from(people)
      .where(eq(sql`lower(${people.email})`, input.email.toLowerCase()));
    const known = await isPassword(person?.passwordHash ?? null, input.password);
    if (!person || !known || !person.active) throw refused('password');
    const change = changeBy(context, tx, person, 'signIn');
    return openSession(context, change, person, change.newId());
  });
}

/**
 * Exchanges a refresh token for a new pair. Each is good once: when one comes a second time, it was copied,
 * and every session that descends from the same sign-in ends.
 */
export async function refreshSession(
  context: RequestContext,
  input: { refreshToken: string },
): Promise<Session> {
  const session = await context.database.transaction('refreshSession', async (tx) => {
    const [used] = await tx
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, refreshTokenHash(input.refreshToken)))
      .for('update');
    if (!used) return null;
    const [person] = await tx
      .select()
      .from(people)
      .where(and(eq(people.companyId, used.companyId), eq(people.id, used.personId)));
    if (!person?.active || used.revokedAt || new Date(used.expiresAt) <= context.effects.now()) return null;
    const change = changeBy(context, tx, person, 'refreshSession');
    const at = change.now.toISOString();
    if (used.usedAt) {
      await endFamily(change, used.familyId, 'session.reused');
      return null;
    }
    await tx
      .update(sessions)
      .set({ usedAt: at })
      .where(and(eq(sessions.companyId, used.companyId), eq(sessions.id, used.id)));
    return openSession(context, change, person, used.familyId);
  });
  if (!session) throw refused('refreshToken');
  return session;
}

/** Ends the sign-in that a refresh token descends from. A token that is not known changes nothing. */
export async function signOut(context: RequestContext, input: { refreshToken: string }): Promise<void> {
  await context.database.transaction('signOut', async (tx) => {
    const [session] = await tx
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, refreshTokenHash(input.refreshToken)));
    if (!session) return;
    const { companyId, personId: id } = session;
    await endFamily(changeBy(context, tx, { companyId, id }, 'signOut'), session.familyId, 'session.ended');
  });
}

async function openSession(
  context: RequestContext,
  change: Change,
  person: Person,
  familyId: string,
): Promise<Session> {
  const refreshToken = newRefreshToken();
  const id = change.newId();
  await change.tx.insert(sessions).values({
    companyId: person.companyId,
    id,
    personId: person.id,
    familyId,
    tokenHash: refreshTokenHash(refreshToken),
    createdAt: change.now.toISOString(),
    expiresAt: new Date(change.now.getTime() + refreshTokenDays * 86_400_000).toISOString(),
  });
  change.record({ event: 'session.opened', entity: 'Session', entityId: id });
  await change.writeRecords();
  const claims = { personId: person.id, companyId: person.companyId, sessionId: familyId };
  return { accessToken: await context.tokens.issue(claims, change.now), refreshToken };
}

async function endFamily(change: Change, familyId: string, event: string): Promise<void> {
  await change.tx
    .update(sessions)
    .set({ revokedAt: change.now.toISOString() })
    .where(
      and(
        eq(sessions.companyId, change.viewer.companyId),
        eq(sessions.familyId, familyId),
        isNull(sessions.revokedAt),
      ),
    );
  change.record({ event, entity: 'Session', entityId: familyId });
  await change.writeRecords();
}

function changeBy(
  context: RequestContext,
  tx: ConstructorParameters<typeof Change>[0],
  person: Pick<Person, 'companyId' | 'id'>,
  command: string,
): Change {
  const { requestId, effects, schema } = context;
  return new Change(tx, person, { command, requestId, now: effects.now(), newId: effects.newId, schema });
}

function refused(field: string): Refusal {
  return new Refusal([{ code: 'INVALID_CREDENTIALS', path: ['input', field] }]);
}
