import { Decimal, sumDecimals, zero } from './decimal.ts';
import { type Fault, refuse } from './fault.ts';
import { currencyOf, decimalOf, type Money, moneyOf, scaleOf } from './money.ts';

/**
 * Splits an amount over weights so that the parts sum to it exactly: each part is cut down to the smallest unit that
 * the amount carries, then what is left goes unit by unit to the largest remainders; ties to the larger weight, then
 * to the earlier line. A weight of zero gets nothing. Negative amounts are split by their absolute value.
 */
export function allocate(
  amount: Money,
  weights: readonly Decimal[],
  path: readonly string[] = ['weights'],
): Money[] {
  const faults = checkWeights(weights, path);
  refuse(faults);
  const unit = Decimal.pow(10, -scaleOf(amount));
  const parts = splitUnits(BigInt(decimalOf(amount).div(unit).toFixed(0)), weights);
  return parts.map((part) => moneyOf(unit.times(part.toString()), currencyOf(amount)));
}

function checkWeights(weights: readonly Decimal[], path: readonly string[]): Fault[] {
  const negative = weights.flatMap((weight, index): Fault[] =>
    weight.isNegative() && !weight.isZero()
      ? [{ code: 'OUT_OF_RANGE', path: [...path, `${index}`], facts: { value: weight.toFixed() } }]
      : [],
  );
  if (negative.length > 0) return negative;
  return sumDecimals(weights).isZero() ? [{ code: 'ZERO_WEIGHT_SUM', path }] : [];
}

function splitUnits(units: bigint, weights: readonly Decimal[]): bigint[] {
  const size = units < 0n ? -units : units;
  const whole = wholeWeights(weights);
  const total = whole.reduce((sum, weight) => sum + weight, 0n);
  const parts = whole.map((weight) => (size * weight) / total);
  const left = size - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = whole
    .map((weight, index) => ({ index, weight, remainder: (size * weight) % total }))
    .sort((a, b) => compare(b.remainder, a.remainder) || compare(b.weight, a.weight) || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Number(left))) parts[index] = (parts[index] ?? 0n) + 1n;
  return units < 0n ? parts.map((part) => -part) : parts;
}

/** The weights as integers in the same proportion. */
function wholeWeights(weights: readonly Decimal[]): bigint[] {
  const places = weights.reduce((most, weight) => Math.max(most, weight.decimalPlaces()), 0);
  const scale = Decimal.pow(10, places);
  return weights.map((weight) => BigInt(weight.times(scale).toFixed(0)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Rounds exact numbers to whole units so that they sum to a total that is their exact sum rounded: each is rounded
 * down, then units go to the largest fractions, ties to the earlier one.
 */
export function roundToSum(exact: readonly Decimal[], total: bigint): bigint[] {
  const floors = exact.map((number) => number.floor());
  const left = Number(total - BigInt(sumDecimals(floors).toFixed(0)));
  const receivers = exact
    .map((number, index) => ({ index, fraction: number.minus(floors[index] ?? zero) }))
    .sort((a, b) => b.fraction.comparedTo(a.fraction) || a.index - b.index)
    .slice(0, left)
    .map(({ index }) => index);
  const raised = new Set(receivers);
  return floors.map((floor, index) => BigInt(floor.toFixed(0)) + (raised.has(index) ? 1n : 0n));
}
