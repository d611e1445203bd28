import { type Decimal, one, sumDecimals, zero } from '../trade/decimal.ts';
import { fixedAmount, minus, nothing, type PriceLinked, plus, times, wholePrice } from './gross-up.ts';

/** CIF-type customs value in most countries (China, EU, UK); FOB-type, without carriage and insurance, in some (US, Canada, Australia). */
export const customsValueBases = ['CIF', 'FOB'] as const;
export type CustomsValueBasis = (typeof customsValueBases)[number];

/** One duty on the goods: a share of the customs value, an amount in the price's currency for each unit, or both. */
export interface DutyComponent {
  readonly rate: Decimal;
  readonly perUnit: Decimal;
}

/** Duties and the tax on import. Additional, anti-dumping and countervailing duties are components of their own. */
export interface ImportCharges {
  readonly duties: readonly DutyComponent[];
  readonly taxRate: Decimal;
  readonly valuedAs: CustomsValueBasis;
}

/** What the duty algebra has to know of a price that is delivered duty paid. */
export interface DeliveredPrice {
  readonly quantity: Decimal;
  /** What the price pays for after the border: on-carriage, clearance and the like. */
  readonly afterBorder: PriceLinked;
  /** Carriage and insurance up to the border, which a FOB-type customs value leaves out. */
  readonly toBorder: PriceLinked;
  readonly dutyInPrice: boolean;
  readonly taxInPrice: boolean;
}

/**
 * Duty and import tax within a delivered price, worked back from it. With B the value at the border, F what of it is
 * not dutiable, d the rates and S the specific duties: duty = d × (B − F) + S, tax = v × (B + duty), and the price is
 * B + what follows the border + what of the two it contains. On the CIF basis with duty alone this is
 * customs value = (P − post-import costs) / (1 + d).
 */
export function importChargesWithin(
  charges: ImportCharges,
  delivered: DeliveredPrice,
): { duty: PriceLinked; tax: PriceLinked } {
  const rate = sumDecimals(charges.duties.map((duty) => duty.rate));
  const specific = sumDecimals(charges.duties.map((duty) => duty.perUnit)).times(delivered.quantity);
  const notDutiable = charges.valuedAs === 'FOB' ? times(delivered.toBorder, rate) : nothing;
  const dutyBesideValue = minus(fixedAmount(specific), notDutiable);
  const dutyTimes = (delivered.dutyInPrice ? one : zero).plus(delivered.taxInPrice ? charges.taxRate : zero);
  const growth = one.plus(rate.times(dutyTimes)).plus(delivered.taxInPrice ? charges.taxRate : zero);
  const atBorder = times(
    minus(minus(wholePrice, delivered.afterBorder), times(dutyBesideValue, dutyTimes)),
    one.div(growth),
  );
  const duty = plus(times(atBorder, rate), dutyBesideValue);
  return { duty, tax: times(plus(atBorder, duty), charges.taxRate) };
}
