import { and, eq } from 'drizzle-orm';
import { marketFigures, marketNotes } from '../../schema/tables/market-notes.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { type ChildOf, lockChild, lockRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { latestDay } from '../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, statusFault } from '../trade/fault.ts';
import { findUnit } from '../trade/quantity.ts';
import type {
  MarketFigureInput,
  RecordMarketFiguresInput,
  WithdrawMarketFigureInput,
} from './market-figure.input.ts';
import { findFigureFaults } from './market-figure.ts';
import { MarketFigure } from './market-figure.type.ts';
import { MarketNote } from './market-note.type.ts';

const figuresAtOnce = 100;
const figureOfNote = {
  ...{ target: MarketFigure, table: marketFigures, through: marketFigures.noteId },
  ...{ parent: MarketNote, parentTable: marketNotes },
} satisfies ChildOf<typeof marketFigures, typeof marketNotes>;

/** Adds numbers to a market note. */
export function recordMarketFigures(context: RequestContext, input: RecordMarketFiguresInput) {
  const options = { name: 'recordMarketFigures', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const note = await lockRow(change, viewer, MarketNote, marketNotes, input.noteId);
    if (note.archivedAt) throw new Refusal([statusFault('ARCHIVED', 'noteId')]);
    if (input.figures.length === 0) throw new Refusal([countFault(1)]);
    await addFigures(change, note.id, input.figures);
    return { note: note.id };
  });
}

/** Takes a number back. It stays to be seen, with the reason, and counts no more. */
export function withdrawMarketFigure(context: RequestContext, input: WithdrawMarketFigureInput) {
  const options = { name: 'withdrawMarketFigure', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, figureOfNote, input);
    if (before.withdrawnAt) throw new Refusal([statusFault('WITHDRAWN')]);
    const at = change.now.toISOString();
    const changed = {
      ...{ withdrawnAt: at, withdrawReason: input.reason },
      ...{ version: before.version + 1, updatedAt: at },
    };
    await change.tx
      .update(marketFigures)
      .set(changed)
      .where(and(eq(marketFigures.companyId, before.companyId), eq(marketFigures.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'figure.withdrawn', entity: 'MarketFigure', entityId: before.id, before, after });
    return { figure: before.id, note: before.noteId };
  });
}

/** Writes numbers of a note; refuses every one that contradicts itself or was looked up in the future. */
export async function addFigures(
  change: Change,
  noteId: string,
  figures: readonly MarketFigureInput[],
): Promise<void> {
  const faults = findFaults(change, figures);
  refuse(faults);
  if (figures.length === 0) return;
  const rows = figures.map((figure) => ({
    ...change.newRow(),
    noteId,
    ...figure,
    recordedBy: change.viewer.id,
  }));
  await change.tx.insert(marketFigures).values(rows);
  for (const row of rows) {
    change.record({ event: 'figure.recorded', entity: 'MarketFigure', entityId: row.id, after: row });
  }
}

function findFaults(change: Change, figures: readonly MarketFigureInput[]): Fault[] {
  if (figures.length > figuresAtOnce) return [countFault(0)];
  const today = latestDay(change.now);
  return figures.flatMap((figure, index): Fault[] => {
    const path = ['input', 'figures', String(index)];
    const { unit, retrievedOn } = figure;
    return [
      ...findFigureFaults(figure, path, Number(today.slice(0, 4))),
      ...(unit && !findUnit(unit) ? [{ code: 'UNKNOWN_VALUE' as const, path: [...path, 'unit'] }] : []),
      ...(retrievedOn > today
        ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, 'retrievedOn'], facts: { maximum: today } }]
        : []),
    ];
  });
}

function countFault(minimum: number): Fault {
  return { code: 'OUT_OF_RANGE', path: ['input', 'figures'], facts: { minimum, maximum: figuresAtOnce } };
}
