import { sql } from 'drizzle-orm';
import type { fxRates } from '../../../schema/tables/trade.ts';
import { readVisible } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal } from '../../trade/decimal.ts';
import type { FxQuote } from '../../trade/exchange-rate.ts';
import { FxRate } from '../../trade/fx-rate.type.ts';
import { currenciesOfScenario, type ScenarioDeal, type ScenarioWish, snapshotDay } from './deal-scenario.ts';

/**
 * What was quoted by the day of the frozen rates for a price in another currency; nothing where it stays as it is. The
 * frozen ones don't serve: they were taken on the side on which that currency was bought for a charge.
 */
export async function readScenarioQuotes(
  context: RequestContext,
  deal: ScenarioDeal | null,
  wish: ScenarioWish,
): Promise<FxQuote[]> {
  if (!deal || !wish.currency || wish.currency === deal.currency) return [];
  const day = snapshotDay(deal, wish);
  const met = JSON.stringify(currenciesOfScenario(deal, wish));
  const rows = await readVisible<Record<'base' | 'quote' | 'bid' | 'ask', string>, typeof fxRates>(
    context,
    FxRate,
    (rate, from, visible) => sql`
      SELECT DISTINCT ON (${rate.base}, ${rate.quote})
        ${rate.base} AS base, ${rate.quote} AS quote, ${rate.bid}::text AS bid, ${rate.ask}::text AS ask
      FROM ${from}
      WHERE ${visible} AND ${rate.day} <= ${day}::text::date
        AND ${met}::text::jsonb @> to_jsonb(ARRAY[${rate.base}::text, ${rate.quote}::text])
      ORDER BY ${rate.base}, ${rate.quote}, ${rate.day} DESC`,
  );
  return rows.map(({ base, quote, bid, ask }) => ({
    ...{ base, quote },
    bid: new Decimal(bid),
    ask: new Decimal(ask),
  }));
}
