import { sql } from 'drizzle-orm';
import type { Viewer } from '../access/viewer.ts';
import type { ViewerInSql } from './row-scope.ts';

/** A viewer as values of one statement, for the scope of rows that a command locks. */
export function viewerValues(viewer: Viewer): ViewerInSql {
  return {
    id: sql`${viewer.id}::uuid`,
    companyId: sql`${viewer.companyId}::uuid`,
    teamIds: sql`${`{${viewer.teamIds.join(',')}}`}::text::uuid[]`,
  };
}
