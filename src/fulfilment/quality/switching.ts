import type { InspectionSeverity } from './sampling-tables.ts';

/** What became of a lot when it was first inspected; lots submitted again do not count (ISO 2859-1, 9.3). */
export const lotResults = ['ACCEPTED', 'REJECTED'] as const;
export type LotResult = (typeof lotResults)[number];

/** How the next lot is inspected. */
export interface InspectionStanding {
  readonly severity: InspectionSeverity;
  /** So many lots were rejected that none is taken to inspection until the supplier has mended the cause. */
  readonly isSuspended: boolean;
}

/** ISO 2859-1, 9.3.1: two of five consecutive lots, or of fewer, rejected. */
const rejectedForTightened = 2;
const lotsLookedBackOn = 5;
/** ISO 2859-1, 9.3.2. */
const acceptedForNormal = 5;
/** ISO 2859-1, 9.4: so many lots not accepted in all while inspection was tightened. */
const rejectedForSuspension = 5;

interface Run extends InspectionStanding {
  /** Results since the severity last changed, or since inspection was resumed. */
  readonly since: readonly LotResult[];
}

const begun = (severity: InspectionSeverity): Run => ({ severity, isSuspended: false, since: [] });

/**
 * How the next lot is inspected after these, the oldest first. It begins with normal inspection, and after each switch
 * looks back no further than to it. A lot that follows on a suspension is one after it was lifted: tightened again.
 */
export function standingAfter(results: readonly LotResult[]): InspectionStanding {
  const { severity, isSuspended } = results.reduce(afterLot, begun('NORMAL'));
  return { severity, isSuspended };
}

function afterLot(run: Run, result: LotResult): Run {
  const since = [...(run.isSuspended ? [] : run.since), result];
  if (run.severity === 'NORMAL') {
    const recent = since.slice(-lotsLookedBackOn);
    return rejectedIn(recent) >= rejectedForTightened ? begun('TIGHTENED') : { ...run, since };
  }
  const latest = since.slice(-acceptedForNormal);
  if (latest.length === acceptedForNormal && rejectedIn(latest) === 0) return begun('NORMAL');
  return { ...run, since, isSuspended: rejectedIn(since) >= rejectedForSuspension };
}

function rejectedIn(results: readonly LotResult[]): number {
  return results.filter((result) => result === 'REJECTED').length;
}
