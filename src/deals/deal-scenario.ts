import type { StoredCostSheet } from '../pricing/cost-sheet.ts';
import { costSheetSelection } from '../pricing/cost-sheet-selection.ts';
import { type Fault, Refusal } from '../trade/fault.ts';
import { isLetterOfCredit } from '../trade/payment-method.ts';
import { roundTo } from '../trade/rounding.ts';
import { type GivenTerms, termsColumns } from './deal-terms.ts';
import { findPaymentFaults, type GivenPayment } from './payment-terms.ts';
import {
  type PricedTerms,
  pricedDeal,
  type StoredQuotation,
  storedQuotationSelection,
} from './quotation-pricing.ts';
import { findScenarioFaults, type QuoteScenario, quoteScenario, type Stance } from './quote-scenario.ts';

/** What of a deal a scenario begins from. */
export interface ScenarioDeal
  extends Omit<PricedTerms, 'locode' | 'paymentMethod' | 'depositRate' | 'creditDays'> {
  readonly paidByLetterOfCredit: boolean;
  readonly place: { readonly locode: string } | null;
  readonly company: { readonly country: string; readonly currency: string } | null;
  readonly costSheet: StoredCostSheet | null;
  readonly quotations: readonly (StoredQuotation & { readonly id: string })[];
}

/** What is to be otherwise, as it is asked. */
export interface ScenarioWish {
  readonly quotationId?: string | null | undefined;
  readonly total?: { readonly amount: string; readonly currency: string } | null | undefined;
  readonly margin?: string | null | undefined;
  readonly terms?: GivenTerms | null | undefined;
  readonly payment?: GivenPayment | null | undefined;
  readonly currency?: string | null | undefined;
  readonly rates: readonly { readonly base: string; readonly quote: string; readonly rate: string }[];
  readonly commissionRate?: string | null | undefined;
  readonly bankChargeRate?: string | null | undefined;
  readonly annualInterestRate?: string | null | undefined;
  readonly holdMargin?: string | null | undefined;
  readonly unitPricePlaces: number;
}

/** The same in words of the API. */
export const scenarioSelection = `{
  currency rule edition mode containerised destinationCountry importerOfRecord paidByLetterOfCredit
  place { locode } company { country currency }
  costSheet ${costSheetSelection}
  quotations ${storedQuotationSelection.replace('{', '{ id')}
}`;

/** Plays a scenario on a deal; null where there is nothing to begin from. */
export function playScenario(deal: ScenarioDeal | null, input: ScenarioWish) {
  const now = deal && stanceNow(deal, input);
  if (!deal || !now) return null;
  const then = stanceThen(now, input);
  const price = { total: input.total?.amount, margin: input.margin ?? undefined };
  const faults = [
    ...findScenarioFaults({ ...price, currency: input.total?.currency }, then.deal.currency),
    ...findPaymentFaults(input.payment),
  ];
  if (faults.length > 0) throw new Refusal(faults);
  const companyCurrency = deal.company?.currency ?? deal.currency;
  return shown(quoteScenario(now, then, price, companyCurrency, input.holdMargin ?? null), now.sheet);
}

function stanceNow(deal: ScenarioDeal, input: ScenarioWish): Stance | null {
  const country = deal.company?.country ?? '';
  if (input.quotationId) {
    const quotation = deal.quotations.find(({ id }) => id === input.quotationId);
    if (!quotation) throw new Refusal([notFound]);
    return (
      quotation.costSheet && {
        deal: pricedDeal({ ...quotation, locode: quotation.place?.locode }, country),
        sheet: quotation.costSheet,
        credit: quotation,
        unitPrices: quotation.lines.map(({ unitPrice }) => unitPrice.amount),
        places: input.unitPricePlaces,
      }
    );
  }
  return (
    deal.costSheet && {
      deal: { ...deal, locode: deal.place?.locode, company: { country } },
      sheet: deal.costSheet,
      credit: { depositRate: '0', creditDays: 0 },
      places: input.unitPricePlaces,
    }
  );
}

const notFound: Fault = { code: 'NOT_FOUND', path: ['input', 'quotationId'] };

/** The same with what is to be otherwise. Prices of a revision stand only while their currency does. */
function stanceThen(now: Stance, input: ScenarioWish): Stance {
  const { payment, terms, currency } = input;
  const { unitPrices, ...rest } = now;
  const keepsPrices = unitPrices !== undefined && (!currency || currency === now.deal.currency);
  return {
    ...rest,
    ...(keepsPrices && { unitPrices }),
    deal: {
      ...now.deal,
      ...(terms && termsColumns(terms)),
      ...(currency && { currency }),
      ...(payment && { paidByLetterOfCredit: isLetterOfCredit(payment.method) }),
    },
    credit: payment ?? now.credit,
    sheet: {
      ...now.sheet,
      commissionRate: input.commissionRate ?? now.sheet.commissionRate,
      bankChargeRate: input.bankChargeRate ?? now.sheet.bankChargeRate,
      annualInterestRate: input.annualInterestRate ?? now.sheet.annualInterestRate,
      fxSnapshot: now.sheet.fxSnapshot && {
        ...now.sheet.fxSnapshot,
        rates: [...input.rates, ...now.sheet.fxSnapshot.rates.filter((rate) => !isGiven(rate, input))],
      },
    },
  };
}

function isGiven({ base, quote }: { base: string; quote: string }, { rates }: ScenarioWish): boolean {
  return rates.some((rate) => [rate.base, rate.quote].every((code) => code === base || code === quote));
}

/** Places of the shares that are shown. */
const places = 10;

function shown(scenario: QuoteScenario, sheet: StoredCostSheet) {
  return {
    ...scenario,
    heldMargin: roundTo(scenario.heldMargin, places),
    toHold: scenario.toHold.map(({ lever, now, needed }) => ({
      lever,
      now: roundTo(now, places),
      needed: needed && roundTo(needed, places),
    })),
    lines: scenario.lines.map(({ rung }, index) => ({
      sequence: sheet.goods[index]!.sequence,
      unitPrice: rung.unitPrice,
      amount: rung.total,
    })),
  };
}
