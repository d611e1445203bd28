import { approvals } from '../../../schema/tables/approvals.ts';
import { Person } from '../../access/person.type.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Deal } from '../deal.type.ts';
import { Quotation } from '../quotations/quotation.type.ts';
import { type ApprovalStatus, approvalStatuses } from './approval-status.ts';
import type { FloorHit } from './price-floor.ts';
import { FloorHitType } from './price-floor.type.ts';

export const ApprovalStatusEnum = enumType('ApprovalStatus', approvalStatuses, 'What became of a request.', {
  PENDING: 'Nobody has decided yet.',
  APPROVED: 'Released, until it expires.',
  REFUSED: 'Not released.',
  LAPSED: 'What was to be released, or had been, was changed afterwards.',
});

@Entity(approvals, {
  description: 'A request to release a price that lies below its floors, and what was decided.',
  prefix: 'approval',
  scope: { parent: () => Deal, through: approvals.dealId },
  filters: {
    status: { kind: 'anyOf', column: approvals.status, type: () => ApprovalStatusEnum },
    deal: { kind: 'related', column: approvals.dealId, target: () => Deal },
  },
  orders: { requestedAt: approvals.requestedAt },
})
export class Approval {
  @Id(approvals.id)
  id!: string;

  @Column(approvals.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(approvals.status, { type: () => ApprovalStatusEnum, description: 'What became of it.' })
  status!: ApprovalStatus;

  @Column(approvals.reason, { description: 'Why the price should be released.' })
  reason!: string;

  @Column(approvals.hits, {
    type: () => [FloorHitType],
    description: 'Every floor that the price was below when the request was made.',
  })
  hits!: readonly FloorHit[];

  @Column(approvals.margin, {
    description: 'The margin that is to be released, as a fraction of the price, to six decimals.',
    needs: 'cost:read',
  })
  margin!: string | null;

  @Column(approvals.shortfall, {
    description:
      'The greatest distance to a floor, in points of margin: it decides who may release. Null without the right to see floors.',
    needs: 'floor:read',
  })
  shortfall!: string | null;

  @Column(approvals.requestedAt, { description: 'When it was asked for.' })
  requestedAt!: string;

  @ToOne(() => Person, approvals.requestedBy, { description: 'Who asked.' })
  requestedBy!: Person | null;

  @Column(approvals.decidedAt, { description: 'When it was decided.' })
  decidedAt!: string | null;

  @ToOne(() => Person, approvals.decidedBy, { description: 'Who decided; never the one who asked.' })
  decidedBy!: Person | null;

  @Column(approvals.decision, { description: 'Why it was decided so.' })
  decision!: string | null;

  @Column(approvals.expiresAt, { description: 'Until when the release holds.' })
  expiresAt!: string | null;

  @ToOne(() => Quotation, approvals.quotationId, { description: 'The revision that is too cheap.' })
  quotation!: Quotation | null;

  @ToOne(() => Deal, approvals.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}
