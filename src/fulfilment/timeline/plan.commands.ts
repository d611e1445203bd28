import { and, eq, sql } from 'drizzle-orm';
import { people } from '../../../schema/tables/access.ts';
import { orders } from '../../../schema/tables/orders.ts';
import {
  baselines,
  calendarDays,
  deadlines,
  milestones,
  plannedDays,
} from '../../../schema/tables/timeline.ts';
import { Person } from '../../access/person.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { expectVersion } from '../../events/expected-version.ts';
import { referredRow } from '../../events/lock-row.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse, staleFault } from '../../trade/fault.ts';
import { lockOrder, lockPart, type OrderRow } from '../orders/order-lock.commands.ts';
import { Milestone } from './milestone.type.ts';
import type {
  AssignMilestoneInput,
  RebaselineOrderInput,
  SetCalendarDaysInput,
  SetDeadlineInput,
} from './plan.input.ts';
import { workOutTimeline } from './timeline.commands.ts';

type MilestoneRow = typeof milestones.$inferSelect;

/** Makes what is expected the plan: the only way in which a planned day changes. The plans before it stay. */
export function rebaselineOrder(context: RequestContext, input: RebaselineOrderInput) {
  const options = { name: 'rebaselineOrder', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order } = await lockOrder(change, viewer, input.orderId);
    if (order.version !== input.version) throw new Refusal([staleFault(order.version, input.version)]);
    const baseline = await openBaseline(change, order, order.baseline + 1, input.reason);
    await change.tx.execute(sql`
      UPDATE ${milestones} SET planned_on = estimated_on, version = version + 1, updated_at = ${change.now.toISOString()}
      WHERE company_id = ${order.companyId} AND order_id = ${order.id} AND actual_on IS NULL
        AND planned_on <> estimated_on`);
    await change.tx.execute(sql`
      INSERT INTO ${plannedDays} (company_id, baseline_id, milestone_id, planned_on)
      SELECT company_id, ${baseline}, id, planned_on FROM ${milestones}
      WHERE company_id = ${order.companyId} AND order_id = ${order.id}`);
    await touchOrder(change, order, { baseline: order.baseline + 1 });
    return { order: order.id };
  });
}

/** Sets, moves or takes away a day by which a milestone must have happened; the latest days before it follow. */
export function setDeadline(context: RequestContext, input: SetDeadlineInput) {
  const options = { name: 'setDeadline', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row } = await lockPart(change, viewer, Milestone, milestones, input.milestoneId);
    await writeDeadline(change, row as MilestoneRow, input);
    await workOutTimeline(change, locked.order);
    return { milestone: (row as MilestoneRow).id, order: locked.order.id };
  });
}

/** Puts a colleague in charge of a milestone. */
export function assignMilestone(context: RequestContext, input: AssignMilestoneInput) {
  const options = { name: 'assignMilestone', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row } = await lockPart(change, viewer, Milestone, milestones, input.milestoneId);
    const before = row as MilestoneRow;
    expectVersion(before.version, input.version);
    const path = ['input', 'personId'];
    const person = input.personId
      ? await referredRow(change, viewer, Person, people, input.personId, path)
      : null;
    const changed = { personId: person?.id ?? null };
    await writeRow(change, milestones, before, { event: 'milestone.assigned', entity: 'Milestone', changed });
    return { milestone: before.id, order: locked.order.id };
  });
}

/**
 * Replaces the holidays of a country and year. Timelines that count by them follow when they are next worked out: days
 * that were told to a buyer do not move because somebody keeps the calendar.
 */
export function setCalendarDays(context: RequestContext, input: SetCalendarDaysInput) {
  const options = { name: 'setCalendarDays', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change) => {
    const faults = findCalendarFaults(input);
    refuse(faults);
    const { companyId } = change.viewer;
    const { country, year } = input;
    await change.tx.execute(
      sql`SELECT pg_advisory_xact_lock(hashtext(${`${companyId} ${country} ${year}`}))`,
    );
    const ofYear = and(
      eq(calendarDays.companyId, companyId),
      eq(calendarDays.country, country),
      sql`extract(year FROM ${calendarDays.day}) = ${year}`,
    );
    const before = await change.tx.select().from(calendarDays).where(ofYear);
    await change.tx.delete(calendarDays).where(ofYear);
    const rows = input.days.map((day) => ({ ...change.newRow(), country, ...day }));
    if (rows.length > 0) await change.tx.insert(calendarDays).values(rows);
    change.record({
      event: 'calendar.set',
      entity: 'CalendarDay',
      entityId: companyId,
      before: { days: before },
      after: { country, year, days: rows },
    });
    return {};
  });
}

function findCalendarFaults({ days, year }: SetCalendarDaysInput): Fault[] {
  if (days.length > 150) return [{ code: 'OUT_OF_RANGE', path: ['input', 'days'], facts: { maximum: 150 } }];
  const seen = new Set<string>();
  return days.flatMap(({ day }, index): Fault[] => {
    const path = ['input', 'days', String(index), 'day'];
    const isKnown = seen.has(day);
    seen.add(day);
    if (isKnown) return [{ code: 'ALREADY_EXISTS', path }];
    const [minimum, maximum] = [`${year}-01-01`, `${year}-12-31`];
    return day < minimum || day > maximum
      ? [{ code: 'OUT_OF_RANGE', path, facts: { minimum, maximum } }]
      : [];
  });
}

/** Opens a plan of an order. */
export async function openBaseline(
  change: Change,
  order: Pick<OrderRow, 'companyId' | 'id'>,
  sequence: number,
  reason: string,
): Promise<string> {
  const row = {
    companyId: order.companyId,
    id: change.newId(),
    orderId: order.id,
    ...{ sequence, reason, at: change.now.toISOString(), personId: change.viewer.id },
  };
  await change.tx.insert(baselines).values(row);
  change.record({ event: 'order.planned', entity: 'Order', entityId: order.id, after: row });
  return row.id;
}

/** Sets, moves or takes away a deadline of a milestone. */
export async function writeDeadline(
  change: Change,
  milestone: Pick<MilestoneRow, 'companyId' | 'id'>,
  { kind, dueOn, note, version }: Pick<SetDeadlineInput, 'kind' | 'dueOn' | 'note' | 'version'>,
): Promise<void> {
  const isIt = and(
    eq(deadlines.companyId, milestone.companyId),
    eq(deadlines.milestoneId, milestone.id),
    eq(deadlines.kind, kind),
  );
  const [before] = await change.tx.select().from(deadlines).where(isIt);
  expectVersion(before?.version, version);
  const changed = { entity: 'Deadline', before: before ?? null } as const;
  if (!dueOn) {
    if (!before) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'kind'] }]);
    await change.tx.delete(deadlines).where(isIt);
    change.record({ ...changed, event: 'deadline.removed', entityId: before.id, after: null });
    return;
  }
  const row = before
    ? { ...before, version: before.version + 1, updatedAt: change.now.toISOString() }
    : { ...change.newRow(), milestoneId: milestone.id, kind };
  const after = { ...row, dueOn, note: note ?? null };
  if (before) await change.tx.update(deadlines).set(after).where(isIt);
  else await change.tx.insert(deadlines).values(after);
  change.record({ ...changed, event: 'deadline.set', entityId: after.id, after });
}

/** Changes an order, with its next version. */
export async function touchOrder(
  change: Change,
  before: OrderRow,
  columns: Partial<Pick<OrderRow, 'baseline' | 'contractId'>> = {},
): Promise<OrderRow> {
  return writeRow(change, orders, before, { event: 'order.changed', entity: 'Order', changed: columns });
}
