import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  type PgTableExtraConfigValue,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type AttestedFact, attestedFactNames } from '../../src/deals/deal-facts.ts';
import { lossReasons } from '../../src/deals/deal-pipeline.ts';
import { dealStages } from '../../src/deals/deal-stage.ts';
import { incotermEditions, incotermRules, transportModes } from '../../src/trade/incoterm.ts';
import { companies, people, teams } from './access.ts';
import { contacts, customers } from './parties.ts';
import { costSheets } from './pricing.ts';
import { products } from './products.ts';
import { businessRow, countryCode, currencyCode, decimal, instant } from './row.ts';
import { ports, units } from './trade.ts';

export const dealStageEnum = pgEnum('deal_stage', dealStages);
export const dealFactEnum = pgEnum('deal_fact', attestedFactNames as [string, ...string[]]);
export const lossReasonEnum = pgEnum('loss_reason', lossReasons);
export const incotermRuleEnum = pgEnum('incoterm_rule', incotermRules);
export const incotermEditionEnum = pgEnum('incoterm_edition', incotermEditions);
export const transportModeEnum = pgEnum('transport_mode', transportModes);

/** One sale, from the buyer's inquiry to the last payment. */
export const deals = pgTable(
  'deals',
  {
    ...businessRow,
    /** Gapless by year, for example D-2026-00042. */
    number: text('number').notNull(),
    title: text('title').notNull(),
    customerId: uuid('customer_id').notNull(),
    contactId: uuid('contact_id'),
    ownerId: uuid('owner_id').notNull(),
    teamId: uuid('team_id').notNull(),
    stage: dealStageEnum('stage').notNull(),
    stageSince: instant('stage_since').notNull(),
    /** Where it left the main line, while it is on hold or in a claim. */
    leftFrom: dealStageEnum('left_from'),
    lossReason: lossReasonEnum('loss_reason'),
    openedAt: instant('opened_at').notNull(),
    /** The currency in which the buyer is quoted. */
    currency: currencyCode('currency').notNull(),
    rule: incotermRuleEnum('rule').notNull(),
    edition: incotermEditionEnum('edition').notNull(),
    namedPlace: text('named_place').notNull(),
    locode: text('locode').references(() => ports.locode),
    mode: transportModeEnum('mode').notNull(),
    containerised: boolean('containerised').notNull(),
    destinationCountry: countryCode('destination_country').notNull(),
    /** Who clears the goods for import under DDP. */
    importerOfRecord: text('importer_of_record'),
    paidByLetterOfCredit: boolean('paid_by_letter_of_credit').notNull(),
    expectedCloseOn: date('expected_close_on'),
    /** The version of its cost sheet that holds. */
    costSheetId: uuid('cost_sheet_id'),
  },
  // Deals and cost sheets refer to each other: the type has to be said here.
  (deal): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [deal.companyId, deal.id] }),
    foreignKey({ columns: [deal.companyId], foreignColumns: [companies.id] }),
    foreignKey({
      columns: [deal.companyId, deal.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({
      columns: [deal.companyId, deal.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({ columns: [deal.companyId, deal.ownerId], foreignColumns: [people.companyId, people.id] }),
    foreignKey({ columns: [deal.companyId, deal.teamId], foreignColumns: [teams.companyId, teams.id] }),
    foreignKey({
      columns: [deal.companyId, deal.costSheetId],
      foreignColumns: [costSheets.companyId, costSheets.id],
    }),
    uniqueIndex('deals_number_key').on(deal.companyId, deal.number),
    index('deals_opened').on(deal.companyId, deal.openedAt, deal.id),
    index('deals_owner').on(deal.companyId, deal.ownerId, deal.openedAt, deal.id),
    index('deals_team').on(deal.companyId, deal.teamId, deal.openedAt, deal.id),
    index('deals_customer').on(deal.companyId, deal.customerId, deal.openedAt, deal.id),
    index('deals_stage').on(deal.companyId, deal.stage, deal.openedAt, deal.id),
    check(
      'deals_left_from_whole',
      sql`(${deal.leftFrom} IS NOT NULL) = (${deal.stage} IN ('ON_HOLD', 'CLAIM'))`,
    ),
    check('deals_loss_reason_whole', sql`(${deal.lossReason} IS NOT NULL) = (${deal.stage} = 'LOST')`),
  ],
);

/** What is sold in a deal: one product, one quantity. */
export const dealLines = pgTable(
  'deal_lines',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    sequence: integer('sequence').notNull(),
    productId: uuid('product_id').notNull(),
    description: text('description').notNull(),
    quantity: decimal('quantity').notNull(),
    unit: text('unit')
      .notNull()
      .references(() => units.code),
    /** The unit price that the buyer asks for. */
    targetUnitPrice: decimal('target_unit_price'),
    targetCurrency: currencyCode('target_currency'),
  },
  (line) => [
    primaryKey({ columns: [line.companyId, line.id] }),
    foreignKey({ columns: [line.companyId, line.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [line.companyId, line.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    uniqueIndex('deal_lines_sequence_key').on(line.companyId, line.dealId, line.sequence),
    index('deal_lines_product').on(line.companyId, line.productId),
    check('deal_lines_quantity_positive', sql`${line.quantity} > 0`),
    check('deal_lines_target_unit_price_positive', sql`${line.targetUnitPrice} > 0`),
    check(
      'deal_lines_target_whole',
      sql`(${line.targetUnitPrice} IS NULL) = (${line.targetCurrency} IS NULL)`,
    ),
  ],
);

/** When a deal came to a stage, and by whom. */
export const dealStageChanges = pgTable(
  'deal_stage_changes',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    fromStage: dealStageEnum('from_stage'),
    toStage: dealStageEnum('to_stage').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    reason: text('reason'),
  },
  (change) => [
    primaryKey({ columns: [change.companyId, change.id] }),
    foreignKey({ columns: [change.companyId, change.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [change.companyId, change.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('deal_stage_changes_deal').on(change.companyId, change.dealId, change.at, change.id),
  ],
);

/** What a person said to be true of a deal, with evidence; a later word on the same fact replaces it. Append only. */
export const dealAttestations = pgTable(
  'deal_attestations',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    fact: dealFactEnum('fact').$type<AttestedFact>().notNull(),
    /** False takes an earlier word back. */
    holds: boolean('holds').notNull(),
    evidence: text('evidence').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (attestation) => [
    primaryKey({ columns: [attestation.companyId, attestation.id] }),
    foreignKey({
      columns: [attestation.companyId, attestation.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [attestation.companyId, attestation.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('deal_attestations_deal').on(
      attestation.companyId,
      attestation.dealId,
      attestation.at,
      attestation.id,
    ),
  ],
);
