import { people } from '../../schema/tables/access.ts';
import type { Change } from '../events/change.ts';
import { referredRow } from '../events/lock-row.ts';
import { globalId } from '../graph/global-id.ts';
import { Refusal } from '../trade/fault.ts';
import { Person } from './person.type.ts';
import type { Viewer } from './viewer.ts';

/** Whom a row will belong to, and their team: the viewer, or someone else where the viewer may assign. */
export async function ownerOf(change: Change, viewer: Viewer, ownerId: string | null | undefined) {
  const path = ['input', 'ownerId'];
  const owner = await referredRow(
    change,
    viewer,
    Person,
    people,
    ownerId ?? globalId('person', viewer.id),
    path,
  );
  if (owner.id !== viewer.id && !viewer.permissions.has('owner:assign')) {
    throw new Refusal([{ code: 'NOT_PERMITTED', path }]);
  }
  return { ownerId: owner.id, teamId: owner.teamId };
}
