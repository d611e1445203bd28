/** What happens below a floor: nothing leaves the house without release, a warning, or nothing. */
export const floorPolicies = ['BLOCK', 'WARN', 'OFF'] as const;
export type FloorPolicy = (typeof floorPolicies)[number];

export const approvalStatuses = ['PENDING', 'APPROVED', 'REFUSED'] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** The sides of a deal. */
export const dealSides = ['SELLER', 'BUYER'] as const;
export type DealSide = (typeof dealSides)[number];
