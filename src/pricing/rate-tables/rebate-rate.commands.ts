import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { rebateRates } from '../../../schema/tables/pricing.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import type { RebateRateInput, RecordRebateRatesInput } from './rebate-rate.input.ts';

const ratesAtOnce = 500;

/** Records VAT and export rebates by tariff code and day. A cost sheet that was set before keeps its rates. */
export function recordRebateRates(context: RequestContext, input: RecordRebateRatesInput) {
  const options = { name: 'recordRebateRates', permission: 'rates:write', input } as const;
  return runCommand(context, options, async (change) => {
    const faults = findFaults(input.rates);
    refuse(faults);
    const rows = input.rates.map((rate) => ({
      companyId: change.viewer.companyId,
      id: change.newId(),
      ...rate,
      source: input.source,
      recordedAt: change.now.toISOString(),
    }));
    const recorded = await change.tx
      .insert(rebateRates)
      .values(rows)
      .onConflictDoUpdate({
        target: [rebateRates.companyId, rebateRates.hsCode, rebateRates.validFrom],
        set: {
          vatRate: sql`excluded.vat_rate`,
          rebateRate: sql`excluded.rebate_rate`,
          source: sql`excluded.source`,
          recordedAt: sql`excluded.recorded_at`,
        },
      })
      .returning();
    for (const row of recorded) {
      change.record({ event: 'rebateRate.recorded', entity: 'RebateRate', entityId: row.id, after: row });
    }
    return { count: String(recorded.length) };
  });
}

/** All rates that may hold for one of the codes on a day: those of each of its beginnings. */
export async function rebateRatesFor(change: Change, hsCodes: readonly string[], day: string) {
  const starts = hsCodes.flatMap((code) => [...code].map((_, index) => code.slice(0, index + 1)));
  if (starts.length === 0) return [];
  return await change.tx
    .select()
    .from(rebateRates)
    .where(
      and(
        eq(rebateRates.companyId, change.viewer.companyId),
        inArray(rebateRates.hsCode, [...new Set(starts)]),
        lte(rebateRates.validFrom, day),
      ),
    );
}

function findFaults(rates: readonly RebateRateInput[]): Fault[] {
  if (rates.length < 1 || rates.length > ratesAtOnce) {
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'rates'], facts: { minimum: 1, maximum: ratesAtOnce } }];
  }
  const seen = new Set<string>();
  return rates.flatMap(({ hsCode, validFrom, vatRate, rebateRate }, index): Fault[] => {
    const path = ['input', 'rates', String(index)];
    const key = `${hsCode} ${validFrom}`;
    const again = seen.has(key);
    seen.add(key);
    if (again) return [{ code: 'ALREADY_EXISTS', path }];
    if (new Decimal(rebateRate).lte(vatRate)) return [];
    const facts = { minimum: 0, maximum: vatRate };
    return [{ code: 'OUT_OF_RANGE', path: [...path, 'rebateRate'], facts }];
  });
}
