import { sql } from 'drizzle-orm';
import type { tariffLines } from '../../schema/tables/market-notes.ts';
import { readVisible } from '../graph/read-visible.ts';
import type { RequestContext } from '../server/context.ts';
import { writeDecimal } from '../trade/decimal.ts';
import { marketsOf } from '../trade/market.ts';
import { type Importation, importDuty, type TariffEntry } from './import-duty.ts';
import { TariffLine } from './tariff-line.type.ts';

interface RecordedLine extends TariffEntry {
  readonly agreement: string | null;
  readonly specific: string | null;
  readonly source: string;
}

/** What goods pay by the tariff lines that the company has recorded. */
export async function readImportDuty(context: RequestContext, goods: Importation) {
  const { lines, rate, isComplete } = importDuty(await readTariff(context, goods), goods);
  return { parts: lines, rate: writeDecimal(rate), isComplete };
}

function readTariff(context: RequestContext, { hsCode, country, day }: Importation): Promise<RecordedLine[]> {
  const markets = JSON.stringify(marketsOf(country));
  return readVisible<RecordedLine, typeof tariffLines>(
    context,
    TariffLine,
    (line, from, visible) => sql`
      SELECT ${line.kind} AS kind, ${line.hsCode} AS "hsCode", ${line.market} AS market, ${line.origin} AS origin,
        ${line.rate}::text AS rate, ${line.validFrom}::text AS "validFrom", ${line.validUntil}::text AS "validUntil",
        ${line.agreement} AS agreement, ${line.specific} AS specific, ${line.source} AS source
      FROM ${from}
      WHERE ${visible} AND ${markets}::text::jsonb ? ${line.market}
        AND starts_with(${hsCode}::text, ${line.hsCode})
        AND ${line.validFrom} <= ${day}::text::date
        AND (${line.validUntil} IS NULL OR ${line.validUntil} >= ${day}::text::date)`,
  );
}
