import type { Decimal } from '../../trade/decimal.ts';
import type { ApprovalStatus } from './approval-status.ts';

/** What happens below a floor: nothing leaves the house without release, a warning, or nothing. */
export const floorPolicies = ['BLOCK', 'WARN', 'OFF'] as const;
export type FloorPolicy = (typeof floorPolicies)[number];

/** How a company guards its prices. */
export interface PricingPolicy {
  readonly floorPolicy: FloorPolicy;
  readonly rateMaxAgeHours: number;
  readonly releaseValidDays: number;
  readonly managerMayRelease: string;
  readonly directorMayRelease: string;
}

/** What holds until a company says otherwise. */
export const housePolicy: PricingPolicy = {
  floorPolicy: 'BLOCK',
  rateMaxAgeHours: 24,
  releaseValidDays: 14,
  managerMayRelease: '0.05',
  directorMayRelease: '1',
};

/** Whether someone with this role may release a price so far below its floors. */
export function mayRelease(policy: PricingPolicy, role: string, shortfall: Decimal): boolean {
  const limits: Readonly<Record<string, string>> = {
    MANAGER: policy.managerMayRelease,
    DIRECTOR: policy.directorMayRelease,
    ADMIN: policy.directorMayRelease,
  };
  const limit = limits[role];
  return limit !== undefined && shortfall.lte(limit);
}

/** A release of a price, as far as it matters to a later check. */
export interface Release {
  readonly status: ApprovalStatus;
  /** The margin that was released. */
  readonly margin: string;
  readonly expiresAt: string | null;
}

/** Whether one of a revision's releases covers this margin at an instant: it holds for what was released or better. */
export function isReleased(releases: readonly Release[], margin: Decimal, now: string): boolean {
  return releases.some((release) => holds(release, now) && margin.gte(release.margin));
}

/** Whether a release was given and has not expired. */
export function holds({ status, expiresAt }: Omit<Release, 'margin'>, now: string): boolean {
  return status === 'APPROVED' && (expiresAt === null || Date.parse(expiresAt) > Date.parse(now));
}

/** Whether rates taken at one instant are too old to be offered on at another. */
export function areStale(
  takenAt: string,
  now: string,
  policy: Pick<PricingPolicy, 'rateMaxAgeHours'>,
): boolean {
  return Date.parse(now) - Date.parse(takenAt) > policy.rateMaxAgeHours * 3_600_000;
}
