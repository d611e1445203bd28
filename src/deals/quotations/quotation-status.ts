/** How an offer binds: FIRM for its validity, or only when we confirm, or as an invitation to order (CISG art. 14). */
export const offerTypes = ['FIRM', 'SUBJECT_TO_CONFIRMATION', 'PRICE_LIST'] as const;
export type OfferType = (typeof offerTypes)[number];

/** What became of a revision. A deal has one DRAFT and one LIVE revision at most. */
export const quotationStatuses = [
  'DRAFT',
  'LIVE',
  'SUPERSEDED',
  'REJECTED',
  'WITHDRAWN',
  'DISCARDED',
  'ACCEPTED',
] as const;
export type QuotationStatus = (typeof quotationStatuses)[number];

/** Those that are worked on, with the buyer, or agreed. */
export const standingStatuses = ['DRAFT', 'LIVE', 'ACCEPTED'] as const satisfies readonly QuotationStatus[];

/** QUOTATION is offered to the buyer; AMENDMENT changes a contract that was signed. */
export const quotationPurposes = ['QUOTATION', 'AMENDMENT'] as const;
export type QuotationPurpose = (typeof quotationPurposes)[number];
