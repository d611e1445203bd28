import type { MilestoneCode } from '../timeline/milestone-code.ts';

/** The times of a booking by which something has to be done, by the codes of DCSA. */
export const cutOffCodes = [
  'DCO',
  'VCO',
  'FCO',
  'LCO',
  'PCO',
  'ECP',
  'EFC',
  'RCO',
  'DGC',
  'CUA',
  'AFC',
] as const;
export type CutOffCode = (typeof cutOffCodes)[number];

/** What has to have happened by a cut-off, or may not happen before it. */
export interface CutOffMeaning {
  readonly milestone: MilestoneCode | null;
  /** LATEST: by then at the latest. EARLIEST: not before. */
  readonly bound: 'LATEST' | 'EARLIEST';
}

/** ECP and EFC open a window, the others close one. RCO, DGC and AFC ask for papers that are no milestone. */
export const cutOffMeanings: Readonly<Record<CutOffCode, CutOffMeaning>> = {
  DCO: { milestone: 'SI_SUBMITTED', bound: 'LATEST' },
  VCO: { milestone: 'VGM_SUBMITTED', bound: 'LATEST' },
  FCO: { milestone: 'GATED_IN_POL', bound: 'LATEST' },
  LCO: { milestone: 'STUFFED', bound: 'LATEST' },
  PCO: { milestone: 'GATED_IN_POL', bound: 'LATEST' },
  ECP: { milestone: 'EMPTY_PICKED_UP', bound: 'EARLIEST' },
  EFC: { milestone: 'GATED_IN_POL', bound: 'EARLIEST' },
  RCO: { milestone: null, bound: 'LATEST' },
  DGC: { milestone: null, bound: 'LATEST' },
  CUA: { milestone: 'EXPORT_RELEASED', bound: 'LATEST' },
  AFC: { milestone: null, bound: 'LATEST' },
};

/** A cut-off as it was given: what clocks at the port show, with the zone of the port. */
export interface CutOff {
  readonly code: CutOffCode;
  /** `2026-04-03T18:00`. */
  readonly localTime: string;
  /** The same as an instant. */
  readonly at: string;
}

/** How a milestone stands, as far as cut-offs are held against it. */
export interface StandingMilestone {
  readonly code: MilestoneCode;
  readonly estimatedOn: string;
  readonly actualOn: string | null;
}

/** MISSED: it happened too late. PAST: the time is over and it has not happened. LATE: it is expected too late. EARLY: before the window opens. */
export const cutOffFindingKinds = [
  'CUT_OFF_MISSED',
  'CUT_OFF_PAST',
  'EXPECTED_AFTER_CUT_OFF',
  'BEFORE_WINDOW',
] as const;
export type CutOffFindingKind = (typeof cutOffFindingKinds)[number];

export interface CutOffFinding {
  readonly kind: CutOffFindingKind;
  readonly cutOff: CutOffCode;
  readonly milestone: MilestoneCode;
  /** The day on which it happened or is expected. */
  readonly day: string;
  /** The cut-off, as clocks at the port show it. */
  readonly localTime: string;
}

/**
 * Every milestone that keeps a cut-off not. Days are held against the day of the cut-off at the port: what is expected on
 * that very day may still be in time, and no report says the hour.
 */
export function findCutOffFindings(
  cutOffs: readonly CutOff[],
  milestones: readonly StandingMilestone[],
  now: string,
): CutOffFinding[] {
  return cutOffs.flatMap(({ code: cutOff, localTime, at }): CutOffFinding[] => {
    const { milestone: code, bound } = cutOffMeanings[cutOff];
    const milestone = milestones.find((one) => one.code === code);
    if (!milestone) return [];
    const { estimatedOn, actualOn } = milestone;
    const day = actualOn ?? estimatedOn;
    const lastDay = localTime.slice(0, 10);
    const kind = kindOf();
    return kind === null ? [] : [{ kind, cutOff, milestone: milestone.code, day, localTime }];

    function kindOf(): CutOffFindingKind | null {
      if (bound === 'EARLIEST') return day < lastDay ? 'BEFORE_WINDOW' : null;
      if (actualOn !== null) return actualOn > lastDay ? 'CUT_OFF_MISSED' : null;
      if (Date.parse(at) < Date.parse(now)) return 'CUT_OFF_PAST';
      return estimatedOn > lastDay ? 'EXPECTED_AFTER_CUT_OFF' : null;
    }
  });
}
