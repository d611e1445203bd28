import type { Permission, Role } from './viewer.ts';

const rep: readonly Permission[] = [
  'cost:read',
  'party:write',
  'product:write',
  'market:write',
  'activity:write',
  'deal:write',
  'deal:move',
  'buyer:record',
  'cost:write',
  'order:follow',
];
/** Whoever leads may do what those who are led may, and more. */
const manager: readonly Permission[] = [
  ...rep,
  'floor:read',
  'training:write',
  'process:write',
  'price:release',
  'contract:sign',
  'order:write',
  'quality:waive',
  'claim:settle',
  'freight:write',
  'owner:assign',
];
const director: readonly Permission[] = [
  ...manager,
  'claim:approve',
  'compliance:decide',
  'floor:write',
  'rates:write',
];

/** What each role may do. Reading rows is settled by the scope of each type; this is what goes beyond. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  REP: rep,
  MANAGER: manager,
  DIRECTOR: director,
  OPERATIONS: ['activity:write', 'deal:move', 'freight:write', 'order:write', 'buyer:record', 'order:follow'],
  FINANCE: ['cost:read', 'floor:read', 'rates:write', 'deal:move', 'compliance:decide', 'order:follow'],
  ANALYST: ['market:write'],
  ADMIN: [...director, 'people:write'],
};
