import { and, eq } from 'drizzle-orm';
import { callScriptSteps, callScripts } from '../../../schema/tables/call-scripts.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockVersion } from '../../events/lock-row.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import type {
  CallScriptInput,
  RetireCallScriptInput,
  ScriptStepInput,
  UpdateCallScriptInput,
  WriteCallScriptInput,
} from './call-script.input.ts';
import { findScriptFaults } from './call-script.ts';
import { CallScript } from './call-script.type.ts';
import { claimsToSay, productToSay, type Subject, saysOnlyClaims } from './claims-to-say.commands.ts';

type ScriptRow = typeof callScripts.$inferSelect;
const stepsAtMost = 100;
const branchesAtMost = 20;

/** Writes how a call is led. */
export function writeCallScript(context: RequestContext, input: WriteCallScriptInput) {
  const options = { name: 'writeCallScript', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const row = { ...change.newRow(), ...(await scriptColumns(change, viewer, input)) };
    const steps = await stepRows(change, viewer, row.id, input);
    await change.tx.insert(callScripts).values(row);
    await change.tx.insert(callScriptSteps).values(steps);
    const after = { ...row, steps };
    change.record({ event: 'script.written', entity: 'CallScript', entityId: row.id, after });
    return { script: row.id };
  });
}

/** Writes a script anew, as a whole. */
export function updateCallScript(context: RequestContext, input: UpdateCallScriptInput) {
  const options = { name: 'updateCallScript', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, CallScript, callScripts, input);
    if (before.retiredAt) throw new Refusal([statusFault('RETIRED')]);
    const columns = await scriptColumns(change, viewer, input);
    const steps = await stepRows(change, viewer, before.id, input);
    const known = await change.tx.delete(callScriptSteps).where(ofScript(before)).returning();
    await change.tx.insert(callScriptSteps).values(steps);
    await write(change, before, 'script.rewritten', columns, { before: known, after: steps });
    return { script: before.id };
  });
}

/** Takes a script out of use. */
export function retireCallScript(context: RequestContext, input: RetireCallScriptInput) {
  const options = { name: 'retireCallScript', permission: 'process:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, CallScript, callScripts, input);
    if (before.retiredAt) throw new Refusal([statusFault('RETIRED')]);
    await write(change, before, 'script.retired', { retiredAt: change.now.toISOString() });
    return { script: before.id };
  });
}

async function write(
  change: Change,
  before: ScriptRow,
  event: string,
  changed: Partial<ScriptRow>,
  steps?: { readonly before: readonly object[]; readonly after: readonly object[] },
): Promise<void> {
  await writeRow(change, callScripts, before, {
    ...{ event, entity: 'CallScript', changed },
    ...(steps && { saidBefore: { steps: steps.before }, said: { steps: steps.after } }),
  });
}

async function scriptColumns(change: Change, viewer: Viewer, input: CallScriptInput) {
  const faults = [...findSizeFaults(input.steps), ...findScriptFaults(stepsOf(input))];
  refuse(faults);
  const { title, language, market = null } = input;
  const product = await productToSay(change, viewer, input.productId);
  return { title, language, market, productId: product?.id ?? null, authorId: viewer.id };
}

async function stepRows(change: Change, viewer: Viewer, scriptId: string, input: CallScriptInput) {
  const { market = null, language } = input;
  const subject = { product: await productToSay(change, viewer, input.productId), market, language };
  const faults = input.steps.flatMap((step, index) => findStepFaults(step, subject, pathTo(index)));
  refuse(faults);
  const claiming = input.steps.flatMap(({ claimId }, index) =>
    claimId ? [{ id: claimId, path: [...pathTo(index), 'claimId'], index }] : [],
  );
  const claims = await claimsToSay(change, viewer, subject, claiming);
  return stepsOf(input).map(({ key, kind, text, branches }, index) => ({
    ...{ companyId: viewer.companyId, scriptId, sequence: index + 1, key, kind, branches },
    text: text ?? null,
    claimId: claims[claiming.findIndex((claim) => claim.index === index)]?.id ?? null,
  }));
}

/** A step says one thing, in words or by a claim; of a regulated product by a claim alone. */
function findStepFaults(
  { kind, text, claimId }: ScriptStepInput,
  subject: Subject,
  path: readonly string[],
): Fault[] {
  if (kind === 'CLAIM') {
    if (!claimId) return [{ code: 'REQUIRED', path: [...path, 'claimId'] }];
    return text ? [{ code: 'NOT_BOTH', path: [...path, 'text'], facts: { other: 'claimId' } }] : [];
  }
  if (claimId) return [{ code: 'NOT_BOTH', path: [...path, 'claimId'], facts: { other: 'kind' } }];
  if (!text) return [{ code: 'REQUIRED', path: [...path, 'text'] }];
  const isOwnWord = kind === 'SAY' && saysOnlyClaims(subject);
  return isOwnWord ? [{ code: 'REQUIRED', path: [...path, 'claimId'] }] : [];
}

function findSizeFaults(steps: readonly ScriptStepInput[]): Fault[] {
  const path = ['input', 'steps'];
  if (steps.length < 1 || steps.length > stepsAtMost) {
    return [{ code: 'OUT_OF_RANGE', path, facts: { minimum: 1, maximum: stepsAtMost } }];
  }
  return steps.flatMap(({ branches }, index): Fault[] =>
    branches.length > branchesAtMost
      ? [
          {
            code: 'OUT_OF_RANGE',
            path: [...path, String(index), 'branches'],
            facts: { maximum: branchesAtMost },
          },
        ]
      : [],
  );
}

function stepsOf({ steps }: CallScriptInput) {
  return steps.map((step) => ({
    ...step,
    branches: step.branches.map(({ answer, to = null }) => ({ answer, to })),
  }));
}

function pathTo(index: number): string[] {
  return ['input', 'steps', String(index)];
}

function ofScript({ companyId, id }: Pick<ScriptRow, 'companyId' | 'id'>) {
  return and(eq(callScriptSteps.companyId, companyId), eq(callScriptSteps.scriptId, id));
}
