import type { Decimal } from '../../trade/decimal.ts';
import { type JourneyStep, journeySteps } from '../../trade/incoterm.ts';
import type { FreightBasis } from '../charge-basis.ts';
import type { Amount, SheetCharge } from '../cost-sheets/sheet-charges.ts';

/** The way that goods go, and whose rates are wanted. */
export interface FreightLane {
  readonly fromLocode: string;
  readonly toLocode: string;
  readonly provider?: string | null | undefined;
}

/** A rate as far as it can be chosen. */
export interface LaneRate {
  readonly id: string;
  readonly step: JourneyStep;
  readonly fromLocode: string;
  /** Null where the rate is for what happens at one place. */
  readonly toLocode: string | null;
  readonly basis: FreightBasis;
  readonly amount: Amount;
  readonly provider: string;
}

/** The steps that carriers and forwarders are paid for. */
export const freightSteps: readonly JourneyStep[] = journeySteps.filter(
  (step) => !['INSURANCE', 'IMPORT_DUTY', 'IMPORT_TAX'].includes(step),
);
const mainCarriage = journeySteps.indexOf('MAIN_CARRIAGE');

/**
 * Whether a rate is for a lane: one from place to place for the same two, one at a single place where that step is
 * done, before the main carriage at its beginning and after it at its end.
 */
export function fitsLane(
  { step, fromLocode, toLocode }: Pick<LaneRate, 'step' | 'fromLocode' | 'toLocode'>,
  lane: FreightLane,
): boolean {
  if (toLocode !== null) return fromLocode === lane.fromLocode && toLocode === lane.toLocode;
  const order = journeySteps.indexOf(step);
  if (order === mainCarriage) return false;
  return fromLocode === (order < mainCarriage ? lane.fromLocode : lane.toLocode);
}

/**
 * The charges of a lane: for each step that has none yet the cheapest rate. One whose cost is not known goes last;
 * of two that cost alike the provider that comes first by name is taken.
 */
export function chargesOfLane(
  rates: readonly LaneRate[],
  charged: readonly SheetCharge[],
  costOf: (rate: LaneRate) => Decimal | null,
): SheetCharge[] {
  const free = freightSteps.filter((step) => !charged.some((charge) => charge.step === step));
  return free.flatMap((step) => {
    const [cheapest] = rates
      .filter((rate) => rate.step === step)
      .map((rate) => ({ rate, cost: costOf(rate) }))
      .sort((a, b) => byCost(a.cost, b.cost) || (a.rate.provider < b.rate.provider ? -1 : 1));
    if (!cheapest) return [];
    const { id, basis, amount, provider } = cheapest.rate;
    return [{ step, basis, amount, label: provider, freightRateId: id }];
  });
}

function byCost(a: Decimal | null, b: Decimal | null): number {
  if (a && b) return a.comparedTo(b);
  return Number(a === null) - Number(b === null);
}
