import type { MilestoneCode } from './milestone-code.ts';
import { type Expectation, type ScheduledMilestone, schedule } from './schedule.ts';
import { type Report, settleReports } from './settled-report.ts';
import { type CalendarDay, dayCounter } from './work-calendar.ts';

/** A milestone with all that its days follow from. */
export interface TimelineMilestone {
  readonly id: string;
  readonly code: MilestoneCode;
  readonly shipmentId: string | null;
  readonly leg: number;
  readonly plannedOn: string;
  readonly estimatedOn: string;
  readonly actualOn: string | null;
  readonly actualReportId: string | null;
  readonly estimateReportId: string | null;
  readonly isContested: boolean;
  readonly latestOn: string | null;
  readonly drivenById: string | null;
  readonly deadline: string | null;
  readonly after: ScheduledMilestone['after'];
  readonly reports: readonly Report[];
}

/** An order’s timeline: its milestones in their order, and the calendars by which days are counted. */
export interface Timeline {
  readonly milestones: readonly TimelineMilestone[];
  readonly seller: string;
  readonly buyer: string;
  readonly days: readonly CalendarDay[];
}

/** What the days of a milestone are by all that was said. */
export type WorkedOut = Pick<
  TimelineMilestone,
  | 'id'
  | 'estimatedOn'
  | 'actualOn'
  | 'actualReportId'
  | 'estimateReportId'
  | 'isContested'
  | 'latestOn'
  | 'drivenById'
>;

/** Works out every milestone of a timeline from its plan, its reports and its deadlines. */
export function workOut({ milestones: all, seller, buyer, days }: Timeline): WorkedOut[] {
  const settled = new Map(all.map(({ id, reports }) => [id, settleReports(reports)]));
  const present = new Set(all.map(({ id }) => id));
  const scheduled = all.map(({ id, plannedOn, deadline, after }): ScheduledMilestone => {
    const { actual, estimate } = settled.get(id)!;
    return {
      ...{ id, planned: plannedOn, deadline },
      after: after.filter(({ on }) => present.has(on)),
      reported: estimate?.day ?? null,
      actual: actual?.day ?? null,
    };
  });
  const expectations = schedule(scheduled, dayCounter({ seller, buyer, days }));
  return expectations.map(({ id, estimated, latest, drivenBy }: Expectation) => {
    const { actual, estimate, isContested } = settled.get(id)!;
    return {
      ...{ id, isContested, latestOn: latest, drivenById: drivenBy },
      estimatedOn: estimated!,
      actualOn: actual?.day ?? null,
      actualReportId: actual?.id ?? null,
      estimateReportId: estimate?.id ?? null,
    };
  });
}

const compared = [
  'estimatedOn',
  'actualOn',
  'actualReportId',
  'estimateReportId',
  'isContested',
  'latestOn',
  'drivenById',
] as const satisfies readonly (keyof WorkedOut)[];

/** Whether a milestone stands as it stood. */
export function isSame(now: WorkedOut, before: WorkedOut): boolean {
  return compared.every((field) => now[field] === before[field]);
}
