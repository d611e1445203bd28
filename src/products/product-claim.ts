import { marketsOf } from '../trade/market.ts';

/** What is regulated about a product: what may be said of it is then approved market by market. */
export const regulations = ['NONE', 'PHARMA', 'MEDICAL_DEVICE', 'CHEMICAL', 'FOOD'] as const;
export type Regulation = (typeof regulations)[number];

/** What is said of a product to win a buyer, and what must be said of a regulated one. */
export const claimKinds = [
  'FEATURE',
  'BENEFIT',
  'SELLING_POINT',
  'INDICATION',
  'CONTRAINDICATION',
  'DOSAGE',
  'SIDE_EFFECT',
  'WARNING',
  'STORAGE',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStatuses = ['DRAFT', 'APPROVED', 'WITHDRAWN'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** A sentence about a product, for a market and in a language. */
export interface Claim {
  readonly kind: ClaimKind;
  /** A country or a bloc; null where it may be said everywhere. */
  readonly market: string | null;
  readonly language: string;
  readonly status: ClaimStatus;
  /** The last day of its approval; null until further notice. */
  readonly approvedUntil: string | null;
}

/** Where, and when, something is to be said of a product. */
export interface ClaimUse {
  readonly regulation: Regulation;
  readonly country: string;
  readonly day: string;
}

/**
 * Whether a sentence may be said in a country: of a regulated product only what is approved for that market by name, and
 * only while the approval holds; of any other, whatever was not withdrawn.
 */
export function mayBeSaid(claim: Claim, { regulation, country, day }: ClaimUse): boolean {
  if (claim.status === 'WITHDRAWN') return false;
  const isOfMarket = claim.market === null || marketsOf(country).includes(claim.market);
  if (regulation === 'NONE' && !isRegulatedKind(claim.kind)) return isOfMarket;
  const isInForce = claim.approvedUntil === null || claim.approvedUntil >= day;
  return isOfMarket && claim.market !== null && claim.status === 'APPROVED' && isInForce;
}

/** Kinds that say how a product acts on people: nobody says them unapproved, whatever the product is filed as. */
function isRegulatedKind(kind: ClaimKind): boolean {
  return ['INDICATION', 'CONTRAINDICATION', 'DOSAGE', 'SIDE_EFFECT'].includes(kind);
}
