import { ownCompany } from '../../access/own-company.ts';
import type { Change } from '../../events/change.ts';
import { dayIn, latestDay } from '../../trade/calendar-date.ts';
import { Refusal } from '../../trade/fault.ts';

/** A day that has come, and not before another; today by default. */
export async function pastDay(
  change: Change,
  day: string | null | undefined,
  field: string,
  minimum: string,
): Promise<string> {
  const maximum = latestDay(change.now);
  const chosen = day ?? dayIn((await ownCompany(change)).timeZone, change.now);
  if (chosen >= minimum && chosen <= maximum) return chosen;
  throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', field], facts: { minimum, maximum } }]);
}
