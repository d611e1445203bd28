import { Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { freightTonsOf } from './liner-freight.ts';

/** What loose cargo pays: by the freight ton, with a least number of them, and what is paid once. */
export interface LooseCargoRate {
  readonly perFreightTon: Decimal;
  readonly minimumFreightTons: Decimal;
  readonly charges: readonly Decimal[];
}

/** What full containers pay: the box rate of each, and what is paid once. */
export interface FullContainerRate {
  readonly perContainer: Decimal;
  readonly containers: number;
  readonly charges: readonly Decimal[];
}

/** Loose cargo against full containers, all in one currency. */
export interface LclAgainstFcl {
  readonly lcl: Decimal;
  readonly fcl: Decimal;
  readonly cheaper: 'LCL' | 'FCL' | 'EITHER';
  /** From so many freight tons on full containers cost no more; null where loose cargo pays nothing by the ton. */
  readonly breakEvenFreightTons: Decimal | null;
}

/** LCL rate × W/M + charges against the FCL box rate. */
export function compareLclWithFcl(
  goods: { readonly weightTonnes: Decimal; readonly volumeM3: Decimal },
  loose: LooseCargoRate,
  full: FullContainerRate,
): LclAgainstFcl {
  const tons = freightTonsOf(goods.weightTonnes, goods.volumeM3, loose.minimumFreightTons);
  const once = sumDecimals(loose.charges);
  const lcl = loose.perFreightTon.times(tons).plus(once);
  const fcl = full.perContainer.times(full.containers).plus(sumDecimals(full.charges));
  const breakEven = loose.perFreightTon.isZero() ? null : fcl.minus(once).div(loose.perFreightTon);
  return {
    lcl,
    fcl,
    cheaper: lcl.eq(fcl) ? 'EITHER' : lcl.lt(fcl) ? 'LCL' : 'FCL',
    breakEvenFreightTons: breakEven && Decimal.max(breakEven, zero),
  };
}
