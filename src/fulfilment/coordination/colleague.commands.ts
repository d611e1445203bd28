import { and, eq, sql } from 'drizzle-orm';
import { people, teams } from '../../../schema/tables/access.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { Person } from '../../access/person.type.ts';
import { rolePermissions } from '../../access/role-permissions.ts';
import type { Viewer } from '../../access/viewer.ts';
import { rowsOf } from '../../database/rows-of.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { isVisible, referredRow } from '../../events/lock-row.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';

type DealRow = typeof deals.$inferSelect;
type PersonRow = typeof people.$inferSelect;

/** The colleague that an input names, who has to see the deal; the viewer by default. */
export async function colleagueOf(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  personId: string | null | undefined,
  path: readonly string[],
): Promise<string> {
  if (!personId) return viewer.id;
  const person = await referredRow(change, viewer, Person, people, personId, path);
  if (person.id === viewer.id) return viewer.id;
  if (!person.active) throw new Refusal([statusFault('INACTIVE', path.slice(1).join('.'))]);
  if (await mayFollow(change, person, deal)) return person.id;
  throw new Refusal([{ code: 'NOT_PERMITTED', path }]);
}

/** Whether a deal is theirs to see: nobody is told of what they can't open. */
async function mayFollow(change: Change, person: PersonRow, deal: DealRow): Promise<boolean> {
  const viewer: Viewer = {
    kind: 'person',
    ...{ id: person.id, companyId: person.companyId, role: person.role },
    teamIds: await teamsBelow(change, person),
    permissions: new Set(rolePermissions[person.role]),
  };
  return isVisible(change, viewer, Deal, deals, deal.id);
}

/** A person's own team and those below it. */
async function teamsBelow(change: Change, { companyId, teamId }: PersonRow): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    change.tx,
    sql`
      WITH RECURSIVE below AS (
        SELECT ${teams.id} AS id FROM ${teams} WHERE ${and(eq(teams.companyId, companyId), eq(teams.id, teamId))}
        UNION
        SELECT t.id FROM teams t JOIN below ON t.parent_id = below.id WHERE t.company_id = ${companyId}
      )
      SELECT id FROM below`,
  );
  return rows.map(({ id }) => id);
}
