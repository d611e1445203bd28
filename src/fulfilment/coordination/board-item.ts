import { daysBetween } from '../../trade/calendar-date.ts';

/** Why a milestone stands on the board: the gravest reason that it has. */
export const boardReasons = ['DEADLINE_LOST', 'LATE', 'BLOCKED', 'DUE_THIS_WEEK'] as const;
export type BoardReason = (typeof boardReasons)[number];

/** A milestone that has not happened, as the board looks at it. */
export interface OpenMilestone {
  readonly estimatedOn: string;
  readonly latestOn: string | null;
  /** How much of what it comes after is outstanding. */
  readonly waitsFor: number;
  readonly isOnHold: boolean;
}

/** So many days ahead belong to the week that is looked at. */
export const boardDays = 7;

/**
 * Why operations have to look at a milestone on a day; null where they need not. One that is due within the week and
 * waits for something is blocked; one whose deadline can’t be kept any more goes before everything.
 */
export function boardReasonOf(
  { estimatedOn, latestOn, waitsFor, isOnHold }: OpenMilestone,
  day: string,
): BoardReason | null {
  if (latestOn !== null && estimatedOn > latestOn) return 'DEADLINE_LOST';
  const ahead = daysBetween(day, estimatedOn);
  if (ahead > boardDays) return null;
  if (waitsFor > 0 || isOnHold) return ahead < 0 ? 'LATE' : 'BLOCKED';
  return ahead < 0 ? 'LATE' : 'DUE_THIS_WEEK';
}

/** The gravest first, then by the day, then as the timeline has them. */
export function byUrgency(
  a: { readonly reason: BoardReason; readonly estimatedOn: string; readonly sequence: number },
  b: { readonly reason: BoardReason; readonly estimatedOn: string; readonly sequence: number },
): number {
  return (
    boardReasons.indexOf(a.reason) - boardReasons.indexOf(b.reason) ||
    a.estimatedOn.localeCompare(b.estimatedOn) ||
    a.sequence - b.sequence
  );
}

/** A milestone on the board, with what its estimate waits for. */
interface Placed {
  readonly id: string;
  readonly reason: BoardReason;
  readonly estimatedOn: string;
  readonly drivenById: string | null;
}

/** Of deadlines that are lost the causes: what is late only because something before it is, and not due yet, is left out. */
export function causes<Item extends Placed>(items: readonly Item[], day: string): Item[] {
  const lost = new Set(items.filter(({ reason }) => reason === 'DEADLINE_LOST').map(({ id }) => id));
  return items.filter(
    ({ reason, estimatedOn, drivenById }) =>
      reason !== 'DEADLINE_LOST' ||
      drivenById === null ||
      !lost.has(drivenById) ||
      daysBetween(day, estimatedOn) <= boardDays,
  );
}
