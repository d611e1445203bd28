import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { dealSides } from '../../src/deals/deal-side.ts';
import { people } from './access.ts';
import { objectionAnswers } from './call-scripts.ts';
import { deals, incotermRuleEnum, lossReasonEnum } from './deals.ts';
import { paymentMethodEnum, quotations } from './quotations.ts';
import { businessRow, currencyCode, decimal, instant, minorUnits } from './row.ts';
import { ports } from './trade.ts';

export const dealSideEnum = pgEnum('deal_side', dealSides);

/** One round of a negotiation: what a side put on the table, and what it means for the margin. Append only. */
export const negotiationRounds = pgTable(
  'negotiation_rounds',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    sequence: integer('sequence').notNull(),
    side: dealSideEnum('side').notNull(),
    /** The revision that we offered, or that the buyer answers. */
    quotationId: uuid('quotation_id').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    /** Of the whole deal, on these terms. */
    totalMinor: minorUnits('total_minor').notNull(),
    currency: currencyCode('currency').notNull(),
    rule: incotermRuleEnum('rule').notNull(),
    namedPlace: text('named_place').notNull(),
    /** UN/LOCODE of the place, where it was given. */
    locode: text('locode').references(() => ports.locode),
    paymentMethod: paymentMethodEnum('payment_method').notNull(),
    depositRate: decimal('deposit_rate').notNull(),
    creditDays: integer('credit_days').notNull(),
    leadTimeDays: integer('lead_time_days').notNull(),
    warrantyMonths: integer('warranty_months').notNull(),
    minimumOrderQuantity: decimal('minimum_order_quantity'),
    note: text('note'),
    /** Whether it changes what CISG art. 19(3) holds material. */
    isMaterial: boolean('is_material').notNull(),
    /** Steps that these terms give us and of which nobody has said what they cost. */
    uncosted: text('uncosted').array().notNull().default([]),
    /** Profit as a share of the price that these terms leave; not known where a step is not costed. */
    marginRate: decimal('margin_rate'),
    /** What these terms leave, in the company's currency. */
    profitMinor: minorUnits('profit_minor'),
    /** How much less that is than in our round before it; negative where it is more. */
    concededMinor: minorUnits('conceded_minor'),
    companyCurrency: currencyCode('company_currency').notNull(),
    concededMargin: decimal('conceded_margin'),
  },
  (round) => [
    primaryKey({ columns: [round.companyId, round.id] }),
    foreignKey({ columns: [round.companyId, round.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [round.companyId, round.quotationId],
      foreignColumns: [quotations.companyId, quotations.id],
    }),
    foreignKey({ columns: [round.companyId, round.personId], foreignColumns: [people.companyId, people.id] }),
    uniqueIndex('negotiation_rounds_sequence_key').on(round.companyId, round.dealId, round.sequence),
    check('negotiation_rounds_total_positive', sql`${round.totalMinor} > 0`),
    check(
      'negotiation_rounds_valued_whole',
      sql`(cardinality(${round.uncosted}) = 0) = (${round.marginRate} IS NOT NULL) AND (${round.marginRate} IS NULL) = (${round.profitMinor} IS NULL) AND (${round.marginRate} IS NULL) = (${round.concededMinor} IS NULL) AND (${round.marginRate} IS NULL) = (${round.concededMargin} IS NULL)`,
    ),
  ],
);

/** What the buyer held against an offer, and what it was answered. */
export const objections = pgTable(
  'objections',
  {
    ...businessRow,
    roundId: uuid('round_id').notNull(),
    dealId: uuid('deal_id').notNull(),
    reason: lossReasonEnum('reason').notNull(),
    words: text('words').notNull(),
    answer: text('answer'),
    /** The answer of the library that was given. */
    libraryAnswerId: uuid('library_answer_id'),
    answeredAt: instant('answered_at'),
  },
  (objection) => [
    primaryKey({ columns: [objection.companyId, objection.id] }),
    foreignKey({
      columns: [objection.companyId, objection.roundId],
      foreignColumns: [negotiationRounds.companyId, negotiationRounds.id],
    }),
    foreignKey({
      columns: [objection.companyId, objection.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [objection.companyId, objection.libraryAnswerId],
      foreignColumns: [objectionAnswers.companyId, objectionAnswers.id],
    }),
    check('objections_answer_whole', sql`(${objection.answer} IS NULL) = (${objection.answeredAt} IS NULL)`),
    check(
      'objections_library_answer_said',
      sql`${objection.libraryAnswerId} IS NULL OR ${objection.answer} IS NOT NULL`,
    ),
  ],
);
