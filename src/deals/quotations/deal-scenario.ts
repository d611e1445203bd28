import {
  currenciesOf,
  ladderOfSheet,
  ratesOfSheet,
  type StoredCostSheet,
} from '../../pricing/cost-sheets/cost-sheet.ts';
import { costSheetSelection } from '../../pricing/cost-sheets/cost-sheet-selection.ts';
import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { type FxQuote, findConversion } from '../../trade/exchange-rate.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { freezeRates } from '../../trade/fx-snapshot.ts';
import { isLetterOfCredit } from '../../trade/payment-method.ts';
import { roundTo } from '../../trade/rounding.ts';
import { type GivenTerms, termsColumns } from '../deal-terms.ts';
import { findPaymentFaults, type GivenPayment } from '../payment-terms.ts';
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

/** Plays a scenario on a deal; null where there is nothing to begin from. `quotes` are for a price in another currency. */
export function playScenario(deal: ScenarioDeal | null, input: ScenarioWish, quotes: readonly FxQuote[]) {
  const now = deal && stanceNow(deal, input);
  if (!deal || !now) return null;
  const then = stanceThen(now, input, quotes);
  const price = { total: input.total?.amount, margin: input.margin ?? undefined };
  const companyCurrency = companyCurrencyOf(deal);
  const faults = [
    ...findScenarioFaults({ ...price, currency: input.total?.currency }, then.deal.currency),
    ...(input.payment ? findPaymentFaults(input.payment, ['input', 'payment']) : []),
    ...findMissingRates(then, companyCurrency),
  ];
  refuse(faults);
  try {
    const played = quoteScenario(now, then, price, companyCurrency, input.holdMargin ?? null);
    return { ...shown(played, now.sheet), findings: findingsOf(then) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.faults.map((fault) => ({ ...fault, path: pathInScenario(fault.path) })));
  }
}

/** Every currency that a scenario meets. */
export function currenciesOfScenario(deal: ScenarioDeal, input: ScenarioWish): string[] {
  const sheet = stanceNow(deal, input)?.sheet;
  const ofCosts = sheet ? currenciesOf(sheet, sheet.goods) : [];
  return [...new Set([input.currency ?? deal.currency, companyCurrencyOf(deal), ...ofCosts])];
}

/** The day whose rates were frozen for what a scenario begins from. */
export function snapshotDay(deal: ScenarioDeal, input: ScenarioWish): string {
  return stanceNow(deal, input)?.sheet.fxSnapshot?.asOf ?? '9999-12-31';
}

function companyCurrencyOf(deal: ScenarioDeal): string {
  return deal.company?.currency ?? deal.currency;
}

function findMissingRates({ deal, sheet }: Stance, companyCurrency: string): Fault[] {
  const rates = ratesOfSheet(sheet);
  const met = new Set([companyCurrency, ...currenciesOf(sheet, sheet.goods)]);
  return [...met]
    .filter((currency) => !findConversion(rates, currency, deal.currency))
    .map((base) => ({
      code: 'MISSING_RATE',
      path: ['input', 'currency'],
      facts: { base, quote: deal.currency },
    }));
}

/** What the checks of the rule and of the costs find in a scenario. */
function findingsOf({ deal, sheet }: Stance) {
  return ladderOfSheet(deal, sheet, [deal.rule]).rungs[0]!.findings;
}

/** Where a caller finds what the ladder names by its own words. */
function pathInScenario(path: readonly string[]): readonly string[] {
  const [, field] = path;
  return (field === undefined ? undefined : scenarioPaths[field]) ?? path;
}

const scenarioPaths: Readonly<Record<string, readonly string[]>> = {
  rules: ['input', 'terms', 'rule'],
  profit: ['input', 'margin'],
  commission: ['input', 'commissionRate'],
  charges: ['input', 'dealId'],
};

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
function stanceThen(now: Stance, input: ScenarioWish, quotes: readonly FxQuote[]): Stance {
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
        rates:
          currency && currency !== now.deal.currency
            ? ratesAnew(currency, now.sheet.fxSnapshot.buffer, input, quotes)
            : [...input.rates, ...now.sheet.fxSnapshot.rates.filter((rate) => !isGiven(rate, input))],
      },
    },
  };
}

/** What would be frozen for a price in another currency: its own buying rate less the buffer. */
function ratesAnew(currency: string, buffer: string, { rates }: ScenarioWish, quotes: readonly FxQuote[]) {
  const byHand = rates.map((rate) => ({ ...rate, rate: new Decimal(rate.rate) }));
  return freezeRates(currency, quotes, new Decimal(buffer), byHand).map((frozen) => ({
    ...frozen,
    rate: writeDecimal(frozen.rate),
  }));
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
