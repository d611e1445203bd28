import { and, asc, eq } from 'drizzle-orm';
import { dealLines, type deals } from '../../../schema/tables/deals.ts';
import { products } from '../../../schema/tables/products.ts';
import { quotationLines, type quotations } from '../../../schema/tables/quotations.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { localId } from '../../graph/global-id.ts';
import { readWithin } from '../../graph/read-whole.ts';
import { selection } from '../../graph/selection.ts';
import type { StoredCostSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import { CostSheet } from '../../pricing/cost-sheets/cost-sheet.type.ts';
import { costSheetSelection } from '../../pricing/cost-sheets/cost-sheet-selection.ts';
import { marginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import { type PricedLine, priceLines, totalOf } from '../../pricing/cost-sheets/price-lines.ts';
import type { UnitPriceRounding } from '../../pricing/price-ladder/price-ladder.ts';
import { greatestMinorUnits } from '../../pricing/stored-amount.ts';
import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { type Fault, Refusal } from '../../trade/fault.ts';
import { type Money, minorOf } from '../../trade/money.ts';
import { floorsOf } from '../floors/price-floor.commands.ts';
import { type FloorHit, findFloorHits, marginOfLines } from '../floors/price-floor.ts';
import { type PricedTerms, pricedDeal } from './quotation-pricing.ts';

type DealRow = typeof deals.$inferSelect;
type QuotationRow = typeof quotations.$inferSelect;

/** Constraints that the terms of a revision can break. */
export const revisionConstraints: Readonly<Record<string, Fault>> = {
  quotations_locode_ports_locode_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'terms', 'locode'] },
};

/** Prices with what depends on them, as a revision keeps them. */
export interface Pricing {
  readonly lines: readonly PricedLine[];
  readonly columns: Pick<QuotationRow, 'totalMinor' | 'marginRate' | 'floorHits'>;
}

const sheetSelection = selection(costSheetSelection);

/** A cost sheet as the pricing rules take it, by its id. */
export async function sheetWithin(change: Change, viewer: Viewer, id: string): Promise<StoredCostSheet> {
  const sheet = await readWithin<StoredCostSheet>(change, viewer, CostSheet, id, sheetSelection);
  if (!sheet) throw new Error(`Cost sheet ${id} of a locked deal can't be read`);
  return sheet;
}

/** Prices a deal on these terms, at given unit prices or at those that its costs ask for, and finds the floors below which it lies. */
export async function priceDeal(
  change: Change,
  deal: DealRow,
  sheet: StoredCostSheet,
  terms: PricedTerms,
  prices: { readonly unitPrices?: readonly string[]; readonly rounding?: UnitPriceRounding },
): Promise<Pricing> {
  const { country } = await ownCompany(change);
  const lines = priceLines(pricedDeal(terms, country), sheet, { credit: terms, ...prices });
  refuseUncosted(lines);
  await refuseTooGreat(change, lines, terms.currency, ['input', 'unitPrices']);
  return { lines, columns: await priceColumns(change, deal, sheet, lines, terms.currency) };
}

/** Nothing is offered on terms that give the seller a step of which nobody has said what it costs. */
function refuseUncosted(lines: readonly PricedLine[]): void {
  const missing = findUncosted(lines);
  if (missing.length === 0) return;
  throw new Refusal(missing.map(({ facts }) => ({ code: 'COST_MISSING', path: ['input', 'terms'], facts })));
}

/** The steps that terms give the seller and of which nobody has said what they cost. */
export function stepsUncosted(lines: readonly PricedLine[]): string[] {
  return findUncosted(lines).flatMap(({ facts }) => String(facts.steps).split(','));
}

function findUncosted(lines: readonly PricedLine[]) {
  return lines[0]!.rung.findings.filter(({ id }) => missingCosts.has(id));
}

/** Refuses prices that can’t be kept, or leave what can’t: a slip, whatever was meant. */
export async function refuseTooGreat(
  change: Change,
  lines: readonly PricedLine[],
  currency: string,
  path: readonly string[],
): Promise<void> {
  const company = await ownCompany(change);
  const { profitInCompanyCurrency } = marginTruth(lines, company.currency);
  if ([totalOf(lines, currency), profitInCompanyCurrency].some(isTooGreat)) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path }]);
  }
}

/** Half of what is stored at most, so that the difference of two can be stored as well. */
function isTooGreat(money: Money): boolean {
  const minor = minorOf(money);
  return (minor < 0n ? -minor : minor) > greatestMinorUnits / 2n;
}

const missingCosts: ReadonlySet<string> = new Set(['PRC-01', 'PRC-02', 'PRC-03']);

/** What a revision keeps of its prices. */
async function priceColumns(
  change: Change,
  deal: DealRow,
  sheet: StoredCostSheet,
  lines: readonly PricedLine[],
  currency: string,
) {
  const totalMinor = minorOf(totalOf(lines, currency));
  if (totalMinor <= 0n)
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'unitPrices'], facts: { above: 0 } }]);
  return {
    totalMinor,
    marginRate: marginColumn(lines),
    floorHits: await hitsOf(change, deal, sheet, lines),
  };
}

/** Every floor below which these prices lie. */
export async function hitsOf(
  change: Change,
  deal: DealRow,
  sheet: StoredCostSheet,
  lines: readonly PricedLine[],
): Promise<FloorHit[]> {
  const subject = { dealId: deal.id, customerId: deal.customerId, lines: productsOf(sheet) };
  return findFloorHits(subject, lines, await floorsOf(change, subject));
}

/** A margin cut to six places: a release holds for what was released and not for a trace less. */
export function marginColumn(lines: readonly PricedLine[]): string {
  return writeDecimal(marginOfLines(lines).toDecimalPlaces(6, Decimal.ROUND_FLOOR));
}

function productsOf(sheet: StoredCostSheet) {
  return sheet.goods.map(({ sequence, product }) => ({
    sequence,
    productId: localId('product', product?.id ?? '') ?? '',
  }));
}

type Goods = Pick<
  typeof quotationLines.$inferSelect,
  'sequence' | 'productId' | 'description' | 'hsCode' | 'originCountry' | 'quantity' | 'unit'
>;

/** The lines of a revision as they are stored. */
export function lineRows(
  { companyId, id }: Pick<QuotationRow, 'companyId' | 'id'>,
  goods: readonly Goods[],
  pricing: Pricing,
) {
  return goods.map(({ sequence, productId, description, hsCode, originCountry, quantity, unit }, index) => {
    const { rung } = pricing.lines[index]!;
    return {
      ...{ companyId, quotationId: id },
      ...{ sequence, productId, description, hsCode, originCountry, quantity, unit },
      unitPrice: rung.unitPrice.amount,
      currency: rung.unitPrice.currency,
      amountMinor: minorOf(rung.total),
    };
  });
}

/** The lines of a deal as they would be offered now, in order. */
export async function linesOfDeal(change: Change, deal: DealRow): Promise<Goods[]> {
  const { sequence, productId, description, quantity, unit } = dealLines;
  const { hsCode, originCountry } = products;
  return change.tx
    .select({ sequence, productId, description, hsCode, originCountry, quantity, unit })
    .from(dealLines)
    .innerJoin(products, and(eq(products.companyId, dealLines.companyId), eq(products.id, productId)))
    .where(and(eq(dealLines.companyId, deal.companyId), eq(dealLines.dealId, deal.id)))
    .orderBy(asc(dealLines.sequence));
}

/** The stored lines of a revision, in order. */
export async function storedLines(change: Change, quotation: Pick<QuotationRow, 'companyId' | 'id'>) {
  return change.tx
    .select()
    .from(quotationLines)
    .where(
      and(eq(quotationLines.companyId, quotation.companyId), eq(quotationLines.quotationId, quotation.id)),
    )
    .orderBy(asc(quotationLines.sequence));
}
