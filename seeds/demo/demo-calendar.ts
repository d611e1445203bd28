const day = 86_400_000;

/** Midnight, in UTC, of a day so many days before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date((Math.floor(now.getTime() / day) - days) * day);
}

/** The day itself, or the Friday before a weekend. */
export function businessDay(date: Date): Date {
  const weekday = date.getUTCDay();
  return daysBefore(date, weekday === 6 ? 1 : weekday === 0 ? 2 : 0);
}

/** Nine in the morning to four in the afternoon of a day in China, where everybody of the demo works. */
export function officeHour(date: Date, hour: number): Date {
  return new Date(daysBefore(date, 0).getTime() + (1 + (hour % 8)) * 3_600_000);
}

/** The calendar date so many days after an instant, or before it. */
export function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * day).toISOString().slice(0, 10);
}
