import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { insuranceBases } from '../../src/pricing/cif-and-cip.ts';
import { commissionBases } from '../../src/pricing/commission.ts';
import { profitBases } from '../../src/pricing/margin.ts';
import { costSteps } from '../../src/trade/incoterm.ts';
import { deals } from './deals.ts';
import { products, taxSchemeEnum } from './products.ts';
import { businessRow, currencyCode, decimal, minorUnits } from './row.ts';
import { fxSnapshots } from './trade.ts';

export const costStepEnum = pgEnum('cost_step', costSteps);
export const insuranceBaseEnum = pgEnum('insurance_base', insuranceBases);
export const commissionBaseEnum = pgEnum('commission_base', commissionBases);
export const profitBasisEnum = pgEnum('profit_basis', profitBases);

/** What a deal costs, and the shares of the price that are taken from it. Never changed: setting it anew adds a version. */
export const costSheets = pgTable(
  'cost_sheets',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    fxSnapshotId: uuid('fx_snapshot_id').notNull(),
    /** Total premium as a share of the insured amount; null where nothing is insured. */
    premiumRate: decimal('premium_rate'),
    /** The insured amount as a share of the price: 1.10 is the price and 10 %. */
    insuredFraction: decimal('insured_fraction').notNull(),
    insuranceBase: insuranceBaseEnum('insurance_base').notNull(),
    commissionRate: decimal('commission_rate').notNull(),
    commissionBase: commissionBaseEnum('commission_base').notNull(),
    profitRate: decimal('profit_rate').notNull(),
    profitBasis: profitBasisEnum('profit_basis').notNull(),
    bankChargeRate: decimal('bank_charge_rate').notNull(),
  },
  (sheet) => [
    primaryKey({ columns: [sheet.companyId, sheet.id] }),
    foreignKey({ columns: [sheet.companyId, sheet.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [sheet.companyId, sheet.fxSnapshotId],
      foreignColumns: [fxSnapshots.companyId, fxSnapshots.id],
    }),
    uniqueIndex('cost_sheets_version_key').on(sheet.companyId, sheet.dealId, sheet.version),
    check(
      'cost_sheets_rates_not_negative',
      sql`coalesce(${sheet.premiumRate}, 0) >= 0 AND ${sheet.insuredFraction} >= 1 AND ${sheet.commissionRate} >= 0 AND ${sheet.profitRate} >= 0 AND ${sheet.bankChargeRate} >= 0`,
    ),
  ],
);

/** The purchase cost of one line, taken when the sheet was made: a later cost does not change it. */
export const costSheetGoods = pgTable(
  'cost_sheet_goods',
  {
    companyId: uuid('company_id').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    /** Of the deal's line that was priced. */
    sequence: integer('sequence').notNull(),
    productId: uuid('product_id').notNull(),
    quantity: decimal('quantity').notNull(),
    /** Including VAT. */
    unitCost: decimal('unit_cost').notNull(),
    currency: currencyCode('currency').notNull(),
    vatRate: decimal('vat_rate').notNull(),
    rebateRate: decimal('rebate_rate').notNull(),
    taxScheme: taxSchemeEnum('tax_scheme').notNull(),
  },
  (goods) => [
    primaryKey({ columns: [goods.companyId, goods.costSheetId, goods.sequence] }),
    foreignKey({
      columns: [goods.companyId, goods.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    foreignKey({
      columns: [goods.companyId, goods.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    check('cost_sheet_goods_positive', sql`${goods.quantity} > 0 AND ${goods.unitCost} > 0`),
  ],
);

/** One charge of a sheet, for the whole deal. */
export const costSheetCharges = pgTable(
  'cost_sheet_charges',
  {
    companyId: uuid('company_id').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    sequence: integer('sequence').notNull(),
    step: costStepEnum('step').notNull(),
    label: text('label'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: currencyCode('currency').notNull(),
  },
  (charge) => [
    primaryKey({ columns: [charge.companyId, charge.costSheetId, charge.sequence] }),
    foreignKey({
      columns: [charge.companyId, charge.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    check('cost_sheet_charges_not_negative', sql`${charge.amountMinor} >= 0`),
  ],
);
