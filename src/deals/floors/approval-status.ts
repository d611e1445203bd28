/** What became of a request to release a price. */
export const approvalStatuses = ['PENDING', 'APPROVED', 'REFUSED', 'LAPSED'] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];
