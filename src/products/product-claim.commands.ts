import { and, eq } from 'drizzle-orm';
import { productClaims } from '../../schema/tables/product-knowledge.ts';
import { products } from '../../schema/tables/products.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { lockVersion, referredRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { dayOf } from '../trade/calendar-date.ts';
import { Refusal } from '../trade/fault.ts';
import { Product } from './product.type.ts';
import type {
  ApproveProductClaimInput,
  WithdrawProductClaimInput,
  WriteProductClaimInput,
} from './product-claim.input.ts';
import { ProductClaim } from './product-claim.type.ts';

type ClaimRow = typeof productClaims.$inferSelect;

/** Writes a sentence about a product; a second person approves it. */
export function writeProductClaim(context: RequestContext, input: WriteProductClaimInput) {
  const options = { name: 'writeProductClaim', permission: 'product:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const path = ['input', 'productId'];
    const product = await referredRow(change, viewer, Product, products, input.productId, path);
    const { kind, language, text } = input;
    const row = {
      ...change.newRow(),
      ...{ productId: product.id, kind, language, text },
      market: input.market ?? null,
      status: 'DRAFT' as const,
      authorId: viewer.id,
    };
    await change.tx.insert(productClaims).values(row);
    change.record({ event: 'claim.written', entity: 'ProductClaim', entityId: row.id, after: row });
    return { claim: row.id };
  });
}

/** Approves a sentence that someone else wrote. */
export function approveProductClaim(context: RequestContext, input: ApproveProductClaimInput) {
  const options = { name: 'approveProductClaim', permission: 'claim:approve', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, ProductClaim, productClaims, input);
    if (before.status !== 'DRAFT') throw wrongStatus(before);
    if (before.authorId === viewer.id) throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    const today = dayOf(change.now);
    if (input.until && input.until < today) {
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'until'], facts: { minimum: today } }]);
    }
    const { reference, until = null } = input;
    await decide(change, before, {
      ...{ status: 'APPROVED', approvalReference: reference, approvedUntil: until },
    });
    return { claim: before.id };
  });
}

/** Withdraws a sentence: offers that carry it already keep it, new ones may not. */
export function withdrawProductClaim(context: RequestContext, input: WithdrawProductClaimInput) {
  const options = { name: 'withdrawProductClaim', permission: 'claim:approve', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, ProductClaim, productClaims, input);
    if (before.status === 'WITHDRAWN') throw wrongStatus(before);
    await decide(change, before, { status: 'WITHDRAWN' });
    return { claim: before.id };
  });
}

async function decide(
  change: Change,
  before: ClaimRow,
  decision: Pick<ClaimRow, 'status'> & Partial<ClaimRow>,
): Promise<void> {
  const at = change.now.toISOString();
  const changed = {
    ...decision,
    ...{ decidedBy: change.viewer.id, decidedAt: at, version: before.version + 1, updatedAt: at },
  };
  await change.tx
    .update(productClaims)
    .set(changed)
    .where(and(eq(productClaims.companyId, before.companyId), eq(productClaims.id, before.id)));
  const event = `claim.${decision.status.toLowerCase()}`;
  const after = { ...before, ...changed };
  change.record({ event, entity: 'ProductClaim', entityId: before.id, before, after });
}

function wrongStatus({ status }: ClaimRow): Refusal {
  return new Refusal([{ code: 'WRONG_STATUS', path: ['input', 'id'], facts: { status } }]);
}
