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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { claimCauses, claimDecisions, claimStates } from '../../src/fulfilment/claims/claim.ts';
import { serviceKinds } from '../../src/fulfilment/claims/service-request.ts';
import { companies, people } from './access.ts';
import { onboardingKindEnum } from './coordination.ts';
import { deals } from './deals.ts';
import { orders, shipments } from './orders.ts';
import { contacts } from './parties.ts';
import { businessRow, currencyCode, decimal, instant, minorUnits } from './row.ts';

export const claimCauseEnum = pgEnum('claim_cause', claimCauses);
export const claimStateEnum = pgEnum('claim_state', claimStates);
export const claimDecisionEnum = pgEnum('claim_decision', claimDecisions);
export const serviceKindEnum = pgEnum('service_kind', serviceKinds);

/** How a company deals with claims; one row, and the house rules of `claim.ts` where there is none. */
export const claimPolicies = pgTable(
  'claim_policies',
  {
    ...businessRow,
    /** Days after delivery in which a claim is in time, where the contract says nothing else. */
    windowDays: integer('window_days').notNull(),
    /** Up to which amount operations decide, in the company's currency. */
    operationsLimit: decimal('operations_limit').notNull(),
  },
  (policy) => [
    primaryKey({ columns: [policy.companyId, policy.id] }),
    foreignKey({ columns: [policy.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('claim_policies_company_key').on(policy.companyId),
    check(
      'claim_policies_range',
      sql`${policy.windowDays} BETWEEN 1 AND 1000 AND ${policy.operationsLimit} >= 0`,
    ),
  ],
);

/** What a buyer claims of a shipment, and what they got. */
export const claims = pgTable(
  'claims',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    /** Gapless by year, for example CL-2026-00042. */
    number: text('number').notNull(),
    /** The line of the contract; null where it is about the whole shipment. */
    line: integer('line'),
    /** The lot as the factory or the buyer calls it. */
    lotNumber: text('lot_number'),
    cause: claimCauseEnum('cause').notNull(),
    description: text('description').notNull(),
    claimedQuantity: decimal('claimed_quantity'),
    claimedMinor: minorUnits('claimed_minor').notNull(),
    /** That of the deal. */
    currency: currencyCode('currency').notNull(),
    /** Where pictures, reports and letters are to be found. */
    evidence: text('evidence').array().notNull(),
    /** When the buyer raised it. */
    raisedOn: date('raised_on').notNull(),
    /** When the shipment was delivered, as was known when the claim was opened; null where it was not. */
    deliveredOn: date('delivered_on'),
    /** The last day on which it would have been in time. */
    windowEndsOn: date('window_ends_on'),
    /** Why it was taken up although it came late. */
    lateReason: text('late_reason'),
    /** The inspection at which it should have been seen, as its report is called. */
    inspectionReference: text('inspection_reference'),
    /** The same where the inspection is kept here. */
    inspectionId: uuid('inspection_id'),
    status: claimStateEnum('status').notNull(),
    decision: claimDecisionEnum('decision'),
    /** What the buyer gets, or what the replacement costs us. */
    grantedMinor: minorUnits('granted_minor'),
    decisionReason: text('decision_reason'),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    withdrawnReason: text('withdrawn_reason'),
    openedBy: uuid('opened_by').notNull(),
  },
  (claim) => [
    primaryKey({ columns: [claim.companyId, claim.id] }),
    foreignKey({ columns: [claim.companyId, claim.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({ columns: [claim.companyId, claim.orderId], foreignColumns: [orders.companyId, orders.id] }),
    foreignKey({
      columns: [claim.companyId, claim.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [claim.companyId, claim.decidedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({ columns: [claim.companyId, claim.openedBy], foreignColumns: [people.companyId, people.id] }),
    uniqueIndex('claims_number_key').on(claim.companyId, claim.number),
    index('claims_order').on(claim.companyId, claim.orderId, claim.createdAt, claim.id),
    index('claims_shipment').on(claim.companyId, claim.shipmentId, claim.createdAt, claim.id),
    index('claims_raised').on(claim.companyId, claim.raisedOn, claim.id),
    index('claims_created').on(claim.companyId, claim.createdAt, claim.id),
    check(
      'claims_claimed_positive',
      sql`${claim.claimedMinor} > 0 AND ${claim.claimedQuantity} > 0 AND (${claim.claimedQuantity} IS NULL OR ${claim.line} IS NOT NULL)`,
    ),
    check('claims_evidence_given', sql`cardinality(${claim.evidence}) > 0`),
    check('claims_window_whole', sql`(${claim.deliveredOn} IS NULL) = (${claim.windowEndsOn} IS NULL)`),
    check(
      'claims_late_with_reason',
      sql`(${claim.raisedOn} > ${claim.windowEndsOn}) IS NOT TRUE OR ${claim.lateReason} IS NOT NULL`,
    ),
    check(
      'claims_decided_whole',
      sql`(${claim.status} = 'DECIDED') = (${claim.decision} IS NOT NULL) AND (${claim.decision} IS NULL) = (${claim.decidedAt} IS NULL) AND (${claim.decidedAt} IS NULL) = (${claim.decidedBy} IS NULL) AND (${claim.decision} IS NULL) = (${claim.decisionReason} IS NULL)`,
    ),
    check(
      'claims_granted_whole',
      sql`(${claim.grantedMinor} IS NOT NULL) = (${claim.decision} IS NOT NULL AND ${claim.decision} <> 'REJECT') AND (${claim.grantedMinor} IS NULL OR ${claim.grantedMinor} > 0)`,
    ),
    check(
      'claims_withdrawn_whole',
      sql`(${claim.status} = 'WITHDRAWN') = (${claim.withdrawnReason} IS NOT NULL)`,
    ),
  ],
);

/** What a buyer asked for after delivery, apart from claims. */
export const serviceRequests = pgTable(
  'service_requests',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id'),
    contactId: uuid('contact_id'),
    kind: serviceKindEnum('kind').notNull(),
    subject: text('subject').notNull(),
    details: text('details'),
    /** Who sees to it. */
    personId: uuid('person_id').notNull(),
    askedOn: date('asked_on').notNull(),
    answeredOn: date('answered_on'),
    answer: text('answer'),
    solvedOn: date('solved_on'),
    solution: text('solution'),
  },
  (request) => [
    primaryKey({ columns: [request.companyId, request.id] }),
    foreignKey({ columns: [request.companyId, request.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [request.companyId, request.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [request.companyId, request.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [request.companyId, request.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      columns: [request.companyId, request.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    index('service_requests_order').on(request.companyId, request.orderId, request.askedOn, request.id),
    index('service_requests_asked').on(request.companyId, request.askedOn, request.id),
    check(
      'service_requests_answered_whole',
      sql`(${request.answeredOn} IS NULL) = (${request.answer} IS NULL) AND (${request.solvedOn} IS NULL) = (${request.solution} IS NULL)`,
    ),
    check(
      'service_requests_in_order',
      sql`${request.answeredOn} >= ${request.askedOn} AND ${request.solvedOn} >= ${request.askedOn}`,
    ),
  ],
);

/** How content a buyer said to be with a shipment. Append only. */
export const satisfactionRatings = pgTable(
  'satisfaction_ratings',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    dealId: uuid('deal_id').notNull(),
    orderId: uuid('order_id').notNull(),
    shipmentId: uuid('shipment_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    saidOn: date('said_on').notNull(),
    /** 1 not at all, to 5 in every way. */
    score: smallint('score').notNull(),
    words: text('words'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (rating) => [
    primaryKey({ columns: [rating.companyId, rating.id] }),
    foreignKey({ columns: [rating.companyId, rating.dealId], foreignColumns: [deals.companyId, deals.id] }),
    foreignKey({
      columns: [rating.companyId, rating.orderId],
      foreignColumns: [orders.companyId, orders.id],
    }),
    foreignKey({
      columns: [rating.companyId, rating.shipmentId],
      foreignColumns: [shipments.companyId, shipments.id],
    }),
    foreignKey({
      columns: [rating.companyId, rating.contactId],
      foreignColumns: [contacts.companyId, contacts.id],
    }),
    foreignKey({
      columns: [rating.companyId, rating.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('satisfaction_ratings_day_key').on(
      rating.companyId,
      rating.shipmentId,
      rating.contactId,
      rating.saidOn,
    ),
    index('satisfaction_ratings_order').on(rating.companyId, rating.orderId, rating.saidOn, rating.id),
    index('satisfaction_ratings_said').on(rating.companyId, rating.saidOn, rating.id),
    check('satisfaction_ratings_score_range', sql`${rating.score} BETWEEN 1 AND 5`),
  ],
);

/** A step of a company's onboarding of buyers; the house's own of `onboarding.ts` where it has none. */
export const onboardingSteps = pgTable(
  'onboarding_steps',
  {
    ...businessRow,
    sequence: integer('sequence').notNull(),
    kind: onboardingKindEnum('kind').notNull(),
    afterDays: integer('after_days').notNull(),
    title: text('title').notNull(),
  },
  (step) => [
    primaryKey({ columns: [step.companyId, step.id] }),
    foreignKey({ columns: [step.companyId], foreignColumns: [companies.id] }),
    uniqueIndex('onboarding_steps_sequence_key').on(step.companyId, step.sequence),
    check('onboarding_steps_days_range', sql`${step.sequence} > 0 AND ${step.afterDays} BETWEEN 0 AND 400`),
  ],
);
