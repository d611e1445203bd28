/** Where an offer was seen. */
export const offerSources = [
  'QUOTE',
  'CUSTOMS_RECORD',
  'SHELF_PRICE',
  'WEBSITE',
  'CUSTOMER_TOLD',
  'FAIR',
] as const;
export type OfferSource = (typeof offerSources)[number];

/** What an offer is made comparable for. */
export const comparisonPurposes = ['MATCH_PRICE', 'ORIGIN_COST'] as const;
export type ComparisonPurpose = (typeof comparisonPurposes)[number];

/** What buyers weigh. */
export const criteria = ['PRICE', 'LEAD_TIME', 'QUALITY', 'CERTIFICATES', 'PAYMENT', 'SERVICE'] as const;
export type Criterion = (typeof criteria)[number];
