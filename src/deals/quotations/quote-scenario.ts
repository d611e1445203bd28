import type { PricedDeal, StoredCostSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import { type MarginTruth, marginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import {
  type CreditTerms,
  exactPriceOf,
  type PricedLine,
  priceLines,
  profitOf,
  totalOf,
} from '../../pricing/cost-sheets/price-lines.ts';
import { minorDigitsOf } from '../../trade/currency.ts';
import { Decimal, zero } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import { decimalOf, type Money, roundToMinor } from '../../trade/money.ts';
import { roundTo } from '../../trade/rounding.ts';
import { marginOfLines } from '../floors/price-floor.ts';

/** A deal on some terms at some costs, as it might be quoted. */
export interface Stance {
  readonly deal: PricedDeal;
  readonly sheet: StoredCostSheet;
  readonly credit: CreditTerms;
  /** Unit prices that stand; what the costs ask for where they are left out. */
  readonly unitPrices?: readonly string[] | undefined;
  readonly places: number;
}

/** What is asked: a price, unit prices, or a margin; where none of them, what the stance asks for. */
export interface ScenarioPrice {
  readonly total?: string | undefined;
  readonly margin?: string | undefined;
}

export const scenarioLevers = [
  'PRICE',
  'PURCHASE_COST',
  'MAIN_CARRIAGE',
  'COMMISSION',
  'CREDIT_DAYS',
] as const;
export type ScenarioLeverKind = (typeof scenarioLevers)[number];

/** One thing to give or to ask for so that a margin holds, all else being equal. */
export interface ScenarioLever {
  readonly lever: ScenarioLeverKind;
  readonly now: Decimal;
  /** What it would have to be; null where even nothing of it is not enough. */
  readonly needed: Decimal | null;
}

export interface QuoteScenario {
  readonly lines: readonly PricedLine[];
  readonly total: Money;
  readonly margin: MarginTruth;
  readonly baseline: MarginTruth;
  /** The margin that `toHold` holds, as a fraction of the price. */
  readonly heldMargin: Decimal;
  readonly toHold: readonly ScenarioLever[];
}

/**
 * What a deal would leave on other terms or at another price, beside what it leaves now; and what would have to give so
 * that a margin holds. Nothing is stored.
 */
export function quoteScenario(
  now: Stance,
  then: Stance,
  price: ScenarioPrice,
  companyCurrency: string,
  hold: string | null,
): QuoteScenario {
  const before = linesOf(now);
  const lines = price.margin !== undefined ? atMargin(then, price.margin) : atPrice(then, price.total);
  const heldMargin = hold === null ? marginOfLines(before) : new Decimal(hold);
  return {
    lines,
    total: totalOf(lines, then.deal.currency),
    margin: marginTruth(lines, companyCurrency),
    baseline: marginTruth(before, companyCurrency),
    heldMargin,
    toHold: leversOf(then, lines, heldMargin),
  };
}

function linesOf({ deal, sheet, credit, unitPrices, places }: Stance): PricedLine[] {
  return priceLines(deal, sheet, {
    credit,
    ...(unitPrices ? { unitPrices } : { rounding: { places, mode: 'HALF_UP' } }),
  });
}

/** Prices that leave this share of themselves and no other profit: price from margin. */
function atMargin(stance: Stance, margin: string): PricedLine[] {
  const charges = stance.sheet.charges.filter(({ step }) => step !== 'PROFIT');
  const sheet = { ...stance.sheet, charges, profitRate: margin, profitBasis: 'PRICE' as const };
  const { unitPrices: _, ...asked } = stance;
  return linesOf({ ...asked, sheet });
}

/** Prices that sum to a total but for the rounding of unit prices, each cut or raised alike: margin from price. */
function atPrice(stance: Stance, total: string | undefined): PricedLine[] {
  const lines = linesOf(stance);
  if (total === undefined) return lines;
  const factor = new Decimal(total).div(exactPriceOf(lines));
  return linesOf({
    ...stance,
    unitPrices: lines.map(({ rung }) =>
      roundTo(factor.times(rung.unitPrice.amount), stance.places).toFixed(),
    ),
  });
}

function leversOf(stance: Stance, lines: readonly PricedLine[], held: Decimal): ScenarioLever[] {
  const unitPrices = lines.map(({ rung }) => rung.unitPrice.amount);
  const fixed = { ...stance, unitPrices };
  const price = exactPriceOf(lines);
  const { sheet, credit } = stance;
  const [whole, half] = [new Decimal(1), new Decimal('0.5')];
  const without: readonly (readonly [
    lever: ScenarioLeverKind,
    now: Decimal,
    less: Stance,
    left?: Decimal,
  ])[] = [
    [
      'PURCHASE_COST',
      whole,
      { ...fixed, sheet: { ...sheet, goods: sheet.goods.map((goods) => scaled(goods, half)) } },
      half,
    ],
    [
      'MAIN_CARRIAGE',
      whole,
      {
        ...fixed,
        sheet: { ...sheet, charges: sheet.charges.filter(({ step }) => step !== 'MAIN_CARRIAGE') },
      },
    ],
    ['COMMISSION', new Decimal(sheet.commissionRate), { ...fixed, sheet: { ...sheet, commissionRate: '0' } }],
    ['CREDIT_DAYS', new Decimal(credit.creditDays), { ...fixed, credit: { ...credit, creditDays: 0 } }],
  ];
  const profit = profitOf(lines);
  const twice = { ...fixed, unitPrices: unitPrices.map((each) => new Decimal(each).times(2).toFixed()) };
  const levers = without.map(([lever, now, less, left = zero]) => {
    const most = profit.plus(profitOf(linesOf(less)).minus(profit).div(whole.minus(left)));
    return { lever, now, needed: neededOf(now, profit, most, held.times(price)) };
  });
  const needed = priceAt(price, profit, profitOf(linesOf(twice)), held);
  const { currency } = stance.deal;
  return [
    { lever: 'PRICE', now: price, needed: needed && decimalOf(roundToMinor(needed, currency, 'UP')) },
    ...levers.filter(({ now }) => now.gt(0)),
  ];
}

/** Profit falls in a straight line with each of these costs: where it meets what is wanted; null beyond its end. */
function neededOf(now: Decimal, profit: Decimal, withoutIt: Decimal, wanted: Decimal): Decimal | null {
  const weight = withoutIt.minus(profit);
  if (weight.lte(0) || withoutIt.lt(wanted)) return null;
  return Decimal.max(0, now.times(withoutIt.minus(wanted)).div(weight));
}

/**
 * The price that leaves a margin, all else being equal: profit rises with the price in a straight line, which what is
 * wanted of it meets once; null where it rises no faster than what is wanted.
 */
function priceAt(price: Decimal, profit: Decimal, profitOfTwice: Decimal, margin: Decimal): Decimal | null {
  const slope = profitOfTwice.minus(profit).div(price);
  const fixedCosts = slope.times(price).minus(profit);
  return slope.gt(margin) && fixedCosts.gt(0) ? fixedCosts.div(slope.minus(margin)) : null;
}

function scaled(goods: StoredCostSheet['goods'][number], factor: Decimal): StoredCostSheet['goods'][number] {
  const { unitCost } = goods;
  return { ...goods, unitCost: { ...unitCost, amount: factor.times(unitCost.amount).toFixed() } };
}

/** A price, unit prices and a margin are three answers to one question. */
export function findScenarioFaults(
  price: ScenarioPrice & { readonly currency?: string | undefined },
  currency: string,
): Fault[] {
  const faults: Fault[] = [];
  if (price.total !== undefined && price.margin !== undefined) {
    faults.push({ code: 'NOT_BOTH', path: ['input', 'margin'], facts: { other: 'total' } });
  }
  if (price.total !== undefined && !isPayable(price.total, currency)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'total', 'amount'] });
  }
  if (price.currency !== undefined && price.currency !== currency) {
    const facts = { expected: currency, given: price.currency };
    faults.push({ code: 'CURRENCY_MISMATCH', path: ['input', 'total', 'currency'], facts });
  }
  return faults;
}

/** Whether a total is above nothing and whole in the smallest coin of its currency. */
function isPayable(total: string, currency: string): boolean {
  const amount = new Decimal(total);
  return amount.gt(0) && amount.decimalPlaces() <= minorDigitsOf(currency);
}
