import { daysBetween } from '../../trade/calendar-date.ts';
import type { DayKind } from './milestone-code.ts';
import type { DayCounter } from './work-calendar.ts';

/** A milestone as a schedule sees it. Those that it comes after stand before it in the list. */
export interface ScheduledMilestone {
  readonly id: string;
  readonly after: readonly { readonly on: string; readonly days: number; readonly kind: DayKind }[];
  readonly planned: string | null;
  /** What was last reported to be expected. */
  readonly reported: string | null;
  readonly actual: string | null;
  /** The day by which it must have happened, where something outside demands that. */
  readonly deadline: string | null;
}

/** When a milestone is expected, by when it has to happen, and how much room there is in between. */
export interface Expectation {
  readonly id: string;
  /** The actual day where it happened. */
  readonly estimated: string | null;
  /** The latest day that keeps every deadline behind it; null where nothing behind it has one. */
  readonly latest: string | null;
  /** Days from the estimate to the latest day; negative where a deadline can’t be kept. */
  readonly slackDays: number | null;
  /** What its estimate waits for; null where nothing but its own plan or report decides. */
  readonly drivenBy: string | null;
}

/**
 * Works out a timeline: forward from what has happened and was reported, backward from deadlines.
 *
 * An estimate is the day that was reported, or the planned one, and never before what it comes after allows: an upstream
 * slip moves the estimates of what depends on it, and takes up the room that the plan left. Planned days stay.
 */
export function schedule(milestones: readonly ScheduledMilestone[], days: DayCounter): Expectation[] {
  const forward = estimate(milestones, days);
  const latest = latestDays(milestones, days);
  return milestones.map(({ id }) => {
    const { day, drivenBy } = forward.get(id)!;
    const limit = latest.get(id) ?? null;
    return {
      ...{ id, estimated: day, latest: limit, drivenBy },
      slackDays: day !== null && limit !== null ? daysBetween(day, limit) : null,
    };
  });
}

interface Estimate {
  readonly day: string | null;
  readonly drivenBy: string | null;
}

function estimate(milestones: readonly ScheduledMilestone[], days: DayCounter): Map<string, Estimate> {
  const found = new Map<string, Estimate>();
  for (const { id, after, planned, reported, actual } of milestones) {
    if (actual !== null) {
      found.set(id, { day: actual, drivenBy: null });
      continue;
    }
    let best: Estimate = { day: reported ?? planned, drivenBy: null };
    for (const { on, days: wait, kind } of after) {
      const before = found.get(on)?.day ?? null;
      const day = before === null ? null : days.shift(before, wait, kind);
      if (day !== null && (best.day === null || day >= best.day)) best = { day, drivenBy: on };
    }
    found.set(id, best);
  }
  return found;
}

function latestDays(milestones: readonly ScheduledMilestone[], days: DayCounter): Map<string, string> {
  const latest = new Map<string, string>();
  const limit = (id: string, day: string) => {
    const known = latest.get(id);
    if (known === undefined || day < known) latest.set(id, day);
  };
  for (const { id, after, deadline } of [...milestones].reverse()) {
    if (deadline !== null) limit(id, deadline);
    const own = latest.get(id);
    if (own === undefined) continue;
    for (const { on, days: wait, kind } of after) limit(on, days.before(own, wait, kind));
  }
  return latest;
}

/** The milestones that decide when one comes, first to last: the chain on which a day lost is a day late. */
export function criticalChain(expectations: readonly Expectation[], id: string): string[] {
  const byId = new Map(expectations.map((one) => [one.id, one]));
  const chain: string[] = [];
  for (let at: string | null = id; at !== null; at = byId.get(at)?.drivenBy ?? null) chain.unshift(at);
  return chain;
}
