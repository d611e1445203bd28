import { Decimal, sumDecimals } from '../trade/decimal.ts';
import { type Criterion, criteria } from './competitor.ts';

/** How someone does by a criterion, 0 to 10, and why. */
export interface Rating {
  readonly criterion: Criterion;
  readonly score: number;
  readonly reason: string;
  /** What to say to a buyer. */
  readonly argument: string | null;
}

/** A criterion with its weight. */
export interface CriterionWeight {
  readonly criterion: Criterion;
  readonly weight: Decimal;
}

/** One criterion of a comparison of two: where either is not rated it counts for neither. */
export interface WeighedCriterion {
  readonly criterion: Criterion;
  readonly weight: Decimal;
  readonly ours: Rating | null;
  readonly theirs: Rating | null;
  /** Points by which we lead, weighed; negative where we trail. */
  readonly lead: Decimal;
}

/** We and another by weighed criteria; the totals are of 10. */
export interface WeighedComparison {
  readonly ours: Decimal;
  readonly theirs: Decimal;
  readonly criteria: readonly WeighedCriterion[];
}

/** The weights of buyers of whom nothing else is known. */
export const usualWeights: readonly CriterionWeight[] = (
  [
    ['PRICE', '0.3'],
    ['LEAD_TIME', '0.15'],
    ['QUALITY', '0.25'],
    ['CERTIFICATES', '0.1'],
    ['PAYMENT', '0.1'],
    ['SERVICE', '0.1'],
  ] as const
).map(([criterion, weight]) => ({ criterion, weight: new Decimal(weight) }));

/** Weighs us against another over the criteria by which both are rated, the greatest leads first. */
export function weigh(
  ours: readonly Rating[],
  theirs: readonly Rating[],
  weights: readonly CriterionWeight[],
): WeighedComparison {
  const rated = criteria.map((criterion) => {
    const of = (ratings: readonly Rating[]) =>
      ratings.find((rating) => rating.criterion === criterion) ?? null;
    const weight = weights.find((one) => one.criterion === criterion)?.weight ?? new Decimal(0);
    return { criterion, weight, ours: of(ours), theirs: of(theirs) };
  });
  const both = rated.filter((one) => one.ours && one.theirs);
  const whole = sumDecimals(both.map(({ weight }) => weight));
  const shareOf = (weight: Decimal) => (whole.isZero() ? new Decimal(0) : weight.div(whole));
  const weighed = rated.map((one) => {
    const isBoth = one.ours !== null && one.theirs !== null;
    const lead = isBoth ? shareOf(one.weight).times(one.ours!.score - one.theirs!.score) : new Decimal(0);
    return { ...one, lead };
  });
  const total = (side: 'ours' | 'theirs') =>
    sumDecimals(both.map((one) => shareOf(one.weight).times(one[side]!.score)));
  return {
    ours: total('ours'),
    theirs: total('theirs'),
    criteria: weighed.toSorted((a, b) => b.lead.comparedTo(a.lead)),
  };
}
