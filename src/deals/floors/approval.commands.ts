import { and, eq } from 'drizzle-orm';
import { approvals } from '../../../schema/tables/approvals.ts';
import { deals } from '../../../schema/tables/deals.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, statusFault } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import { hitsToday } from '../quotations/offer.commands.ts';
import { marginColumn } from '../quotations/quotation-pricing.commands.ts';
import { quotationOfDeal } from '../quotations/quotation-revision.commands.ts';
import type { DecideApprovalInput, RequestApprovalInput } from './approval.input.ts';
import { Approval } from './approval.type.ts';
import { policyOf } from './price-floor.commands.ts';
import { greatestShortfall } from './price-floor.ts';
import { mayRelease } from './pricing-policy.ts';

const approvalOfDeal = {
  ...{ target: Approval, table: approvals, through: approvals.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof approvals, typeof deals>;

const constraints: Readonly<Record<string, Fault>> = {
  approvals_pending_key: { code: 'ALREADY_EXISTS', path: ['input', 'quotationId'] },
};
const dayMs = 86_400_000;

/** Asks for the release of a price that lies below its floors, at the rates of today where it is out already. */
export function requestApproval(context: RequestContext, input: RequestApprovalInput) {
  const options = { name: 'requestApproval', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { quotationId, version, reason } = input;
    const { row, parent: deal } = await lockChild(change, viewer, quotationOfDeal, {
      id: quotationId,
      version,
    });
    if (row.status !== 'DRAFT' && row.status !== 'LIVE')
      throw new Refusal([statusFault(row.status, 'quotationId')]);
    const { hits, lines } = await hitsToday(change, viewer, deal, row);
    if (hits.length === 0) throw new Refusal([{ code: 'NOT_NEEDED', path: ['input', 'quotationId'] }]);
    const approval = {
      ...change.newRow(),
      dealId: deal.id,
      quotationId: row.id,
      status: 'PENDING' as const,
      reason,
      hits,
      margin: marginColumn(lines),
      shortfall: writeDecimal(greatestShortfall(hits)),
      requestedAt: change.now.toISOString(),
      requestedBy: viewer.id,
    };
    await change.tx.insert(approvals).values(approval);
    change.record({
      event: 'approval.requested',
      entity: 'Approval',
      entityId: approval.id,
      after: approval,
    });
    return { approval: approval.id };
  });
}

/** Releases a price, or refuses to. Nobody decides on their own request, or further than their role goes. */
export function decideApproval(context: RequestContext, input: DecideApprovalInput) {
  const options = { name: 'decideApproval', permission: 'price:release', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, approvalOfDeal, input);
    const { status, requestedBy, shortfall } = before;
    if (status !== 'PENDING') throw new Refusal([statusFault(status)]);
    if (requestedBy === viewer.id) throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    const policy = await policyOf(change);
    if (input.release && !mayRelease(policy, viewer.role, new Decimal(shortfall))) {
      throw new Refusal([{ code: 'RELEASE_LIMIT', path: ['input', 'release'], facts: { shortfall } }]);
    }
    const at = change.now.toISOString();
    const expiry = new Date(change.now.getTime() + policy.releaseValidDays * dayMs).toISOString();
    const after = {
      ...before,
      status: input.release ? ('APPROVED' as const) : ('REFUSED' as const),
      ...{ decidedAt: at, decidedBy: viewer.id, decision: input.reason },
      expiresAt: input.release ? expiry : null,
      ...{ version: before.version + 1, updatedAt: at },
    };
    await change.tx
      .update(approvals)
      .set(after)
      .where(and(eq(approvals.companyId, before.companyId), eq(approvals.id, before.id)));
    change.record({ event: 'approval.decided', entity: 'Approval', entityId: before.id, before, after });
    return { approval: before.id };
  });
}

/** The releases of a revision. */
export async function approvalsOf(change: Change, quotationId: string) {
  return change.tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.companyId, change.viewer.companyId), eq(approvals.quotationId, quotationId)));
}

/** Ends what was released of a draft, or is to be, for the draft is another now. */
export async function lapseReleases(change: Change, quotationId: string): Promise<void> {
  const given = await approvalsOf(change, quotationId);
  for (const before of given.filter(({ status }) => status === 'PENDING' || status === 'APPROVED')) {
    const after = {
      ...before,
      status: 'LAPSED' as const,
      ...{ version: before.version + 1, updatedAt: change.now.toISOString() },
    };
    await change.tx
      .update(approvals)
      .set(after)
      .where(and(eq(approvals.companyId, before.companyId), eq(approvals.id, before.id)));
    change.record({ event: 'approval.lapsed', entity: 'Approval', entityId: before.id, before, after });
  }
}

/** Carries the releases of a revision over to another at the same prices. */
export async function carryReleases(change: Change, from: string, to: string): Promise<void> {
  const released = (await approvalsOf(change, from)).filter(({ status }) => status === 'APPROVED');
  if (released.length === 0) return;
  const carried = released.map((approval) => ({ ...approval, id: change.newId(), quotationId: to }));
  await change.tx.insert(approvals).values(carried);
  for (const after of carried) {
    change.record({ event: 'approval.carried', entity: 'Approval', entityId: after.id, after });
  }
}
