import { and, desc, eq } from 'drizzle-orm';
import { deals } from '../../../schema/tables/deals.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import type { Change } from '../../events/change.ts';
import type { ChildOf } from '../../events/lock-row.ts';
import { Deal } from '../deal.type.ts';
import { Quotation } from './quotation.type.ts';

type DealRow = typeof deals.$inferSelect;
export type QuotationRow = typeof quotations.$inferSelect;
type NewRevision = typeof quotations.$inferInsert;

/** How a revision is locked: behind its deal. */
export const quotationOfDeal = {
  ...{ target: Quotation, table: quotations, through: quotations.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof quotations, typeof deals>;

/** What a revision has not gone through when it is made from another. */
export const untouched = {
  ...{ parties: null, issuedAt: null, issuedBy: null, endedAt: null, endReason: null },
} as const;

/** Adds a revision with its lines. */
export async function addRevision(
  change: Change,
  event: 'quotation.drafted' | 'quotation.revised',
  row: NewRevision & { readonly id: string },
  lines: readonly (typeof quotationLines.$inferInsert)[],
): Promise<void> {
  await change.tx.insert(quotations).values(row);
  await change.tx.insert(quotationLines).values([...lines]);
  change.record({ event, entity: 'Quotation', entityId: row.id, after: { ...row, lines } });
}

/** Ends a revision: what it says stays, and since when and why it no longer stands is added. */
export async function endRevision(
  change: Change,
  before: QuotationRow,
  status: QuotationRow['status'],
  reason: string | null,
): Promise<void> {
  const at = change.now.toISOString();
  const after = { status, endedAt: at, endReason: reason, version: before.version + 1, updatedAt: at };
  await change.tx.update(quotations).set(after).where(isRevision(before));
  change.record({
    event: `quotation.${status.toLowerCase()}`,
    entity: 'Quotation',
    entityId: before.id,
    before,
    after: { ...before, ...after },
  });
}

/** The condition that finds a revision. */
export function isRevision({ companyId, id }: Pick<QuotationRow, 'companyId' | 'id'>) {
  return and(eq(quotations.companyId, companyId), eq(quotations.id, id));
}

/** The last revision of a deal, and those that are worked on, live, and accepted. */
export async function revisionsOf(change: Change, deal: DealRow) {
  const rows = await change.tx
    .select()
    .from(quotations)
    .where(and(eq(quotations.companyId, deal.companyId), eq(quotations.dealId, deal.id)))
    .orderBy(desc(quotations.revision));
  const ofStatus = (status: QuotationRow['status']) => rows.find((row) => row.status === status);
  return {
    last: rows[0],
    draft: ofStatus('DRAFT'),
    live: ofStatus('LIVE'),
    accepted: rows.find((row) => row.status === 'ACCEPTED' && row.purpose === 'QUOTATION'),
  };
}
