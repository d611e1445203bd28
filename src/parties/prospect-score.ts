import { riskLevels } from '../market/market-note.ts';
import { Decimal, sumDecimals } from '../trade/decimal.ts';

/** What makes a prospect worth the effort, in the order in which it is told. */
export const scoreFactors = [
  'MARKET_POTENTIAL',
  'CUSTOMER_SIZE',
  'FIT',
  'AUTHORITY',
  'NEED',
  'PAYMENT_RISK',
  'ENGAGEMENT',
  'SAMPLE',
] as const;
export type ScoreFactor = (typeof scoreFactors)[number];
export type ScoreWeights = Readonly<Record<ScoreFactor, string>>;

/** What a prospect buys of such goods in a year, from anyone, in US dollars. */
export const purchaseVolumes = ['UNDER_100K', 'UNDER_500K', 'UNDER_2M', 'UNDER_10M', 'OVER_10M'] as const;
export type PurchaseVolume = (typeof purchaseVolumes)[number];

/** What the person we talk to decides. */
export const authorities = ['USER', 'INFLUENCER', 'DECIDER'] as const;
export type Authority = (typeof authorities)[number];

/** When they need the goods. */
export const needLevels = ['NONE', 'LATER', 'THIS_YEAR', 'NOW'] as const;
export type NeedLevel = (typeof needLevels)[number];

/** How far it went with a sample. */
export const sampleSteps = ['NONE', 'ASKED', 'FREE', 'PAID'] as const;
export type SampleStep = (typeof sampleSteps)[number];

/** What is known of a prospect; null where it is not. */
export interface ProspectFacts {
  /** The rating of its country, 0 to 10. */
  readonly marketRating: number | null;
  readonly purchaseVolume: PurchaseVolume | null;
  /** How far our goods fit what they sell, 0 to 10. */
  readonly fit: number | null;
  readonly authority: Authority | null;
  readonly need: NeedLevel | null;
  readonly paymentRisk: (typeof riskLevels)[number] | null;
  readonly sample: SampleStep | null;
  /** Days since they last answered. */
  readonly silentDays: number | null;
}

/** Weights under the names by which they are given and kept. */
export type NamedWeights = Readonly<
  Record<
    | 'marketPotential'
    | 'customerSize'
    | 'fit'
    | 'authority'
    | 'need'
    | 'paymentRisk'
    | 'engagement'
    | 'sample',
    string
  >
>;

/** Weights by their factors. */
export function weightsFrom(named: NamedWeights): ScoreWeights {
  return {
    MARKET_POTENTIAL: named.marketPotential,
    CUSTOMER_SIZE: named.customerSize,
    FIT: named.fit,
    AUTHORITY: named.authority,
    NEED: named.need,
    PAYMENT_RISK: named.paymentRisk,
    ENGAGEMENT: named.engagement,
    SAMPLE: named.sample,
  };
}

/** The weights of a company that has set none. */
export const houseWeights: ScoreWeights = {
  MARKET_POTENTIAL: '0.15',
  CUSTOMER_SIZE: '0.2',
  FIT: '0.2',
  AUTHORITY: '0.1',
  NEED: '0.1',
  PAYMENT_RISK: '0.1',
  ENGAGEMENT: '0.1',
  SAMPLE: '0.05',
};

/** What a factor adds to a score. */
export interface Contribution {
  readonly factor: ScoreFactor;
  readonly weight: string;
  /** 0 to 1; null where nothing is known, which adds nothing. */
  readonly value: string | null;
  /** Points of the score. */
  readonly points: string;
}

/** The score of a prospect, 0 to 100: the weighted sum of its factors, which it is told with. */
export function scoreOf(
  facts: ProspectFacts,
  weights: ScoreWeights,
): { score: string; contributions: Contribution[] } {
  const values = valuesOf(facts);
  const contributions = scoreFactors.map((factor) => {
    const value = values[factor];
    const points = new Decimal(weights[factor]).times(value ?? 0).times(100);
    return {
      ...{ factor, weight: weights[factor], points: points.toFixed() },
      value: value === null ? null : value.toFixed(),
    };
  });
  const score = sumDecimals(contributions.map(({ points }) => new Decimal(points)));
  return { score: score.toFixed(), contributions };
}

/** Whether weights make a whole, so that a score reaches 100 and not more. */
export function areWhole(weights: ScoreWeights): boolean {
  return sumDecimals(scoreFactors.map((factor) => new Decimal(weights[factor]))).eq(1);
}

function valuesOf(facts: ProspectFacts): Record<ScoreFactor, Decimal | null> {
  const { paymentRisk } = facts;
  return {
    MARKET_POTENTIAL: tenths(facts.marketRating),
    CUSTOMER_SIZE: place(purchaseVolumes, facts.purchaseVolume, 1),
    FIT: tenths(facts.fit),
    AUTHORITY: place(authorities, facts.authority, 1),
    NEED: place(needLevels, facts.need, 0),
    PAYMENT_RISK: paymentRisk && new Decimal(1).minus(place(riskLevels, paymentRisk, 0)!),
    ENGAGEMENT: engagement(facts.silentDays),
    SAMPLE: place(sampleSteps, facts.sample, 0),
  };
}

function tenths(rating: number | null): Decimal | null {
  return rating === null ? null : new Decimal(rating).div(10);
}

/** Where a level stands among all, in whole percent; the first is nothing, or one step where it begins `above` it. */
function place<Level extends string>(
  levels: readonly Level[],
  level: Level | null,
  above: 0 | 1,
): Decimal | null {
  if (level === null) return null;
  const steps = levels.length - 1 + above;
  return new Decimal(levels.indexOf(level) + above).div(steps).toDecimalPlaces(2);
}

/** Whoever answered within two weeks is in a talk; after a quarter it has ended. */
function engagement(silentDays: number | null): Decimal | null {
  if (silentDays === null) return null;
  if (silentDays <= 14) return new Decimal(1);
  if (silentDays <= 30) return new Decimal('0.7');
  return silentDays <= 90 ? new Decimal('0.4') : new Decimal(0);
}
