/** What became of a request to release a price. */
export const approvalStatuses = ['PENDING', 'APPROVED', 'REFUSED'] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];
