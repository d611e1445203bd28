import type { StoredCostSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import { costSheetSelection } from '../../pricing/cost-sheets/cost-sheet-selection.ts';
import { type MarginTruth, marginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import { plannedCosts } from '../../pricing/cost-sheets/planned-costs.ts';
import { type CreditTerms, type PricedLine, priceLines } from '../../pricing/cost-sheets/price-lines.ts';
import { Decimal } from '../../trade/decimal.ts';
import type { CostStep, IncotermEdition, IncotermRule, TransportMode } from '../../trade/incoterm.ts';
import type { Money } from '../../trade/money.ts';
import { isLetterOfCredit, type PaymentMethod } from '../../trade/payment-method.ts';
import { roundTo } from '../../trade/rounding.ts';

/** The terms of a revision on which its price depends. */
export interface PricedTerms extends CreditTerms {
  readonly currency: string;
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly locode?: string | null | undefined;
  readonly mode: TransportMode;
  readonly containerised: boolean;
  readonly destinationCountry: string;
  readonly importerOfRecord: string | null;
  readonly paymentMethod: PaymentMethod;
}

/** A revision as it was stored, with all that its margin depends on. */
export interface StoredQuotation extends Omit<PricedTerms, 'locode'> {
  readonly place: { readonly locode: string } | null;
  readonly deal: { readonly company: { readonly country: string; readonly currency: string } | null } | null;
  readonly lines: readonly { readonly unitPrice: { readonly amount: string } }[];
  readonly costSheet: StoredCostSheet | null;
}

/** The same in words of the API. */
export const storedQuotationSelection = `{
  currency rule edition mode containerised destinationCountry importerOfRecord paymentMethod depositRate creditDays
  place { locode } deal { company { country currency } }
  lines { sequence unitPrice { amount currency } }
  costSheet ${costSheetSelection}
}`;

/** The lines of a revision at its own prices: what they leave at the rates and costs that were frozen for it. */
function linesOfQuotation(quotation: StoredQuotation): PricedLine[] | null {
  const { costSheet, deal, place, lines } = quotation;
  if (!costSheet || !deal?.company) return null;
  return priceLines(pricedDeal({ ...quotation, locode: place?.locode }, deal.company.country), costSheet, {
    credit: quotation,
    unitPrices: lines.map(({ unitPrice }) => unitPrice.amount),
  });
}

/** The truth about a revision's margin; null where its costs are not to be seen. */
export function marginOfQuotation(quotation: StoredQuotation): MarginTruth | null {
  const lines = linesOfQuotation(quotation);
  return lines && marginTruth(lines, quotation.deal?.company?.currency ?? quotation.currency);
}

/** What each step was planned to cost, in the company's currency; null where its costs are not to be seen. */
export function plannedCostsOf(quotation: StoredQuotation): ReadonlyMap<CostStep, Money> | null {
  const lines = linesOfQuotation(quotation);
  return lines && plannedCosts(lines, quotation.deal?.company?.currency ?? quotation.currency);
}

/** Terms as the pricing rules take them. */
export function pricedDeal(terms: PricedTerms, sellerCountry: string) {
  return {
    ...terms,
    paidByLetterOfCredit: isLetterOfCredit(terms.paymentMethod),
    company: { country: sellerCountry },
  };
}

/** A line's price before and after. */
export interface PriceChange {
  readonly sequence: number;
  readonly before: { readonly amount: string; readonly currency: string } | null;
  readonly after: { readonly amount: string; readonly currency: string } | null;
  /** As a fraction of the price before, six decimals; null where there was none, or another currency. */
  readonly change: Decimal | null;
}

interface LineWithPrice {
  readonly sequence: number;
  readonly unitPrice: { readonly amount: string; readonly currency: string };
}

/** The unit prices of two revisions beside each other, line by line. */
export function comparePrices(
  before: readonly LineWithPrice[],
  after: readonly LineWithPrice[],
): PriceChange[] {
  const sequences = [...new Set([...before, ...after].map((line) => line.sequence))].sort((a, b) => a - b);
  return sequences.map((sequence) => {
    const of = (lines: readonly LineWithPrice[]) =>
      lines.find((line) => line.sequence === sequence)?.unitPrice ?? null;
    const [old, now] = [of(before), of(after)];
    const comparable = old && now && old.currency === now.currency;
    return {
      sequence,
      before: old,
      after: now,
      change: comparable ? roundTo(new Decimal(now.amount).minus(old.amount).div(old.amount), 6) : null,
    };
  });
}
