/** A version of a contract: to be signed, signed by both, replaced by a later version, or ended. */
export const contractStatuses = ['DRAFT', 'SIGNED', 'SUPERSEDED', 'CANCELLED'] as const;
export type ContractStatus = (typeof contractStatuses)[number];

/** How a party signed. */
export const signingMethods = ['WET_INK', 'ELECTRONIC', 'EXCHANGE_OF_LETTERS'] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** The matters that a contract settles beside price and delivery, in the order in which it is printed. */
export const clauseKinds = [
  'INSPECTION',
  'TOLERANCE',
  'PARTIAL_SHIPMENTS',
  'CLAIMS',
  'FORCE_MAJEURE',
  'GOVERNING_LAW',
  'ARBITRATION',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];
