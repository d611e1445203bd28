import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { allocationKeys, chargeBases, freightBases } from '../../src/pricing/charge-basis.ts';
import { insuranceBases } from '../../src/pricing/cif-and-cip.ts';
import { commissionBases } from '../../src/pricing/commission.ts';
import { customsValueBases } from '../../src/pricing/duty.ts';
import { profitBases } from '../../src/pricing/margin.ts';
import { equipments } from '../../src/trade/container.ts';
import { costSteps, parties } from '../../src/trade/incoterm.ts';
import { companies } from './access.ts';
import { deals } from './deals.ts';
import { products, taxSchemeEnum } from './products.ts';
import { businessRow, currencyCode, decimal, instant, minorUnits } from './row.ts';
import { fxSnapshots, ports } from './trade.ts';

export const costStepEnum = pgEnum('cost_step', costSteps);
export const insuranceBaseEnum = pgEnum('insurance_base', insuranceBases);
export const commissionBaseEnum = pgEnum('commission_base', commissionBases);
export const chargeBasisEnum = pgEnum('charge_basis', chargeBases);
export const allocationKeyEnum = pgEnum('allocation_key', allocationKeys);
export const equipmentEnum = pgEnum('equipment', equipments);
export const customsValueBasisEnum = pgEnum('customs_value_basis', customsValueBases);
export const partyEnum = pgEnum('party', parties);
export const freightBasisEnum = pgEnum('freight_basis', freightBases);
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
    /** The containers that the goods go in; null where they go loose, or it was not said. */
    equipment: equipmentEnum('equipment'),
    containers: integer('containers'),
    /** Tax on import and what customs value; both null where no duties were reckoned. */
    importTaxRate: decimal('import_tax_rate'),
    customsValueBasis: customsValueBasisEnum('customs_value_basis'),
    /** What money costs in a year, and by how many days that is counted; null where credit is not reckoned. */
    annualInterestRate: decimal('annual_interest_rate'),
    dayCount: integer('day_count'),
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
    check(
      'cost_sheets_import_tax_whole',
      sql`(${sheet.importTaxRate} IS NULL) = (${sheet.customsValueBasis} IS NULL) AND coalesce(${sheet.importTaxRate}, 0) >= 0`,
    ),
    check(
      'cost_sheets_interest_whole',
      sql`(${sheet.annualInterestRate} IS NULL) = (${sheet.dayCount} IS NULL) AND coalesce(${sheet.annualInterestRate}, 0) >= 0 AND coalesce(${sheet.dayCount}, 360) IN (360, 365)`,
    ),
    check(
      'cost_sheets_containers_of_a_kind',
      sql`${sheet.containers} IS NULL OR (${sheet.containers} > 0 AND ${sheet.equipment} IS NOT NULL)`,
    ),
  ],
);

/** What the tariff says of goods from a day on, until a later day of the same code or a longer code. */
export const rebateRates = pgTable(
  'rebate_rates',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    /** A tariff code, or how it begins. */
    hsCode: text('hs_code').notNull(),
    validFrom: date('valid_from').notNull(),
    vatRate: decimal('vat_rate').notNull(),
    /** The share of the net amount that comes back on export. */
    rebateRate: decimal('rebate_rate').notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (rate) => [
    primaryKey({ columns: [rate.companyId, rate.id] }),
    foreignKey({ columns: [rate.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('rebate_rates_day_key').on(rate.companyId, rate.hsCode, rate.validFrom),
    index('rebate_rates_valid_from').on(rate.companyId, rate.validFrom, rate.id),
    check('rebate_rates_hs_code_form', sql`${rate.hsCode} ~ '^\\d{2,13}$'`),
    check(
      'rebate_rates_range',
      sql`0 <= ${rate.rebateRate} AND ${rate.rebateRate} <= ${rate.vatRate} AND ${rate.vatRate} < 1`,
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
    /** The tariff's rates of the day, where the taxes were taken from them. */
    rebateRateId: uuid('rebate_rate_id'),
    /** How the product was packed that day; null where its packing was not known. */
    unitsPerPackage: integer('units_per_package'),
    packages: integer('packages'),
    netKg: decimal('net_kg'),
    grossKg: decimal('gross_kg'),
    cbm: decimal('cbm'),
    minimumOrderQuantity: decimal('minimum_order_quantity'),
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
    foreignKey({
      columns: [goods.companyId, goods.rebateRateId],
      foreignColumns: [rebateRates.companyId, rebateRates.id],
    }),
    check('cost_sheet_goods_positive', sql`${goods.quantity} > 0 AND ${goods.unitCost} > 0`),
    check(
      'cost_sheet_goods_packing_not_negative',
      sql`${goods.unitsPerPackage} > 0 AND ${goods.packages} > 0 AND ${goods.netKg} >= 0 AND ${goods.grossKg} >= 0 AND ${goods.cbm} >= 0 AND ${goods.minimumOrderQuantity} >= 0`,
    ),
  ],
);

/** What a carrier or forwarder asks for one step of a lane. Two of one provider for the same never overlap: a constraint of the migrations sees to it. */
export const freightRates = pgTable(
  'freight_rates',
  {
    ...businessRow,
    step: costStepEnum('step').notNull(),
    fromLocode: text('from_locode')
      .notNull()
      .references(() => ports.locode),
    /** Null where the rate is for what happens at one place. */
    toLocode: text('to_locode').references(() => ports.locode),
    /** Null for loose cargo. */
    equipment: equipmentEnum('equipment'),
    basis: freightBasisEnum('basis').notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: currencyCode('currency').notNull(),
    provider: text('provider').notNull(),
    validFrom: date('valid_from').notNull(),
    /** The last day; null until further notice. */
    validUntil: date('valid_until'),
    note: text('note'),
  },
  (rate) => [
    primaryKey({ columns: [rate.companyId, rate.id] }),
    foreignKey({ columns: [rate.companyId], foreignColumns: [companies.id] }),
    index('freight_rates_from').on(rate.companyId, rate.validFrom, rate.id),
    index('freight_rates_provider').on(rate.companyId, rate.provider, rate.id),
    check('freight_rates_amount_not_negative', sql`${rate.amountMinor} >= 0`),
    check('freight_rates_validity', sql`${rate.validUntil} >= ${rate.validFrom}`),
    check(
      'freight_rates_container_of_a_kind',
      sql`${rate.basis} <> 'CONTAINER' OR ${rate.equipment} IS NOT NULL`,
    ),
  ],
);

/** One charge of a sheet: an amount for each of what its basis counts, or a share of the price. */
export const costSheetCharges = pgTable(
  'cost_sheet_charges',
  {
    companyId: uuid('company_id').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    sequence: integer('sequence').notNull(),
    step: costStepEnum('step').notNull(),
    basis: chargeBasisEnum('basis').notNull().default('SHIPMENT'),
    allocateBy: allocationKeyEnum('allocate_by').notNull().default('VALUE'),
    label: text('label'),
    amountMinor: minorUnits('amount_minor'),
    currency: currencyCode('currency'),
    /** The share of the price, as a fraction. */
    rate: decimal('rate'),
    /** The rate table's row that it was taken from. */
    freightRateId: uuid('freight_rate_id'),
  },
  (charge) => [
    primaryKey({ columns: [charge.companyId, charge.costSheetId, charge.sequence] }),
    foreignKey({
      columns: [charge.companyId, charge.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    foreignKey({
      columns: [charge.companyId, charge.freightRateId],
      foreignColumns: [freightRates.companyId, freightRates.id],
    }),
    check(
      'cost_sheet_charges_not_negative',
      sql`coalesce(${charge.amountMinor}, 0) >= 0 AND coalesce(${charge.rate}, 0) >= 0`,
    ),
    check(
      'cost_sheet_charges_amount_or_rate',
      sql`(${charge.basis} = 'PERCENT_OF_PRICE') = (${charge.rate} IS NOT NULL) AND (${charge.rate} IS NULL) = (${charge.amountMinor} IS NOT NULL) AND (${charge.amountMinor} IS NULL) = (${charge.currency} IS NULL)`,
    ),
  ],
);

/** A step of the journey that the parties gave to one of them, whatever the rule says. */
export const costSheetPayers = pgTable(
  'cost_sheet_payers',
  {
    companyId: uuid('company_id').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    step: costStepEnum('step').notNull(),
    party: partyEnum('party').notNull(),
  },
  (payer) => [
    primaryKey({ columns: [payer.companyId, payer.costSheetId, payer.step] }),
    foreignKey({
      columns: [payer.companyId, payer.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
  ],
);

/** A duty on import: a share of the customs value, an amount for each unit, or both. */
export const costSheetDuties = pgTable(
  'cost_sheet_duties',
  {
    companyId: uuid('company_id').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    sequence: integer('sequence').notNull(),
    rate: decimal('rate'),
    perUnit: decimal('per_unit'),
    currency: currencyCode('currency'),
  },
  (duty) => [
    primaryKey({ columns: [duty.companyId, duty.costSheetId, duty.sequence] }),
    foreignKey({
      columns: [duty.companyId, duty.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    check(
      'cost_sheet_duties_rate_or_amount',
      sql`coalesce(${duty.rate}, ${duty.perUnit}) IS NOT NULL AND (${duty.perUnit} IS NULL) = (${duty.currency} IS NULL) AND coalesce(${duty.rate}, 0) >= 0 AND coalesce(${duty.perUnit}, 0) >= 0`,
    ),
  ],
);
