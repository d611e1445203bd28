import { eq } from 'drizzle-orm';
import { claimPolicies } from '../../../schema/tables/claims.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { expectVersion } from '../../events/expected-version.ts';
import type { RequestContext } from '../../server/context.ts';
import { staleFault } from '../../trade/fault.ts';
import type { SetClaimPolicyInput } from './claim.input.ts';
import { type ClaimPolicy, houseClaimPolicy } from './claim.ts';

/** Sets how the company deals with claims: in which time, and up to which amount operations decide. */
export function setClaimPolicy(context: RequestContext, input: SetClaimPolicyInput) {
  // Two that set the first policy at once: the later one has not read it.
  const constraints = { claim_policies_company_key: staleFault(1, input.version ?? 0) };
  const options = { name: 'setClaimPolicy', permission: 'process:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const [before] = await selectPolicy(change).for('update');
    expectVersion(before?.version, input.version);
    const { windowDays, operationsLimit } = input;
    const row = {
      ...change.newRow(before?.id),
      ...(before && { createdAt: before.createdAt, version: before.version + 1 }),
      ...{ windowDays, operationsLimit },
    };
    await change.tx
      .insert(claimPolicies)
      .values(row)
      .onConflictDoUpdate({ target: [claimPolicies.companyId, claimPolicies.id], set: row });
    const recorded = { entity: 'ClaimPolicy', entityId: row.id, before: before ?? null, after: row };
    change.record({ event: 'claimPolicy.set', ...recorded });
    return { claimPolicy: row.id };
  });
}

/** How the company whose command this is deals with claims. */
export async function claimPolicyOf(change: Change): Promise<ClaimPolicy> {
  const [own] = await selectPolicy(change);
  return own ?? houseClaimPolicy;
}

function selectPolicy(change: Change) {
  return change.tx.select().from(claimPolicies).where(eq(claimPolicies.companyId, change.viewer.companyId));
}
