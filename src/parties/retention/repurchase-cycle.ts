import { daysAfter, daysBetween } from '../../trade/calendar-date.ts';

/** When a customer orders again. */
export interface RepurchaseCycle {
  /** The usual number of days from an order to the next: the median, so that one long pause does not count. */
  readonly days: number;
  /** The day on which the next order is to be expected. */
  readonly nextOn: string;
}

/** Contracts that follow each other within so many days are one order, split for reasons of their own. */
const oneOrderDays = 14;

/** The cycle of orders on these days, oldest first; null before the second order. */
export function repurchaseCycle(orderDays: readonly string[]): RepurchaseCycle | null {
  const starts = startsOf(orderDays);
  const gaps = starts.slice(1).map((day, index) => daysBetween(starts[index]!, day));
  const usual = medianOf(gaps);
  return usual === null ? null : { days: usual, nextOn: daysAfter(orderDays.at(-1)!, usual) };
}

/** The days on which an order began. */
function startsOf(orderDays: readonly string[]): string[] {
  const starts: string[] = [];
  for (const day of orderDays) {
    const last = starts.at(-1);
    if (last === undefined || daysBetween(last, day) > oneOrderDays) starts.push(day);
  }
  return starts;
}

/** The middle one, or halfway between the two in the middle, rounded up to a whole day. */
function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return Math.ceil((sorted[low]! + sorted[high]!) / 2);
}
