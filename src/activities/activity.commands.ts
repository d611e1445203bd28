import { activities } from '../../schema/tables/activities.ts';
import { deals } from '../../schema/tables/deals.ts';
import { customers } from '../../schema/tables/parties.ts';
import { ownCompany, todayOf } from '../access/own-company.ts';
import { ownerOf } from '../access/owner.ts';
import type { Viewer } from '../access/viewer.ts';
import { aboutDeal } from '../deals/about-deal.ts';
import { Deal } from '../deals/deal.type.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { type ChildOf, lockChild, lockRow, referredRow } from '../events/lock-row.ts';
import { writeRow } from '../events/write-row.ts';
import { contactOf } from '../parties/contact.commands.ts';
import { Customer } from '../parties/customer.type.ts';
import { refusePooled } from '../parties/pool.ts';
import { rescoreCustomer } from '../parties/prospect-score.commands.ts';
import type { RequestContext } from '../server/context.ts';
import { dayIn } from '../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, statusFault } from '../trade/fault.ts';
import type {
  ActivityInput,
  CallRecordInput,
  CancelActivityInput,
  CompleteActivityInput,
  LogActivityInput,
  NextStepInput,
  PlanActivityInput,
  RescheduleActivityInput,
} from './activity.input.ts';
import { Activity } from './activity.type.ts';
import { ticksOf } from './calls/call-checklist.commands.ts';
import { keepHeard } from './calls/objection-answer.commands.ts';
import { answerFollowUps, finishFollowUp } from './follow-ups/follow-up-end.commands.ts';

export type ActivityRow = typeof activities.$inferSelect;
type CustomerRow = typeof customers.$inferSelect;

/** How an activity is locked: behind its customer. */
export const activityOfCustomer = {
  ...{ target: Activity, table: activities, through: activities.customerId },
  ...{ parent: Customer, parentTable: customers },
} satisfies ChildOf<typeof activities, typeof customers>;

/** Plans something to be done with a customer. */
export function planActivity(context: RequestContext, input: PlanActivityInput) {
  const options = { name: 'planActivity', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const given = await givenColumns(change, viewer, customer, input);
    refuse(await findPlanFaults(change, input.dueOn, ['input', 'dueOn']));
    const planned = { ...given, status: 'PLANNED' as const, dueOn: input.dueOn, notes: input.notes ?? null };
    return { activity: await add(change, 'activity.planned', planned), customer: customer.id };
  });
}

/** Records something that was done unplanned, and what is to be done next. */
export function logActivity(context: RequestContext, input: LogActivityInput) {
  const options = { name: 'logActivity', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const given = await givenColumns(change, viewer, customer, input);
    refuse(findDoneFaults(change, input));
    const columns = await doneColumns(change, input);
    const { timeZone } = await ownCompany(change);
    const dueOn = dayIn(timeZone, new Date(columns.doneAt));
    const done = { ...given, ...columns, dueOn, notes: input.notes ?? null };
    const activity = await add(change, 'activity.done', done);
    await keepCall(change, viewer, activity, input.call);
    await answerFollowUps(change, { ...given, outcome: input.outcome });
    const next = await planNext(change, { ...given, id: activity }, input.next);
    await rescoreCustomer(change, customer.id);
    return { activity, next, customer: customer.id };
  });
}

/** Records that something planned was done, and what is to be done next. */
export function completeActivity(context: RequestContext, input: CompleteActivityInput) {
  const options = { name: 'completeActivity', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: customer } = await lockChild(change, viewer, activityOfCustomer, input);
    refuseUnplanned(before);
    refuse(findDoneFaults(change, input));
    const columns = await doneColumns(change, input);
    const changed = { ...columns, ...(input.notes && { notes: input.notes }) };
    await write(change, before, 'activity.done', changed);
    await keepCall(change, viewer, before.id, input.call);
    await answerFollowUps(change, { ...before, outcome: input.outcome });
    const next = await planNext(change, before, input.next);
    await rescoreCustomer(change, customer.id);
    return { activity: before.id, next, customer: customer.id };
  });
}

/** Gives something planned another day, or to someone else. */
export function rescheduleActivity(context: RequestContext, input: RescheduleActivityInput) {
  const options = { name: 'rescheduleActivity', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, activityOfCustomer, input);
    refuseUnplanned(before);
    refuse(await findPlanFaults(change, input.dueOn, ['input', 'dueOn']));
    const personId = input.ownerId ? (await ownerOf(change, viewer, input.ownerId)).ownerId : before.personId;
    await write(change, before, 'activity.rescheduled', { dueOn: input.dueOn, personId });
    return { activity: before.id };
  });
}

/** Takes something planned off the list, with the reason. */
export function cancelActivity(context: RequestContext, input: CancelActivityInput) {
  const options = { name: 'cancelActivity', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, activityOfCustomer, input);
    refuseUnplanned(before);
    await write(change, before, 'activity.cancelled', { status: 'CANCELLED', cancelReason: input.reason });
    await finishFollowUp(change, before);
    return { activity: before.id };
  });
}

/** The next step after an activity, with the same people about the same deal. */
async function planNext(
  change: Change,
  after: Pick<ActivityRow, 'id' | 'customerId' | 'contactId' | 'dealId' | 'personId'>,
  next: NextStepInput | null | undefined,
): Promise<string | null> {
  if (!next) return null;
  refuse(await findPlanFaults(change, next.dueOn, ['input', 'next', 'dueOn']));
  const { customerId, contactId, dealId, personId, id: followsId } = after;
  const { kind, subject, dueOn } = next;
  return add(change, 'activity.planned', {
    ...{ customerId, contactId, dealId, personId, followsId },
    ...{ kind, subject, dueOn, direction: 'OUTGOING', status: 'PLANNED' },
  });
}

async function add(
  change: Change,
  event: string,
  columns: Omit<typeof activities.$inferInsert, 'companyId' | 'id' | 'createdAt' | 'updatedAt' | 'needs'> & {
    readonly needs?: string[];
  },
): Promise<string> {
  const row = { ...change.newRow(), needs: [], ...columns };
  await change.tx.insert(activities).values(row);
  change.record({ event, entity: 'Activity', entityId: row.id, after: row, about: aboutDeal(row.dealId) });
  return row.id;
}

async function write(
  change: Change,
  before: ActivityRow,
  event: string,
  changed: Partial<ActivityRow>,
): Promise<void> {
  const about = aboutDeal(before.dealId);
  await writeRow(change, activities, before, { event, entity: 'Activity', changed, about });
}

async function givenColumns(change: Change, viewer: Viewer, customer: CustomerRow, input: ActivityInput) {
  const { kind, direction, subject } = input;
  const path = ['input', 'dealId'];
  const deal = input.dealId ? await referredRow(change, viewer, Deal, deals, input.dealId, path) : null;
  if (deal && deal.customerId !== customer.id) throw new Refusal([{ code: 'NOT_FOUND', path }]);
  const { ownerId } = await ownerOf(change, viewer, input.ownerId);
  return {
    ...{ kind, direction, subject, customerId: customer.id, personId: ownerId },
    contactId: await contactOf(change, customer.id, input.contactId),
    dealId: deal?.id ?? null,
  };
}

/** Keeps what was held against us, with an audit row of its own. */
async function keepCall(
  change: Change,
  viewer: Viewer,
  activityId: string,
  call: CallRecordInput | null | undefined,
): Promise<void> {
  const objections = await keepHeard(change, viewer, activityId, call?.objections ?? []);
  if (objections.length === 0) return;
  const after = { activityId, objections };
  change.record({ event: 'activity.objectionsHeard', entity: 'Activity', entityId: activityId, after });
}

async function doneColumns(change: Change, input: LogActivityInput | CompleteActivityInput) {
  const { outcome, needs } = input;
  const doneAt = input.doneAt ?? change.now.toISOString();
  const afterCall = input.call ? await ticksOf(change, input.call.checked) : null;
  return { status: 'DONE' as const, doneAt, outcome, needs, minutes: input.minutes ?? null, afterCall };
}

function findDoneFaults(change: Change, { doneAt }: LogActivityInput | CompleteActivityInput): Fault[] {
  const isAhead = doneAt && Date.parse(doneAt) > change.now.getTime();
  const facts = { maximum: change.now.toISOString() };
  return isAhead ? [{ code: 'OUT_OF_RANGE', path: ['input', 'doneAt'], facts }] : [];
}

async function findPlanFaults(change: Change, dueOn: string, path: readonly string[]): Promise<Fault[]> {
  const today = await todayOf(change);
  return dueOn < today ? [{ code: 'OUT_OF_RANGE', path, facts: { minimum: today } }] : [];
}

function refuseUnplanned({ status }: ActivityRow): void {
  if (status !== 'PLANNED') throw new Refusal([statusFault(status)]);
}
