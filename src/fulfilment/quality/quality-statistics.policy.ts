import { type SQL, sql } from 'drizzle-orm';
import { inspectionDefects, inspections, inspectionWaivers } from '../../../schema/tables/quality.ts';
import { localId } from '../../graph/global-id.ts';
import { readAcross } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal } from '../../trade/fault.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { Inspection } from './inspection.type.ts';
import { type LotCounts, qualityOf, sumCounts } from './quality-statistics.ts';
import type { QualityStatistics } from './quality-statistics.type.ts';

/** Of which lots statistics are asked. */
export interface AskedLots {
  readonly from: string;
  readonly to: string;
  readonly stage: InspectionStage;
  readonly factory: string | null;
  readonly productId: string | null;
}

interface FoundFactory extends LotCounts {
  readonly factory: string | null;
}

/** What became of the lots that the viewer sees and that were first inspected in a time, by factory. */
export async function readQualityStatistics(
  context: RequestContext,
  asked: AskedLots,
): Promise<QualityStatistics> {
  if (asked.to < asked.from) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['to'], facts: { minimum: asked.from } }]);
  }
  const found = await countLots(context, asked);
  const factories = found.map(({ factory, ...counts }) => ({ factory, ...qualityOf(sumCounts([counts])) }));
  factories.sort((a, b) => b.lots - a.lots || (a.factory ?? '').localeCompare(b.factory ?? ''));
  return { ...qualityOf(sumCounts(found)), factories };
}

function countLots(context: RequestContext, asked: AskedLots): Promise<FoundFactory[]> {
  const productId = asked.productId === null ? null : (localId('product', asked.productId) ?? '');
  return readAcross<FoundFactory>(context, (rowsOf) => {
    const { table: first, from, visible } = rowsOf(Inspection, inspections);
    const onlyFactory =
      asked.factory === null
        ? sql`true`
        : sql`${named(first.factory)} = ${named(sql`${asked.factory}::text`)}`;
    const onlyProduct = productId === null ? sql`true` : sql`${first.productId}::text = ${productId}::text`;
    // What follows on a first inspection is of the same deal, and as visible as it.
    return sql`
      WITH RECURSIVE firsts AS MATERIALIZED (
        SELECT ${first.companyId} AS company_id, ${first.id} AS id, ${first.verdict} AS verdict,
          ${named(first.factory)} AS key, btrim(${first.factory}) AS factory
        FROM ${from}
        WHERE ${visible} AND ${first.reinspectsId} IS NULL AND ${first.cancelledAt} IS NULL
          AND ${first.verdict} <> 'PENDING' AND ${first.stage}::text = ${asked.stage}::text
          AND ${first.inspectedOn} BETWEEN ${asked.from}::text::date AND ${asked.to}::text::date
          AND ${onlyFactory} AND ${onlyProduct}
      ),
      looks AS (
        SELECT company_id, id AS first_id, id, verdict FROM firsts
        UNION ALL
        SELECT looks.company_id, looks.first_id, i.id, i.verdict
        FROM looks JOIN ${inspections} i ON i.company_id = looks.company_id AND i.reinspects_id = looks.id
          AND i.cancelled_at IS NULL
      ),
      ends AS (
        SELECT looks.first_id, bool_or(looks.verdict = 'PASS') AS passed, bool_or(w.inspection_id IS NOT NULL) AS waived
        FROM looks LEFT JOIN ${inspectionWaivers} w ON w.company_id = looks.company_id AND w.inspection_id = looks.id
        GROUP BY looks.first_id
      ),
      found AS (
        SELECT firsts.key, d.defect_class, d.code, sum(d.units)::int AS units
        FROM firsts JOIN ${inspectionDefects} d ON d.company_id = firsts.company_id AND d.inspection_id = firsts.id
        GROUP BY firsts.key, d.defect_class, d.code
      )
      SELECT mode() WITHIN GROUP (ORDER BY firsts.factory) AS factory,
        count(*) FILTER (WHERE firsts.verdict = 'PASS')::int AS "acceptedAtFirst",
        count(*) FILTER (WHERE firsts.verdict <> 'PASS' AND ends.passed)::int AS "acceptedLater",
        count(*) FILTER (WHERE NOT ends.passed AND ends.waived)::int AS waived,
        count(*) FILTER (WHERE NOT ends.passed AND NOT ends.waived)::int AS rejected,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('defectClass', f.defect_class, 'code', f.code, 'units', f.units)), '[]')
          FROM found f WHERE f.key IS NOT DISTINCT FROM firsts.key) AS defects
      FROM firsts JOIN ends ON ends.first_id = firsts.id
      GROUP BY firsts.key`;
  });
}

/** A factory is the same however its name was typed. */
function named(factory: unknown): SQL {
  return sql`lower(btrim(${factory}))`;
}
