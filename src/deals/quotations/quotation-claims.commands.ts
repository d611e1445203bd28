import { and, asc, eq, inArray } from 'drizzle-orm';
import { productClaims } from '../../../schema/tables/product-knowledge.ts';
import { products } from '../../../schema/tables/products.ts';
import { quotationClaims } from '../../../schema/tables/quotations.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { referredRows } from '../../events/lock-row.ts';
import { mayBeSaid } from '../../products/product-claim.ts';
import { ProductClaim } from '../../products/product-claim.type.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import { storedLines } from './quotation-pricing.commands.ts';
import type { QuotationRow } from './quotation-revision.commands.ts';

type ClaimRow = typeof productClaims.$inferSelect;
type Revision = Pick<QuotationRow, 'companyId' | 'id' | 'destinationCountry'>;

/** Lets a draft say these of its goods, as a whole; refuses every sentence that may not be said where they go. */
export async function citeClaims(
  change: Change,
  viewer: Viewer,
  draft: Revision,
  claimIds: readonly string[],
): Promise<void> {
  const paths = claimIds.map((_, index) => ['input', 'claimIds', String(index)]);
  const references = claimIds.map((id, index) => ({ id, path: paths[index]! }));
  const claims = await referredRows(change, viewer, ProductClaim, productClaims, references);
  const twice = claims.flatMap(({ id }, index): Fault[] =>
    claims.findIndex((claim) => claim.id === id) < index
      ? [{ code: 'ALREADY_EXISTS', path: paths[index]! }]
      : [],
  );
  const faults = [...twice, ...(await findClaimFaults(change, draft, claims, (index) => paths[index]!))];
  refuse(faults);
  await change.tx.delete(quotationClaims).where(ofRevision(draft));
  if (claims.length === 0) return;
  const { companyId, id: quotationId } = draft;
  await change.tx.insert(quotationClaims).values(
    claims.map(({ id: claimId, text }, index) => ({
      ...{ companyId, quotationId, claimId, text },
      sequence: index + 1,
    })),
  );
}

/** What a draft cites that may not be said any more, or not where its goods go now. */
export async function findCitedFaults(change: Change, draft: Revision, path: readonly string[]) {
  const cited = await citedClaims(change, draft);
  return findClaimFaults(change, draft, cited, () => path);
}

/** The sentences of a revision for the one that is made from it. */
export async function carryClaims(change: Change, from: Revision, to: Revision): Promise<void> {
  const cited = await change.tx.select().from(quotationClaims).where(ofRevision(from));
  if (cited.length === 0) return;
  await change.tx.insert(quotationClaims).values(cited.map((row) => ({ ...row, quotationId: to.id })));
}

async function findClaimFaults(
  change: Change,
  draft: Revision,
  claims: readonly ClaimRow[],
  pathOf: (index: number) => readonly string[],
): Promise<Fault[]> {
  if (claims.length === 0) return [];
  const offered = (await storedLines(change, draft)).map(({ productId }) => productId);
  const rows = await change.tx
    .select({ id: products.id, regulation: products.regulation })
    .from(products)
    .where(and(eq(products.companyId, draft.companyId), inArray(products.id, offered)));
  const day = dayOf(change.now);
  const country = draft.destinationCountry;
  return claims.flatMap((claim, index): Fault[] => {
    const path = pathOf(index);
    const product = rows.find(({ id }) => id === claim.productId);
    if (!product) return [{ code: 'NOT_FOUND', path }];
    if (mayBeSaid(claim, { regulation: product.regulation, country, day })) return [];
    return [{ code: 'CLAIM_NOT_APPROVED', path, facts: { country, claim: claim.text.slice(0, 80) } }];
  });
}

async function citedClaims(change: Change, draft: Revision): Promise<ClaimRow[]> {
  const rows = await change.tx
    .select({ claim: productClaims })
    .from(quotationClaims)
    .innerJoin(
      productClaims,
      and(
        eq(productClaims.companyId, quotationClaims.companyId),
        eq(productClaims.id, quotationClaims.claimId),
      ),
    )
    .where(ofRevision(draft))
    .orderBy(asc(quotationClaims.sequence))
    .for('key share', { of: productClaims });
  return rows.map(({ claim }) => claim);
}

function ofRevision({ companyId, id }: Pick<Revision, 'companyId' | 'id'>) {
  return and(eq(quotationClaims.companyId, companyId), eq(quotationClaims.quotationId, id));
}
