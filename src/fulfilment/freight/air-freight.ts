import { Decimal } from '../../trade/decimal.ts';
import { Refusal } from '../../trade/fault.ts';

/** A rate of an air tariff: what a kilogram costs from this weight on. N is from 0, then +45, +100, +300, +500, +1000. */
export interface WeightBreak {
  readonly fromKg: Decimal;
  readonly perKg: Decimal;
}

/** A general cargo tariff, all in one currency. */
export interface AirTariff {
  /** M: the least that a consignment pays. */
  readonly minimum: Decimal;
  readonly breaks: readonly WeightBreak[];
}

/** Minimum, normal rate, or a quantity rate: the classes that an air waybill names. */
export type RateClass = 'M' | 'N' | 'Q';

export interface AirFreight {
  readonly charge: Decimal;
  readonly rateClass: RateClass;
  /** What is paid for: more than the consignment weighs where the next break is cheaper; null for the minimum. */
  readonly paidKg: Decimal | null;
  readonly perKg: Decimal | null;
}

/** The lower of the rate for the weight itself and of any higher break paid in full, but never less than the minimum. */
export function airFreight(
  chargeableKg: Decimal,
  { minimum, breaks }: AirTariff,
  path: readonly string[] = ['tariff'],
): AirFreight {
  const rising = [...breaks].sort((a, b) => a.fromKg.comparedTo(b.fromKg));
  const reached = rising.filter(({ fromKg }) => fromKg.lte(chargeableKg)).at(-1);
  if (!reached) throw new Refusal([{ code: 'REQUIRED', path: [...path, 'breaks'] }]);
  const offers = [reached, ...rising.filter(({ fromKg }) => fromKg.gt(chargeableKg))].map(offerOf);
  const lowest = offers.reduce((best, next) => (next.charge.lt(best.charge) ? next : best));
  if (lowest.charge.gte(minimum)) return lowest;
  return { charge: minimum, rateClass: 'M', paidKg: null, perKg: null };

  function offerOf({ fromKg, perKg }: WeightBreak): AirFreight {
    const paidKg = Decimal.max(chargeableKg, fromKg);
    return { charge: perKg.times(paidKg), rateClass: fromKg.isZero() ? 'N' : 'Q', paidKg, perKg };
  }
}
