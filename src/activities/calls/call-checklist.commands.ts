import { eq } from 'drizzle-orm';
import { callChecklists } from '../../../schema/tables/call-scripts.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { expectVersion } from '../../events/expected-version.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import type { SetCallChecklistInput } from './call-checklist.input.ts';
import { type AfterCallItem, tickOff } from './call-checklist.ts';

const constraints: Readonly<Record<string, Fault>> = {
  call_checklists_company_key: { code: 'VERSION_CONFLICT', path: ['input', 'version'] },
};

/** Sets what is seen to after every call. */
export function setCallChecklist(context: RequestContext, input: SetCallChecklistInput) {
  const options = { name: 'setCallChecklist', permission: 'process:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const before = await checklistOf(change);
    expectVersion(before?.version, input.version);
    const { items } = input;
    const row = {
      ...(before ?? change.newRow()),
      ...(before && { version: before.version + 1, updatedAt: change.now.toISOString() }),
      items,
    };
    if (before)
      await change.tx.update(callChecklists).set(row).where(eq(callChecklists.companyId, row.companyId));
    else await change.tx.insert(callChecklists).values(row);
    const recorded = { entity: 'CallChecklist', entityId: row.id, before: before ?? null, after: row };
    change.record({ event: 'callChecklist.set', ...recorded });
    return { checklist: row.id };
  });
}

/** The checklist of the day with what was seen to; refuses what is not on it. */
export async function ticksOf(change: Change, done: readonly string[]): Promise<AfterCallItem[] | null> {
  const items = (await checklistOf(change))?.items ?? [];
  const faults = done.flatMap((item, index): Fault[] =>
    items.includes(item) ? [] : [{ code: 'NOT_FOUND', path: ['input', 'call', 'checked', String(index)] }],
  );
  refuse(faults);
  return items.length > 0 ? tickOff(items, done) : null;
}

async function checklistOf(change: Change) {
  const [own] = await change.tx
    .select()
    .from(callChecklists)
    .where(eq(callChecklists.companyId, change.viewer.companyId))
    .for('update');
  return own;
}
