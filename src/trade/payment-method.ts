/** How a deal is paid, in the order of the seller's risk. */
export const paymentMethods = [
  'TT_ADVANCE',
  'LC_SIGHT_CONFIRMED',
  'TT_DEPOSIT_BAL_BEFORE_SHIP',
  'LC_SIGHT',
  'LC_NEGOTIATION',
  'LC_USANCE',
  'LC_ACCEPTANCE',
  'LC_DEFERRED',
  'TT_DEPOSIT_BAL_BL_COPY',
  'SBLC_OA',
  'CAD',
  'DP_SIGHT',
  'DP_AFTER_SIGHT',
  'DA',
  'OA',
  'CONSIGNMENT',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** The seller's risk in a method: 1 is safe, 12 is the buyer's mercy. */
export const riskOfMethod: Readonly<Record<PaymentMethod, number>> = {
  TT_ADVANCE: 1,
  LC_SIGHT_CONFIRMED: 2,
  TT_DEPOSIT_BAL_BEFORE_SHIP: 3,
  LC_SIGHT: 4,
  LC_NEGOTIATION: 4,
  LC_USANCE: 5,
  LC_ACCEPTANCE: 5,
  LC_DEFERRED: 5,
  TT_DEPOSIT_BAL_BL_COPY: 5,
  SBLC_OA: 5,
  CAD: 7,
  DP_SIGHT: 7,
  DP_AFTER_SIGHT: 8,
  DA: 9,
  OA: 10,
  CONSIGNMENT: 12,
};

const letterOfCredit = /^LC_/;
const withDeposit: readonly PaymentMethod[] = ['TT_DEPOSIT_BAL_BEFORE_SHIP', 'TT_DEPOSIT_BAL_BL_COPY'];
const withoutCredit: readonly PaymentMethod[] = [
  'TT_ADVANCE',
  'TT_DEPOSIT_BAL_BEFORE_SHIP',
  'LC_SIGHT_CONFIRMED',
  'LC_SIGHT',
  'CAD',
  'DP_SIGHT',
];

/** Whether a bank promises to pay against documents. */
export function isLetterOfCredit(method: PaymentMethod): boolean {
  return letterOfCredit.test(method);
}

/** Whether a deposit belongs to the method, and so a share of it has to be named. */
export function hasDeposit(method: PaymentMethod): boolean {
  return withDeposit.includes(method);
}

/** Whether the buyer may pay days after the documents or the goods. */
export function allowsCredit(method: PaymentMethod): boolean {
  return !withoutCredit.includes(method);
}
