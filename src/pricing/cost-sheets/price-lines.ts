import { Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { type Money, sum } from '../../trade/money.ts';
import { dayCountOf, type Financing } from '../financing.ts';
import {
  type PriceLadderRequest,
  type PriceRung,
  priceLadder,
  type UnitPriceRounding,
} from '../price-ladder/price-ladder.ts';
import type { PricedDeal, StoredCostSheet } from './cost-sheet.ts';
import { requestsOfLines } from './cost-sheet-lines.ts';

/** What of the payment terms bears on the price. */
export interface CreditTerms {
  /** The share that is paid before shipment. */
  readonly depositRate: string;
  /** Days from shipment to payment of the rest. */
  readonly creditDays: number;
}

/** How the lines of a deal are to be priced. */
export interface LinePricing {
  readonly credit: CreditTerms;
  /** Unit prices that stand, line by line; prices are worked out where they are left out. */
  readonly unitPrices?: readonly string[] | undefined;
  readonly rounding?: UnitPriceRounding | undefined;
}

/** One line of a deal with its price. */
export interface PricedLine {
  readonly request: PriceLadderRequest;
  readonly rung: PriceRung;
}

/**
 * Every line of a sheet priced under the deal's own rule. The amount of a line is its quantity times its unit price,
 * rounded once; the total is the sum of these amounts, as on an invoice.
 */
export function priceLines(deal: PricedDeal, sheet: StoredCostSheet, pricing: LinePricing): PricedLine[] {
  const financing = financingOf(deal, sheet, pricing.credit);
  return requestsOfLines(deal, sheet).map((line, index) => {
    const unitPrice = pricing.unitPrices?.[index];
    const request: PriceLadderRequest = {
      ...line,
      rules: [deal.rule],
      financing,
      ...(unitPrice === undefined
        ? { unitPriceRounding: pricing.rounding }
        : { unitPrice: new Decimal(unitPrice) }),
    };
    return { request, rung: priceLadder(request).rungs[0]! };
  });
}

/** The sum of the lines' rounded amounts. */
export function totalOf(lines: readonly PricedLine[], currency: string): Money {
  return sum(
    lines.map(({ rung }) => rung.total),
    currency,
  );
}

/** The exact price of all lines, before it was rounded. */
export function exactPriceOf(lines: readonly PricedLine[]): Decimal {
  return sumDecimals(lines.map(({ rung }) => rung.exact));
}

/** What all lines leave, exact. */
export function profitOf(lines: readonly PricedLine[]): Decimal {
  return sumDecimals(lines.map(({ rung }) => rung.amounts.get('PROFIT') ?? zero));
}

function financingOf(deal: PricedDeal, sheet: StoredCostSheet, credit: CreditTerms): Financing | null {
  if (!sheet.annualInterestRate || credit.creditDays === 0) return null;
  return {
    annualRate: new Decimal(sheet.annualInterestRate),
    days: credit.creditDays,
    dayCount: sheet.dayCount ?? dayCountOf(deal.currency),
    paidBefore: new Decimal(credit.depositRate),
  };
}
