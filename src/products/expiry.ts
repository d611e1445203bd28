/** What ends: a paper of a product, or the approval of a sentence about it. */
export const expirySubjects = ['CERTIFICATE', 'CLAIM'] as const;
export type ExpirySubject = (typeof expirySubjects)[number];

/** The two times at which someone is told: when it is to be renewed, and when it has ended. */
export const expiryStages = ['EXPIRING', 'EXPIRED'] as const;
export type ExpiryStage = (typeof expiryStages)[number];
