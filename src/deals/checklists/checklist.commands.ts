import { and, eq, isNull } from 'drizzle-orm';
import { companies } from '../../../schema/tables/access.ts';
import { checklistItems, checklistTicks } from '../../../schema/tables/checklists.ts';
import { deals } from '../../../schema/tables/deals.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockRow, referredRow } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import type { DealStage } from '../deal-stage.ts';
import { rolesOfLane } from '../lane-roles.ts';
import type {
  ApplyChecklistTemplateInput,
  SetStageChecklistInput,
  TickChecklistItemInput,
} from './checklist.input.ts';
import { ChecklistItem, templateLanguageOf } from './checklist.type.ts';
import type { TemplateStep } from './checklist-step.ts';
import { templateSteps } from './checklist-templates.ts';

const stepsOfStage = 50;

/** Begins to work by a ready set of checklists. Steps that it replaces are archived with their ticks. */
export function applyChecklistTemplate(context: RequestContext, input: ApplyChecklistTemplateInput) {
  const options = { name: 'applyChecklistTemplate', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change) => {
    const archived = await archive(change, null);
    if (archived > 0 && !input.replace) {
      throw new Refusal([{ code: 'ALREADY_EXISTS', path: ['input', 'template'] }]);
    }
    const steps = templateSteps(input.template, templateLanguageOf[input.language]);
    await addSteps(change, steps);
    recordProcess(change, { template: input.template, language: input.language, archived });
    return {};
  });
}

/** Sets the working steps of a stage. */
export function setStageChecklist(context: RequestContext, input: SetStageChecklistInput) {
  const options = { name: 'setStageChecklist', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change) => {
    const { stage, items } = input;
    if (items.length > stepsOfStage) {
      const facts = { maximum: stepsOfStage };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'items'], facts }]);
    }
    const archived = await archive(change, stage);
    await addSteps(
      change,
      items.map((item) => ({ ...item, stage })),
    );
    recordProcess(change, { stage, items, archived });
    return {};
  });
}

/** Ticks a step off in a deal, or takes the tick away. Who leads may tick for those who are led. */
export function tickChecklistItem(context: RequestContext, input: TickChecklistItemInput) {
  const options = { name: 'tickChecklistItem', permission: 'deal:move', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    const path = ['input', 'itemId'];
    const item = await referredRow(change, viewer, ChecklistItem, checklistItems, input.itemId, path);
    const mayTick = rolesOfLane[item.lane].includes(viewer.role) || deal.ownerId === viewer.id;
    if (!mayTick) throw new Refusal([{ code: 'NOT_PERMITTED', path }]);
    const own = and(
      eq(checklistTicks.companyId, deal.companyId),
      eq(checklistTicks.dealId, deal.id),
      eq(checklistTicks.itemId, item.id),
    );
    const [before] = await change.tx.delete(checklistTicks).where(own).returning();
    const after = {
      ...change.newRow(before?.id),
      ...{ dealId: deal.id, itemId: item.id, personId: viewer.id, note: input.note ?? null },
      doneAt: change.now.toISOString(),
    };
    if (input.done) await change.tx.insert(checklistTicks).values(after);
    change.record({
      event: input.done ? 'deal.stepDone' : 'deal.stepUndone',
      entity: 'Deal',
      entityId: deal.id,
      before: before ?? null,
      after: input.done ? after : { itemId: item.id },
    });
    return { deal: deal.id };
  });
}

/** Archives the steps of a stage, or of all; gives how many there were. */
async function archive(change: Change, stage: DealStage | null): Promise<number> {
  // Two that set them at once do so one after the other.
  const { companyId } = change.viewer;
  await change.tx.select().from(companies).where(eq(companies.id, companyId)).for('no key update');
  const at = change.now.toISOString();
  const rows = await change.tx
    .update(checklistItems)
    .set({ archivedAt: at, updatedAt: at })
    .where(
      and(
        eq(checklistItems.companyId, change.viewer.companyId),
        isNull(checklistItems.archivedAt),
        stage ? eq(checklistItems.stage, stage) : undefined,
      ),
    )
    .returning({ id: checklistItems.id });
  return rows.length;
}

async function addSteps(change: Change, steps: readonly TemplateStep[]): Promise<void> {
  if (steps.length === 0) return;
  const counts = new Map<DealStage, number>();
  const rows = steps.map(({ stage, lane, minutes, step, yields }) => {
    const sequence = (counts.get(stage) ?? 0) + 1;
    counts.set(stage, sequence);
    return { ...change.newRow(), ...{ stage, sequence, lane, minutes, step, yields } };
  });
  await change.tx.insert(checklistItems).values(rows);
}

function recordProcess(change: Change, after: object): void {
  const { companyId } = change.viewer;
  change.record({ event: 'process.changed', entity: 'Company', entityId: companyId, after });
}
