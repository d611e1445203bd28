import { and, eq } from 'drizzle-orm';
import { deals } from '../../schema/tables/deals.ts';
import {
  costSheetCharges,
  costSheetDuties,
  costSheetGoods,
  costSheetPayers,
  costSheets,
} from '../../schema/tables/pricing.ts';
import { fxSnapshotRates, fxSnapshots } from '../../schema/tables/trade.ts';
import type { Transaction } from '../../src/database/database.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { keyOfBasis } from '../../src/pricing/charge-basis.ts';
import type { StoredCostSheet } from '../../src/pricing/cost-sheets/cost-sheet.ts';
import { dayCountOf } from '../../src/pricing/financing.ts';
import { Decimal, writeDecimal } from '../../src/trade/decimal.ts';
import { freezeRates } from '../../src/trade/fx-snapshot.ts';
import { amountOf, moneyOfMinor } from '../../src/trade/money.ts';
import { insertRows } from '../insert-rows.ts';
import { chargesOf, containersOf, packedLine } from './charges.ts';
import { demoCompany } from './companies.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';
import type { DemoRate } from './fx-rates.ts';
import { costsOf } from './products.ts';
import { rebateRateId } from './rebate-rates.ts';

const buffer = '0.01';

/** Writes a cost sheet for every deal that came to QUOTING, as it would have been set on that day. */
export async function seedCostSheets(
  tx: Transaction,
  all: readonly DemoDeal[],
  rates: readonly DemoRate[],
  now: Date,
): Promise<void> {
  const priced = pricedDeals(all);
  await insertRows(tx, fxSnapshots, priced.map(snapshotRow));
  await insertRows(
    tx,
    fxSnapshotRates,
    priced.flatMap((deal) => snapshotRateRows(deal, rates)),
  );
  await insertRows(tx, costSheets, priced.map(sheetRow));
  await insertRows(
    tx,
    costSheetGoods,
    priced.flatMap((deal) => goodsRows(deal, now)),
  );
  await insertRows(tx, costSheetCharges, priced.flatMap(chargeRows));
  await insertRows(tx, costSheetPayers, priced.flatMap(payerRows));
  await insertRows(tx, costSheetDuties, priced.flatMap(dutyRows));
  await tx
    .update(deals)
    .set({ costSheetId: costSheets.id })
    .from(costSheets)
    .where(and(eq(deals.companyId, costSheets.companyId), eq(deals.id, costSheets.dealId)));
}

/** The deals that came so far that they were priced. */
export function pricedDeals(all: readonly DemoDeal[]): DemoDeal[] {
  return all.filter((deal) => deal.stages.some(({ stage }) => stage === 'QUOTING'));
}

/** The sheet of a deal as the pricing rules take it; `index` is its place among the priced ones. */
export function storedSheet(
  deal: DemoDeal,
  index: number,
  rates: readonly DemoRate[],
  now: Date,
): StoredCostSheet {
  return {
    ...sheetRow(deal, index),
    goods: goodsRows(deal, now).map(({ productId, unitCost, currency, ...goods }) => ({
      ...goods,
      product: { id: globalId('product', productId) },
      unitCost: { amount: unitCost, currency },
    })),
    charges: chargesOf(deal, pricedOn(deal)).map(({ step, label, basis, rate, amountMinor, currency }) => ({
      ...{ step, label, basis, rate },
      amount:
        amountMinor !== null && currency
          ? { amount: amountOf(moneyOfMinor(amountMinor, currency)), currency }
          : null,
    })),
    payerOverrides: payerRows(deal),
    importDuties: dutyRows(deal).map(({ rate }) => ({ rate })),
    fxSnapshot: { buffer, rates: snapshotRateRows(deal, rates) },
  };
}

/** When the price was worked out. */
const pricedAt = (deal: DemoDeal) => deal.stages.find(({ stage }) => stage === 'QUOTING')!.at.toISOString();
const pricedOn = (deal: DemoDeal) => pricedAt(deal).slice(0, 10);

function snapshotRow(deal: DemoDeal): typeof fxSnapshots.$inferInsert {
  return {
    companyId: deal.company,
    id: demoId(`snapshot ${deal.id}`),
    takenAt: pricedAt(deal),
    asOf: pricedOn(deal),
    source: 'stored',
    buffer,
  };
}

function snapshotRateRows(
  deal: DemoDeal,
  rates: readonly DemoRate[],
): (typeof fxSnapshotRates.$inferInsert)[] {
  const { currency } = deal.customer;
  const met = [currency, 'CNY', 'USD'];
  const quotes = rates
    .filter(({ base, quote, day }) => day === pricedOn(deal) && met.includes(base) && met.includes(quote))
    .map(({ base, quote, bid, ask }) => ({ base, quote, bid: new Decimal(bid), ask: new Decimal(ask) }));
  return freezeRates(currency, quotes, new Decimal(buffer), []).map(({ base, quote, rate, side }, index) => ({
    companyId: deal.company,
    snapshotId: demoId(`snapshot ${deal.id}`),
    sequence: index + 1,
    ...{ base, quote, side },
    rate: writeDecimal(rate),
  }));
}

function sheetRow(deal: DemoDeal, index: number) {
  return {
    companyId: deal.company,
    id: demoId(`sheet ${deal.id}`),
    createdAt: pricedAt(deal),
    updatedAt: pricedAt(deal),
    dealId: deal.id,
    fxSnapshotId: demoId(`snapshot ${deal.id}`),
    premiumRate: ['CIF', 'CIP', 'DAP'].includes(deal.rule) ? '0.002' : null,
    insuredFraction: '1.10',
    insuranceBase: 'GROSS' as const,
    commissionRate: index % 5 === 0 ? '0.03' : '0',
    commissionBase: 'INVOICE' as const,
    profitRate: ['0.08', '0.10', '0.12', '0.15'][index % 4]!,
    profitBasis: 'PRICE' as const,
    bankChargeRate: '0.0015',
    ...(containersOf(deal) ?? { equipment: null, containers: null }),
    // A delivered price is also worked out duty paid, for buyers who ask.
    importTaxRate: deal.rule === 'DAP' ? '0.20' : null,
    customsValueBasis: deal.rule === 'DAP' ? ('CIF' as const) : null,
    annualInterestRate: '0.045',
    dayCount: dayCountOf(deal.customer.currency),
  };
}

function goodsRows(deal: DemoDeal, now: Date) {
  return deal.lines.map(({ product, quantity }, index) => ({
    companyId: deal.company,
    costSheetId: demoId(`sheet ${deal.id}`),
    sequence: index + 1,
    productId: demoId(`product ${product.code}`),
    quantity,
    unitCost: costsOf(product, now).findLast(({ validFrom }) => validFrom <= pricedOn(deal))!.unitCost,
    currency: 'CNY',
    vatRate: '0.13',
    rebateRate: product.rebateRate,
    taxScheme: 'TRADER' as const,
    rebateRateId: deal.company === demoCompany.id ? rebateRateId(product.hsCode) : null,
    ...packedLine(product, quantity),
  }));
}

function chargeRows(deal: DemoDeal): (typeof costSheetCharges.$inferInsert)[] {
  return chargesOf(deal, pricedOn(deal)).map((charge, index) => ({
    companyId: deal.company,
    costSheetId: demoId(`sheet ${deal.id}`),
    sequence: index + 1,
    allocateBy: keyOfBasis[charge.basis],
    ...charge,
  }));
}

/** Who delivers bears the risk of the way, and so insures it. */
function payerRows(deal: DemoDeal) {
  if (deal.rule !== 'DAP') return [];
  const owner = { companyId: deal.company, costSheetId: demoId(`sheet ${deal.id}`) };
  return [{ ...owner, step: 'INSURANCE' as const, party: 'SELLER' as const }];
}

function dutyRows(deal: DemoDeal) {
  if (deal.rule !== 'DAP') return [];
  return [{ companyId: deal.company, costSheetId: demoId(`sheet ${deal.id}`), sequence: 1, rate: '0.047' }];
}
