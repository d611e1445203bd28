import { dealLines, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import { costSheetCharges, costSheetGoods, costSheets } from '../../schema/tables/pricing.ts';
import { fxSnapshotRates, fxSnapshots } from '../../schema/tables/trade.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { DealStage } from '../../src/deals/deal-stage.ts';
import { insertRows } from '../insert-rows.ts';
import { ownerOf } from './companies.ts';
import { type DemoDeal, demoDeals, numberYear } from './deals.ts';
import { demoId } from './demo-id.ts';
import { type DemoRate, demoRates } from './fx-rates.ts';

/** Writes the deals with their lines, history, numbers and, from QUOTING on, their cost sheets. */
export async function seedDeals(tx: Transaction, now: Date): Promise<number> {
  const all = demoDeals(now);
  const priced = all.filter((deal) => hasPassed(deal, 'QUOTING'));
  const rates = demoRates(now);
  await insertRows(tx, deals, all.map(dealRow));
  await insertRows(tx, dealLines, all.flatMap(lineRows));
  await insertRows(tx, dealStageChanges, all.flatMap(stageRows));
  await insertRows(tx, numberSeries, lastNumbers(all));
  await insertRows(tx, fxSnapshots, priced.map(snapshotRow));
  await insertRows(
    tx,
    fxSnapshotRates,
    priced.flatMap((deal) => snapshotRateRows(deal, rates)),
  );
  await insertRows(tx, costSheets, priced.map(sheetRow));
  await insertRows(tx, costSheetGoods, priced.flatMap(goodsRows));
  await insertRows(tx, costSheetCharges, priced.flatMap(chargeRows));
  return all.length;
}

function hasPassed(deal: DemoDeal, stage: DealStage): boolean {
  return deal.stages.some((passed) => passed.stage === stage);
}

const openedAt = (deal: DemoDeal) => deal.openedAt.toISOString();
const dates = (deal: DemoDeal) => ({ createdAt: openedAt(deal), updatedAt: openedAt(deal) });
/** When the price was worked out. */
const pricedOn = (deal: DemoDeal) => deal.stages.find(({ stage }) => stage === 'QUOTING')!.at;

function dealRow(deal: DemoDeal): typeof deals.$inferInsert {
  const { customer, rule, mode, namedPlace, locode, number } = deal;
  const last = deal.stages.at(-1)!;
  return {
    companyId: deal.company,
    id: deal.id,
    ...dates(deal),
    ...{ number, rule, mode, namedPlace, locode },
    title: deal.lines
      .map(({ product }) => product.name)
      .join('; ')
      .slice(0, 200),
    customerId: demoId(`customer ${customer.key}`),
    contactId: demoId(`contact ${customer.key}`),
    ...ownerOf(customer.owner),
    stage: last.stage,
    stageSince: last.at.toISOString(),
    openedAt: openedAt(deal),
    currency: customer.currency,
    edition: 'INCOTERMS_2020',
    containerised: mode === 'SEA',
    destinationCountry: customer.country,
    paidByLetterOfCredit: ['KE', 'IN', 'BR'].includes(customer.country),
    expectedCloseOn: new Date(deal.openedAt.getTime() + 90 * 86_400_000).toISOString().slice(0, 10),
  };
}

function lineRows(deal: DemoDeal): (typeof dealLines.$inferInsert)[] {
  return deal.lines.map(({ product, quantity }, index) => ({
    companyId: deal.company,
    id: demoId(`line ${deal.id} ${index}`),
    ...dates(deal),
    dealId: deal.id,
    sequence: index + 1,
    productId: demoId(`product ${product.code}`),
    description: product.name,
    quantity,
    unit: product.unit,
  }));
}

function stageRows(deal: DemoDeal): (typeof dealStageChanges.$inferInsert)[] {
  return deal.stages.map(({ stage, at }, index) => ({
    companyId: deal.company,
    id: demoId(`stage ${deal.id} ${index}`),
    dealId: deal.id,
    fromStage: deal.stages[index - 1]?.stage ?? null,
    toStage: stage,
    at: at.toISOString(),
    personId: ownerOf(deal.customer.owner).ownerId,
    reason: reasons[stage] ?? null,
  }));
}

const reasons: Readonly<Partial<Record<DealStage, string>>> = {
  LOST: 'PRICE: a competitor was 6 % below us.',
  CANCELLED: 'The buyer’s end customer went out of business.',
  ON_HOLD: 'The buyer waits for its import licence.',
  CLAIM: 'Eleven cartons arrived wet.',
};

function lastNumbers(all: readonly DemoDeal[]): (typeof numberSeries.$inferInsert)[] {
  const last = new Map<string, typeof numberSeries.$inferInsert>();
  for (const deal of all) {
    const year = numberYear(deal.openedAt);
    const key = `${deal.company} ${year}`;
    const count = (last.get(key)?.last ?? 0) + 1;
    last.set(key, { companyId: deal.company, series: 'deal', year, last: count });
  }
  return [...last.values()];
}

function snapshotRow(deal: DemoDeal): typeof fxSnapshots.$inferInsert {
  const at = pricedOn(deal).toISOString();
  const id = demoId(`snapshot ${deal.id}`);
  return {
    companyId: deal.company,
    id,
    takenAt: at,
    asOf: at.slice(0, 10),
    source: 'stored',
    buffer: '0.01',
  };
}

/** The deal's currency at the buying rate less 1 %, the dollar of the freight at the selling rate. */
function snapshotRateRows(
  deal: DemoDeal,
  rates: readonly DemoRate[],
): (typeof fxSnapshotRates.$inferInsert)[] {
  const day = pricedOn(deal).toISOString().slice(0, 10);
  const { currency } = deal.customer;
  return [...new Set([currency, 'USD'])].map((base, index) => {
    const rate = rates.findLast((known) => known.base === base && known.quote === 'CNY' && known.day <= day);
    if (!rate) throw new Error(`No rate of ${base} on ${day}`);
    const isDealCurrency = base === currency;
    return {
      companyId: deal.company,
      snapshotId: demoId(`snapshot ${deal.id}`),
      sequence: index + 1,
      ...{ base, quote: 'CNY' },
      rate: isDealCurrency ? (Number(rate.bid) * 0.99).toFixed(6) : rate.ask,
      side: isDealCurrency ? 'BID' : 'ASK',
    };
  });
}

function sheetRow(deal: DemoDeal, index: number): typeof costSheets.$inferInsert {
  const at = pricedOn(deal).toISOString();
  return {
    companyId: deal.company,
    id: demoId(`sheet ${deal.id}`),
    createdAt: at,
    updatedAt: at,
    dealId: deal.id,
    fxSnapshotId: demoId(`snapshot ${deal.id}`),
    premiumRate: ['CIF', 'CIP', 'DAP'].includes(deal.rule) ? '0.002' : null,
    insuredFraction: '1.10',
    insuranceBase: 'GROSS',
    commissionRate: index % 5 === 0 ? '0.03' : '0',
    commissionBase: 'INVOICE',
    profitRate: ['0.08', '0.10', '0.12', '0.15'][index % 4]!,
    profitBasis: 'PRICE',
    bankChargeRate: '0.0015',
  };
}

function goodsRows(deal: DemoDeal): (typeof costSheetGoods.$inferInsert)[] {
  return deal.lines.map(({ product, quantity }, index) => ({
    companyId: deal.company,
    costSheetId: demoId(`sheet ${deal.id}`),
    sequence: index + 1,
    productId: demoId(`product ${product.code}`),
    quantity,
    unitCost: product.cost,
    currency: 'CNY',
    vatRate: '0.13',
    rebateRate: product.rebateRate,
    taxScheme: 'TRADER',
  }));
}

type ChargeRow = typeof costSheetCharges.$inferInsert;

/** What the journey costs, by sea in a container or by air; minor units. */
const chargesBySea: readonly (readonly [ChargeRow['step'], bigint, string, string])[] = [
  ['LOADING', 42_000n, 'CNY', 'Loading at the warehouse'],
  ['PRE_CARRIAGE', 268_000n, 'CNY', 'Trucking to Ningbo'],
  ['EXPORT_CLEARANCE', 45_000n, 'CNY', 'Customs declaration'],
  ['ORIGIN_TERMINAL', 128_000n, 'CNY', 'Terminal handling, origin'],
  ['MAIN_CARRIAGE', 214_000n, 'USD', 'Ocean freight 1×40HQ'],
];
const chargesByAir: typeof chargesBySea = [
  ['LOADING', 26_000n, 'CNY', 'Loading at the warehouse'],
  ['PRE_CARRIAGE', 142_000n, 'CNY', 'Trucking to Pudong'],
  ['EXPORT_CLEARANCE', 38_000n, 'CNY', 'Customs declaration'],
  ['ORIGIN_TERMINAL', 66_000n, 'CNY', 'Airport handling'],
  ['MAIN_CARRIAGE', 486_000n, 'USD', 'Air freight'],
];

function chargeRows(deal: DemoDeal): ChargeRow[] {
  const charges = deal.mode === 'AIR' ? chargesByAir : chargesBySea;
  const rows = charges.map(([step, amountMinor, currency, label]) => ({
    step,
    amountMinor,
    currency,
    label,
  }));
  const atDestination = { amountMinor: 52_000n, currency: 'USD', label: 'Delivery to the buyer' };
  const all = deal.rule === 'DAP' ? [...rows, { step: 'ON_CARRIAGE' as const, ...atDestination }] : rows;
  return all.map((charge, index) => ({
    companyId: deal.company,
    costSheetId: demoId(`sheet ${deal.id}`),
    sequence: index + 1,
    ...charge,
  }));
}
