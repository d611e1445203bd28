import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { FloorHit } from '../../src/deals/floors/price-floor.ts';
import type { OfferParties } from '../../src/deals/quotations/offer-text.ts';
import {
  offerTypes,
  quotationPurposes,
  quotationStatuses,
} from '../../src/deals/quotations/quotation-status.ts';
import { paymentMethods } from '../../src/trade/payment-method.ts';
import { roundingModes } from '../../src/trade/rounding.ts';
import { people } from './access.ts';
import { deals, incotermEditionEnum, incotermRuleEnum, transportModeEnum } from './deals.ts';
import { costSheets } from './pricing.ts';
import { productClaims } from './product-knowledge.ts';
import { products } from './products.ts';
import { businessRow, countryCode, currencyCode, decimal, instant, minorUnits } from './row.ts';
import { ports, units } from './trade.ts';

export const offerTypeEnum = pgEnum('offer_type', offerTypes);
export const quotationStatusEnum = pgEnum('quotation_status', quotationStatuses);
export const quotationPurposeEnum = pgEnum('quotation_purpose', quotationPurposes);
export const paymentMethodEnum = pgEnum('payment_method', paymentMethods);
export const roundingModeEnum = pgEnum('rounding_mode', roundingModes);

/** One revision of what a deal's buyer is offered. Once it has left the house only its status changes. */
export const quotations = pgTable(
  'quotations',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    /** The same for all revisions of a deal, for example Q-2026-00042. */
    number: text('number').notNull(),
    revision: integer('revision').notNull(),
    purpose: quotationPurposeEnum('purpose').notNull(),
    status: quotationStatusEnum('status').notNull(),
    /** The revision that it was made from. */
    previousId: uuid('previous_id'),
    /** Whether its prices were worked out anew, or taken over from the revision before it. */
    isRepriced: boolean('is_repriced').notNull(),
    offerType: offerTypeEnum('offer_type').notNull(),
    currency: currencyCode('currency').notNull(),
    rule: incotermRuleEnum('rule').notNull(),
    edition: incotermEditionEnum('edition').notNull(),
    namedPlace: text('named_place').notNull(),
    locode: text('locode').references(() => ports.locode),
    mode: transportModeEnum('mode').notNull(),
    containerised: boolean('containerised').notNull(),
    destinationCountry: countryCode('destination_country').notNull(),
    importerOfRecord: text('importer_of_record'),
    paymentMethod: paymentMethodEnum('payment_method').notNull(),
    /** The share that is paid before shipment. */
    depositRate: decimal('deposit_rate').notNull(),
    /** Days from shipment until the rest is paid. */
    creditDays: integer('credit_days').notNull(),
    validUntil: instant('valid_until').notNull(),
    leadTimeDays: integer('lead_time_days').notNull(),
    warrantyMonths: integer('warranty_months').notNull(),
    notes: text('notes'),
    /** BCP 47 tag of the language that its texts are in. */
    language: text('language').notNull(),
    costSheetId: uuid('cost_sheet_id').notNull(),
    unitPricePlaces: integer('unit_price_places').notNull(),
    unitPriceRounding: roundingModeEnum('unit_price_rounding').notNull(),
    totalMinor: minorUnits('total_minor').notNull(),
    /** Profit as a share of the price when it was priced, cut to six places. */
    marginRate: decimal('margin_rate').notNull(),
    /** Every floor that it lay below when it was priced, or last checked. */
    floorHits: jsonb('floor_hits').$type<readonly FloorHit[]>().notNull(),
    /** Who offers to whom, as both were named when it went out; null until then. */
    parties: jsonb('parties').$type<OfferParties>(),
    issuedAt: instant('issued_at'),
    issuedBy: uuid('issued_by'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (quotation) => [
    primaryKey({ columns: [quotation.companyId, quotation.id] }),
    foreignKey({
      columns: [quotation.companyId, quotation.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [quotation.companyId, quotation.previousId],
      foreignColumns: [quotation.companyId, quotation.id],
    }),
    foreignKey({
      columns: [quotation.companyId, quotation.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    foreignKey({
      columns: [quotation.companyId, quotation.issuedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('quotations_revision_key').on(quotation.companyId, quotation.number, quotation.revision),
    uniqueIndex('quotations_draft_key')
      .on(quotation.companyId, quotation.dealId)
      .where(sql`${quotation.status} = 'DRAFT'`),
    uniqueIndex('quotations_live_key')
      .on(quotation.companyId, quotation.dealId)
      .where(sql`${quotation.status} = 'LIVE'`),
    index('quotations_deal').on(quotation.companyId, quotation.dealId, quotation.revision),
    index('quotations_created').on(quotation.companyId, quotation.createdAt, quotation.id),
    check('quotations_revision_positive', sql`${quotation.revision} > 0`),
    check(
      'quotations_payment_range',
      sql`${quotation.depositRate} BETWEEN 0 AND 1 AND ${quotation.creditDays} >= 0`,
    ),
    check(
      'quotations_promises_not_negative',
      sql`${quotation.leadTimeDays} >= 0 AND ${quotation.warrantyMonths} >= 0`,
    ),
    check('quotations_unit_price_places_range', sql`${quotation.unitPricePlaces} BETWEEN 0 AND 6`),
    check('quotations_total_positive', sql`${quotation.totalMinor} > 0`),
    check(
      'quotations_issued_whole',
      sql`(${quotation.issuedAt} IS NULL) = (${quotation.issuedBy} IS NULL) AND (${quotation.status} IN ('DRAFT', 'DISCARDED') OR (${quotation.issuedAt} IS NOT NULL AND ${quotation.parties} IS NOT NULL))`,
    ),
  ],
);

/** One line of a revision: what is offered, how much of it, at which unit price. */
export const quotationLines = pgTable(
  'quotation_lines',
  {
    companyId: uuid('company_id').notNull(),
    quotationId: uuid('quotation_id').notNull(),
    sequence: integer('sequence').notNull(),
    productId: uuid('product_id').notNull(),
    description: text('description').notNull(),
    /** As the product’s was when the revision was priced. */
    hsCode: text('hs_code').notNull(),
    /** As the product’s was when the revision was priced. */
    originCountry: countryCode('origin_country').notNull(),
    quantity: decimal('quantity').notNull(),
    unit: text('unit')
      .notNull()
      .references(() => units.code),
    unitPrice: decimal('unit_price').notNull(),
    currency: currencyCode('currency').notNull(),
    /** Quantity times unit price, rounded once. */
    amountMinor: minorUnits('amount_minor').notNull(),
  },
  (line) => [
    primaryKey({ columns: [line.companyId, line.quotationId, line.sequence] }),
    foreignKey({
      columns: [line.companyId, line.quotationId],
      foreignColumns: [quotations.companyId, quotations.id],
    }),
    foreignKey({
      columns: [line.companyId, line.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    check('quotation_lines_positive', sql`${line.quantity} > 0 AND ${line.unitPrice} > 0`),
  ],
);

/** A sentence that a revision says of its goods, as it was worded when it was cited. */
export const quotationClaims = pgTable(
  'quotation_claims',
  {
    companyId: uuid('company_id').notNull(),
    quotationId: uuid('quotation_id').notNull(),
    sequence: integer('sequence').notNull(),
    claimId: uuid('claim_id').notNull(),
    text: text('text').notNull(),
  },
  (cited) => [
    primaryKey({ columns: [cited.companyId, cited.quotationId, cited.claimId] }),
    foreignKey({
      columns: [cited.companyId, cited.quotationId],
      foreignColumns: [quotations.companyId, quotations.id],
    }),
    foreignKey({
      columns: [cited.companyId, cited.claimId],
      foreignColumns: [productClaims.companyId, productClaims.id],
    }),
  ],
);
