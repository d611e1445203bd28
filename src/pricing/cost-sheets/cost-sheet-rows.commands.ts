import { and, asc, eq } from 'drizzle-orm';
import {
  costSheetCharges,
  costSheetDuties,
  costSheetGoods,
  costSheetPayers,
  costSheets,
} from '../../../schema/tables/pricing.ts';
import type { Change } from '../../events/change.ts';
import { minorOf, moneyOf } from '../../trade/money.ts';
import { keyOfBasis } from '../charge-basis.ts';
import { dayCountOf } from '../financing.ts';
import type { CostSheetTerms } from './cost-sheet.ts';
import type { LineCost } from './cost-sheet-goods.ts';
import type { SheetCharge } from './sheet-charges.ts';

/** The rows that hang on a sheet. */
export interface SheetParts {
  readonly goods: (typeof costSheetGoods.$inferInsert)[];
  readonly charges: (typeof costSheetCharges.$inferInsert)[];
  readonly duties: (typeof costSheetDuties.$inferInsert)[];
  readonly payers: (typeof costSheetPayers.$inferInsert)[];
}

interface Owner {
  readonly companyId: string;
  readonly costSheetId: string;
}

/** Inserts a sheet with all that hangs on it. */
export async function insertSheet(
  change: Change,
  row: typeof costSheets.$inferInsert,
  { goods, charges, duties, payers }: SheetParts,
): Promise<void> {
  await change.tx.insert(costSheets).values(row);
  await change.tx.insert(costSheetGoods).values(goods);
  if (charges.length > 0) await change.tx.insert(costSheetCharges).values(charges);
  if (duties.length > 0) await change.tx.insert(costSheetDuties).values(duties);
  if (payers.length > 0) await change.tx.insert(costSheetPayers).values(payers);
}

/** What hangs on a stored sheet. */
export async function partsOfSheet(change: Change, costSheetId: string): Promise<SheetParts> {
  const { companyId } = change.viewer;
  const ofSheet = (
    table: typeof costSheetGoods | typeof costSheetCharges | typeof costSheetDuties | typeof costSheetPayers,
  ) => and(eq(table.companyId, companyId), eq(table.costSheetId, costSheetId));
  const { tx } = change;
  return {
    goods: await tx
      .select()
      .from(costSheetGoods)
      .where(ofSheet(costSheetGoods))
      .orderBy(asc(costSheetGoods.sequence)),
    charges: await tx.select().from(costSheetCharges).where(ofSheet(costSheetCharges)),
    duties: await tx.select().from(costSheetDuties).where(ofSheet(costSheetDuties)),
    payers: await tx.select().from(costSheetPayers).where(ofSheet(costSheetPayers)),
  };
}

/** The same rows for another sheet. */
export function partsFor(costSheetId: string, { goods, charges, duties, payers }: SheetParts): SheetParts {
  return {
    goods: goods.map((row) => ({ ...row, costSheetId })),
    charges: charges.map((row) => ({ ...row, costSheetId })),
    duties: duties.map((row) => ({ ...row, costSheetId })),
    payers: payers.map((row) => ({ ...row, costSheetId })),
  };
}

/** The terms of a sheet as its row keeps them. */
export function sheetColumns(sheet: CostSheetTerms, currency: string) {
  const { insuredFraction, insuranceBase, commissionRate, commissionBase, profitRate, profitBasis } = sheet;
  const annualInterestRate = sheet.annualInterestRate ?? null;
  return {
    ...{ insuredFraction, insuranceBase, commissionRate, commissionBase, profitRate, profitBasis },
    premiumRate: sheet.premiumRate ?? null,
    bankChargeRate: sheet.bankChargeRate,
    equipment: sheet.equipment ?? null,
    containers: sheet.containers ?? null,
    importTaxRate: sheet.importTaxRate ?? null,
    customsValueBasis: sheet.customsValueBasis ?? null,
    annualInterestRate,
    dayCount: annualInterestRate === null ? null : (sheet.dayCount ?? dayCountOf(currency)),
  };
}

/** What hangs on a sheet, as rows. */
export function partRows(owner: Owner, sheet: CostSheetTerms, goods: readonly LineCost[]): SheetParts {
  return {
    goods: goods.map(({ unitCost, ...line }) => ({
      ...owner,
      ...line,
      unitCost: unitCost.amount,
      currency: unitCost.currency,
    })),
    charges: sheet.charges.map((charge, index) => chargeRow(owner, index + 1, charge)),
    duties: (sheet.importDuties ?? []).map(({ rate, perUnit }, index) => ({
      ...owner,
      sequence: index + 1,
      rate: rate ?? null,
      perUnit: perUnit?.amount ?? null,
      currency: perUnit?.currency ?? null,
    })),
    payers: (sheet.payerOverrides ?? []).map(({ step, party }) => ({ ...owner, step, party })),
  };
}

function chargeRow(
  owner: Owner,
  sequence: number,
  { step, basis, allocateBy, amount, rate, label, freightRateId }: SheetCharge,
) {
  const of = basis ?? 'SHIPMENT';
  return {
    ...owner,
    ...{ sequence, step },
    basis: of,
    allocateBy: allocateBy ?? keyOfBasis[of],
    label: label ?? null,
    amountMinor: amount ? minorOf(moneyOf(amount.amount, amount.currency)) : null,
    currency: amount?.currency ?? null,
    rate: rate ?? null,
    freightRateId: freightRateId ?? null,
  };
}
