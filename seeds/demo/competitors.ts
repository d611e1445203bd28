import { competitorOffers, competitorRatings, competitors } from '../../schema/tables/competitors.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { Criterion, OfferSource } from '../../src/market/competitor.ts';
import type { Confidence } from '../../src/market/market-figure.ts';
import type { IncotermRule } from '../../src/trade/incoterm.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

// biome-ignore format: one competitor a line reads as a table
const known: readonly (readonly [name: string, country: string, strengths: string, weaknesses: string])[] = [
  ['Hanoi Flask JSC',        'VN', 'No duty into the European Union; short lead times', 'One colour range; papers come late'],
  ['Bosporus Termos A.Ş.',   'TR', 'Two weeks by truck; takes small orders',            'Dearer; no tests for food contact in English'],
  ['Delta Steelware Ltd',    'CN', 'Large volumes; long credit',                        'Quality varies from lot to lot'],
  ['Mosel Werkzeuglicht KG', 'DE', 'Service and spare parts on the spot',               'Twice the price'],
];

interface DemoOffer {
  readonly competitor: string;
  readonly product: string;
  readonly country: string;
  readonly price: readonly [amount: string, currency: string, unit: string, pieces: string];
  readonly terms: readonly [rule: IncotermRule, place: string];
  readonly origin: string;
  readonly daysAgo: number;
  readonly source: readonly [type: OfferSource, text: string, confidence: Confidence];
  readonly commissionRate?: string;
  readonly creditDays?: number;
  readonly minimumQuantity?: string;
  readonly leadTimeDays?: number;
}

// biome-ignore format: one offer a line reads as a table
const seen: readonly DemoOffer[] = [
  { competitor: 'Delta Steelware Ltd', product: 'KIT-B18', country: 'NL', price: ['46.00', 'EUR', 'carton', '24'], terms: ['CIF', 'Rotterdam'], origin: 'CN', daysAgo: 20, source: ['CUSTOMER_TOLD', 'A buyer in Rotterdam showed the offer', 'MEDIUM'], commissionRate: '0.03', creditDays: 60, leadTimeDays: 45 },
  { competitor: 'Hanoi Flask JSC',     product: 'KIT-B18', country: 'DE', price: ['2.18', 'USD', 'piece', '1'],    terms: ['CIF', 'Hamburg'],   origin: 'VN', daysAgo: 12, source: ['QUOTE', 'Quotation to a chain, seen at the fair', 'HIGH'], minimumQuantity: '2400', leadTimeDays: 30 },
  { competitor: 'Delta Steelware Ltd', product: 'KIT-B18', country: 'DE', price: ['2.09', 'USD', 'piece', '1'],    terms: ['CIF', 'Hamburg'],   origin: 'CN', daysAgo: 35, source: ['QUOTE', 'Quotation of the autumn', 'MEDIUM'], creditDays: 30, leadTimeDays: 45 },
  { competitor: 'Bosporus Termos A.Ş.', product: 'KIT-B18', country: 'DE', price: ['2.65', 'EUR', 'piece', '1'],   terms: ['DAP', 'Hamburg'],   origin: 'TR', daysAgo: 150, source: ['WEBSITE', 'Price list on their site', 'LOW'], leadTimeDays: 14 },
  { competitor: 'Mosel Werkzeuglicht KG', product: 'LED-W30', country: 'DE', price: ['19.90', 'EUR', 'piece', '1'], terms: ['EXW', 'Koblenz'],  origin: 'DE', daysAgo: 40, source: ['SHELF_PRICE', 'Dealer in Cologne, tax taken out', 'LOW'] },
];

// biome-ignore format: one rating a line reads as a table
const rated: readonly (readonly [competitor: string | null, criterion: Criterion, score: number, reason: string, argument: string | null])[] = [
  [null,                 'PRICE',        7, 'Between the two', null],
  [null,                 'QUALITY',      9, 'Below 0.4 % claims in three years', 'Three years below 0.4 % claims: ask us for the figures of your market.'],
  [null,                 'LEAD_TIME',    6, '35 days', null],
  [null,                 'CERTIFICATES', 9, 'LFGB and FDA reports of this year', 'Test reports for food contact are on the table today.'],
  [null,                 'SERVICE',      8, 'Spare lids for ten years', null],
  ['Hanoi Flask JSC',     'PRICE',        8, 'No duty into the European Union', null],
  ['Hanoi Flask JSC',     'QUALITY',      7, 'Two complaints heard of', null],
  ['Hanoi Flask JSC',     'LEAD_TIME',    8, '30 days', null],
  ['Hanoi Flask JSC',     'CERTIFICATES', 5, 'Reports of 2022', null],
  ['Delta Steelware Ltd', 'PRICE',        9, 'The lowest that was seen', null],
  ['Delta Steelware Ltd', 'QUALITY',      5, 'Varies from lot to lot', null],
  ['Delta Steelware Ltd', 'SERVICE',      4, 'Answers within a week', null],
];

/** Writes what the demo company knows of its competitors; gives the number of their offers. */
export async function seedCompetitors(tx: Transaction, since: Date, now: Date): Promise<number> {
  const at = since.toISOString();
  const row = (name: string) => ({
    ...{ companyId: demoCompany.id, id: demoId(name), createdAt: at, updatedAt: at },
  });
  const analyst = ownerOf('analyst@demo.lading.test').ownerId;
  await insertRows(
    tx,
    competitors,
    known.map(([name, country, strengths, weaknesses]) => ({
      ...row(`competitor ${name}`),
      ...{ name, country, strengths, weaknesses },
    })),
  );
  const offers = seen.map((offer, index) => offerRow(row(`seen offer ${index}`), offer, now, analyst));
  // A slip that was put right, as it happens.
  const slip = { ...offers[0]!, ...row('seen offer slip'), amount: '64.00', correctedAt: at };
  await insertRows(tx, competitorOffers, [slip, { ...offers[0]!, correctsId: slip.id }, ...offers.slice(1)]);
  await insertRows(
    tx,
    competitorRatings,
    rated.map(([competitor, criterion, score, reason, argument]) => ({
      ...row(`competitor rating ${competitor} ${criterion}`),
      productId: demoId('product KIT-B18'),
      competitorId: competitor && demoId(`competitor ${competitor}`),
      ...{ criterion, score, reason, argument, ratedBy: analyst, ratedOn: dayAfter(now, -30) },
    })),
  );
  return offers.length;
}

function offerRow(
  row: Pick<typeof competitorOffers.$inferInsert, 'companyId' | 'id' | 'createdAt' | 'updatedAt'>,
  offer: DemoOffer,
  now: Date,
  recordedBy: string,
): typeof competitorOffers.$inferInsert {
  const [amount, currency, priceUnit, pieces] = offer.price;
  const [rule, namedPlace] = offer.terms;
  const [sourceType, source, confidence] = offer.source;
  return {
    ...row,
    competitorId: demoId(`competitor ${offer.competitor}`),
    productId: demoId(`product ${offer.product}`),
    country: offer.country,
    ...{ amount, currency, priceUnit, pieces, rule, namedPlace, edition: 'INCOTERMS_2020' },
    creditDays: offer.creditDays ?? 0,
    commissionRate: offer.commissionRate ?? '0',
    ...{ discountRate: '0', taxRate: '0', specificationFactor: '1' },
    minimumQuantity: offer.minimumQuantity ?? null,
    leadTimeDays: offer.leadTimeDays ?? null,
    originCountry: offer.origin,
    observedOn: dayAfter(now, -offer.daysAgo),
    ...{ sourceType, source, confidence, recordedBy },
  };
}
