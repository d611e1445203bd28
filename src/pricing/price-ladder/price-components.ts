import { roundToSum } from '../../trade/allocation.ts';
import type { CurrencyCode } from '../../trade/currency.ts';
import { minorDigitsOf } from '../../trade/currency.ts';
import { Decimal } from '../../trade/decimal.ts';
import type { CostStep, Party } from '../../trade/incoterm.ts';
import { type Money, minorOf, moneyOfMinor, roundToMinor } from '../../trade/money.ts';
import { amountAt } from '../gross-up.ts';
import { buildUpOrder, payerOf } from '../step-payers.ts';
import { chargedSteps, type LadderSheet } from './ladder-sheet.ts';
import { chargeOf } from './price-parts.ts';

/** What a price holds, or leaves to others, for one step. */
export interface PriceComponent {
  readonly step: CostStep;
  readonly amount: Money;
  readonly paidBy: Party;
  /** What its charges were called. */
  readonly labels: readonly string[];
}

/**
 * The components of a price. The price is rounded once; the seller's components are rounded so that they sum to it.
 * What others pay is rounded on its own, as it is in no sum.
 */
export function componentsOf(
  sheet: LadderSheet,
  payers: ReadonlyMap<CostStep, Party>,
  exactAmounts: ReadonlyMap<CostStep, Decimal>,
  price: { readonly exact: Decimal; readonly total: Money },
): PriceComponent[] {
  const { total } = price;
  const { currency } = total;
  const sellers = [...exactAmounts].filter(([step, amount]) => step === 'GOODS' || !amount.isZero());
  const scale = Decimal.pow(10, minorDigitsOf(currency));
  const rounded = roundToSum(
    sellers.map(([, amount]) => amount.times(scale)),
    minorOf(total),
  );
  const components = [
    ...sellers.map(([step], index) =>
      component(sheet, step, 'SELLER', moneyOfMinor(rounded[index] ?? 0n, currency)),
    ),
    ...componentsOfOthers(sheet, payers, price.exact, currency),
  ];
  return components.sort((a, b) => buildUpOrder.indexOf(a.step) - buildUpOrder.indexOf(b.step));
}

function componentsOfOthers(
  sheet: LadderSheet,
  payers: ReadonlyMap<CostStep, Party>,
  price: Decimal,
  currency: CurrencyCode,
): PriceComponent[] {
  return chargedSteps(sheet)
    .map((step) => ({
      step,
      amount: amountAt(chargeOf(sheet, step), price),
      paidBy: payerOf(payers, step),
    }))
    .filter(({ amount, paidBy }) => paidBy !== 'SELLER' && !amount.isZero())
    .map(({ step, amount, paidBy }) => component(sheet, step, paidBy, roundToMinor(amount, currency)));
}

function component(sheet: LadderSheet, step: CostStep, paidBy: Party, amount: Money): PriceComponent {
  return { step, amount, paidBy, labels: sheet.labels.get(step) ?? [] };
}
