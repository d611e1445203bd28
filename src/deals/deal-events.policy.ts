import { sql } from 'drizzle-orm';
import type { deals } from '../../schema/tables/deals.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { OutboxEvent } from '../events/outbox-feed.ts';
import { localId } from '../graph/global-id.ts';
import { readVisible } from '../graph/read-visible.ts';
import type { RequestContext } from '../server/context.ts';
import { Problem } from '../server/problem.ts';
import { Refusal } from '../trade/fault.ts';
import { Deal } from './deal.type.ts';

/** What a subscriber is given: first null, then each event that is heard. */
export type Heard = AsyncIterable<OutboxEvent | null>;

const typesAtMost = 50;

// Who may see an event is asked when it is read, in the statement that reads it: here is only what it is about.

/** The events of one deal. */
export async function followDeal(context: RequestContext, id: string): Promise<Heard> {
  const { companyId } = requireViewer(context);
  const dealId = localId('deal', id);
  const found = dealId ? await isVisible(context, dealId) : false;
  if (!found) throw new Problem('NOT_FOUND');
  return context.feed.follow(
    companyId,
    ({ rootId, rootEntity }) => rootEntity === 'Deal' && rootId === dealId,
  );
}

/** The events of all deals, or of those types that begin with one of these words. */
export async function followDeals(
  context: RequestContext,
  types: readonly string[] | null | undefined,
): Promise<Heard> {
  const { companyId } = requireViewer(context);
  if (types && types.length > typesAtMost) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['types'], facts: { maximum: typesAtMost } }]);
  }
  return context.feed.follow(
    companyId,
    ({ rootEntity, type }) =>
      rootEntity === 'Deal' && (!types || types.some((beginning) => type.startsWith(beginning))),
  );
}

async function isVisible(context: RequestContext, dealId: string): Promise<boolean> {
  const rows = await readVisible<object, typeof deals>(
    context,
    Deal,
    (deal, from, visible) =>
      sql`SELECT 1 FROM ${from} WHERE ${deal.id} = ${dealId}::text::uuid AND ${visible}`,
  );
  return rows.length > 0;
}
