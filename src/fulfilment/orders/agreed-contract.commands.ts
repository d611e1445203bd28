import { and, asc, eq } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { hasReached, isOpen } from '../../deals/deal-pipeline.ts';
import type { Change } from '../../events/change.ts';
import { Refusal } from '../../trade/fault.ts';
import type { DealRow } from './order-lock.commands.ts';

type ContractRow = typeof contracts.$inferSelect;

type QuotationRow = typeof quotations.$inferSelect;

/** The contract of an order with the revision whose goods and terms it holds. */
export interface Agreed {
  readonly contract: ContractRow;
  readonly terms: QuotationRow;
  readonly lines: readonly (typeof quotationLines.$inferSelect)[];
}

/** What was agreed: the contract that holds, and its revision. Without one there is nothing to make. */
export async function agreedOf(change: Change, deal: DealRow): Promise<Agreed> {
  const [contract] = await change.tx
    .select()
    .from(contracts)
    .where(
      and(
        eq(contracts.companyId, deal.companyId),
        eq(contracts.dealId, deal.id),
        eq(contracts.status, 'SIGNED'),
      ),
    );
  if (!contract || !isOpen(deal.stage) || !hasReached(deal.leftFrom ?? deal.stage, 'CONTRACTED')) {
    throw new Refusal([
      { code: 'FACT_MISSING', path: ['input', 'dealId'], facts: { fact: 'CONTRACT_SIGNED' } },
    ]);
  }
  const ofRevision = eq(quotations.companyId, deal.companyId);
  const [terms] = await change.tx
    .select()
    .from(quotations)
    .where(and(ofRevision, eq(quotations.id, contract.quotationId)));
  const lines = await change.tx
    .select()
    .from(quotationLines)
    .where(
      and(eq(quotationLines.companyId, deal.companyId), eq(quotationLines.quotationId, contract.quotationId)),
    )
    .orderBy(asc(quotationLines.sequence));
  return { contract, terms: terms!, lines };
}
