import { type Decimal, one, sumDecimals, zero } from '../../trade/decimal.ts';
import { convertAmount, findConversion } from '../../trade/exchange-rate.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { type Money, roundToMinor } from '../../trade/money.ts';
import { roundTo } from '../../trade/rounding.ts';
import { type Margin, marginOf } from '../margin.ts';
import { stepsBeyondFob } from '../step-payers.ts';
import { exactPriceOf, type PricedLine, totalOf } from './price-lines.ts';

const ratePlaces = 10;

/** What a price leaves, and what it depends on. */
export interface MarginTruth {
  readonly revenue: Money;
  /** What is left of the revenue, the export rebate counted in. */
  readonly profit: Money;
  /** The same in the company's currency. */
  readonly profitInCompanyCurrency: Money;
  /** Profit as a fraction of the price and of the cost, ten decimals. */
  readonly rateOfPrice: Decimal | null;
  readonly rateOfCost: Decimal | null;
  /** What the tax office pays back, in the company's currency. */
  readonly rebate: Money;
  readonly commission: Money;
  readonly bankCharges: Money;
  /** Interest on the credit that the buyer is given. */
  readonly financing: Money;
  /** Revenue less all foreign charges: carriage beyond FOB, insurance, import charges, commission. */
  readonly netReceipt: Money;
  /** What the export costs on the FOB basis after the rebate, in the company's currency. */
  readonly exportCost: Money;
  /** 换汇成本: the company's currency spent to earn one unit of the price's; null within one currency. Four decimals. */
  readonly earningCost: Decimal | null;
  /** Units of the company's currency for one of the price's at which nothing is left; null within one currency. */
  readonly breakEvenRate: Decimal | null;
  /** The rate that was frozen for the price, buffer taken off. */
  readonly rate: Decimal | null;
}

/** The truth about a priced deal, in its currency and in the company's. */
export function marginTruth(lines: readonly PricedLine[], companyCurrency: string): MarginTruth {
  const { currency, rates } = lines[0]!.request;
  const conversion = findConversion(rates, currency, companyCurrency);
  const rate = conversion && currency !== companyCurrency ? convertAmount(one, conversion) : null;
  const inCompany = (amount: Decimal) => (conversion ? convertAmount(amount, conversion) : amount);
  const exact = exactSteps(lines);
  const of = (...steps: readonly CostStep[]) => sumDecimals(steps.map((step) => exact.get(step) ?? zero));
  const revenue = exactPriceOf(lines);
  const profit = of('PROFIT');
  const foreign = of(...stepsBeyondFob, 'COMMISSION');
  const netReceipt = revenue.minus(foreign);
  const exportCost = inCompany(netReceipt.minus(profit));
  const money = (amount: Decimal) => roundToMinor(amount, currency);
  return {
    revenue: totalOf(lines, currency),
    profit: money(profit),
    profitInCompanyCurrency: roundToMinor(inCompany(profit), companyCurrency),
    ...roundedMargin(profit, revenue),
    rebate: roundToMinor(inCompany(of('REBATE').negated()), companyCurrency),
    commission: money(of('COMMISSION')),
    bankCharges: money(of('BANK_CHARGES')),
    financing: money(of('FINANCING')),
    netReceipt: money(netReceipt),
    exportCost: roundToMinor(exportCost, companyCurrency),
    earningCost: rate && netReceipt.gt(0) ? roundTo(exportCost.div(netReceipt), 4) : null,
    breakEvenRate: rate && breakEven(lines, companyCurrency, profit, rate),
    rate,
  };
}

function roundedMargin(profit: Decimal, revenue: Decimal): Margin {
  const { rateOfPrice, rateOfCost } = marginOf(profit, revenue);
  return {
    rateOfPrice: rateOfPrice && roundTo(rateOfPrice, ratePlaces),
    rateOfCost: rateOfCost && roundTo(rateOfCost, ratePlaces),
  };
}

/** The sum over the lines of what each step takes of the price. */
export function exactSteps(lines: readonly PricedLine[]): ReadonlyMap<CostStep, Decimal> {
  const steps = new Map<CostStep, Decimal>();
  for (const { rung } of lines) {
    for (const [step, amount] of rung.amounts) steps.set(step, (steps.get(step) ?? zero).plus(amount));
  }
  return steps;
}

/**
 * The rate at which nothing is left: what is spent in the company's own currency, over what remains of the revenue for
 * it. All else is taken as fixed in the price's currency.
 */
function breakEven(
  lines: readonly PricedLine[],
  companyCurrency: string,
  profit: Decimal,
  rate: Decimal,
): Decimal | null {
  const spentAtHome = sumDecimals(lines.map((line) => homeCost(line, companyCurrency)));
  const left = profit.plus(spentAtHome);
  return left.gt(0) ? roundTo(spentAtHome.times(rate).div(left), 4) : null;
}

/** What of a line's price pays for costs in the company's currency. */
function homeCost({ request, rung }: PricedLine, companyCurrency: string): Decimal {
  const goods = [request.goods].flat().filter(({ amount }) => amount.currency === companyCurrency);
  const ofGoods =
    goods.length > 0
      ? sumDecimals((['GOODS', 'REBATE'] as const).map((step) => rung.amounts.get(step) ?? zero))
      : zero;
  const toPrice = findConversion(request.rates, companyCurrency, request.currency);
  const charges = request.charges
    .filter(
      ({ step, amount }) => amount.currency === companyCurrency && !(rung.amounts.get(step) ?? zero).isZero(),
    )
    .map(({ amount }) => (toPrice ? convertAmount(amount.amount, toPrice) : zero));
  return sumDecimals([ofGoods, ...charges]);
}
