import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { clauseKinds, contractStatuses, signingMethods } from '../../src/deals/contracts/contract-status.ts';
import { people } from './access.ts';
import { deals } from './deals.ts';
import { dealSideEnum } from './negotiation.ts';
import { quotations } from './quotations.ts';
import { businessRow, decimal, instant } from './row.ts';

export const contractStatusEnum = pgEnum('contract_status', contractStatuses);
export const signingMethodEnum = pgEnum('signing_method', signingMethods);
export const clauseKindEnum = pgEnum('clause_kind', clauseKinds);

/**
 * A version of what both sides sign. Its goods, prices and terms are those of the quotation revision that it names,
 * and are kept nowhere else.
 */
export const contracts = pgTable(
  'contracts',
  {
    ...businessRow,
    dealId: uuid('deal_id').notNull(),
    /** The same for all versions of a deal's contract, for example SC-2026-00042. */
    number: text('number').notNull(),
    edition: integer('edition').notNull(),
    status: contractStatusEnum('status').notNull(),
    quotationId: uuid('quotation_id').notNull(),
    language: text('language').notNull(),
    /** The whole text as it is signed. */
    text: text('text').notNull(),
    /** SHA-256 of the text in UTF-8, in hexadecimal. */
    textHash: text('text_hash').notNull(),
    /** How much more or less than the quantity may be delivered, as a fraction. */
    toleranceRate: decimal('tolerance_rate').notNull().default('0'),
    partialShipments: boolean('partial_shipments').notNull().default(true),
    /** Days after delivery in which the buyer may claim; null where it does not say. */
    claimDays: integer('claim_days'),
    /** Why it amends the version before it. */
    amendmentReason: text('amendment_reason'),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
  },
  (contract) => [
    primaryKey({ columns: [contract.companyId, contract.id] }),
    foreignKey({
      columns: [contract.companyId, contract.dealId],
      foreignColumns: [deals.companyId, deals.id],
    }),
    foreignKey({
      columns: [contract.companyId, contract.quotationId],
      foreignColumns: [quotations.companyId, quotations.id],
    }),
    uniqueIndex('contracts_edition_key').on(contract.companyId, contract.number, contract.edition),
    uniqueIndex('contracts_quotation_key')
      .on(contract.companyId, contract.quotationId)
      .where(sql`${contract.status} <> 'SUPERSEDED'`),
    uniqueIndex('contracts_draft_key')
      .on(contract.companyId, contract.dealId)
      .where(sql`${contract.status} = 'DRAFT'`),
    uniqueIndex('contracts_signed_key')
      .on(contract.companyId, contract.dealId)
      .where(sql`${contract.status} = 'SIGNED'`),
    index('contracts_created').on(contract.companyId, contract.createdAt, contract.id),
    check('contracts_edition_positive', sql`${contract.edition} > 0`),
    check('contracts_text_hash_form', sql`${contract.textHash} ~ '^[0-9a-f]{64}$'`),
    check(
      'contracts_cancelled_whole',
      sql`(${contract.status} = 'CANCELLED') = (${contract.cancelledAt} IS NOT NULL) AND (${contract.cancelledAt} IS NULL) = (${contract.cancelReason} IS NULL)`,
    ),
  ],
);

/** One clause of a contract's text. */
export const contractClauses = pgTable(
  'contract_clauses',
  {
    companyId: uuid('company_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: clauseKindEnum('kind').notNull(),
    heading: text('heading').notNull(),
    text: text('text').notNull(),
  },
  (clause) => [
    primaryKey({ columns: [clause.companyId, clause.contractId, clause.sequence] }),
    foreignKey({
      columns: [clause.companyId, clause.contractId],
      foreignColumns: [contracts.companyId, contracts.id],
    }),
  ],
);

/** That a side signed a text: who, when, how. Append only. */
export const contractSignatures = pgTable(
  'contract_signatures',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    side: dealSideEnum('side').notNull(),
    signerName: text('signer_name').notNull(),
    signerPosition: text('signer_position'),
    method: signingMethodEnum('method').notNull(),
    signedAt: instant('signed_at').notNull(),
    /** Of the text that was signed: that of the contract. */
    textHash: text('text_hash').notNull(),
    /** Where the signed paper or the certificate is to be found. */
    evidence: text('evidence'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (signature) => [
    primaryKey({ columns: [signature.companyId, signature.id] }),
    foreignKey({
      columns: [signature.companyId, signature.contractId],
      foreignColumns: [contracts.companyId, contracts.id],
    }),
    foreignKey({
      columns: [signature.companyId, signature.recordedBy],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('contract_signatures_side_key').on(signature.companyId, signature.contractId, signature.side),
    check('contract_signatures_text_hash_form', sql`${signature.textHash} ~ '^[0-9a-f]{64}$'`),
  ],
);
