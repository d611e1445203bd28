import { productClaims } from '../../../schema/tables/product-knowledge.ts';
import { products } from '../../../schema/tables/products.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { type Reference, referredRow, referredRows } from '../../events/lock-row.ts';
import { Product } from '../../products/product.type.ts';
import { ProductClaim } from '../../products/product-claim.type.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { baseOf, isSayable } from './call-script.ts';

type ProductRow = typeof products.$inferSelect;
type ClaimRow = typeof productClaims.$inferSelect;

/** About what, where and in which language something is said. */
export interface Subject {
  readonly product: ProductRow | null;
  readonly market: string | null;
  readonly language: string;
}

/** The product that a script or an answer is about, where one is named. */
export async function productToSay(
  change: Change,
  viewer: Viewer,
  productId: string | null | undefined,
): Promise<ProductRow | null> {
  return productId ? referredRow(change, viewer, Product, products, productId, ['input', 'productId']) : null;
}

/** Whether what is said of the product has to be an approved claim, and nobody’s own words. */
export function saysOnlyClaims({ product }: Subject): boolean {
  return product !== null && product.regulation !== 'NONE';
}

/** The claims that are to be said; refuses every one that is not of the product, or may not be said to this market. */
export async function claimsToSay(
  change: Change,
  viewer: Viewer,
  { product, market, language }: Subject,
  references: readonly Reference[],
): Promise<ClaimRow[]> {
  if (references.length === 0) return [];
  if (!product) throw new Refusal([{ code: 'REQUIRED', path: ['input', 'productId'] }]);
  const claims = await referredRows(change, viewer, ProductClaim, productClaims, references);
  const audience = { market, regulation: product.regulation, day: dayOf(change.now) };
  const faults = claims.flatMap((claim, index): Fault[] => {
    const { path } = references[index]!;
    if (claim.productId !== product.id) return [{ code: 'NOT_FOUND', path }];
    if (baseOf(claim.language) !== baseOf(language)) {
      return [{ code: 'TERMS_DIFFER', path, facts: { expected: language, given: claim.language } }];
    }
    if (isSayable(claim, audience)) return [];
    const facts = { country: market ?? '', claim: claim.text.slice(0, 80) };
    return [{ code: 'CLAIM_NOT_APPROVED', path, facts }];
  });
  refuse(faults);
  return claims;
}
