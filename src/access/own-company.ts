import { eq } from 'drizzle-orm';
import { companies } from '../../schema/tables/access.ts';
import type { Change } from '../events/change.ts';
import { dayIn } from '../trade/calendar-date.ts';

type CompanyRow = typeof companies.$inferSelect;

const read = new WeakMap<Change, Promise<CompanyRow>>();

/** The company whose command this is: its country, the currency of its books, its time zone. Read once in a command. */
export function ownCompany(change: Change): Promise<CompanyRow> {
  const known = read.get(change) ?? readCompany(change);
  read.set(change, known);
  return known;
}

/** The day that it is at the company. */
export async function todayOf(change: Change): Promise<string> {
  return dayIn((await ownCompany(change)).timeZone, change.now);
}

async function readCompany(change: Change): Promise<CompanyRow> {
  const [company] = await change.tx.select().from(companies).where(eq(companies.id, change.viewer.companyId));
  return company!;
}
