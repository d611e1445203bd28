import type { Database } from '../../src/database/database.ts';
import { seedCompanies } from './companies.ts';
import { demoCustomers, seedCustomers } from './customers.ts';
import { seedDeals } from './deal-rows.ts';
import { seedRates } from './fx-rates.ts';
import { demoProducts, seedProducts } from './products.ts';

/** The demo: two exporters, of which the first has a whole business. */
export async function seedDemo(
  database: Database,
  progress: (line: string) => void,
  now: Date,
): Promise<void> {
  await database.transaction('seed the demo', async (tx) => {
    await seedCompanies(tx, now);
    progress('Demo: two companies with their teams and people.');
    await seedCustomers(tx, now);
    await seedProducts(tx, now);
    progress(`Demo: ${demoCustomers.length} customers, ${demoProducts.length} products.`);
    progress(`Demo: ${await seedRates(tx, now)} exchange rates of two years.`);
    progress(`Demo: ${await seedDeals(tx, now)} deals in every stage.`);
  });
}
