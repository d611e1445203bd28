import { eq, sql } from 'drizzle-orm';
import { companies } from '../../schema/tables/access.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import type { Change } from './change.ts';

/** The series in which numbers are given, and the letters they begin with. */
const prefixes = { deal: 'D', quotation: 'Q', contract: 'SC' } as const;
export type NumberSeries = keyof typeof prefixes;

/**
 * The next number of a series in the company's current year, for example `D-2026-00042`. Gapless: the counter
 * stays locked until the transaction ends and goes back with it. Take it last, so that others wait least.
 */
export async function nextNumber(change: Change, series: NumberSeries): Promise<string> {
  const { companyId } = change.viewer;
  const [company] = await change.tx
    .select({ timeZone: companies.timeZone })
    .from(companies)
    .where(eq(companies.id, companyId));
  const year = yearIn(company?.timeZone ?? 'UTC', change.now);
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

/** The calendar year at an instant in a zone: a number given at New Year's midnight belongs where the company is. */
export function yearIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at));
}
