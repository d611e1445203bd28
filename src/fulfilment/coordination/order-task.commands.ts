import { orderTasks } from '../../../schema/tables/coordination.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { todayOf } from '../../access/own-company.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import { type ChildOf, lockChild } from '../../events/lock-row.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import { lockOrder } from '../orders/order-lock.commands.ts';
import { colleagueOf } from './colleague.commands.ts';
import { subjectOf } from './order-subject.commands.ts';
import type {
  AddTaskInput,
  CancelTaskInput,
  CompleteTaskInput,
  UpdateTaskInput,
} from './order-task.input.ts';
import { OrderTask } from './order-task.type.ts';

type TaskRow = typeof orderTasks.$inferSelect;
/** A task as it is asked for. */
export type NewTask = Pick<
  TaskRow,
  | 'dealId'
  | 'orderId'
  | 'shipmentId'
  | 'milestoneId'
  | 'personId'
  | 'title'
  | 'notes'
  | 'dueOn'
  | 'onboarding'
>;

const taskOfDeal = {
  ...{ target: OrderTask, table: orderTasks, through: orderTasks.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof orderTasks, typeof deals>;

/** Asks somebody to do something for an order. */
export function addTask(context: RequestContext, input: AddTaskInput) {
  const options = { name: 'addTask', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order } = await lockOrder(change, viewer, input.orderId);
    await refusePast(change, input.dueOn);
    const { title, notes = null, dueOn } = input;
    const task = {
      ...{ dealId: deal.id, orderId: order.id, ...(await subjectOf(change, order, input)) },
      personId: await colleagueOf(change, viewer, deal, input.personId, ['input', 'personId']),
      ...{ title, notes, dueOn, onboarding: null },
    };
    const [id] = await addTasks(change, [task]);
    return { task: id! };
  });
}

/** Changes an open task: who does it, what, by when. */
export function updateTask(context: RequestContext, input: UpdateTaskInput) {
  const options = { name: 'updateTask', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: deal } = await lockChild(change, viewer, taskOfDeal, input);
    refuseClosed(before);
    const { personId, title, notes, dueOn } = input;
    const changed = given({ personId, title, notes, dueOn }, orderTasks);
    if (dueOn) await refusePast(change, dueOn);
    const owner = personId
      ? { personId: await colleagueOf(change, viewer, deal, personId, ['input', 'personId']) }
      : {};
    await write(change, before, 'task.updated', { ...changed, ...owner });
    return { task: before.id };
  });
}

/** Records that a task was done, by whoever did it. */
export function completeTask(context: RequestContext, input: CompleteTaskInput) {
  const options = { name: 'completeTask', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, taskOfDeal, input);
    refuseClosed(before);
    await write(change, before, 'task.done', {
      ...{ status: 'DONE', doneAt: change.now.toISOString(), doneBy: viewer.id },
      result: input.result ?? null,
    });
    return { task: before.id };
  });
}

/** Takes a task off the list, with the reason. */
export function cancelTask(context: RequestContext, input: CancelTaskInput) {
  const options = { name: 'cancelTask', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, taskOfDeal, input);
    refuseClosed(before);
    await write(change, before, 'task.cancelled', { status: 'CANCELLED', cancelReason: input.reason });
    return { task: before.id };
  });
}

/** Adds tasks to an order whose deal is locked; gives their UUIDs. */
export async function addTasks(change: Change, tasks: readonly NewTask[]): Promise<string[]> {
  const rows = tasks.map((task) => ({
    ...change.newRow(),
    ...task,
    ...{ status: 'OPEN' as const, createdBy: change.viewer.id },
  }));
  await change.tx.insert(orderTasks).values(rows);
  for (const row of rows) {
    change.record({ event: 'task.added', entity: 'OrderTask', entityId: row.id, after: row });
  }
  return rows.map(({ id }) => id);
}

async function write(
  change: Change,
  before: TaskRow,
  event: string,
  changed: Partial<TaskRow>,
): Promise<void> {
  await writeRow(change, orderTasks, before, { event, entity: 'OrderTask', changed });
}

function refuseClosed({ status }: TaskRow): void {
  if (status !== 'OPEN') throw new Refusal([statusFault(status)]);
}

async function refusePast(change: Change, dueOn: string): Promise<void> {
  const today = await todayOf(change);
  if (dueOn >= today) return;
  throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'dueOn'], facts: { minimum: today } }]);
}
