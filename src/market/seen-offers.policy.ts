import { type SQL, sql } from 'drizzle-orm';
import { competitorOffers, competitorRatings, competitors } from '../../schema/tables/competitors.ts';
import { tariffLines } from '../../schema/tables/market-notes.ts';
import { products } from '../../schema/tables/products.ts';
import { fxRates } from '../../schema/tables/trade.ts';
import { localId } from '../graph/global-id.ts';
import { readAcross } from '../graph/read-visible.ts';
import { Product } from '../products/product.type.ts';
import type { RequestContext } from '../server/context.ts';
import { FxRate } from '../trade/fx-rate.type.ts';
import type { IncotermRule } from '../trade/incoterm.ts';
import { Competitor, CompetitorOffer, CompetitorRating } from './competitor.type.ts';
import type { TariffEntry } from './import-duty.ts';
import type { Confidence } from './market-figure.ts';
import { TariffLine } from './tariff-line.type.ts';
import type { Rating } from './weighed-comparison.ts';

/** An offer as it is stored, with what of its product and day belongs to it. */
export interface StoredOffer {
  readonly id: string;
  readonly competitorName: string;
  readonly hsCode: string;
  readonly country: string;
  readonly amount: string;
  readonly currency: string;
  readonly pieces: string;
  readonly rule: IncotermRule;
  readonly observedOn: string;
  readonly discountRate: string;
  readonly taxRate: string;
  readonly commissionRate: string;
  readonly creditDays: number;
  readonly specificationFactor: string;
  readonly minimumQuantity: string | null;
  readonly confidence: Confidence;
  readonly originCountry: string | null;
  /** Where our goods come from. */
  readonly ourOrigin: string;
  /** Every line of a tariff that is about such goods, wherever. */
  readonly tariff: readonly TariffEntry[];
  /** The last rates that were known on the day on which it was seen. */
  readonly rates: readonly {
    readonly base: string;
    readonly quote: string;
    readonly mid: string;
    readonly day: string;
  }[];
}

/** Rates of a day are those of the last business day before it; after a fortnight there was none. */
const rateDays = 14;

/** Offers that count, of each competitor the newest. */
export function readOffers(
  context: RequestContext,
  which: (table: typeof competitorOffers) => SQL,
): Promise<StoredOffer[]> {
  return readAcross<StoredOffer>(context, (rowsOf) => {
    const offer = rowsOf(CompetitorOffer, competitorOffers);
    const rate = rowsOf(FxRate, fxRates);
    const product = rowsOf(Product, products);
    const competitor = rowsOf(Competitor, competitors);
    const tariff = rowsOf(TariffLine, tariffLines);
    const [o, r, p, c, t] = [offer.table, rate.table, product.table, competitor.table, tariff.table];
    return sql`
      SELECT DISTINCT ON (${o.competitorId}) ${o.id} AS id, ${c.name} AS "competitorName", ${p.hsCode} AS "hsCode",
        ${o.country} AS country, ${o.amount}::text AS amount, ${o.currency} AS currency, ${o.pieces}::text AS pieces,
        ${o.rule} AS rule, ${o.observedOn}::text AS "observedOn", ${o.discountRate}::text AS "discountRate",
        ${o.taxRate}::text AS "taxRate", ${o.commissionRate}::text AS "commissionRate", ${o.creditDays} AS "creditDays",
        ${o.specificationFactor}::text AS "specificationFactor", ${o.minimumQuantity}::text AS "minimumQuantity",
        ${o.confidence} AS confidence, ${o.originCountry} AS "originCountry", ${p.originCountry} AS "ourOrigin",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', ${t.kind}, 'hsCode', ${t.hsCode}, 'market', ${t.market}, 'origin', ${t.origin},
          'rate', ${t.rate}::text, 'validFrom', ${t.validFrom}, 'validUntil', ${t.validUntil})), '[]')
         FROM ${tariff.from} WHERE ${tariff.visible} AND starts_with(${p.hsCode}, ${t.hsCode})) AS tariff,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('base', base, 'quote', quote, 'mid', mid::text, 'day', day)), '[]')
         FROM (SELECT DISTINCT ON (${r.base}, ${r.quote}) ${r.base} AS base, ${r.quote} AS quote, ${r.mid} AS mid, ${r.day} AS day
           FROM ${rate.from}
           WHERE ${rate.visible} AND ${r.day} <= ${o.observedOn} AND ${r.day} >= ${o.observedOn} - ${rateDays}::int
           ORDER BY ${r.base}, ${r.quote}, ${r.day} DESC) known) AS rates
      FROM ${offer.from}
      JOIN ${product.from} ON ${p.id} = ${o.productId} AND ${product.visible}
      JOIN ${competitor.from} ON ${c.id} = ${o.competitorId} AND ${competitor.visible}
      WHERE ${offer.visible} AND ${o.correctedAt} IS NULL AND ${which(o)}
      ORDER BY ${o.competitorId}, ${o.observedOn} DESC, ${o.id} DESC
      LIMIT 100`;
  });
}

export interface StoredRating extends Rating {
  readonly competitorId: string | null;
  readonly competitorName: string | null;
}

export function readRatings(context: RequestContext, productId: string): Promise<StoredRating[]> {
  return readAcross<StoredRating>(context, (rowsOf) => {
    const rating = rowsOf(CompetitorRating, competitorRatings);
    const competitor = rowsOf(Competitor, competitors);
    const [r, c] = [rating.table, competitor.table];
    return sql`
      SELECT ${r.competitorId} AS "competitorId", ${c.name} AS "competitorName", ${r.criterion} AS criterion,
        ${r.score} AS score, ${r.reason} AS reason, ${r.argument} AS argument
      FROM ${rating.from} LEFT JOIN ${competitor.from} ON ${c.id} = ${r.competitorId} AND ${competitor.visible}
      WHERE ${rating.visible} AND ${r.productId}::text = ${localId('product', productId) ?? ''}::text
      ORDER BY ${c.name} NULLS FIRST, ${r.criterion}`;
  });
}
