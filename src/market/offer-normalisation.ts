import { Decimal, one } from '../trade/decimal.ts';
import { type Conversion, convertAmount } from '../trade/exchange-rate.ts';
import type { IncotermRule } from '../trade/incoterm.ts';
import type { Confidence } from './market-figure.ts';
import { type WalkCost, type WalkRates, walk, walkBetween } from './price-walk.ts';

/** A price of somebody else as it was seen. */
export interface SeenOffer {
  readonly amount: Decimal;
  readonly currency: string;
  /** Pieces in what the amount is for. */
  readonly pieces: Decimal;
  readonly rule: IncotermRule;
  readonly observedOn: string;
  /** Shares: of the price that is taken off, of tax in it, of commission in it. */
  readonly discountRate: Decimal;
  readonly taxRate: Decimal;
  readonly commissionRate: Decimal;
  readonly creditDays: number;
  /** What the price would be of goods like ours: 1 where they are alike. */
  readonly specificationFactor: Decimal;
  readonly minimumQuantity: Decimal | null;
  readonly confidence: Confidence;
}

/** On what it is to be compared. */
export interface ComparisonBasis {
  readonly rule: IncotermRule;
  readonly currency: string;
  readonly day: string;
  /** The pieces that would be bought; null where any. */
  readonly quantity: Decimal | null;
  /** A yearly rate by which credit is valued, and the days by which its year is counted. */
  readonly interestRate: Decimal | null;
  readonly dayCount: number;
}

export const normalisationSteps = [
  'AS_SEEN',
  'DISCOUNT',
  'TAX',
  'CURRENCY',
  'COMMISSION',
  'INSURANCE',
  'FREIGHT',
  'ORIGIN_CHARGES',
  'ON_CARRIAGE',
  'DUTY',
  'SPECIFICATION',
  'CREDIT',
] as const;
export type NormalisationStep = (typeof normalisationSteps)[number];

/** The price after a step, and by what it came about. */
export interface StepTaken {
  readonly step: NormalisationStep;
  /** The rate, share or amount that was used; null where nothing was. */
  readonly by: Decimal | null;
  readonly currency: string;
  /** For what the offer is priced by, and for a piece. Exact. */
  readonly price: Decimal;
  readonly perPiece: Decimal;
}

export const incomparableReasons = [
  'MISSING_RATE',
  'MISSING_ORIGIN_CHARGES',
  'MISSING_FREIGHT',
  'MISSING_INSURANCE',
  'MISSING_ON_CARRIAGE',
  'MISSING_DUTY',
  'MISSING_INTEREST',
  'TIER_DIFFERS',
  'NOTHING_LEFT',
] as const;
export type IncomparableReason = (typeof incomparableReasons)[number];

const reasonOfCost: Readonly<Record<WalkCost, IncomparableReason>> = {
  ORIGIN_CHARGES: 'MISSING_ORIGIN_CHARGES',
  FREIGHT: 'MISSING_FREIGHT',
  INSURANCE: 'MISSING_INSURANCE',
  ON_CARRIAGE: 'MISSING_ON_CARRIAGE',
  DUTY: 'MISSING_DUTY',
};

/** An offer on a basis: every step to it, or every reason for which there is none. */
export interface NormalisedOffer {
  readonly steps: readonly StepTaken[];
  readonly notComparable: readonly IncomparableReason[];
  /** Within what the price lies for all that is known; null where it can't be compared. */
  readonly range: { readonly low: Decimal; readonly high: Decimal } | null;
  /** Whether it was seen so long ago that it is history. */
  readonly isStale: boolean;
}

/** Days after which a price that was seen is history. */
export const staleDays = 90;
/** How far a price may be off, by how far its source is trusted. */
const uncertainty: Readonly<Record<Confidence, Decimal>> = {
  HIGH: new Decimal('0.02'),
  MEDIUM: new Decimal('0.05'),
  LOW: new Decimal('0.10'),
};

/**
 * Brings a price that was seen to a basis: discount and tax off, into the currency at the rate of the day it was seen,
 * commission off, along the Incoterms rules, to goods like ours, to cash. Nothing is rounded on the way. Where something
 * is missing there are reasons instead of a number.
 */
export function normaliseOffer(
  offer: SeenOffer,
  basis: ComparisonBasis,
  conversion: Conversion | null,
  rates: WalkRates,
): NormalisedOffer {
  const missing = findMissing(offer, basis, conversion, rates);
  const isStale = (Date.parse(basis.day) - Date.parse(offer.observedOn)) / 86_400_000 > staleDays;
  if (missing.length > 0) return { steps: [], notComparable: missing, range: null, isStale };
  const steps = stepsTo(offer, basis, conversion!, rates);
  const last = steps.at(-1)!;
  if (last.price.lte(0)) return { steps, notComparable: ['NOTHING_LEFT'], range: null, isStale };
  const off = uncertainty[offer.confidence];
  const range = { low: last.perPiece.times(one.minus(off)), high: last.perPiece.times(one.plus(off)) };
  return { steps, notComparable: [], range, isStale };
}

function stepsTo(
  offer: SeenOffer,
  { rule, interestRate, dayCount }: ComparisonBasis,
  conversion: Conversion,
  rates: WalkRates,
): StepTaken[] {
  const steps: StepTaken[] = [];
  let currency = offer.currency;
  const take = (step: NormalisationStep, by: Decimal | null, price: Decimal) => {
    steps.push({ step, by, currency, price, perPiece: price.div(offer.pieces) });
    return price;
  };
  const { discountRate, taxRate, commissionRate, specificationFactor, creditDays } = offer;
  let price = take('AS_SEEN', null, offer.amount);
  if (!discountRate.isZero()) price = take('DISCOUNT', discountRate, price.times(one.minus(discountRate)));
  if (!taxRate.isZero()) price = take('TAX', taxRate, price.div(one.plus(taxRate)));
  if (conversion.from !== conversion.to) {
    currency = conversion.to;
    price = take('CURRENCY', conversion.times.div(conversion.over), convertAmount(price, conversion));
  }
  if (!commissionRate.isZero()) {
    price = take('COMMISSION', commissionRate, price.times(one.minus(commissionRate)));
  }
  for (const step of walkBetween(offer.rule, rule)) {
    price = take(step.cost, usedBy(step.cost, rates), walk(price, step, rates)!);
  }
  if (!specificationFactor.eq(1))
    price = take('SPECIFICATION', specificationFactor, price.times(specificationFactor));
  if (creditDays > 0) {
    take('CREDIT', interestRate, price.div(one.plus(interestRate!.times(creditDays).div(dayCount))));
  }
  return steps;
}

function findMissing(
  { rule, creditDays, minimumQuantity }: SeenOffer,
  basis: ComparisonBasis,
  conversion: Conversion | null,
  rates: WalkRates,
): IncomparableReason[] {
  const unknown = walkBetween(rule, basis.rule).filter(({ cost }) => usedBy(cost, rates) === null);
  const { quantity } = basis;
  return [
    ...(conversion ? [] : ['MISSING_RATE' as const]),
    ...unknown.map(({ cost }) => reasonOfCost[cost]),
    ...(creditDays > 0 && !basis.interestRate ? ['MISSING_INTEREST' as const] : []),
    ...(quantity && minimumQuantity?.gt(quantity) ? ['TIER_DIFFERS' as const] : []),
  ];
}

function usedBy(cost: WalkCost, rates: WalkRates): Decimal | null {
  return {
    ORIGIN_CHARGES: rates.originCharges,
    FREIGHT: rates.freight,
    INSURANCE: rates.insuredPremium,
    ON_CARRIAGE: rates.onCarriage,
    DUTY: rates.dutyRate,
  }[cost];
}

/** How far a price of ours lies above another on the same basis, as a share of the other; negative where it lies below. */
export function gapTo(ours: Decimal, theirs: Decimal): Decimal {
  return ours.minus(theirs).div(theirs);
}
