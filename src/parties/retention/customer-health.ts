import { daysBetween } from '../../trade/calendar-date.ts';
import { Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { type RepurchaseCycle, repurchaseCycle } from './repurchase-cycle.ts';

/** What the health of a customer is made of, in the order in which it is told. */
export const healthFactors = ['ORDERS', 'PAYMENTS', 'CLAIMS', 'SILENCE'] as const;
export type HealthFactorKind = (typeof healthFactors)[number];

export const healthStandings = ['HEALTHY', 'WATCH', 'AT_RISK'] as const;
export type HealthStanding = (typeof healthStandings)[number];

/** What is known of a customer who has ordered. */
export interface CustomerFacts {
  /** The days on which contracts were concluded, oldest first; one at least. */
  readonly orderDays: readonly string[];
  /** The share of what fell due in the last year that came in time, 0 to 1; null where nothing is known of payments. */
  readonly paidInTime: number | null;
  /** Complaints and claims of the last year. */
  readonly claims: number;
  /** The day on which they last answered; null where that was never recorded. */
  readonly lastAnsweredOn: string | null;
}

export interface HealthFactor {
  readonly kind: HealthFactorKind;
  /** 0 to 100; null where nothing is known of it, so that it does not count. */
  readonly score: number | null;
  /** Its share of what is known, 0 to 1. */
  readonly weight: Decimal;
  /** What is told of it. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface CustomerHealth {
  /** 0 to 100. */
  readonly score: number;
  readonly standing: HealthStanding;
  readonly factors: readonly HealthFactor[];
  readonly cycle: RepurchaseCycle | null;
  /** Days since an order was to be expected; 0 where it is still ahead. */
  readonly daysOverdue: number;
}

// Orders are what health is about; the rest warns before they stay away.
const weights: Readonly<Record<HealthFactorKind, number>> = { ORDERS: 4, PAYMENTS: 2, CLAIMS: 2, SILENCE: 2 };
/** The cycle that is taken where there was one order: two seasons. */
const assumedCycleDays = 180;
/** Up to so many days of silence nothing is wrong; after the second number nothing is left. */
const silence = { fine: 30, gone: 180 };
/** What one complaint takes. */
const perClaim = 40;
const healthyFrom = 70;
const watchedFrom = 40;

/** How a customer is doing on a day, with what each factor adds. */
export function healthOf(facts: CustomerFacts, day: string): CustomerHealth {
  const cycle = repurchaseCycle(facts.orderDays);
  const scored = scores(facts, cycle, day);
  const known = scored.filter(({ score }) => score !== null);
  const whole = known.reduce((sum, { kind }) => sum + weights[kind], 0);
  const factors = scored.map((factor) => ({
    ...factor,
    weight: factor.score === null ? zero : new Decimal(weights[factor.kind]).div(whole),
  }));
  const score = sumDecimals(factors.map(({ score: own, weight }) => weight.times(own ?? 0)))
    .round()
    .toNumber();
  return {
    ...{ score, factors, cycle },
    standing: score >= healthyFrom ? 'HEALTHY' : score >= watchedFrom ? 'WATCH' : 'AT_RISK',
    daysOverdue: cycle ? Math.max(0, daysBetween(cycle.nextOn, day)) : 0,
  };
}

function scores(
  { orderDays, paidInTime, claims, lastAnsweredOn }: CustomerFacts,
  cycle: RepurchaseCycle | null,
  day: string,
): Omit<HealthFactor, 'weight'>[] {
  const since = daysBetween(orderDays.at(-1)!, day);
  const usual = cycle?.days ?? assumedCycleDays;
  const silent = lastAnsweredOn === null ? null : daysBetween(lastAnsweredOn, day);
  return [
    {
      kind: 'ORDERS',
      score: falling(since, usual, usual * 3),
      facts: { orders: orderDays.length, days: since, usual },
    },
    {
      kind: 'PAYMENTS',
      score: paidInTime === null ? null : Math.round(paidInTime * 100),
      facts: { percent: Math.round((paidInTime ?? 0) * 100) },
    },
    { kind: 'CLAIMS', score: Math.max(0, 100 - claims * perClaim), facts: { claims } },
    {
      kind: 'SILENCE',
      score: silent === null ? null : falling(silent, silence.fine, silence.gone),
      facts: { days: silent ?? 0 },
    },
  ];
}

/** 100 up to a number of days, then falling evenly to 0. */
function falling(days: number, from: number, to: number): number {
  if (days <= from) return 100;
  return days >= to ? 0 : Math.round((100 * (to - days)) / (to - from));
}
