import { Decimal, sumDecimals, zero } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import { roundTo } from '../../trade/rounding.ts';

/** How far a lot is. */
export const lotStatuses = ['PLANNED', 'IN_WORK', 'MADE', 'CANCELLED'] as const;
export type LotStatus = (typeof lotStatuses)[number];

/** Why a lot is late. */
export const delayCauses = [
  'MATERIALS',
  'CAPACITY',
  'LABOUR',
  'EQUIPMENT',
  'POWER',
  'REWORK',
  'HOLIDAY',
  'WEATHER',
  'BUYER',
  'PAYMENT',
  'OTHER',
] as const;
export type DelayCause = (typeof delayCauses)[number];

/** What is known of a lot. */
export interface LotDays {
  readonly startedOn: string | null;
  readonly finishedOn: string | null;
  readonly cancelledAt: string | null;
}

/** How far a lot is, by its days. */
export function statusOfLot({ startedOn, finishedOn, cancelledAt }: LotDays): LotStatus {
  if (cancelledAt !== null) return 'CANCELLED';
  if (finishedOn !== null) return 'MADE';
  return startedOn === null ? 'PLANNED' : 'IN_WORK';
}

/** What the factory said of a lot: how much of it was made by the end of a day. */
export interface ProgressEntry {
  readonly day: string;
  readonly made: string;
}

/** How much was made by the last word: of the latest day, and of one day what was said last. */
export function madeBy(entries: readonly ProgressEntry[]): Decimal {
  let latest: ProgressEntry | null = null;
  for (const entry of entries) if (latest === null || entry.day >= latest.day) latest = entry;
  return latest === null ? zero : new Decimal(latest.made);
}

/** How much of a lot is made, in per cent with one decimal: 100 only when it is all made. */
export function percentMade(entries: readonly ProgressEntry[], quantity: string): Decimal {
  const percent = madeBy(entries).times(100).div(quantity);
  return roundTo(percent, 1, 'DOWN');
}

/** A lot that goods are being made of, as far as what is said of its progress depends on it. */
export interface LotInWork {
  readonly quantity: string;
  readonly startedOn: string;
  readonly entries: readonly ProgressEntry[];
}

/** What is said now, on which day, and the last day that it can be by now. */
export interface GivenProgress extends ProgressEntry {
  readonly note: string | null;
  readonly today: string;
}

/**
 * What can't be true of the progress that is given. It is counted from the start, so it is never more than the lot and
 * never less than was said for a day before it, unless it is told why: goods were scrapped, or somebody had miscounted.
 */
export function findProgressFaults(lot: LotInWork, given: GivenProgress): Fault[] {
  const faults: Fault[] = [];
  const made = new Decimal(given.made);
  if (made.lt(0) || made.gt(lot.quantity)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['made'], facts: { minimum: 0, maximum: lot.quantity } });
  }
  faults.push(...findDayFaults(given.day, lot.startedOn, given.today));
  const before = madeBy(lot.entries.filter(({ day }) => day <= given.day));
  const after = lot.entries.filter(({ day }) => day > given.day).map((entry) => new Decimal(entry.made));
  const contradicts = made.lt(before) || after.some((later) => made.gt(later));
  if (contradicts && given.note === null) faults.push({ code: 'REQUIRED', path: ['note'] });
  return faults;
}

/** A day on which something happened lies between the one that it came after and today. */
export function findDayFaults(
  day: string,
  earliest: string | null,
  today: string,
  path: readonly string[] = ['day'],
): Fault[] {
  if (day > today) return [{ code: 'OUT_OF_RANGE', path, facts: { maximum: today } }];
  if (earliest === null || day >= earliest) return [];
  return [{ code: 'OUT_OF_RANGE', path, facts: { minimum: earliest } }];
}

/** A lot as far as its shipment depends on it; cancelled ones left out. */
export interface LotOfShipment extends LotDays {
  readonly line: number;
  readonly quantity: string;
  readonly materialsReadyOn: string | null;
  /** When it is expected to be made, by the last delay that was told of it. */
  readonly expectedOn: string | null;
}

interface GoodsOfShipment {
  readonly line: number;
  readonly quantity: string;
}

/** How much of a line is in no lot yet; negative where lots hold more than the shipment carries. */
export function quantityLeft(goods: GoodsOfShipment, lots: readonly LotOfShipment[]): Decimal {
  const held = lots.filter(({ line, cancelledAt }) => line === goods.line && cancelledAt === null);
  return new Decimal(goods.quantity).minus(sumDecimals(held.map(({ quantity }) => new Decimal(quantity))));
}

/** Lines of which lots hold more than is to stay with their shipment, with how much the lots hold. */
export function heldByLots(
  staying: readonly GoodsOfShipment[],
  lots: readonly LotOfShipment[],
): { readonly line: number; readonly held: Decimal }[] {
  const lines = [...new Set(lots.filter(({ cancelledAt }) => cancelledAt === null).map(({ line }) => line))];
  return lines.flatMap((line) => {
    const { quantity } = staying.find((goods) => goods.line === line) ?? { quantity: '0' };
    const left = quantityLeft({ line, quantity }, lots);
    return left.lt(0) ? [{ line, held: new Decimal(quantity).minus(left) }] : [];
  });
}

/** The day on which the last goods of a shipment were made: all of its goods are in lots, and all lots are made. Null before. */
export function madeOn(goods: readonly GoodsOfShipment[], lots: readonly LotOfShipment[]): string | null {
  const standing = lots.filter(({ cancelledAt }) => cancelledAt === null);
  if (goods.length === 0 || goods.some((line) => quantityLeft(line, standing).gt(0))) return null;
  return lastOf(standing.map(({ finishedOn }) => finishedOn));
}

/** The day on which the goods of a shipment are expected by what was told of delays; null where nothing was. */
export function expectedOn(lots: readonly LotOfShipment[]): string | null {
  const open = lots.filter(({ cancelledAt, finishedOn }) => cancelledAt === null && finishedOn === null);
  const days = open.flatMap((lot) => lot.expectedOn ?? []);
  return days.length === 0 ? null : latest(days);
}

/**
 * The day on which production could begin: the materials of all lots were there, or, once a lot was begun, its own.
 * Null before. So it never moves behind the start when materials of a later lot come in.
 */
export function materialsReadyOn(lots: readonly LotOfShipment[]): string | null {
  const standing = lots.filter(({ cancelledAt }) => cancelledAt === null);
  const start = firstStartOf(standing);
  const first = start === null ? standing : standing.filter(({ startedOn }) => startedOn === start);
  return lastOf(first.map((lot) => lot.materialsReadyOn));
}

/** The day on which the first lot was begun; null before. */
export function firstStartOf(lots: readonly LotDays[]): string | null {
  const days = lots.flatMap(({ startedOn, cancelledAt }) => (cancelledAt === null ? (startedOn ?? []) : []));
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}

function lastOf(days: readonly (string | null)[]): string | null {
  return days.length === 0 || days.includes(null) ? null : latest(days as readonly string[]);
}

function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}
