import { sql } from 'drizzle-orm';
import { fxRates } from '../../schema/tables/trade.ts';
import { rowsOf } from '../database/rows-of.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import type { RequestContext } from '../server/context.ts';
import { latestDay } from './calendar-date.ts';
import { Decimal, writeDecimal } from './decimal.ts';
import { rateOfSide } from './exchange-rate.ts';
import { type Fault, Refusal, refuse } from './fault.ts';
import type { FxQuoteInput, RecordFxRatesInput } from './fx-rate.input.ts';
import { unlikelyRate } from './unlikely-rate.ts';

const ratesAtOnce = 500;

/** Records what was quoted. A price that was frozen before keeps its rates. */
export function recordFxRates(context: RequestContext, input: RecordFxRatesInput) {
  const options = { name: 'recordFxRates', permission: 'rates:write', input } as const;
  return runCommand(context, options, async (change) => {
    const faults = findFaults(input.rates, latestDay(change.now));
    refuse(faults);
    const unlikely = await findUnlikely(change, input.rates);
    if (unlikely.length > 0) throw new Refusal(unlikely);
    const rows = input.rates.map((rate) => ({
      companyId: change.viewer.companyId,
      id: change.newId(),
      ...{ base: rate.base, quote: rate.quote, day: rate.day, bid: rate.bid, ask: rate.ask },
      mid: midOf(rate),
      source: input.source,
      recordedAt: change.now.toISOString(),
    }));
    const recorded = await change.tx
      .insert(fxRates)
      .values(rows)
      .onConflictDoUpdate({
        target: [fxRates.companyId, fxRates.base, fxRates.quote, fxRates.day],
        set: {
          bid: sql`excluded.bid`,
          ask: sql`excluded.ask`,
          mid: sql`excluded.mid`,
          source: sql`excluded.source`,
          recordedAt: sql`excluded.recorded_at`,
        },
      })
      .returning();
    for (const row of recorded) {
      change.record({ event: 'fxRate.recorded', entity: 'FxRate', entityId: row.id, after: row });
    }
    return { count: String(recorded.length) };
  });
}

/** The quotes that lie far from the latest of an earlier day, in either direction of the pair, and were not confirmed. */
async function findUnlikely(change: Change, rates: readonly FxQuoteInput[]): Promise<Fault[]> {
  const known = await rowsOf<{ position: number; before: string }>(
    change.tx,
    sql`
    SELECT given.position, CASE WHEN known.base = given.base THEN known.mid ELSE 1 / known.mid END AS before
    FROM jsonb_to_recordset(${JSON.stringify(rates.map((rate, position) => ({ ...rate, position })))}::jsonb)
      AS given (position int, base text, quote text, day date)
    CROSS JOIN LATERAL (
      SELECT base, mid FROM ${fxRates}
      WHERE company_id = ${change.viewer.companyId} AND day < given.day
        AND ((base = given.base AND quote = given.quote) OR (base = given.quote AND quote = given.base))
      ORDER BY day DESC LIMIT 1
    ) known`,
  );
  return known.flatMap(({ position, before }) => {
    const rate = rates[position]!;
    const path = ['input', 'rates', String(position)];
    return rate.confirmed ? [] : unlikelyRate(new Decimal(before), new Decimal(midOf(rate)), path);
  });
}

function findFaults(rates: readonly FxQuoteInput[], latest: string): Fault[] {
  if (rates.length < 1 || rates.length > ratesAtOnce) {
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'rates'], facts: { minimum: 1, maximum: ratesAtOnce } }];
  }
  const seen = new Set<string>();
  return rates.flatMap((rate, index): Fault[] => {
    const path = ['input', 'rates', String(index)];
    const key = `${rate.base} ${rate.quote} ${rate.day}`;
    const again = seen.has(key);
    seen.add(key);
    if (again) return [{ code: 'ALREADY_EXISTS', path }];
    if (rate.day > latest) {
      return [{ code: 'OUT_OF_RANGE', path: [...path, 'day'], facts: { maximum: latest } }];
    }
    if (rate.base === rate.quote) return [{ code: 'CURRENCY_MISMATCH', path: [...path, 'quote'] }];
    if (new Decimal(rate.ask).gte(rate.bid)) return [];
    return [{ code: 'OUT_OF_RANGE', path: [...path, 'ask'], facts: { minimum: rate.bid } }];
  });
}

function midOf(rate: FxQuoteInput): string {
  const quote = {
    base: rate.base,
    quote: rate.quote,
    bid: new Decimal(rate.bid),
    ask: new Decimal(rate.ask),
  };
  return writeDecimal(rateOfSide(quote, 'MID').rate);
}
