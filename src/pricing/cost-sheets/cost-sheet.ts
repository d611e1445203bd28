import type { Equipment } from '../../trade/container.ts';
import { Decimal, sumDecimals } from '../../trade/decimal.ts';
import type { FxRate } from '../../trade/exchange-rate.ts';
import type { FcaPlace, IncotermEdition, IncotermRule, TransportMode } from '../../trade/incoterm.ts';
import type { CountedLine } from '../charge-basis.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import type { CommissionBase } from '../commission.ts';
import type { CustomsValueBasis } from '../duty.ts';
import type { TaxScheme } from '../export-rebate.ts';
import type { ProfitBasis } from '../margin.ts';
import {
  type ImportDuties,
  type PriceLadder,
  type PriceLadderRequest,
  priceLadder,
} from '../price-ladder/price-ladder.ts';
import type { PayerOverride } from '../step-payers.ts';
import { type Amount, chargesOf, paidCharges, priceSharesOf, type SheetCharge } from './sheet-charges.ts';

/** The goods of one line as a sheet keeps them, with what is known of their packing. */
export interface GoodsCost extends CountedLine {
  readonly unitsPerPackage?: number | null | undefined;
  readonly minimumOrderQuantity?: string | null | undefined;
  readonly unitCost: Amount;
  readonly vatRate: string;
  readonly rebateRate: string;
  readonly taxScheme: TaxScheme;
}

/** A sheet as it is given or kept, with the shares of the price that it asks for. */
export interface CostSheetTerms {
  readonly charges: readonly SheetCharge[];
  /** The containers that the goods go in, and how many. */
  readonly equipment?: Equipment | null | undefined;
  readonly containers?: number | null | undefined;
  readonly premiumRate?: string | null | undefined;
  readonly insuredFraction: string;
  readonly insuranceBase: InsuranceBase;
  readonly commissionRate: string;
  readonly commissionBase: CommissionBase;
  readonly profitRate: string;
  readonly profitBasis: ProfitBasis;
  readonly bankChargeRate: string;
  /** Steps that the parties gave to one of them, whatever the rule says. */
  readonly payerOverrides?: readonly PayerOverride[] | null | undefined;
  /** Duties on import for each unit of every line, as a share of the customs value, or both. */
  readonly importDuties?:
    | readonly { readonly rate?: string | null | undefined; readonly perUnit?: Amount | null | undefined }[]
    | null
    | undefined;
  /** Null where no duties are reckoned. */
  readonly importTaxRate?: string | null | undefined;
  readonly customsValueBasis?: CustomsValueBasis | null | undefined;
  /** What money costs in a year, as a fraction; null where credit is not reckoned. */
  readonly annualInterestRate?: string | null | undefined;
  /** Days of a year by which that is counted; by the currency where it is not given. */
  readonly dayCount?: number | null | undefined;
}

/** What of a deal bears on its price. */
export interface PricedDeal {
  readonly currency: string;
  readonly rule: IncotermRule;
  /** The place's UN/LOCODE, where it has one. */
  readonly locode?: string | null | undefined;
  readonly edition: IncotermEdition;
  readonly mode: TransportMode;
  readonly containerised: boolean;
  readonly destinationCountry: string;
  readonly importerOfRecord?: string | null | undefined;
  readonly paidByLetterOfCredit: boolean;
  readonly company?: { readonly country: string } | null | undefined;
}

/** A sheet as it was stored, with the goods' costs and the rates that were frozen for it. */
export interface StoredCostSheet extends CostSheetTerms {
  readonly goods: readonly (GoodsCost & { readonly product: { readonly id: string } | null })[];
  readonly fxSnapshot: {
    /** The day whose rates were asked for. */
    readonly asOf?: string | undefined;
    readonly buffer: string;
    readonly rates: readonly { readonly base: string; readonly quote: string; readonly rate: string }[];
  } | null;
}

/** The sheet of a deal priced under every rule asked for; all that fit the deal's mode by default. */
export function ladderOfSheet(
  deal: PricedDeal,
  sheet: StoredCostSheet,
  rules?: readonly IncotermRule[] | null,
): PriceLadder {
  return priceLadder(requestOf(deal, sheet, sheet.goods, ratesOfSheet(sheet), rules));
}

/** Every currency in which a sheet has a cost. */
export function currenciesOf(sheet: CostSheetTerms, goods: readonly GoodsCost[]): string[] {
  const amounts = [
    ...goods.map((line) => line.unitCost),
    ...paidCharges(sheet.charges).map(({ amount }) => amount),
    ...(sheet.importDuties ?? []).flatMap(({ perUnit }) => perUnit ?? []),
  ];
  return [...new Set(amounts.map(({ currency }) => currency))];
}

/** The rates that were frozen for a sheet. */
export function ratesOfSheet(sheet: Pick<StoredCostSheet, 'fxSnapshot'>): FxRate[] {
  return (sheet.fxSnapshot?.rates ?? []).map((rate) => ({ ...rate, rate: new Decimal(rate.rate) }));
}

/** The sheet as the ladder takes it. */
export function requestOf(
  deal: PricedDeal,
  sheet: CostSheetTerms,
  goods: readonly GoodsCost[],
  rates: readonly FxRate[],
  rules?: readonly IncotermRule[] | null,
): PriceLadderRequest {
  const { premiumRate, insuredFraction } = sheet;
  const decimal = (text: string) => new Decimal(text);
  return {
    currency: deal.currency,
    // Units of different lines don't add up: a deal of several lines is priced as one whole.
    quantity: decimal(goods.length === 1 ? goods[0]!.quantity : '1'),
    goods: goods.map((line) => ({
      amount: {
        amount: decimal(line.unitCost.amount).times(line.quantity),
        currency: line.unitCost.currency,
      },
      vatRate: decimal(line.vatRate),
      rebateRate: decimal(line.rebateRate),
      scheme: line.taxScheme,
    })),
    charges: chargesOf(sheet.charges, goods, sheet.containers),
    priceShares: priceSharesOf(sheet.charges),
    rates,
    insurance: premiumRate
      ? { premiumRate: decimal(premiumRate), insuredFraction: decimal(insuredFraction) }
      : null,
    insuranceBase: sheet.insuranceBase,
    commission: { rate: decimal(sheet.commissionRate), base: sheet.commissionBase },
    profit: { rate: decimal(sheet.profitRate), basis: sheet.profitBasis },
    bankChargeRate: decimal(sheet.bankChargeRate),
    mode: deal.mode,
    rules,
    edition: deal.edition,
    fcaPlace: fcaPlaceOf(deal),
    overrides: sheet.payerOverrides ?? [],
    importDuties: importDutiesOf(sheet, goods),
    lines: goods.map(({ sequence, quantity, unitsPerPackage, minimumOrderQuantity }) => ({
      ...{ sequence, unitsPerPackage },
      quantity: decimal(quantity),
      minimumOrderQuantity: minimumOrderQuantity ? decimal(minimumOrderQuantity) : null,
    })),
    delivery: {
      containerised: deal.containerised,
      sellerCountry: deal.company?.country,
      buyerCountry: deal.destinationCountry,
      importerOfRecord: deal.importerOfRecord ?? undefined,
      paidByLetterOfCredit: deal.paidByLetterOfCredit,
    },
  };
}

function importDutiesOf(sheet: CostSheetTerms, goods: readonly GoodsCost[]): ImportDuties | null {
  if (!sheet.importTaxRate || !sheet.customsValueBasis) return null;
  return {
    duties: (sheet.importDuties ?? []).map(({ rate, perUnit }) => ({
      rate: rate ? new Decimal(rate) : null,
      perUnit: perUnit ? { amount: new Decimal(perUnit.amount), currency: perUnit.currency } : null,
    })),
    taxRate: new Decimal(sheet.importTaxRate),
    valuedAs: sheet.customsValueBasis,
    quantity: sumDecimals(goods.map(({ quantity }) => new Decimal(quantity))),
  };
}

/**
 * FCA ends at the seller's premises or elsewhere (Incoterms 2020, FCA A2), and haulage is priced in accordance. Goods
 * of a deal are handed over at a terminal or an airport, unless it is FCA and names no place of the UN/LOCODE list.
 */
function fcaPlaceOf({ rule, locode }: PricedDeal): FcaPlace {
  return rule === 'FCA' && !locode ? 'SELLERS_PREMISES' : 'OTHER_PLACE';
}
