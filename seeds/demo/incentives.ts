import { customerIncentives } from '../../schema/tables/incentives.ts';
import type { Transaction } from '../../src/database/database.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { demoCustomers } from './customers.ts';
import { dayAfter, daysBefore } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

/** Writes what customers of the demo are given to order more, or again. */
export async function seedIncentives(tx: Transaction, now: Date): Promise<void> {
  const [first, second, third] = demoCustomers;
  const at = daysBefore(now, 60).toISOString();
  const row = (customer: (typeof demoCustomers)[number]) => ({
    companyId: demoCompany.id,
    id: demoId(`incentive ${customer.key}`),
    ...{ createdAt: at, updatedAt: at },
    customerId: demoId(`customer ${customer.key}`),
    proposedBy: ownerOf(customer.owner).ownerId,
    validFrom: dayAfter(daysBefore(now, 60), 0),
    validUntil: dayAfter(now, 120),
  });
  const decided = {
    status: 'APPROVED' as const,
    decidedBy: ownerOf('manager@demo.lading.test').ownerId,
    decidedAt: at,
    decision: 'They have room for one container more.',
  };
  await insertRows(tx, customerIncentives, [
    {
      ...row(first!),
      ...decided,
      kind: 'VOLUME_REBATE' as const,
      rate: '0.02',
      amountMinor: 12_000_000n,
      currency: first!.currency,
      reason: 'A third container in the season.',
    },
    {
      ...row(second!),
      ...{ status: 'PROPOSED' as const, kind: 'LOYALTY_DISCOUNT' as const, rate: '0.01' },
      reason: 'Five years with us.',
    },
    {
      ...row(third!),
      ...{ ...decided, kind: 'FREE_SAMPLES' as const, amountMinor: 30_000n, currency: third!.currency },
      reason: 'The new colours for their catalogue.',
    },
  ]);
}
