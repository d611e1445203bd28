/** Where a day comes from by which something must have happened. */
export const deadlineKinds = ['CONTRACT', 'LETTER_OF_CREDIT', 'BUYER', 'PRICE_VALIDITY', 'OTHER'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];
