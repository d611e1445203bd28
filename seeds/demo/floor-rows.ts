import { priceFloors, pricingPolicies } from '../../schema/tables/approvals.ts';
import type { Transaction } from '../../src/database/database.ts';
import { housePolicy } from '../../src/deals/floors/pricing-policy.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany } from './companies.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';

/** The demo company's own rules: it blocks below 5 % margin on its tools, and below 6 % for one customer and 8 % in one deal. */
export async function seedFloors(tx: Transaction, deals: readonly DemoDeal[], since: Date): Promise<void> {
  const at = since.toISOString();
  const row = (name: string) => ({
    companyId: demoCompany.id,
    id: demoId(name),
    ...{ createdAt: at, updatedAt: at },
  });
  await insertRows(tx, pricingPolicies, [{ ...row('pricing policy'), ...housePolicy, rateMaxAgeHours: 72 }]);
  await insertRows(tx, priceFloors, [
    { ...row('floor of drills'), productId: demoId('product TOO-D20'), minimumMargin: '0.05' },
    { ...row('floor of grinders'), productId: demoId('product TOO-G11'), minimumMargin: '0.05' },
    { ...row('floor of a tender'), dealId: deals.find(isQuoting)!.id, minimumMargin: '0.08' },
    { ...row('floor of Elbwerk'), customerId: demoId('customer elbwerk'), minimumMargin: '0.06' },
  ]);
}

const isQuoting = (deal: DemoDeal) =>
  deal.company === demoCompany.id && deal.stages.at(-1)!.stage === 'QUOTING';
