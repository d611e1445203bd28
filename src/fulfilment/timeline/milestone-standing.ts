import { dayIn, daysBetween } from '../../trade/calendar-date.ts';
import type { MilestoneCode } from './milestone-code.ts';

/** What of a milestone tells how it stands. */
export interface MilestoneDays {
  readonly plannedOn: string;
  readonly estimatedOn: string;
  readonly actualOn: string | null;
  readonly latestOn: string | null;
}

/** Days by which it came, or is expected, later than planned; negative where earlier. */
export function slipOf({ plannedOn, estimatedOn, actualOn }: MilestoneDays): number {
  return daysBetween(plannedOn, actualOn ?? estimatedOn);
}

/** Days of room before a deadline behind it falls; negative where one can’t be kept. Null without a deadline. */
export function slackOf({ estimatedOn, latestOn, actualOn }: MilestoneDays): number | null {
  return latestOn === null ? null : daysBetween(actualOn ?? estimatedOn, latestOn);
}

/** Days that are left until it has to have happened. Null when it has, and without a deadline. */
export function daysLeftOf({ latestOn, actualOn }: MilestoneDays, today: string): number | null {
  return latestOn === null || actualOn !== null ? null : daysBetween(today, latestOn);
}

/** Whether it should have happened by now and has not. */
export function isOverdue({ estimatedOn, actualOn }: MilestoneDays, today: string): boolean {
  return actualOn === null && estimatedOn < today;
}

/** What it comes after, as far as that may be outstanding. */
export interface Waiting {
  readonly days: number;
  readonly after: { readonly code: MilestoneCode; readonly actualOn: string | null } | null;
}

/** What has to happen before it and has not. A date that is counted back from what is to come waits for nothing. */
export function waitsFor(links: readonly Waiting[]): MilestoneCode[] {
  const open = links.flatMap(({ days, after }) =>
    days >= 0 && after && after.actualOn === null ? [after.code] : [],
  );
  return [...new Set(open)];
}

/** The day it is at the company. */
export function todayAt(company: { readonly timeZone: string } | null, now: Date): string {
  return dayIn(company?.timeZone ?? 'UTC', now);
}
