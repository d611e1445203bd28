import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { activities } from '../../schema/tables/activities.ts';
import { customers } from '../../schema/tables/parties.ts';
import { marketRatings, prospects, scoreWeights } from '../../schema/tables/prospects.ts';
import type { Actor, Change } from '../events/change.ts';
import { type JobContext, runForEachCompany } from '../events/job.ts';
import { houseWeights, type ScoreWeights, scoreOf, weightsFrom } from './prospect-score.ts';

/** Works out the score of a customer anew, where it is a prospect: after something happened with it. */
export async function rescoreCustomer(change: Change, customerId: string): Promise<void> {
  await rescore(change, eq(prospects.customerId, customerId));
}

/** Works out all scores anew: those who fell silent lose by it. */
export function rescoreProspects(context: JobContext): Promise<void> {
  return runForEachCompany(context, 'rescoreProspects', async (change, { id }) => {
    const changed = await rescore(change, undefined);
    if (changed === 0) return;
    change.record({ event: 'prospects.rescored', entity: 'Company', entityId: id, after: { changed } });
  });
}

/** Works out the scores of prospects anew; gives how many are others than before. */
export async function rescore<By extends Actor>(change: Change<By>, which: SQL | undefined): Promise<number> {
  const { companyId } = change.viewer;
  const weights = await weightsOf(change);
  const lastAnswer = change.tx
    .select({ at: sql`max(${activities.doneAt})` })
    .from(activities)
    .where(
      and(
        eq(activities.companyId, customers.companyId),
        eq(activities.customerId, customers.id),
        sql`${activities.outcome} <> 'NO_ANSWER'`,
      ),
    );
  const rows = await change.tx
    .select({
      prospect: prospects,
      marketRating: marketRatings.rating,
      answeredAt: sql<string | null>`(${lastAnswer})`,
    })
    .from(prospects)
    .innerJoin(
      customers,
      and(eq(customers.companyId, prospects.companyId), eq(customers.id, prospects.customerId)),
    )
    .leftJoin(
      marketRatings,
      and(eq(marketRatings.companyId, customers.companyId), eq(marketRatings.country, customers.country)),
    )
    .where(and(eq(prospects.companyId, companyId), which))
    .orderBy(prospects.id)
    .for('update', { of: prospects });
  const fresh = rows.flatMap(({ prospect, marketRating, answeredAt }) => {
    const scored = scoreOf(
      { ...prospect, marketRating, silentDays: daysSince(answeredAt, change.now) },
      weights.shares,
    );
    const isSame =
      prospect.weightsId === weights.id &&
      JSON.stringify(prospect.contributions) === JSON.stringify(scored.contributions);
    return isSame ? [] : [{ id: prospect.id, ...scored }];
  });
  if (fresh.length === 0) return 0;
  await change.tx
    .update(prospects)
    .set({
      score: sql`fresh.score`,
      contributions: sql`fresh.contributions`,
      scoredAt: change.now.toISOString(),
      weightsId: weights.id,
    })
    .from(
      sql`jsonb_to_recordset(${JSON.stringify(fresh)}::text::jsonb) AS fresh(id uuid, score numeric, contributions jsonb)`,
    )
    .where(and(eq(prospects.companyId, companyId), sql`${prospects.id} = fresh.id`));
  return fresh.length;
}

/** The weights that a company uses now. */
export async function weightsOf<By extends Actor>(
  change: Change<By>,
): Promise<{ id: string | null; edition: number; shares: ScoreWeights }> {
  const [latest] = await change.tx
    .select()
    .from(scoreWeights)
    .where(eq(scoreWeights.companyId, change.viewer.companyId))
    .orderBy(desc(scoreWeights.edition))
    .limit(1);
  if (!latest) return { id: null, edition: 0, shares: houseWeights };
  const { id, edition } = latest;
  return { id, edition, shares: weightsFrom(latest) };
}

function daysSince(at: string | null, now: Date): number | null {
  return at === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 86_400_000));
}
