import { type Decimal, one } from '../trade/decimal.ts';
import type { IncotermRule } from '../trade/incoterm.ts';

/** Prices between which nothing but a rule's own costs lies; rules of one group differ by what a unit price does not show. */
const points = ['EXW', 'FOB', 'CFR', 'CIF', 'DAP', 'DDP'] as const;
type Point = (typeof points)[number];

const pointOfRule: Readonly<Record<IncotermRule, Point>> = {
  EXW: 'EXW',
  FCA: 'FOB',
  FAS: 'FOB',
  FOB: 'FOB',
  CFR: 'CFR',
  CPT: 'CFR',
  CIF: 'CIF',
  CIP: 'CIF',
  DAP: 'DAP',
  DAT: 'DAP',
  DPU: 'DAP',
  DDP: 'DDP',
};

/** What lies between two rules. */
export const walkCosts = ['ORIGIN_CHARGES', 'FREIGHT', 'INSURANCE', 'ON_CARRIAGE', 'DUTY'] as const;
export type WalkCost = (typeof walkCosts)[number];

/** One step of the way: a cost that is taken off, or put on. */
export interface WalkStep {
  readonly cost: WalkCost;
  readonly isAdded: boolean;
}

/**
 * The way from a price under one rule to the same goods under another. Goods delivered to the buyer's place are priced
 * from CIF: on-carriage and handling lie on top, and duty is levied on the CIF value before them.
 */
export function walkBetween(from: IncotermRule, to: IncotermRule): WalkStep[] {
  const [start, end] = [costsTo[pointOfRule[from]], costsTo[pointOfRule[to]]];
  const firstApart = start.findIndex((cost, index) => cost !== end[index]);
  const shared = firstApart < 0 ? start.length : firstApart;
  const off = start.slice(shared).map((cost) => ({ cost, isAdded: false }));
  const on = end.slice(shared).map((cost) => ({ cost, isAdded: true }));
  return [...off.reverse(), ...on];
}

/** What a price holds beyond ex works, in the order in which it is put on. */
const costsTo: Readonly<Record<Point, readonly WalkCost[]>> = {
  EXW: [],
  FOB: ['ORIGIN_CHARGES'],
  CFR: ['ORIGIN_CHARGES', 'FREIGHT'],
  CIF: ['ORIGIN_CHARGES', 'FREIGHT', 'INSURANCE'],
  DAP: ['ORIGIN_CHARGES', 'FREIGHT', 'INSURANCE', 'ON_CARRIAGE'],
  DDP: ['ORIGIN_CHARGES', 'FREIGHT', 'INSURANCE', 'DUTY', 'ON_CARRIAGE'],
};

/** What the costs between rules are, in the currency and per the quantity of the price. */
export interface WalkRates {
  readonly originCharges: Decimal | null;
  readonly freight: Decimal | null;
  /** Insured value times premium: `k × r`. */
  readonly insuredPremium: Decimal | null;
  readonly onCarriage: Decimal | null;
  readonly dutyRate: Decimal | null;
}

/** The price after a step; null where what it needs is not known. */
export function walk(price: Decimal, { cost, isAdded }: WalkStep, rates: WalkRates): Decimal | null {
  const sign = isAdded ? 1 : -1;
  if (cost === 'INSURANCE') {
    const share = rates.insuredPremium && one.minus(rates.insuredPremium);
    return share && (isAdded ? price.div(share) : price.times(share));
  }
  if (cost === 'DUTY') {
    const factor = rates.dutyRate?.plus(1);
    return factor ? (isAdded ? price.times(factor) : price.div(factor)) : null;
  }
  const amount = {
    ORIGIN_CHARGES: rates.originCharges,
    FREIGHT: rates.freight,
    ON_CARRIAGE: rates.onCarriage,
  }[cost];
  return amount && price.plus(amount.times(sign));
}
