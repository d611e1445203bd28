import { and, eq } from 'drizzle-orm';
import { tariffLines } from '../../schema/tables/market-notes.ts';
import { runCommand } from '../events/command.ts';
import { lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { latestDay } from '../trade/calendar-date.ts';
import { type Fault, refuse } from '../trade/fault.ts';
import type { EndTariffLineInput, RecordTariffLineInput } from './tariff-line.input.ts';
import { TariffLine } from './tariff-line.type.ts';

/** Records a line of a country's tariff as it was looked up. */
export function recordTariffLine(context: RequestContext, input: RecordTariffLineInput) {
  const options = { name: 'recordTariffLine', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const faults = findFaults(input, latestDay(change.now));
    refuse(faults);
    const { kind, hsCode, market, validFrom, source, retrievedOn } = input;
    const row = {
      ...change.newRow(),
      ...{ kind, hsCode, market, validFrom, source, retrievedOn },
      ...{ origin: input.origin ?? null, agreement: input.agreement ?? null },
      ...{ rate: input.rate ?? null, specific: input.specific ?? null },
      validUntil: input.validUntil ?? null,
      recordedBy: viewer.id,
    };
    await change.tx.insert(tariffLines).values(row);
    change.record({ event: 'tariffLine.recorded', entity: 'TariffLine', entityId: row.id, after: row });
    return { line: row.id };
  });
}

/** Ends a line of a tariff; another takes its place from the day after. */
export function endTariffLine(context: RequestContext, input: EndTariffLineInput) {
  const options = { name: 'endTariffLine', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, TariffLine, tariffLines, input);
    const faults = findOrderFaults(before.validFrom, input.validUntil);
    refuse(faults);
    const changed = {
      validUntil: input.validUntil,
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    await change.tx
      .update(tariffLines)
      .set(changed)
      .where(and(eq(tariffLines.companyId, before.companyId), eq(tariffLines.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'tariffLine.ended', entity: 'TariffLine', entityId: before.id, before, after });
    return { line: before.id };
  });
}

function findFaults(input: RecordTariffLineInput, today: string): Fault[] {
  const { kind, origin, rate, specific, retrievedOn, validFrom, validUntil } = input;
  const faults: Fault[] = validUntil ? findOrderFaults(validFrom, validUntil) : [];
  if (!rate && !specific) faults.push({ code: 'REQUIRED', path: ['input', 'rate'] });
  if (kind === 'PREFERENTIAL' && !origin) faults.push({ code: 'REQUIRED', path: ['input', 'origin'] });
  if (retrievedOn > today) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'retrievedOn'], facts: { maximum: today } });
  }
  return faults;
}

function findOrderFaults(validFrom: string, validUntil: string): Fault[] {
  return validUntil >= validFrom
    ? []
    : [{ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'], facts: { minimum: validFrom } }];
}
