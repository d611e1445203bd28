import { daysAfter, workingDayFrom } from '../../trade/calendar-date.ts';
import type { Decimal } from '../../trade/decimal.ts';
import type { ApprovalStatus } from './approval-status.ts';
import { type FloorHit, isCovered } from './price-floor.ts';

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
  readonly expiresAt: string | null;
  /** The floors that were missed, and how far. */
  readonly hits: readonly FloorHit[];
}

/** Whether one of a revision's releases covers what it misses now: no other floor, and none by more. */
export function isReleased(releases: readonly Release[], hits: readonly FloorHit[], now: string): boolean {
  return releases.some((release) => holds(release, now) && hits.every((hit) => isCovered(hit, release.hits)));
}

/** Whether a release was given and has not expired. */
function holds({ status, expiresAt }: Release, now: string): boolean {
  return status === 'APPROVED' && (expiresAt === null || Date.parse(expiresAt) > Date.parse(now));
}

/** When exchange rates were frozen, and of which days they are. */
export interface RatesTaken {
  readonly takenAt: string;
  /** The calendar date that was asked for. */
  readonly asOf: string;
  /** That of the oldest quote among them, where it is known. */
  readonly oldestOn: string | null;
}

/** Whether rates are too old to be offered on at an instant, those of an earlier day counted from its end. */
export function areStale(
  { takenAt, asOf, oldestOn }: RatesTaken,
  now: string,
  policy: Pick<PricingPolicy, 'rateMaxAgeHours'>,
): boolean {
  const taken = Math.min(Date.parse(takenAt), endOfRates(asOf), endOfRates(oldestOn ?? asOf));
  return Date.parse(now) - taken > policy.rateMaxAgeHours * 3_600_000;
}

/** Until when nobody quotes anew: the end of the day, and of the weekend after it. */
function endOfRates(day: string): number {
  return Date.parse(workingDayFrom(daysAfter(day, 1)));
}
