import { eq } from 'drizzle-orm';
import { companies } from '../../schema/tables/access.ts';
import type { Database, Transaction } from '../../src/database/database.ts';
import { seedActivities } from './activities.ts';
import { seedCallLibrary, seedHeardObjections } from './calls.ts';
import { seedChecklists } from './checklist-rows.ts';
import { seedClaims } from './claim-rows.ts';
import { demoCompany, seedCompanies } from './companies.ts';
import { seedCompetitors } from './competitors.ts';
import { seedContracts } from './contract-rows.ts';
import { seedCostSheets } from './cost-sheet-rows.ts';
import { seedCustomerImport } from './customer-imports.ts';
import { demoCustomers, seedCustomers } from './customers.ts';
import { seedDeals } from './deal-rows.ts';
import { demoDeals } from './deals.ts';
import { seedFloors } from './floor-rows.ts';
import { seedFreightRates } from './freight-rates.ts';
import { demoRates, seedRates } from './fx-rates.ts';
import { seedIncentives } from './incentives.ts';
import { seedMarketNotes } from './market-notes.ts';
import { seedOrders } from './order-rows.ts';
import { seedCitedClaims, seedProductKnowledge } from './product-knowledge.ts';
import { seedProduction } from './production-rows.ts';
import { demoProducts, seedProducts } from './products.ts';
import { seedProspects } from './prospects.ts';
import { seedInspections } from './quality-rows.ts';
import { seedQuotations } from './quotation-rows.ts';
import { seedRebateRates } from './rebate-rates.ts';
import { seaLanes } from './routes.ts';
import { seedScreenings } from './screening-rows.ts';
import { seedShipping } from './shipping-rows.ts';

/**
 * The demo: two exporters, of which the first has a whole business. Where it is already, it gets the rates of the
 * days since and nothing else: people may have worked with the rest, and its deals keep their dates and numbers.
 */
export async function seedDemo(
  database: Database,
  progress: (line: string) => void,
  now: Date,
): Promise<void> {
  await database.transaction('seed the demo', async (tx) => {
    const rates = demoRates(now);
    if (await isThere(tx)) {
      await seedRates(tx, rates);
      progress('Demo: there already, with exchange rates up to today.');
      return;
    }
    await seedCompanies(tx, knownSince(now));
    progress('Demo: two companies with their teams and people.');
    await seedCustomers(tx, knownSince(now));
    await seedProducts(tx, knownSince(now), now);
    const claims = await seedProductKnowledge(tx, knownSince(now), now);
    progress(`Demo: ${claims} sentences about products, with certificates and trainings.`);
    const notes = await seedMarketNotes(tx, knownSince(now), now);
    progress(`Demo: ${notes} market notes in four languages, with figures and duties.`);
    await seedCustomerImport(tx, knownSince(now));
    progress(
      `Demo: ${await seedCompetitors(tx, knownSince(now), now)} offers of competitors as they were seen.`,
    );
    progress(`Demo: ${await seedProspects(tx, knownSince(now), now)} prospects with their scores.`);
    progress(`Demo: ${demoCustomers.length} customers, ${demoProducts.length} products.`);
    progress(`Demo: ${await seedRates(tx, rates)} exchange rates of two years.`);
    progress(`Demo: ${await seedFreightRates(tx, now)} freight rates to ${seaLanes.length} ports.`);
    progress(`Demo: ${await seedRebateRates(tx, knownSince(now))} export rebates by tariff code.`);
    const deals = demoDeals(now);
    await seedDeals(tx, deals, rates);
    await seedScreenings(tx, deals);
    await seedChecklists(tx, deals, knownSince(now));
    await seedCostSheets(tx, deals, rates, now);
    await seedFloors(tx, deals, knownSince(now));
    const library = await seedCallLibrary(tx, deals, knownSince(now));
    const offers = await seedQuotations(tx, deals, rates, now);
    await seedCitedClaims(tx);
    await seedContracts(tx, offers);
    const inWork = await seedOrders(tx, offers, knownSince(now));
    progress(`Demo: ${inWork} orders with their timelines.`);
    progress(`Demo: ${library} scripts and answers for calls.`);
    progress(`Demo: ${await seedActivities(tx, deals, now)} calls, mails and visits, done and planned.`);
    await seedHeardObjections(tx, now);
    await seedIncentives(tx, now);
    const lots = await seedProduction(tx, now);
    progress(`Demo: ${lots} lots in production, ${await seedInspections(tx)} inspections.`);
    progress(`Demo: ${await seedShipping(tx, now)} shipments booked, packed and on their way.`);
    progress(`Demo: ${await seedClaims(tx, now)} claims, with tasks, comments and what buyers asked for.`);
    progress(`Demo: ${deals.length} deals in every stage, with ${offers.length} quotations.`);
  });
}

/** When the companies, their people, customers and products were entered: before the first deal. */
export function knownSince(now: Date): Date {
  return new Date(now.getTime() - 730 * 86_400_000);
}

async function isThere(tx: Transaction): Promise<boolean> {
  const found = await tx.select({ id: companies.id }).from(companies).where(eq(companies.id, demoCompany.id));
  return found.length > 0;
}
