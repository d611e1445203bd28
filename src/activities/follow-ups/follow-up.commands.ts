import { and, asc, eq } from 'drizzle-orm';
import { activities } from '../../../schema/tables/activities.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { followUpSequences, followUpSteps, followUps } from '../../../schema/tables/follow-ups.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { todayOf } from '../../access/own-company.ts';
import { ownerOf } from '../../access/owner.ts';
import { aboutDeal } from '../../deals/about-deal.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild, lockRow, lockVersion, referredRow } from '../../events/lock-row.ts';
import { contactOf } from '../../parties/contact.commands.ts';
import { Customer } from '../../parties/customer.type.ts';
import { refusePooled } from '../../parties/pool.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, statusFault } from '../../trade/fault.ts';
import type {
  RetireFollowUpSequenceInput,
  StartFollowUpInput,
  StopFollowUpInput,
  WriteFollowUpSequenceInput,
} from './follow-up.input.ts';
import { plannedDays } from './follow-up.ts';
import { FollowUp, FollowUpSequence } from './follow-up.type.ts';
import { endFollowUp } from './follow-up-end.commands.ts';

const stepsAtMost = 20;
const constraints: Readonly<Record<string, Fault>> = {
  follow_ups_running_key: { code: 'ALREADY_EXISTS', path: ['input', 'sequenceId'] },
};

const followUpOfCustomer = {
  ...{ target: FollowUp, table: followUps, through: followUps.customerId },
  ...{ parent: Customer, parentTable: customers },
} satisfies ChildOf<typeof followUps, typeof customers>;

/** Writes the steps that are taken until a customer answers. */
export function writeFollowUpSequence(context: RequestContext, input: WriteFollowUpSequenceInput) {
  const options = { name: 'writeFollowUpSequence', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change) => {
    const { name, steps } = input;
    if (steps.length < 1 || steps.length > stepsAtMost) {
      const facts = { minimum: 1, maximum: stepsAtMost };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'steps'], facts }]);
    }
    const row = { ...change.newRow(), name };
    const stored = steps.map(({ afterDays, kind, subject }, index) => ({
      ...{ companyId: change.viewer.companyId, sequenceId: row.id, sequence: index + 1 },
      ...{ afterDays, kind, subject },
    }));
    await change.tx.insert(followUpSequences).values(row);
    await change.tx.insert(followUpSteps).values(stored);
    const after = { ...row, steps: stored };
    change.record({ event: 'sequence.written', entity: 'FollowUpSequence', entityId: row.id, after });
    return { sequence: row.id };
  });
}

/** Takes a sequence out of use; those that run go on. */
export function retireFollowUpSequence(context: RequestContext, input: RetireFollowUpSequenceInput) {
  const options = { name: 'retireFollowUpSequence', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, FollowUpSequence, followUpSequences, input);
    if (before.retiredAt) throw new Refusal([statusFault('RETIRED')]);
    const at = change.now.toISOString();
    const changed = { retiredAt: at, version: before.version + 1, updatedAt: at };
    await change.tx
      .update(followUpSequences)
      .set(changed)
      .where(and(eq(followUpSequences.companyId, before.companyId), eq(followUpSequences.id, before.id)));
    const recorded = { entityId: before.id, before, after: { ...before, ...changed } };
    change.record({ event: 'sequence.retired', entity: 'FollowUpSequence', ...recorded });
    return { sequence: before.id };
  });
}

/** Begins a sequence with a customer: plans all its steps. The first answer takes the rest off the list. */
export function startFollowUp(context: RequestContext, input: StartFollowUpInput) {
  const options = { name: 'startFollowUp', permission: 'activity:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const path = ['input', 'sequenceId'];
    const { sequenceId } = input;
    const plan = await referredRow(change, viewer, FollowUpSequence, followUpSequences, sequenceId, path);
    if (plan.retiredAt) throw new Refusal([statusFault('RETIRED', 'sequenceId')]);
    await refuseUnsubscribed(change, customer.id);
    const deal = input.dealId
      ? await referredRow(change, viewer, Deal, deals, input.dealId, ['input', 'dealId'])
      : null;
    if (deal && deal.customerId !== customer.id) {
      throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'dealId'] }]);
    }
    const { ownerId } = await ownerOf(change, viewer, input.ownerId);
    const run = {
      ...change.newRow(),
      ...{ sequenceId: plan.id, customerId: customer.id, personId: ownerId, status: 'RUNNING' as const },
      contactId: await contactOf(change, customer.id, input.contactId),
      dealId: deal?.id ?? null,
    };
    const steps = await stepRows(change, run, await startOf(change, input.startOn));
    await change.tx.insert(followUps).values(run);
    await change.tx.insert(activities).values(steps);
    const after = { ...run, activities: steps };
    const about = aboutDeal(run.dealId);
    change.record({ event: 'followUp.started', entity: 'FollowUp', entityId: run.id, after, about });
    return { followUp: run.id, customer: customer.id };
  });
}

/** Stops a follow-up, and takes what it still had planned off the list. */
export function stopFollowUp(context: RequestContext, input: StopFollowUpInput) {
  const options = { name: 'stopFollowUp', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, followUpOfCustomer, input);
    if (before.status !== 'RUNNING') throw new Refusal([statusFault(before.status)]);
    await endFollowUp(change, before, 'STOPPED', input.reason);
    return { followUp: before.id };
  });
}

type NewRun = Pick<typeof followUps.$inferInsert, 'contactId' | 'dealId' | 'customerId' | 'personId'> & {
  readonly id: string;
  readonly sequenceId: string;
};

async function stepRows(change: Change, run: NewRun, start: string) {
  const { companyId } = change.viewer;
  const steps = await change.tx
    .select()
    .from(followUpSteps)
    .where(and(eq(followUpSteps.companyId, companyId), eq(followUpSteps.sequenceId, run.sequenceId)))
    .orderBy(asc(followUpSteps.sequence));
  const days = plannedDays(steps, start);
  const { customerId, contactId, dealId, personId, id: followUpId } = run;
  return steps.map(({ kind, subject }, index) => ({
    ...change.newRow(),
    ...{ customerId, contactId, dealId, personId, followUpId, kind, subject },
    ...{ direction: 'OUTGOING' as const, status: 'PLANNED' as const, dueOn: days[index]!, needs: [] },
  }));
}

async function startOf(change: Change, startOn: string | null | undefined): Promise<string> {
  const today = await todayOf(change);
  if (startOn && startOn < today) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'startOn'], facts: { minimum: today } }]);
  }
  return startOn ?? today;
}

/** Whoever does not want to hear of us again is not written to by a plan. */
async function refuseUnsubscribed(change: Change, customerId: string): Promise<void> {
  const [said] = await change.tx
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        eq(activities.companyId, change.viewer.companyId),
        eq(activities.customerId, customerId),
        eq(activities.outcome, 'UNSUBSCRIBED'),
      ),
    )
    .limit(1);
  if (said) throw new Refusal([statusFault('UNSUBSCRIBED', 'customerId')]);
}
