import type { Database } from '../../src/database/database.ts';
import { seedCompanies } from './companies.ts';

/** The demo: two exporters, of which the first has a whole business. */
export async function seedDemo(
  database: Database,
  progress: (line: string) => void,
  now: Date,
): Promise<void> {
  await database.transaction('seed the demo', async (tx) => {
    await seedCompanies(tx, now);
    progress('Demo: companies, teams and people.');
  });
}
