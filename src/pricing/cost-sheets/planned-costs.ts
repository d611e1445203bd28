import { convertAmount, findConversion } from '../../trade/exchange-rate.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { type Money, roundToMinor } from '../../trade/money.ts';
import { exactSteps } from './margin-truth.ts';
import type { PricedLine } from './price-lines.ts';

/** What each step of priced lines costs in the company's currency, at the rates that were frozen for them; profit is no cost. */
export function plannedCosts(
  lines: readonly PricedLine[],
  companyCurrency: string,
): ReadonlyMap<CostStep, Money> {
  const { currency, rates } = lines[0]!.request;
  const conversion = findConversion(rates, currency, companyCurrency);
  const costs = [...exactSteps(lines)].filter(([step, amount]) => step !== 'PROFIT' && !amount.isZero());
  return new Map(
    costs.map(([step, amount]) => [
      step,
      conversion
        ? roundToMinor(convertAmount(amount, conversion), companyCurrency)
        : roundToMinor(amount, currency),
    ]),
  );
}
