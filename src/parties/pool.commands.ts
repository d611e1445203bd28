import { and, count, eq, isNull, lt, notExists, notInArray, sql } from 'drizzle-orm';
import { activities } from '../../schema/tables/activities.ts';
import { deals } from '../../schema/tables/deals.ts';
import { customers } from '../../schema/tables/parties.ts';
import { poolPolicies } from '../../schema/tables/prospects.ts';
import { ownerOf } from '../access/owner.ts';
import { endStages } from '../deals/deal-pipeline.ts';
import type { Actor, Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { expectVersion } from '../events/expected-version.ts';
import { type JobChange, type JobContext, runForEachCompany } from '../events/job.ts';
import { lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal, statusFault } from '../trade/fault.ts';
import { Customer } from './customer.type.ts';
import type { ClaimCustomerInput, ReleaseCustomerInput, SetPoolPolicyInput } from './pool.input.ts';
import { refusePooled } from './pool.ts';

type CustomerRow = typeof customers.$inferSelect;
const constraints: Readonly<Record<string, Fault>> = {
  pool_policies_company_key: { code: 'VERSION_CONFLICT', path: ['input', 'version'] },
};
const pooledAtOnce = 1_000;

/** Sets how the public pool is kept. Until then nobody is sent there by the clock. */
export function setPoolPolicy(context: RequestContext, input: SetPoolPolicyInput) {
  const options = { name: 'setPoolPolicy', permission: 'process:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const before = await policyOf(change);
    const { inactiveDays, mostHeld, version } = input;
    expectVersion(before?.version, version);
    const row = {
      ...(before ?? change.newRow()),
      ...{ inactiveDays, mostHeld },
      ...(before && { version: before.version + 1, updatedAt: change.now.toISOString() }),
    };
    if (before) {
      await change.tx.update(poolPolicies).set(row).where(eq(poolPolicies.companyId, row.companyId));
    } else await change.tx.insert(poolPolicies).values(row);
    change.record({
      event: 'poolPolicy.set',
      entity: 'PoolPolicy',
      entityId: row.id,
      before: before ?? null,
      after: row,
    });
    return { policy: row.id };
  });
}

/** Sends a customer without an open deal to the pool, where every salesperson may take it. */
export function releaseCustomer(context: RequestContext, input: ReleaseCustomerInput) {
  const options = { name: 'releaseCustomer', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Customer, customers, input);
    refusePooled(before, 'id');
    const [open] = await change.tx.select({ id: deals.id }).from(deals).where(isOpenDealOf(before)).limit(1);
    if (open) throw new Refusal([statusFault('OPEN_DEAL')]);
    const after = await write(change, before, { pooledAt: change.now.toISOString() });
    change.record({
      ...{ event: 'customer.pooled', entity: 'Customer', entityId: before.id, before },
      after: { ...after, reason: input.reason },
    });
    return { customer: before.id };
  });
}

/** Takes a customer from the pool: whoever comes first looks after it. */
export function claimCustomer(context: RequestContext, input: ClaimCustomerInput) {
  const options = { name: 'claimCustomer', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Customer, customers, input);
    if (!before.pooledAt) throw new Refusal([statusFault('HELD')]);
    const most = (await policyOf(change))?.mostHeld;
    if (most !== undefined && (await heldBy(change)) >= most) {
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'id'], facts: { maximum: most } }]);
    }
    const owner = await ownerOf(change, viewer, null);
    const after = await write(change, before, { ...owner, pooledAt: null });
    change.record({ event: 'customer.claimed', entity: 'Customer', entityId: before.id, before, after });
    return { customer: before.id };
  });
}

/** Sends customers to the pool with whom nothing was done for as long as the company says, and who have no open deal. */
export function poolInactive(context: JobContext): Promise<void> {
  return runForEachCompany(context, 'poolInactive', async (change) => {
    const policy = await policyOf(change);
    if (!policy) return;
    for (const before of await inactive(change, policy.inactiveDays)) {
      const after = await write(change, before, { pooledAt: change.now.toISOString() });
      change.record({ event: 'customer.pooled', entity: 'Customer', entityId: before.id, before, after });
    }
  });
}

function inactive(change: JobChange, days: number): Promise<CustomerRow[]> {
  const before = new Date(change.now.getTime() - days * 86_400_000).toISOString();
  const openDeals = change.tx.select({ id: deals.id }).from(deals).where(isOpenDealOf(customers));
  const recent = change.tx
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        eq(activities.companyId, customers.companyId),
        eq(activities.customerId, customers.id),
        sql`(${activities.status} = 'PLANNED' OR ${activities.updatedAt} >= ${before}::timestamptz)`,
      ),
    );
  return change.tx
    .select()
    .from(customers)
    .where(
      and(
        ...[eq(customers.companyId, change.viewer.companyId), isNull(customers.pooledAt)],
        ...[lt(customers.updatedAt, before), notExists(openDeals), notExists(recent)],
      ),
    )
    .orderBy(customers.id)
    .limit(pooledAtOnce)
    .for('update', { skipLocked: true });
}

function isOpenDealOf(customer: Pick<CustomerRow, 'companyId' | 'id'> | typeof customers) {
  return and(
    eq(deals.companyId, customer.companyId),
    eq(deals.customerId, customer.id),
    notInArray(deals.stage, [...endStages]),
  );
}

async function write<By extends Actor>(
  change: Change<By>,
  before: CustomerRow,
  changed: Partial<CustomerRow>,
) {
  const columns = { ...changed, version: before.version + 1, updatedAt: change.now.toISOString() };
  await change.tx
    .update(customers)
    .set(columns)
    .where(and(eq(customers.companyId, before.companyId), eq(customers.id, before.id)));
  return { ...before, ...columns };
}

async function heldBy(change: Change): Promise<number> {
  const [held] = await change.tx
    .select({ count: count() })
    .from(customers)
    .where(
      and(
        eq(customers.companyId, change.viewer.companyId),
        eq(customers.ownerId, change.viewer.id),
        isNull(customers.pooledAt),
      ),
    );
  return held!.count;
}

async function policyOf<By extends Actor>(change: Change<By>) {
  const [policy] = await change.tx
    .select()
    .from(poolPolicies)
    .where(eq(poolPolicies.companyId, change.viewer.companyId));
  return policy;
}
