import { daysAfter, workingDayFrom } from '../../trade/calendar-date.ts';

/** How a follow-up stands: answered ends it well, finished is that nobody ever answered. */
export const followUpStatuses = ['RUNNING', 'ANSWERED', 'FINISHED', 'STOPPED'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** The days of the steps of a sequence that begins on a day: each so long after the one before it, never on a weekend. */
export function plannedDays(steps: readonly { readonly afterDays: number }[], start: string): string[] {
  const days: string[] = [];
  for (const { afterDays } of steps) {
    days.push(workingDayFrom(daysAfter(days.at(-1) ?? start, afterDays)));
  }
  return days;
}
