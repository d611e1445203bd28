/** What a role may do beyond reading the rows in its scope. */
export const permissions = [
  'cost:read',
  'floor:read',
  'party:write',
  'product:write',
  'claim:approve',
  'training:write',
  'market:write',
  'activity:write',
  'cost:write',
  'deal:write',
  'deal:move',
  'floor:write',
  'price:release',
  'contract:sign',
  'order:write',
  'buyer:record',
  'quality:waive',
  'order:follow',
  'claim:settle',
  'compliance:decide',
  'process:write',
  'rates:write',
  'freight:write',
  'people:write',
  'owner:assign',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['REP', 'MANAGER', 'DIRECTOR', 'OPERATIONS', 'FINANCE', 'ANALYST', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** Who is asking. Everything below the server takes a viewer; nothing else reads tokens or headers. */
export interface Viewer {
  readonly kind: 'person';
  readonly id: string;
  readonly companyId: string;
  readonly role: Role;
  /** The viewer's own team and, for a manager, those below it. */
  readonly teamIds: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
}
