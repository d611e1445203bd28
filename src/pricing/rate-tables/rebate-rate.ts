import { Decimal } from '../../trade/decimal.ts';
import type { TaxScheme } from '../export-rebate.ts';

/** What the tariff says of goods from a day on: the VAT on them and what of it comes back on export, as fractions. */
export interface RebateRateOfDay {
  readonly id: string;
  /** A tariff code or how it begins: the rates of a heading hold for all below it. */
  readonly hsCode: string;
  readonly validFrom: string;
  readonly vatRate: string;
  readonly rebateRate: string;
}

/** The rates that hold for a tariff code on a day: of the entry that names most of its digits, the latest by then. */
export function rebateRateOn<R extends RebateRateOfDay>(
  rates: readonly R[],
  hsCode: string,
  day: string,
): R | null {
  const holding = rates.filter((rate) => hsCode.startsWith(rate.hsCode) && rate.validFrom <= day);
  return holding.reduce<R | null>((best, rate) => (best && !goesBefore(rate, best) ? best : rate), null);
}

function goesBefore(a: RebateRateOfDay, b: RebateRateOfDay): boolean {
  if (a.hsCode.length !== b.hsCode.length) return a.hsCode.length > b.hsCode.length;
  return a.validFrom > b.validFrom;
}

interface TaxedRates {
  readonly vatRate: string;
  readonly rebateRate: string;
  readonly taxScheme: TaxScheme;
}

/**
 * The taxes of a cost by the tariff of the day. A trader gets back by the tariff's rate, but no more than the VAT of the
 * supplier's invoice; a manufacturer owes and gets back by the tariff's rates (财税〔2012〕39号, arts. 2 to 5).
 */
export function taxesByTariff(cost: TaxedRates, rate: RebateRateOfDay | null): TaxedRates {
  if (!rate) return cost;
  return { ...cost, ...byScheme[cost.taxScheme](cost, rate) };
}

const byScheme: Readonly<
  Record<TaxScheme, (cost: TaxedRates, rate: RebateRateOfDay) => Partial<TaxedRates>>
> = {
  TRADER: ({ vatRate }, { rebateRate }) => ({
    rebateRate: new Decimal(rebateRate).gt(vatRate) ? vatRate : rebateRate,
  }),
  MANUFACTURER: (_, { vatRate, rebateRate }) => ({ vatRate, rebateRate }),
  NONE: () => ({}),
};
