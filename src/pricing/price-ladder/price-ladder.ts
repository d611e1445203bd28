import type { CurrencyCode } from '../../trade/currency.ts';
import type { Decimal } from '../../trade/decimal.ts';
import type { TermsFinding } from '../../trade/delivery-terms.ts';
import type { FxRate } from '../../trade/exchange-rate.ts';
import { refuse } from '../../trade/fault.ts';
import {
  type CostStep,
  type FcaPlace,
  fitsMode,
  type IncotermEdition,
  type IncotermRule,
  rulesOf,
  type TransportMode,
} from '../../trade/incoterm.ts';
import type { Money } from '../../trade/money.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import type { Insurance, InsuranceBase } from '../cif-and-cip.ts';
import type { Commission, CommissionBase } from '../commission.ts';
import type { GivenAmount } from '../cost-in-currency.ts';
import type { CustomsValueBasis } from '../duty.ts';
import type { TaxScheme } from '../export-rebate.ts';
import type { Financing } from '../financing.ts';
import type { Profit, ProfitBasis } from '../margin.ts';
import type { PayerOverride } from '../step-payers.ts';
import { findLadderFaults, findShareFaults } from './ladder-faults.ts';
import { restateSheet } from './ladder-sheet.ts';
import type { PriceComponent } from './price-components.ts';
import type { LineFacts, PriceFinding } from './price-findings.ts';
import { priceRung } from './price-rung.ts';

/** Goods of one cost and one tax treatment: the cost of all of them, VAT included where `vatRate` is above 0. */
export interface Goods {
  readonly amount: GivenAmount;
  readonly vatRate: Decimal;
  readonly rebateRate: Decimal;
  readonly scheme: TaxScheme;
}

/** A cost of the whole quantity. A charge of the step REBATE takes from the price. */
export interface Charge {
  readonly step: CostStep;
  readonly amount: GivenAmount;
  readonly label?: string | null | undefined;
}

/** A cost that is a share of the price that contains it, as a fraction. */
export interface PriceShare {
  readonly step: CostStep;
  readonly rate: Decimal;
  readonly label?: string | null | undefined;
}

/** A duty: a share of the customs value, an amount for each unit, or both. */
export interface Duty {
  readonly rate?: Decimal | null | undefined;
  readonly perUnit?: GivenAmount | null | undefined;
}

/** Duties and tax on import, for the rules under which the seller pays them. */
export interface ImportDuties {
  readonly duties: readonly Duty[];
  readonly taxRate: Decimal;
  readonly valuedAs: CustomsValueBasis;
  /** The units that duties `perUnit` count, where they are not the quantity of the request. */
  readonly quantity?: Decimal | undefined;
}

/** Unit prices that bind: rounded to so many places, the price being quantity × unit price. */
export interface UnitPriceRounding {
  readonly places: number;
  readonly mode: RoundingMode;
}

/** What is known of the delivery beside the costs; it only sharpens the findings. */
export interface DeliveryFacts {
  readonly containerised?: boolean | undefined;
  readonly sellerCountry?: string | undefined;
  readonly buyerCountry?: string | undefined;
  readonly importerOfRecord?: string | undefined;
  readonly paidByLetterOfCredit?: boolean | undefined;
}

/** One cost sheet, and how it is to be priced. */
export interface PriceLadderRequest {
  readonly currency: CurrencyCode;
  readonly quantity: Decimal;
  /** One lot of goods, or several that are taxed differently. */
  readonly goods: Goods | readonly Goods[];
  readonly charges: readonly Charge[];
  /** Charges that are shares of the price. */
  readonly priceShares?: readonly PriceShare[] | undefined;
  readonly rates: readonly FxRate[];
  readonly insurance?: Insurance | null | undefined;
  readonly commission?: Commission | null | undefined;
  readonly insuranceBase: InsuranceBase;
  readonly profit?: Profit | null | undefined;
  readonly bankChargeRate: Decimal;
  readonly mode: TransportMode;
  /** In the order wanted; all that fit the mode when left out. */
  readonly rules?: readonly IncotermRule[] | null | undefined;
  readonly edition: IncotermEdition;
  readonly fcaPlace?: FcaPlace | undefined;
  readonly importDuties?: ImportDuties | null | undefined;
  readonly overrides?: readonly PayerOverride[] | undefined;
  readonly roundingMode?: RoundingMode | undefined;
  readonly unitPriceRounding?: UnitPriceRounding | null | undefined;
  /** A price of one unit that stands: profit is what it leaves, whatever profit was wanted. */
  readonly unitPrice?: Decimal | null | undefined;
  /** The buyer's credit, where the seller's money is tied up in it. */
  readonly financing?: Financing | null | undefined;
  readonly delivery?: DeliveryFacts | undefined;
  /** The lines of a deal, where there are any; they only sharpen the findings. */
  readonly lines?: readonly LineFacts[] | undefined;
  /** The day (`YYYY-MM-DD`) on which its currencies must be current; any day when left out. */
  readonly on?: string | undefined;
}

/** The price under one rule. */
export interface PriceRung {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  /** Before it was rounded. */
  readonly exact: Decimal;
  /** The price of the whole quantity: the sum of the components that the seller pays. */
  readonly total: Money;
  readonly unitPrice: Money;
  /** In the order in which a price is built up. What the buyer or nobody pays is listed, but not in the total. */
  readonly components: readonly PriceComponent[];
  /** What the price holds of each step that the seller pays, before it was rounded. */
  readonly amounts: ReadonlyMap<CostStep, Decimal>;
  readonly margin: RungMargin;
  readonly findings: readonly (TermsFinding | PriceFinding)[];
}

/** Profit of a rung, as an amount and measured by the price and by the cost. */
export interface RungMargin {
  readonly amount: Money;
  readonly rateOfPrice: Decimal | null;
  readonly rateOfCost: Decimal | null;
}

/** The settings on which firms differ, as they were used: a price can't be read without them. */
export interface PricingSettings {
  readonly insuranceBase: InsuranceBase;
  readonly insuredFraction: Decimal | null;
  readonly commissionBase: CommissionBase | null;
  readonly profitBasis: ProfitBasis | null;
  /** Charges that were reckoned as shares of the price. */
  readonly priceShares: readonly PriceShare[];
  readonly fcaPlace: FcaPlace;
  readonly roundingMode: RoundingMode;
  readonly unitPriceRounding: UnitPriceRounding | null;
}

export interface PriceLadder {
  readonly rungs: readonly PriceRung[];
  readonly settings: PricingSettings;
}

/**
 * One cost sheet priced under every rule asked for. Which charges enter a price is read off the obligations of the
 * rule; what hangs on the price itself (commission, profit on price, bank charge, premium, duty) is solved in one step.
 */
export function priceLadder(request: PriceLadderRequest, path: readonly string[] = ['input']): PriceLadder {
  const { sheet, faults: missingRates } = restateSheet(request, path);
  const fitting = rulesOf(request.edition).filter((rule) => fitsMode(rule, request.mode));
  const rules = [...new Set(request.rules ?? fitting)];
  const faults = [
    ...findLadderFaults(request, path),
    ...missingRates,
    ...findShareFaults(request, sheet, path),
  ];
  refuse(faults);
  return { rungs: rules.map((rule) => priceRung(request, sheet, rule)), settings: settingsOf(request) };
}

function settingsOf(request: PriceLadderRequest): PricingSettings {
  return {
    insuranceBase: request.insuranceBase,
    insuredFraction: request.insurance?.insuredFraction ?? null,
    commissionBase: request.commission?.base ?? null,
    profitBasis: request.profit?.basis ?? null,
    priceShares: request.priceShares ?? [],
    fcaPlace: request.fcaPlace ?? 'SELLERS_PREMISES',
    roundingMode: request.roundingMode ?? 'HALF_UP',
    unitPriceRounding: request.unitPriceRounding ?? null,
  };
}
