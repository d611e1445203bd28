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
import { taxSchemes } from '../../src/pricing/export-rebate.ts';
import { regulations } from '../../src/products/product-claim.ts';
import { companies } from './access.ts';
import { businessRow, countryCode, currencyCode, decimal } from './row.ts';
import { packages, units } from './trade.ts';

export const regulationEnum = pgEnum('regulation', regulations);
export const taxSchemeEnum = pgEnum('tax_scheme', taxSchemes);

/** What we sell, with what customs and the packing list need to know. */
export const products = pgTable(
  'products',
  {
    ...businessRow,
    code: text('code').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    /** National tariff code; its first six digits are the same in every country. */
    hsCode: text('hs_code').notNull(),
    originCountry: countryCode('origin_country').notNull(),
    /** Whether what may be said of it is approved market by market. */
    regulation: regulationEnum('regulation').notNull().default('NONE'),
    unit: text('unit')
      .notNull()
      .references(() => units.code),
    packageKind: text('package_kind')
      .notNull()
      .references(() => packages.code),
    unitsPerPackage: integer('units_per_package').notNull(),
    packageLengthCm: decimal('package_length_cm'),
    packageWidthCm: decimal('package_width_cm'),
    packageHeightCm: decimal('package_height_cm'),
    packageNetKg: decimal('package_net_kg'),
    packageGrossKg: decimal('package_gross_kg'),
    minimumOrderQuantity: decimal('minimum_order_quantity').notNull(),
    /** The lowest unit price, ex works, that may be quoted without approval. */
    floorPrice: decimal('floor_price'),
    floorPriceCurrency: currencyCode('floor_price_currency'),
  },
  (product) => [
    primaryKey({ columns: [product.companyId, product.id] }),
    foreignKey({ columns: [product.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('products_code_key').on(product.companyId, product.code),
    index('products_name').on(product.companyId, product.name, product.id),
    check('products_hs_code_form', sql`${product.hsCode} ~ '^\\d{6}(\\d{2,7})?$'`),
    check('products_units_per_package_positive', sql`${product.unitsPerPackage} > 0`),
    check('products_minimum_order_quantity_positive', sql`${product.minimumOrderQuantity} > 0`),
    check(
      'products_weights_order',
      sql`${product.packageNetKg} > 0 AND ${product.packageGrossKg} >= ${product.packageNetKg}`,
    ),
    check(
      'products_floor_price_whole',
      sql`(${product.floorPrice} IS NULL) = (${product.floorPriceCurrency} IS NULL)`,
    ),
  ],
);

/** What one unit costs to buy from a day on, until a later one replaces it. */
export const purchaseCosts = pgTable(
  'purchase_costs',
  {
    ...businessRow,
    productId: uuid('product_id').notNull(),
    validFrom: date('valid_from').notNull(),
    /** Including VAT. */
    unitCost: decimal('unit_cost').notNull(),
    currency: currencyCode('currency').notNull(),
    vatRate: decimal('vat_rate').notNull(),
    /** The share of the net purchase amount that the tax office pays back on export. */
    rebateRate: decimal('rebate_rate').notNull(),
    taxScheme: taxSchemeEnum('tax_scheme').notNull(),
    supplierName: text('supplier_name'),
  },
  (cost) => [
    primaryKey({ columns: [cost.companyId, cost.id] }),
    foreignKey({
      columns: [cost.companyId, cost.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    uniqueIndex('purchase_costs_day_key').on(cost.companyId, cost.productId, cost.validFrom),
    check('purchase_costs_unit_cost_positive', sql`${cost.unitCost} > 0`),
    check(
      'purchase_costs_rates_range',
      sql`0 <= ${cost.rebateRate} AND ${cost.rebateRate} <= ${cost.vatRate} AND ${cost.vatRate} < 1`,
    ),
  ],
);
