import { sql } from 'drizzle-orm';
import type { checklistItems } from '../../../schema/tables/checklists.ts';
import { dealStageChanges, type deals } from '../../../schema/tables/deals.ts';
import { localId } from '../../graph/global-id.ts';
import { readVisible } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { ChecklistItem } from '../checklists/checklist.type.ts';
import { Deal } from '../deal.type.ts';
import { endStages } from '../deal-pipeline.ts';
import type { ChecklistStep, StageFigures } from './sales-process.ts';

/** Of which deals a process is counted: one, or those that were opened in a period. */
export interface ProcessScope {
  readonly dealId?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

/** How many of the deals that the viewer sees came to each stage, and how long they stood there. */
export function readFigures(context: RequestContext, scope: ProcessScope): Promise<StageFigures[]> {
  const now = context.effects.now().toISOString();
  const one = scope.dealId ? localId('deal', scope.dealId) : null;
  return readVisible<StageFigures, typeof deals>(context, Deal, (deal, from, visible) => {
    const chosen = [
      visible,
      ...(scope.dealId ? [sql`${deal.id}::text = ${one ?? ''}::text`] : []),
      ...(scope.from ? [sql`${deal.openedAt} >= ${scope.from}::text::timestamptz`] : []),
      ...(scope.until ? [sql`${deal.openedAt} < ${scope.until}::text::timestamptz`] : []),
    ];
    const endings = `{${endStages.join(',')}}`;
    return sql`
      WITH stays AS (
        SELECT c.deal_id, c.to_stage AS stage, ${deal.stage} AS current, c.at AS entered,
          lead(c.at) OVER (PARTITION BY c.company_id, c.deal_id ORDER BY c.at, c.id) AS left_at
        FROM ${from} JOIN ${dealStageChanges} c ON c.company_id = ${deal.companyId} AND c.deal_id = ${deal.id}
        WHERE ${sql.join(chosen, sql` AND `)}
      )
      SELECT stage, count(DISTINCT deal_id)::int AS passed,
        bool_or(left_at IS NULL AND stage = current) AND ${scope.dealId ? sql`true` : sql`false`} AS "isCurrent",
        round((avg(extract(epoch FROM coalesce(left_at, ${now}::text::timestamptz) - entered))
          FILTER (WHERE stage <> ALL(${endings}::text::deal_stage[])) / 3600)::numeric, 1)::float8 AS "averageHours"
      FROM stays GROUP BY stage`;
  });
}

/** The working steps that hold, in order. */
export function readChecklist(context: RequestContext): Promise<ChecklistStep[]> {
  return readVisible<ChecklistStep, typeof checklistItems>(
    context,
    ChecklistItem,
    (item, from, visible) =>
      sql`SELECT ${item.stage} AS stage, ${item.step} AS text FROM ${from}
        WHERE ${visible} AND ${item.archivedAt} IS NULL ORDER BY ${item.stage}, ${item.sequence}`,
  );
}
