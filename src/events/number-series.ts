import { sql } from 'drizzle-orm';
import { numberSeries } from '../../schema/tables/events.ts';
import { ownCompany } from '../access/own-company.ts';
import { dayIn } from '../trade/calendar-date.ts';
import type { Change } from './change.ts';

/** The series in which numbers are given, and the letters they begin with. */
const prefixes = { deal: 'D', quotation: 'Q', contract: 'SC', order: 'SO', claim: 'CL' } as const;
type NumberSeries = keyof typeof prefixes;

/**
 * The next number of a series in the company's current year, for example `D-2026-00042`. Gapless: the counter
 * stays locked until the transaction ends and goes back with it. Take it last, so that others wait least.
 */
export async function nextNumber(change: Change, series: NumberSeries): Promise<string> {
  const { companyId } = change.viewer;
  // A number given at New Year's midnight belongs where the company is.
  const { timeZone } = await ownCompany(change);
  const year = Number(dayIn(timeZone, change.now).slice(0, 4));
  const [counter] = await change.tx
    .insert(numberSeries)
    .values({ companyId, series, year, last: 1 })
    .onConflictDoUpdate({
      target: [numberSeries.companyId, numberSeries.series, numberSeries.year],
      set: { last: sql`${numberSeries.last} + 1` },
    })
    .returning({ last: numberSeries.last });
  return `${prefixes[series]}-${year}-${String(counter!.last).padStart(5, '0')}`;
}
