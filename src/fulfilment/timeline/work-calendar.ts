import { daysAfter, weekdayOf } from '../../trade/calendar-date.ts';
import { weekendOf } from '../../trade/weekend.ts';
import type { DayKind } from './milestone-code.ts';

/** A day that is not what its weekday says: a holiday, or a weekend that is worked. */
export interface CalendarDay {
  readonly country: string;
  readonly day: string;
  readonly isWorkday: boolean;
}

/** Whether work goes on, by country and day. */
export interface WorkCalendars {
  /** Where the goods are made. */
  readonly seller: string;
  readonly buyer: string;
  readonly days: readonly CalendarDay[];
}

/** Counts days as something takes them. */
export interface DayCounter {
  /** The day so many days later (earlier where negative); the first day that counts where none are to pass. */
  shift(day: string, days: number, kind: DayKind): string;
  /** The latest day from which so many days still end by a day. */
  before(day: string, days: number, kind: DayKind): string;
}

/** Prepares the calendars of an order: looked up once, counted by often. */
export function dayCounter({ seller, buyer, days }: WorkCalendars): DayCounter {
  const special = new Map(days.map(({ country, day, isWorkday }) => [`${country} ${day}`, isWorkday]));
  const counts = (day: string, kind: DayKind): boolean => {
    if (kind === 'EVERY_DAY') return true;
    const country = kind === 'BUYER_WORKDAYS' ? buyer : seller;
    const said = special.get(`${country} ${day}`);
    if (said !== undefined) return said;
    // Lead times are quoted in days of the calendar; only when the factory is closed they stand still.
    return kind === 'OPEN_DAYS' || !weekendOf(country).includes(weekdayOf(day));
  };
  const walk = (day: string, days: number, kind: DayKind): string => {
    if (kind === 'EVERY_DAY') return daysAfter(day, days);
    const step = days < 0 ? -1 : 1;
    let at = day;
    for (let left = Math.abs(days); left > 0; ) {
      at = daysAfter(at, step);
      if (counts(at, kind)) left -= 1;
    }
    return at;
  };
  const roll = (day: string, kind: DayKind, step: 1 | -1): string => {
    let at = day;
    for (let guard = 0; !counts(at, kind) && guard < longestClosure; guard += 1) at = daysAfter(at, step);
    return at;
  };
  return {
    shift: (day, days, kind) => (days === 0 ? day : walk(day, days, kind)),
    before: (day, days, kind) => {
      if (days === 0) return day;
      const latest = walk(roll(day, kind, -1), -days, kind);
      // On days that do not count no time is lost: waiting through them costs nothing.
      return daysAfter(roll(daysAfter(latest, 1), kind, 1), -1);
    },
  };
}

/** No factory is closed for longer. */
const longestClosure = 400;
