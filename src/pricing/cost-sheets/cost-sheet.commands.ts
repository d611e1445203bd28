import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { dealLines, deals } from '../../../schema/tables/deals.ts';
import { costSheets } from '../../../schema/tables/pricing.ts';
import { products, purchaseCosts } from '../../../schema/tables/products.ts';
import { fxSnapshots } from '../../../schema/tables/trade.ts';
import { ownCompany } from '../../access/own-company.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockRow } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, staleFault } from '../../trade/fault.ts';
import { ratesOfLane, withLane } from '../rate-tables/freight-lane.commands.ts';
import type { FreightLane } from '../rate-tables/freight-lane.ts';
import { rebateRatesFor } from '../rate-tables/rebate-rate.commands.ts';
import type { SetCostSheetInput } from './cost-sheet.input.ts';
import { type CostSheetTerms, currenciesOf } from './cost-sheet.ts';
import { findCostSheetFaults } from './cost-sheet-faults.ts';
import { costsOfLines, type LineCost } from './cost-sheet-goods.ts';
import { insertSheet, partRows, partsFor, partsOfSheet, sheetColumns } from './cost-sheet-rows.commands.ts';
import { findOversize, resizedGoods } from './resized-sheet.ts';
import { containersAtMost, containersOf } from './sheet-containers.ts';
import { type FxChoice, keepSnapshot, ratesOf } from './sheet-rates.commands.ts';

const constraints: Readonly<Record<string, Fault>> = {
  cost_sheet_goods_positive: { code: 'OUT_OF_RANGE', path: ['input', 'goods'], facts: { above: 0 } },
};

/** Sets the cost sheet of a deal as a new version: freezes the goods' costs and the exchange rates of the day. */
export function setCostSheet(context: RequestContext, input: SetCostSheetInput) {
  const options = { name: 'setCostSheet', permission: 'cost:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    const before = await sheetOf(change, deal, input.version ?? null);
    const company = await ownCompany(change);
    const today = dayIn(company.timeZone, change.now);
    const asOf = input.fx?.asOf ?? today;
    if (asOf > today) {
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'fx', 'asOf'], facts: { maximum: today } }]);
    }
    const goods = await goodsOf(change, deal.id, input, today);
    const fx = { asOf, buffer: input.fx?.buffer ?? '0', rates: input.fx?.rates ?? [] };
    const sheet = await filled(change, deal, termsOf(input, goods), goods, { ...fx, today }, input.lane);
    const met = [company.currency, ...currenciesOf(sheet, goods)];
    const rates = await ratesOf(change, deal.currency, met, fx);
    const faults = findCostSheetFaults(deal, sheet, goods, rates, today);
    refuse(faults);

    const row = {
      ...change.newRow(),
      version: await nextVersion(change, deal.id),
      dealId: deal.id,
      fxSnapshotId: await keepSnapshot(change, deal.currency, fx, rates),
      ...sheetColumns(sheet, deal.currency),
    };
    const parts = partRows({ companyId: deal.companyId, costSheetId: row.id }, sheet, goods);
    await insertSheet(change, row, parts);
    await holdSheet(change, deal, row.id);
    change.record({
      event: 'deal.costed',
      entity: 'CostSheet',
      entityId: row.id,
      before: before ?? null,
      after: { ...row, ...parts, charges: sheet.charges },
    });
    return { costSheet: row.id, deal: deal.id };
  });
}

type DealRow = typeof deals.$inferSelect;

/** What is given, with the containers that it comes to, as the pricing rules take it. */
function termsOf(input: SetCostSheetInput, goods: readonly LineCost[]): CostSheetTerms {
  const { duties, taxRate, valuedAs } = input.importDuties ?? {};
  return {
    ...input,
    containers: containersOf(input, goods) ?? input.containers,
    importDuties: duties,
    importTaxRate: taxRate,
    customsValueBasis: valuedAs,
  };
}

/** A sheet with what the freight rates of a lane add to it, where one is given. */
async function filled(
  change: Change,
  deal: DealRow,
  sheet: CostSheetTerms,
  goods: readonly LineCost[],
  { today, ...fx }: FxChoice & { readonly today: string },
  lane: FreightLane | null | undefined,
): Promise<CostSheetTerms> {
  if (!lane) return sheet;
  const rates = await ratesOfLane(change, lane, sheet.equipment, today);
  const currencies = rates.map(({ amount }) => amount.currency);
  const money = { currency: deal.currency, rates: await ratesOf(change, deal.currency, currencies, fx) };
  return withLane(sheet, goods, lane, rates, money);
}

/** Adds a version of a deal's cost sheet: the same costs, with the exchange rates of today. */
export async function renewSheet(change: Change, deal: DealRow): Promise<string> {
  const { companyId } = deal;
  const before = await sheetRow(change, deal.costSheetId!);
  const parts = await partsOfSheet(change, deal.costSheetId!);
  const [snapshot] = await change.tx
    .select()
    .from(fxSnapshots)
    .where(and(eq(fxSnapshots.companyId, companyId), eq(fxSnapshots.id, before.fxSnapshotId)));
  const company = await ownCompany(change);
  const asOf = dayIn(company.timeZone, change.now);
  const costs = [...parts.goods, ...parts.charges, ...parts.duties];
  const met = [company.currency, ...costs.flatMap(({ currency }) => currency ?? [])];
  const fx = { asOf, buffer: snapshot!.buffer, rates: [] };
  const rates = await ratesOf(change, deal.currency, met, fx);
  const row = {
    ...before,
    ...change.newRow(),
    version: await nextVersion(change, deal.id),
    fxSnapshotId: await keepSnapshot(change, deal.currency, fx, rates),
  };
  await insertSheet(change, row, partsFor(row.id, parts));
  await holdSheet(change, deal, row.id);
  change.record({
    event: 'deal.ratesRenewed',
    entity: 'CostSheet',
    entityId: row.id,
    before,
    after: row,
  });
  return row.id;
}

/**
 * Adds a version of a sheet for other quantities of its goods: packages and containers are counted anew, every cost and
 * rate stays as it was frozen. The deal keeps the sheet that it has, as it is of the goods that were asked for.
 */
export async function resizeSheet(
  change: Change,
  costSheetId: string,
  quantities: ReadonlyMap<number, string>,
  path: readonly string[],
): Promise<string> {
  const before = await sheetRow(change, costSheetId);
  const parts = await partsOfSheet(change, costSheetId);
  const resized = resizedGoods(before, parts.goods, quantities);
  const { lines, inContainers } = findOversize(resized);
  const facts = { maximum: containersAtMost };
  const faults = lines.map((line): Fault => ({ code: 'OUT_OF_RANGE', path, facts: { line } }));
  if (inContainers) faults.push({ code: 'OUT_OF_RANGE', path, facts });
  refuse(faults);
  const row = {
    ...before,
    ...change.newRow(),
    version: await nextVersion(change, before.dealId),
    containers: resized.containers,
  };
  const resizedParts = partsFor(row.id, { ...parts, goods: resized.goods });
  await insertSheet(change, row, resizedParts);
  change.record({
    event: 'deal.quantitiesCosted',
    entity: 'CostSheet',
    entityId: row.id,
    before,
    after: { ...row, goods: resizedParts.goods },
  });
  return row.id;
}

async function sheetRow(change: Change, id: string) {
  const [row] = await change.tx
    .select()
    .from(costSheets)
    .where(and(eq(costSheets.companyId, change.viewer.companyId), eq(costSheets.id, id)));
  return row!;
}

/** The version behind all of a deal, those included that amendments were priced from. The deal's lock keeps it. */
async function nextVersion(change: Change, dealId: string): Promise<number> {
  const [last] = await change.tx
    .select({ version: costSheets.version })
    .from(costSheets)
    .where(and(eq(costSheets.companyId, change.viewer.companyId), eq(costSheets.dealId, dealId)))
    .orderBy(desc(costSheets.version))
    .limit(1);
  return (last?.version ?? 0) + 1;
}

async function holdSheet(change: Change, deal: DealRow, costSheetId: string): Promise<void> {
  await change.tx
    .update(deals)
    .set({ costSheetId })
    .where(and(eq(deals.companyId, deal.companyId), eq(deals.id, deal.id)));
}

/** The sheet that holds, if it is the one that the caller read. The deal's lock keeps it. */
async function sheetOf(change: Change, deal: DealRow, version: number | null) {
  const [sheet] = deal.costSheetId
    ? await change.tx
        .select()
        .from(costSheets)
        .where(and(eq(costSheets.companyId, deal.companyId), eq(costSheets.id, deal.costSheetId)))
    : [];
  if ((sheet?.version ?? null) === version) return sheet;
  if (version === null) throw new Refusal([{ code: 'REQUIRED', path: ['input', 'version'] }]);
  throw new Refusal([staleFault(sheet?.version ?? 0, version)]);
}

async function goodsOf(
  change: Change,
  dealId: string,
  input: SetCostSheetInput,
  today: string,
): Promise<LineCost[]> {
  const { companyId } = change.viewer;
  const lines = await change.tx
    .select()
    .from(dealLines)
    .where(and(eq(dealLines.companyId, companyId), eq(dealLines.dealId, dealId)))
    .orderBy(asc(dealLines.sequence));
  const productIds = lines.map((line) => line.productId);
  const packed =
    productIds.length === 0
      ? []
      : await change.tx
          .select()
          .from(products)
          .where(and(eq(products.companyId, companyId), inArray(products.id, productIds)));
  const costs =
    productIds.length === 0
      ? []
      : await change.tx
          .selectDistinctOn([purchaseCosts.productId])
          .from(purchaseCosts)
          .where(
            and(
              eq(purchaseCosts.companyId, companyId),
              inArray(purchaseCosts.productId, productIds),
              lte(purchaseCosts.validFrom, today),
            ),
          )
          .orderBy(purchaseCosts.productId, desc(purchaseCosts.validFrom));
  const codes = packed.map(({ hsCode }) => hsCode);
  const tariff = { day: today, rates: await rebateRatesFor(change, codes, today) };
  return costsOfLines(lines, packed, costs, input.goods, tariff);
}
