import type { Lane } from './deal-facts.ts';

/** The roles that work in a lane. Whoever leads may do the work of those who are led. */
export const rolesOfLane: Readonly<Record<Lane, readonly string[]>> = {
  SALES: ['REP', 'MANAGER', 'DIRECTOR', 'ADMIN'],
  MANAGEMENT: ['MANAGER', 'DIRECTOR', 'ADMIN'],
  OPERATIONS: ['OPERATIONS', 'MANAGER', 'DIRECTOR', 'ADMIN'],
  FINANCE: ['FINANCE', 'DIRECTOR', 'ADMIN'],
  BUYER: [],
};
