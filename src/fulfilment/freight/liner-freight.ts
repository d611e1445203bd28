import { amountFaults, negative, outOfRange } from '../../pricing/input-faults.ts';
import { roundToSum } from '../../trade/allocation.ts';
import { minorDigitsOf } from '../../trade/currency.ts';
import { Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import { type Money, minorOf, moneyOfMinor, roundToMinor } from '../../trade/money.ts';
import { type Piece, pieceFaults, totalKgOf, totalM3Of } from '../packing/piece.ts';

/** What is charged beside the basic rate: a share of the basic freight (BAF, CAF), or an amount per freight ton. */
export interface FreightSurcharge {
  readonly label: string;
  readonly shareOfBasic?: Decimal | null;
  readonly perFreightTon?: Decimal | null;
}

/** Goods that a liner carries by weight or measurement. A total that is given goes before that of the pieces. */
export interface FreightRequest {
  readonly pieces?: readonly Piece[] | null;
  readonly weightTonnes?: Decimal | null;
  readonly volumeM3?: Decimal | null;
  readonly ratePerFreightTon: { readonly amount: Decimal; readonly currency: string };
  readonly surcharges: readonly FreightSurcharge[];
  readonly minimumFreightTons: Decimal;
}

/** Liner freight; basic and surcharges sum to the total. */
export interface LinerFreight {
  readonly weightTonnes: Decimal;
  readonly volumeM3: Decimal;
  readonly freightTons: Decimal;
  readonly basic: Money;
  readonly surcharges: Money;
  readonly total: Money;
}

const kgPerTonne = 1000;

/** W/M: tonnes or cubic metres, whichever is more, and never less than the minimum. */
export function freightTonsOf(weightTonnes: Decimal, volumeM3: Decimal, minimum: Decimal = zero): Decimal {
  return Decimal.max(weightTonnes, volumeM3, minimum);
}

/** The freight of a consignment; every line that is paid per ton is paid for the same freight tons. */
export function linerFreight(request: FreightRequest, path: readonly string[] = ['input']): LinerFreight {
  const faults = freightFaults(request, path);
  refuse(faults);
  const { pieces, ratePerFreightTon, surcharges, minimumFreightTons } = request;
  const weightTonnes = request.weightTonnes ?? totalKgOf(pieces ?? []).div(kgPerTonne);
  const volumeM3 = request.volumeM3 ?? totalM3Of(pieces ?? []);
  const freightTons = freightTonsOf(weightTonnes, volumeM3, minimumFreightTons);
  const basic = ratePerFreightTon.amount.times(freightTons);
  const extra = sumDecimals(
    surcharges.map(({ shareOfBasic, perFreightTon }) =>
      shareOfBasic ? basic.times(shareOfBasic) : freightTons.times(perFreightTon ?? zero),
    ),
  );
  return { weightTonnes, volumeM3, freightTons, ...inMoney(basic, extra, ratePerFreightTon.currency) };
}

/** Rounded once, and so that the parts are the whole. */
function inMoney(basic: Decimal, extra: Decimal, currency: string) {
  const minor = Decimal.pow(10, minorDigitsOf(currency));
  const total = roundToMinor(basic.plus(extra), currency);
  const [basicMinor = 0n, extraMinor = 0n] = roundToSum(
    [basic.times(minor), extra.times(minor)],
    minorOf(total),
  );
  return { basic: moneyOfMinor(basicMinor, currency), surcharges: moneyOfMinor(extraMinor, currency), total };
}

/** A currency adjustment may be a deduction, but no more than the whole basic freight. */
const lowestShare = new Decimal(-1);

function freightFaults(request: FreightRequest, path: readonly string[]): Fault[] {
  const { pieces, weightTonnes, volumeM3 } = request;
  const isMeasured = (pieces && pieces.length > 0) || weightTonnes || volumeM3;
  return [
    ...(isMeasured ? [] : [{ code: 'REQUIRED' as const, path: [...path, 'pieces'] }]),
    ...(pieces ?? []).flatMap((piece, index) => pieceFaults(piece, [...path, 'pieces', String(index)])),
    ...negative(weightTonnes, [...path, 'weightTonnes']),
    ...negative(volumeM3, [...path, 'volumeM3']),
    ...amountFaults(request.ratePerFreightTon, [...path, 'ratePerFreightTon']),
    ...request.surcharges.flatMap((surcharge, index) =>
      surchargeFaults(surcharge, [...path, 'surcharges', String(index)]),
    ),
    ...negative(request.minimumFreightTons, [...path, 'minimumFreightTons']),
  ];
}

function surchargeFaults(
  { shareOfBasic, perFreightTon }: FreightSurcharge,
  path: readonly string[],
): Fault[] {
  if (!shareOfBasic && !perFreightTon) return [{ code: 'REQUIRED', path: [...path, 'shareOfBasic'] }];
  if (shareOfBasic && perFreightTon) {
    return [{ code: 'NOT_BOTH', path: [...path, 'shareOfBasic'], facts: { other: 'perFreightTon' } }];
  }
  return [
    ...outOfRange(shareOfBasic, [...path, 'shareOfBasic'], { minimum: lowestShare }),
    ...negative(perFreightTon, [...path, 'perFreightTon']),
  ];
}
