/** How far a market note may be relied on, on a day. */
export const freshnessStates = ['FRESH', 'DUE_FOR_REVIEW', 'STALE'] as const;
export type FreshnessState = (typeof freshnessStates)[number];

/** Why it may not. */
export const agingReasons = ['REVIEW_DUE', 'FIGURES_OLD', 'NOT_LOOKED_UP_LATELY', 'NO_FIGURES'] as const;
export type AgingReason = (typeof agingReasons)[number];

/** A figure that speaks of a year longer ago than this is history. */
const yearsUntilOld = 2;
/** Days after which a figure is looked up again. */
const daysUntilLookedUpAgain = 365;
const dayMs = 86_400_000;

interface NoteToJudge {
  readonly reviewOn: string;
  readonly figures: readonly {
    readonly year: number;
    readonly retrievedOn: string;
    readonly withdrawnAt: string | null;
  }[];
}

/** A note whose day of review has come is due; one whose newest figure is old, or was looked up long ago, is stale. */
export function freshnessOf(
  note: NoteToJudge,
  day: string,
): { state: FreshnessState; reasons: AgingReason[] } {
  const figures = note.figures.filter(({ withdrawnAt }) => withdrawnAt === null);
  const newestYear = Math.max(...figures.map(({ year }) => year));
  const lastLookedUp = Math.max(...figures.map(({ retrievedOn }) => Date.parse(retrievedOn)));
  const reasons: AgingReason[] = [];
  if (note.reviewOn <= day) reasons.push('REVIEW_DUE');
  if (figures.length === 0) reasons.push('NO_FIGURES');
  else {
    if (Number(day.slice(0, 4)) - newestYear > yearsUntilOld) reasons.push('FIGURES_OLD');
    if (Date.parse(day) - lastLookedUp > daysUntilLookedUpAgain * dayMs) reasons.push('NOT_LOOKED_UP_LATELY');
  }
  const isStale = reasons.includes('FIGURES_OLD') || reasons.includes('NOT_LOOKED_UP_LATELY');
  return { state: isStale ? 'STALE' : reasons.length > 0 ? 'DUE_FOR_REVIEW' : 'FRESH', reasons };
}
