import { type CostStep, costSteps } from '../../trade/incoterm.ts';
import { add, decimalOf, type Money, moneyOf, sum } from '../../trade/money.ts';

/** The steps of which costs can be booked: profit is what is left. */
export const bookedSteps: readonly CostStep[] = costSteps.filter((step) => step !== 'PROFIT');

/** What a step was planned at, what was paid for it, and how much dearer that is. */
export interface StepComparison {
  readonly step: CostStep;
  readonly planned: Money;
  readonly actual: Money;
  /** Actual less planned: negative where it came cheaper. */
  readonly difference: Money;
}

/** Planned and actual costs beside each other, in one currency. */
export interface CostComparison {
  readonly steps: readonly StepComparison[];
  readonly planned: Money;
  readonly actual: Money;
  readonly difference: Money;
}

/** A cost that was booked, in the currency of the books. */
export interface BookedCost {
  readonly step: CostStep;
  readonly amount: Money;
}

/**
 * Planned and booked costs step by step, in the order of the ladder; steps that have neither are left out. What comes
 * back of the VAT lowers the costs: it is booked as it comes, and counts the other way. Totals are sums of what is shown.
 */
export function compareCosts(
  planned: ReadonlyMap<CostStep, Money>,
  booked: readonly BookedCost[],
  currency: string,
): CostComparison {
  const steps = bookedSteps.flatMap((step) => {
    const own = booked.filter((cost) => cost.step === step);
    const plan = planned.get(step);
    if (plan === undefined && own.length === 0) return [];
    const paid = sum(
      own.map(({ amount }) => (step === 'REBATE' ? negated(amount) : amount)),
      currency,
    );
    return [{ step, ...differenceOf(plan ?? sum([], currency), paid) }];
  });
  const total = (column: 'planned' | 'actual') =>
    sum(
      steps.map((row) => row[column]),
      currency,
    );
  return { steps, ...differenceOf(total('planned'), total('actual')) };
}

function differenceOf(planned: Money, actual: Money) {
  return { planned, actual, difference: add(actual, negated(planned)) };
}

function negated(money: Money): Money {
  return moneyOf(decimalOf(money).negated(), money.currency);
}
