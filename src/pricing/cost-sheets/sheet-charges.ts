import { Decimal, sumDecimals } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import {
  type AllocationKey,
  type ChargeBasis,
  type CountedLine,
  keyOfBasis,
  timesPaid,
  weightOf,
} from '../charge-basis.ts';
import type { Charge, PriceShare } from '../price-ladder/price-ladder.ts';

/** An amount as it is stored and sent: exact text and a code. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** One charge of a sheet: an amount for each of what its basis counts, or a share of the price. */
export interface SheetCharge {
  readonly step: CostStep;
  /** SHIPMENT where it is left out. */
  readonly basis?: ChargeBasis | null | undefined;
  /** By its basis where it is left out. */
  readonly allocateBy?: AllocationKey | null | undefined;
  readonly amount?: Amount | null | undefined;
  /** Of PERCENT_OF_PRICE, as a fraction. */
  readonly rate?: string | null | undefined;
  readonly label?: string | null | undefined;
  /** The row of the rate table that it was taken from. */
  readonly freightRateId?: string | null | undefined;
}

/** A charge that is paid in money. */
export type PaidCharge = SheetCharge & { readonly amount: Amount };

/** The charges that are paid in money, in their order. */
export function paidCharges(charges: readonly SheetCharge[]): PaidCharge[] {
  return charges.filter((charge): charge is PaidCharge => !isPriceShare(charge) && Boolean(charge.amount));
}

/** What the charges come to for these lines and containers, exact. What they count is known to be known. */
export function chargesOf(
  charges: readonly SheetCharge[],
  lines: readonly CountedLine[],
  containers: number | null | undefined,
): Charge[] {
  return paidCharges(charges).map(({ step, basis, amount, label }) => {
    const times = timesPaid(countedBasis(basis), lines, containers);
    if (!times) throw new RangeError(`What a charge of ${step} counts by ${basis} is not known`);
    return { step, amount: { amount: times.times(amount.amount), currency: amount.currency }, label };
  });
}

/** The charges that are shares of the price. */
export function priceSharesOf(charges: readonly SheetCharge[]): PriceShare[] {
  return charges
    .filter(isPriceShare)
    .map(({ step, rate, label }) => ({ step, rate: new Decimal(rate ?? 0), label }));
}

/** The weights by which the lines share a charge; null where one is not known. One line bears all of it. */
export function weightsOf(
  charge: SheetCharge,
  lines: readonly CountedLine[],
  values: readonly Decimal[],
): (Decimal | null)[] {
  const key = lines.length === 1 ? 'EQUAL' : (charge.allocateBy ?? keyOfBasis[charge.basis ?? 'SHIPMENT']);
  return lines.map((line, index) => weightOf(key, line, values[index]!));
}

/** Why lines can't share a charge: a line whose weight is not known, or weights that are all zero. */
export function findAllocationFaults(
  charge: SheetCharge,
  lines: readonly CountedLine[],
  values: readonly Decimal[],
  path: readonly string[],
): Fault[] {
  const at = [...path, 'allocateBy'];
  const weights = weightsOf(charge, lines, values);
  const unknown = lines.filter((_, index) => weights[index] === null);
  if (unknown.length > 0) return unknown.map(({ sequence }) => missingPacking(sequence, at));
  const isZero = sumDecimals(weights.map((weight) => weight!)).isZero();
  return isZero ? [{ code: 'ZERO_WEIGHT_SUM', path: at }] : [];
}

/** A line whose product has no packing data, though a charge counts on them. */
export function missingPacking(line: number, path: readonly string[]): Fault {
  return { code: 'MISSING_PACKING', path, facts: { line } };
}

export function isPriceShare({ basis }: Pick<SheetCharge, 'basis'>): boolean {
  return basis === 'PERCENT_OF_PRICE';
}

function countedBasis(basis: ChargeBasis | null | undefined) {
  return !basis || basis === 'PERCENT_OF_PRICE' ? 'SHIPMENT' : basis;
}
