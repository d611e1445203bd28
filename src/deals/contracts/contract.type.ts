import { contractClauses, contractSignatures, contracts } from '../../../schema/tables/contracts.ts';
import { Person } from '../../access/person.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { DateTimeScalar } from '../../trade/trade.scalar.ts';
import { Deal } from '../deal.type.ts';
import type { DealSide } from '../deal-side.ts';
import { DealSideEnum } from '../negotiation/negotiation.type.ts';
import { Quotation } from '../quotations/quotation.type.ts';
import {
  type ClauseKind,
  type ContractStatus,
  clauseKinds,
  contractStatuses,
  type SigningMethod,
  signingMethods,
} from './contract-status.ts';

export const ContractStatusEnum = enumType('ContractStatus', contractStatuses, 'What became of a version.', {
  DRAFT: 'To be signed.',
  SIGNED: 'Signed by both sides: it holds.',
  SUPERSEDED: 'Replaced by an amendment that both signed, or by a draft in its place.',
  CANCELLED: 'Ended, with a reason.',
});

export const SigningMethodEnum = enumType('SigningMethod', signingMethods, 'How a side signed.', {
  WET_INK: 'By hand on paper.',
  ELECTRONIC: 'By electronic signature.',
  EXCHANGE_OF_LETTERS: 'By letters or mails that confirm each other.',
});

export const ClauseKindEnum = enumType('ClauseKind', clauseKinds, 'What a clause settles.', {
  INSPECTION: 'Who inspects the goods, where and when.',
  TOLERANCE: 'How much more or less may be delivered.',
  PARTIAL_SHIPMENTS: 'Whether the goods may travel in several shipments.',
  CLAIMS: 'By when and how the buyer claims.',
  FORCE_MAJEURE: 'What happens when nobody can help it.',
  GOVERNING_LAW: 'The law of the contract.',
  ARBITRATION: 'Who decides disputes.',
});

@Entity(contracts, {
  description:
    'A version of what both sides sign. Goods, prices and terms are those of its quotation revision and are kept nowhere else.',
  prefix: 'contract',
  scope: { parent: () => Deal, through: contracts.dealId },
  filters: {
    status: { kind: 'anyOf', column: contracts.status, type: () => ContractStatusEnum },
    deal: { kind: 'related', column: contracts.dealId, target: () => Deal },
    number: { kind: 'text', column: contracts.number },
  },
  orders: { createdAt: contracts.createdAt },
})
export class Contract {
  @Id(contracts.id)
  id!: string;

  @Column(contracts.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(contracts.number, { description: 'The same for all versions, for example SC-2026-00042.' })
  number!: string;

  @Column(contracts.edition, {
    description: 'The version of the contract: 1, and one more for each amendment.',
  })
  edition!: number;

  @Column(contracts.status, { type: () => ContractStatusEnum, description: 'What became of it.' })
  status!: ContractStatus;

  @Column(contracts.language, { description: 'The language of its text.' })
  language!: string;

  @Column(contracts.text, { description: 'The whole text as it is signed.' })
  text!: string;

  @Column(contracts.textHash, { description: 'SHA-256 of the text in UTF-8, in hexadecimal.' })
  textHash!: string;

  @Column(contracts.toleranceRate, {
    description: 'How much more or less than the quantity may be delivered, as a fraction.',
  })
  toleranceRate!: string;

  @Column(contracts.partialShipments, {
    description: 'Whether the goods may travel in several shipments.',
  })
  partialShipments!: boolean;

  @Column(contracts.claimDays, {
    description: 'Days after delivery in which the buyer may claim; null where it does not say.',
  })
  claimDays!: number | null;

  @Column(contracts.amendmentReason, { description: 'Why it amends the version before it.' })
  amendmentReason!: string | null;

  @Column(contracts.createdAt, { type: () => DateTimeScalar, description: 'When it was drawn up.' })
  createdAt!: string;

  @Column(contracts.cancelledAt, { description: 'When it was cancelled.' })
  cancelledAt!: string | null;

  @Column(contracts.cancelReason, { description: 'Why it was cancelled.' })
  cancelReason!: string | null;

  @ToOne(() => Quotation, contracts.quotationId, { description: 'The revision whose terms it holds.' })
  quotation!: Quotation | null;

  @ToOne(() => Deal, contracts.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToMany(() => ContractClause, contractClauses.contractId, {
    description: 'Its clauses beside price and delivery.',
    orderBy: [contractClauses.sequence],
    atMost: 50,
  })
  clauses!: ContractClause[];

  @ToMany(() => ContractSignature, contractSignatures.contractId, {
    description: 'Who has signed it.',
    orderBy: [contractSignatures.signedAt, contractSignatures.id],
    atMost: 2,
  })
  signatures!: ContractSignature[];
}

@Entity(contractClauses, {
  description: 'A clause of a contract.',
  scope: { parent: () => Contract, through: contractClauses.contractId },
})
export class ContractClause {
  @Column(contractClauses.kind, { type: () => ClauseKindEnum, description: 'What it settles.' })
  kind!: ClauseKind;

  @Column(contractClauses.heading, { description: 'Its heading.' })
  heading!: string;

  @Column(contractClauses.text, { description: 'Its text.' })
  text!: string;
}

@Entity(contractSignatures, {
  description: 'That a side signed a contract.',
  scope: { parent: () => Contract, through: contractSignatures.contractId },
})
export class ContractSignature {
  @Column(contractSignatures.side, { type: () => DealSideEnum, description: 'Which side.' })
  side!: DealSide;

  @Column(contractSignatures.signerName, { description: 'Who signed.' })
  signerName!: string;

  @Column(contractSignatures.signerPosition, { description: 'As what.' })
  signerPosition!: string | null;

  @Column(contractSignatures.method, { type: () => SigningMethodEnum, description: 'How.' })
  method!: SigningMethod;

  @Column(contractSignatures.signedAt, { description: 'When.' })
  signedAt!: string;

  @Column(contractSignatures.textHash, { description: 'SHA-256 of the text that was signed.' })
  textHash!: string;

  @Column(contractSignatures.evidence, { description: 'Where the signed paper or certificate is.' })
  evidence!: string | null;

  @ToOne(() => Person, contractSignatures.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}
