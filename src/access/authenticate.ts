import type { Database } from '../database/database.ts';
import { rolePermissions } from './role-permissions.ts';
import type { Claims, Tokens } from './tokens.ts';
import type { Role, Viewer } from './viewer.ts';

/** A change of role, or a person switched off, takes effect within this time on every server. */
const viewerKeptMs = 5_000;
const viewersKept = 10_000;

const viewerStatement = `
  WITH RECURSIVE below AS (
    SELECT team_id AS id FROM people WHERE company_id = $1::uuid AND id = $2::uuid
    UNION
    SELECT teams.id FROM teams JOIN below ON teams.parent_id = below.id WHERE teams.company_id = $1::uuid
  )
  SELECT role, (SELECT json_agg(id) FROM below) AS "teamIds"
  FROM people WHERE company_id = $1::uuid AND id = $2::uuid AND active`;

/** Finds the viewer behind a bearer token; null where the token is not good or its person may no longer sign in. */
export function openAuthentication(database: Database, tokens: Tokens, now: () => Date) {
  const kept = new Map<string, { viewer: Viewer | null; until: number }>();
  return async (token: string): Promise<Viewer | null> => {
    const claims = await tokens.verify(token, now());
    if (!claims) return null;
    const time = now().getTime();
    const key = `${claims.companyId}/${claims.personId}`;
    const known = kept.get(key);
    // Both ways: a clock that was set back must not keep a viewer for longer.
    if (known && Math.abs(known.until - time) <= viewerKeptMs) return known.viewer;
    const viewer = await readViewer(database, claims.companyId, claims.personId);
    if (kept.size >= viewersKept) kept.clear();
    kept.set(key, { viewer, until: time + viewerKeptMs });
    return viewer;
  };
}

/** Whether the sign-in behind a token has not ended meanwhile. What stays open for longer than a request asks. */
export async function isSessionOpen(
  database: Database,
  { companyId, sessionId }: Pick<Claims, 'companyId' | 'sessionId'>,
): Promise<boolean> {
  if (sessionId === null) return false;
  const open = await database.read({
    text: `SELECT 1 FROM sessions
      WHERE company_id = $1::uuid AND family_id = $2::uuid AND revoked_at IS NULL LIMIT 1`,
    params: [companyId, sessionId],
  });
  return open.length > 0;
}

async function readViewer(database: Database, companyId: string, personId: string): Promise<Viewer | null> {
  const [row] = await database.read<{ role: Role; teamIds: string[] }>({
    text: viewerStatement,
    params: [companyId, personId],
  });
  return row
    ? {
        kind: 'person',
        id: personId,
        companyId,
        role: row.role,
        teamIds: row.teamIds,
        permissions: new Set(rolePermissions[row.role]),
      }
    : null;
}
