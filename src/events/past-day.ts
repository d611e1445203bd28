import { todayOf } from '../access/own-company.ts';
import { latestDay } from '../trade/calendar-date.ts';
import { Refusal } from '../trade/fault.ts';
import type { Change } from './change.ts';

/** A day that has come somewhere on earth, and not before another where one is named; today by default. */
export async function pastDay(
  change: Change,
  day: string | null | undefined,
  field: string,
  minimum?: string,
): Promise<string> {
  const maximum = latestDay(change.now);
  const chosen = day ?? (await todayOf(change));
  if (chosen <= maximum && (minimum === undefined || chosen >= minimum)) return chosen;
  const facts = { ...(minimum !== undefined && { minimum }), maximum };
  throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', field], facts }]);
}
