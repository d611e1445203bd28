import type { Permission, Role } from './viewer.ts';

/** What each role may do. Reading rows is settled by the scope of each type; this is what goes beyond. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  REP: ['cost:read', 'party:write', 'product:write', 'deal:write', 'cost:write'],
  MANAGER: [
    'cost:read',
    'floor:read',
    'party:write',
    'product:write',
    'deal:write',
    'cost:write',
    'owner:assign',
  ],
  DIRECTOR: [
    'cost:read',
    'floor:read',
    'party:write',
    'product:write',
    'deal:write',
    'cost:write',
    'rates:write',
    'owner:assign',
  ],
  OPERATIONS: [],
  FINANCE: ['cost:read', 'floor:read', 'rates:write'],
  ANALYST: [],
  ADMIN: [
    'cost:read',
    'floor:read',
    'party:write',
    'product:write',
    'deal:write',
    'cost:write',
    'rates:write',
    'people:write',
    'owner:assign',
  ],
};
