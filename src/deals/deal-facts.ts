/** Who is responsible for a fact or a stage: a lane of the process. */
export const lanes = ['SALES', 'MANAGEMENT', 'OPERATIONS', 'FINANCE', 'BUYER'] as const;
export type Lane = (typeof lanes)[number];

/** What can be read off the deal itself: nobody has to say it. */
export const derivedFacts = [
  'BUYER_IDENTIFIED',
  'GOODS_KNOWN',
  'DESTINATION_KNOWN',
  'SCREENING_CLEAR',
  'COSTS_KNOWN',
  'QUOTATION_DRAFTED',
  'TERMS_SOUND',
  'VALIDITY_AHEAD',
  'RATES_FRESH',
  'FLOOR_KEPT',
  'QUOTATION_LIVE',
  'OFFER_IN_TIME',
  'QUOTATION_ACCEPTED',
  'CONTRACT_SIGNED',
] as const;
export type DerivedFact = (typeof derivedFacts)[number];

/** What a person has to say, with evidence, and in whose lane that person works. */
export const attestedFacts = {
  DUPLICATES_CHECKED: 'SALES',
  SAMPLE_TERMS_AGREED: 'SALES',
  CERTIFICATION_KNOWN: 'SALES',
  CREDIT_CHECKED: 'FINANCE',
  CREDIT_LIMIT_APPROVED: 'FINANCE',
  DEPOSIT_RECEIVED: 'FINANCE',
  LETTER_OF_CREDIT_CHECKED: 'FINANCE',
  PREPRODUCTION_SAMPLE_APPROVED: 'OPERATIONS',
  PRODUCTION_FINISHED: 'OPERATIONS',
  QUALITY_PASSED: 'OPERATIONS',
  BALANCE_RECEIVED: 'FINANCE',
  BOOKING_CONFIRMED: 'OPERATIONS',
  EXPORT_RELEASED: 'OPERATIONS',
  DOCUMENTS_COMPLETE: 'OPERATIONS',
  RECEIVABLES_SETTLED: 'FINANCE',
  EXCHANGE_RECEIPT_BOOKED: 'FINANCE',
  REBATE_CLAIMED: 'FINANCE',
  CLAIMS_CLOSED: 'OPERATIONS',
} as const satisfies Readonly<Record<string, Lane>>;
export type AttestedFact = keyof typeof attestedFacts;

export const attestedFactNames = Object.keys(attestedFacts) as AttestedFact[];

/** Whatever the guards of the pipeline ask for. */
export type DealFact = DerivedFact | AttestedFact;
export const dealFacts: readonly DealFact[] = [...derivedFacts, ...attestedFactNames];
