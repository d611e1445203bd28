/** The sides of a deal. */
export const dealSides = ['SELLER', 'BUYER'] as const;
export type DealSide = (typeof dealSides)[number];
