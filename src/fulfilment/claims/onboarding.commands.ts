import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { onboardingSteps } from '../../../schema/tables/claims.ts';
import { orderTasks } from '../../../schema/tables/coordination.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal } from '../../trade/fault.ts';
import { colleagueOf } from '../coordination/colleague.commands.ts';
import { lockOrderOfShipment } from '../coordination/order-subject.commands.ts';
import { addTasks } from '../coordination/order-task.commands.ts';
import { deliveredDay } from './delivered-day.commands.ts';
import type { SetOnboardingStepsInput, StartOnboardingInput } from './onboarding.input.ts';
import { datedSteps, houseOnboarding, type OnboardingStep } from './onboarding.ts';

const stepsAtMost = 50;
// Two that set them at once: the later one has not seen what the earlier one wrote.
const constraints: Readonly<Record<string, Fault>> = {
  onboarding_steps_sequence_key: { code: 'ALREADY_EXISTS', path: ['input', 'steps'] },
};

/** Sets the steps by which buyers are helped once the goods are there. What was started goes on as it was. */
export function setOnboardingSteps(context: RequestContext, input: SetOnboardingStepsInput) {
  const options = { name: 'setOnboardingSteps', permission: 'process:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    if (input.steps.length > stepsAtMost) {
      const facts = { maximum: stepsAtMost };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'steps'], facts }]);
    }
    const before = await change.tx
      .delete(onboardingSteps)
      .where(eq(onboardingSteps.companyId, viewer.companyId))
      .returning();
    const rows = input.steps.map(({ kind, afterDays, title }, index) => ({
      ...change.newRow(),
      ...{ sequence: index + 1, kind, afterDays, title },
    }));
    if (rows.length > 0) await change.tx.insert(onboardingSteps).values(rows);
    change.record({
      ...{ event: 'onboarding.set', entity: 'OnboardingStep', entityId: viewer.companyId },
      ...{ before: { steps: before }, after: { steps: rows } },
    });
    return {};
  });
}

/** Plans what a buyer is helped with after a shipment was delivered: a task with its day for each step. */
export function startOnboarding(context: RequestContext, input: StartOnboardingInput) {
  const options = { name: 'startOnboarding', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockOrderOfShipment(change, viewer, input.shipmentId);
    const deliveredOn = await deliveredDay(change, shipment);
    if (deliveredOn === null) {
      const facts = { milestones: 'DELIVERED' };
      throw new Refusal([{ code: 'NOT_YET_POSSIBLE', path: ['input', 'shipmentId'], facts }]);
    }
    const [started] = await change.tx
      .select({ id: orderTasks.id })
      .from(orderTasks)
      .where(
        and(
          eq(orderTasks.companyId, deal.companyId),
          eq(orderTasks.shipmentId, shipment.id),
          isNotNull(orderTasks.onboarding),
        ),
      )
      .limit(1);
    if (started) throw new Refusal([{ code: 'ALREADY_EXISTS', path: ['input', 'shipmentId'] }]);
    const { personId } = input;
    const path = ['input', 'personId'];
    const owner = personId ? await colleagueOf(change, viewer, deal, personId, path) : deal.ownerId;
    const steps = datedSteps(await stepsOf(change), deliveredOn);
    const tasks = steps.map(({ kind, title, dueOn }) => ({
      ...{ dealId: deal.id, orderId: order.id, shipmentId: shipment.id, milestoneId: null },
      ...{ personId: owner, dueOn, notes: null, onboarding: kind },
      title: title ?? context.translate(`onboarding.${kind}`),
    }));
    await addTasks(change, tasks);
    return { shipment: shipment.id, order: order.id };
  });
}

async function stepsOf(change: Change): Promise<readonly OnboardingStep[]> {
  const own = await change.tx
    .select()
    .from(onboardingSteps)
    .where(eq(onboardingSteps.companyId, change.viewer.companyId))
    .orderBy(asc(onboardingSteps.sequence));
  return own.length > 0 ? own : houseOnboarding;
}
