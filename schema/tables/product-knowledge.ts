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
import { certificateKinds } from '../../src/products/certificate.ts';
import { expiryStages, expirySubjects } from '../../src/products/expiry.ts';
import { claimKinds, claimStatuses } from '../../src/products/product-claim.ts';
import { people } from './access.ts';
import { products } from './products.ts';
import { businessRow, instant } from './row.ts';

export const claimKindEnum = pgEnum('claim_kind', claimKinds);
export const claimStatusEnum = pgEnum('claim_status', claimStatuses);
export const certificateKindEnum = pgEnum('certificate_kind', certificateKinds);
export const expirySubjectEnum = pgEnum('expiry_subject', expirySubjects);
export const expiryStageEnum = pgEnum('expiry_stage', expiryStages);

/** A sentence about a product, for a market and in a language. What was approved never changes: another wording is another row. */
export const productClaims = pgTable(
  'product_claims',
  {
    ...businessRow,
    productId: uuid('product_id').notNull(),
    kind: claimKindEnum('kind').notNull(),
    /** A country or a bloc; null where it may be said everywhere. */
    market: text('market'),
    /** BCP 47 tag. */
    language: text('language').notNull(),
    text: text('text').notNull(),
    status: claimStatusEnum('status').notNull(),
    authorId: uuid('author_id').notNull(),
    /** Who approved or withdrew it, and when. */
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** What the approval goes by: the authority's number, the label, the dossier. */
    approvalReference: text('approval_reference'),
    approvedUntil: date('approved_until'),
  },
  (claim) => [
    primaryKey({ columns: [claim.companyId, claim.id] }),
    foreignKey({
      columns: [claim.companyId, claim.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({ columns: [claim.companyId, claim.authorId], foreignColumns: [people.companyId, people.id] }),
    foreignKey({
      columns: [claim.companyId, claim.decidedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    index('product_claims_product').on(claim.companyId, claim.productId, claim.createdAt, claim.id),
    check(
      'product_claims_decided_whole',
      sql`(${claim.decidedBy} IS NULL) = (${claim.decidedAt} IS NULL) AND (${claim.status} = 'DRAFT') = (${claim.decidedAt} IS NULL)`,
    ),
    check(
      'product_claims_approved_by_reference',
      sql`${claim.status} <> 'APPROVED' OR ${claim.approvalReference} IS NOT NULL`,
    ),
    check(
      'product_claims_four_eyes',
      sql`${claim.status} <> 'APPROVED' OR ${claim.decidedBy} <> ${claim.authorId}`,
    ),
  ],
);

/** A paper that lets a product into a market: a certificate, a registration, a test report, a licence. */
export const productCertificates = pgTable(
  'product_certificates',
  {
    ...businessRow,
    productId: uuid('product_id').notNull(),
    kind: certificateKindEnum('kind').notNull(),
    /** What it certifies by: CE, RoHS, GMP, a marketing authorisation. */
    scheme: text('scheme').notNull(),
    number: text('number').notNull(),
    issuer: text('issuer').notNull(),
    /** In whose name it is, where that is not ours: a local authorisation holder. */
    holder: text('holder'),
    /** A country or a bloc; null where it goes everywhere. */
    market: text('market'),
    validFrom: date('valid_from').notNull(),
    /** The last day; null without an end. */
    validUntil: date('valid_until'),
    /** Where the paper is kept. */
    documentUrl: text('document_url'),
    responsibleId: uuid('responsible_id').notNull(),
  },
  (paper) => [
    primaryKey({ columns: [paper.companyId, paper.id] }),
    foreignKey({
      columns: [paper.companyId, paper.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [paper.companyId, paper.responsibleId],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('product_certificates_number_key').on(
      paper.companyId,
      paper.productId,
      paper.scheme,
      paper.number,
    ),
    index('product_certificates_valid_until').on(paper.companyId, paper.validUntil, paper.id),
    index('product_certificates_scheme').on(paper.companyId, paper.scheme, paper.id),
    check('product_certificates_validity', sql`${paper.validUntil} >= ${paper.validFrom}`),
  ],
);

/** What a salesperson was trained in, and how it went. */
export const productTrainings = pgTable(
  'product_trainings',
  {
    ...businessRow,
    productId: uuid('product_id').notNull(),
    personId: uuid('person_id').notNull(),
    trainedOn: date('trained_on').notNull(),
    topic: text('topic').notNull(),
    trainer: text('trainer').notNull(),
    /** Of 100; null where nothing was asked. */
    score: integer('score'),
    /** The last day on which it counts; null without an end. */
    validUntil: date('valid_until'),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (training) => [
    primaryKey({ columns: [training.companyId, training.id] }),
    foreignKey({
      columns: [training.companyId, training.productId],
      foreignColumns: [products.companyId, products.id],
    }),
    foreignKey({
      columns: [training.companyId, training.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({
      columns: [training.companyId, training.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('product_trainings_day_key').on(
      training.companyId,
      training.productId,
      training.personId,
      training.topic,
      training.trainedOn,
    ),
    index('product_trainings_day').on(training.companyId, training.trainedOn, training.id),
    check('product_trainings_score_range', sql`${training.score} BETWEEN 0 AND 100`),
    check('product_trainings_validity', sql`${training.validUntil} >= ${training.trainedOn}`),
  ],
);

/** That someone was told of the end of a paper or an approval: once when it is to be renewed, once when it has ended. */
export const expiryAlerts = pgTable(
  'expiry_alerts',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    version: integer('version').notNull().default(1),
    subject: expirySubjectEnum('subject').notNull(),
    certificateId: uuid('certificate_id'),
    claimId: uuid('claim_id'),
    personId: uuid('person_id').notNull(),
    stage: expiryStageEnum('stage').notNull(),
    /** The last day: one that is prolonged is told of again. */
    endsOn: date('ends_on').notNull(),
    at: instant('at').notNull(),
    seenAt: instant('seen_at'),
  },
  (alert) => [
    primaryKey({ columns: [alert.companyId, alert.id] }),
    foreignKey({
      columns: [alert.companyId, alert.certificateId],
      foreignColumns: [productCertificates.companyId, productCertificates.id],
    }),
    foreignKey({
      columns: [alert.companyId, alert.claimId],
      foreignColumns: [productClaims.companyId, productClaims.id],
    }),
    foreignKey({ columns: [alert.companyId, alert.personId], foreignColumns: [people.companyId, people.id] }),
    uniqueIndex('expiry_alerts_certificate_once')
      .on(alert.companyId, alert.certificateId, alert.endsOn, alert.stage)
      .where(sql`${alert.certificateId} IS NOT NULL`),
    uniqueIndex('expiry_alerts_claim_once')
      .on(alert.companyId, alert.claimId, alert.endsOn, alert.stage)
      .where(sql`${alert.claimId} IS NOT NULL`),
    index('expiry_alerts_person').on(alert.companyId, alert.personId, alert.at, alert.id),
    check(
      'expiry_alerts_subject',
      sql`(${alert.subject} = 'CERTIFICATE') = (${alert.certificateId} IS NOT NULL) AND (${alert.subject} = 'CLAIM') = (${alert.claimId} IS NOT NULL)`,
    ),
  ],
);
