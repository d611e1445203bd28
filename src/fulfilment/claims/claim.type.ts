import { Field, ObjectType } from 'type-graphql';
import { companies } from '../../../schema/tables/access.ts';
import { claimPolicies, claims } from '../../../schema/tables/claims.ts';
import { Company } from '../../access/company.type.ts';
import { Person } from '../../access/person.type.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Deal } from '../../deals/deal.type.ts';
import {
  marginOfQuotation,
  type StoredQuotation,
  storedQuotationSelection,
} from '../../deals/quotations/quotation-pricing.ts';
import { Column, Computed, Entity, Id, MoneyColumn, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { ratesOfSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { decimalOf } from '../../trade/money.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { DateTimeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import {
  type ClaimCause,
  type ClaimDecision,
  type ClaimState,
  claimCauses,
  claimDecisions,
  claimStates,
  isLate,
} from './claim.ts';
import { type ClaimCost, type CostedClaim, costOfClaim, type Leaves } from './claim-cost.ts';

export const ClaimCauseType = enumType('ClaimCause', claimCauses, 'Why a buyer claims.', {
  QUALITY_DEFECT: 'The goods are faulty.',
  NOT_AS_AGREED: 'They are sound, and not what was agreed (CISG art. 35).',
  WRONG_GOODS: 'Other goods came.',
  SHORT_DELIVERY: 'Fewer came than were invoiced.',
  TRANSIT_DAMAGE: 'They were damaged under way.',
  PACKING: 'Packing or marks are faulty.',
  LATE_DELIVERY: 'They came late.',
  DOCUMENTS: 'Papers were wrong, late or missing.',
  OTHER: 'Something else; the description says what.',
});

export const ClaimStateType = enumType('ClaimState', claimStates, 'What became of a claim.', {
  OPEN: 'Nobody has decided yet.',
  DECIDED: 'It was decided.',
  WITHDRAWN: 'The buyer took it back.',
});

export const ClaimDecisionType = enumType('ClaimDecision', claimDecisions, 'What a buyer gets for a claim.', {
  REPLACE: 'New goods or parts, or the work to mend them.',
  DISCOUNT: 'Less to pay.',
  REFUND: 'Money back.',
  REJECT: 'Nothing.',
});

@ObjectType('DealLeaves', { description: 'What a deal leaves, in its currency.' })
export class LeavesType implements Leaves {
  @Field(() => MoneyType, { description: 'What the buyer pays.' })
  revenue!: Leaves['revenue'];

  @Field(() => MoneyType, { description: 'What is left of it, the export rebate counted in.' })
  profit!: Leaves['profit'];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Profit as a fraction of the revenue, ten decimals.',
  })
  rateOfPrice!: Decimal | null;
}

@ObjectType('ClaimCost', {
  description:
    'What a claim takes of a deal’s margin. Money that is given back lessens revenue and profit; a replacement is one more cost.',
})
export class ClaimCostType implements ClaimCost {
  @Field(() => MoneyType, { description: 'In the deal’s currency.' })
  cost!: ClaimCost['cost'];

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'In the company’s currency, at the rate that was frozen for the price; null where none leads there.',
  })
  costInCompanyCurrency!: ClaimCost['costInCompanyCurrency'];

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'That rate: units of the company’s currency for one of the deal’s; null within one currency.',
  })
  rate!: Decimal | null;

  @Field(() => LeavesType, {
    description: 'What the deal leaves after the claims that were decided earlier.',
  })
  before!: Leaves;

  @Field(() => LeavesType, { description: 'The same with this one.' })
  after!: Leaves;
}

@Entity(claimPolicies, {
  description: 'How the company deals with claims.',
  prefix: 'claimPolicy',
  scope: everyoneOfTheCompany,
})
export class ClaimPolicy {
  @Id(claimPolicies.id)
  id!: string;

  @Column(claimPolicies.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(claimPolicies.windowDays, {
    description: 'Days after delivery in which a claim is in time, where the contract says nothing else.',
  })
  windowDays!: number;

  @Column(claimPolicies.operationsLimit, {
    description: 'Up to which amount of the company’s currency operations decide; a manager decides above.',
  })
  operationsLimit!: string;
}

@Entity(claims, {
  description: 'What a buyer claims of a shipment, and what they got.',
  prefix: 'complaint',
  scope: { parent: () => Deal, through: claims.dealId },
  filters: {
    deal: { kind: 'related', column: claims.dealId, target: () => Deal },
    order: { kind: 'idIn', column: claims.orderId, target: () => Order },
    shipment: { kind: 'idIn', column: claims.shipmentId, target: () => Shipment },
    status: { kind: 'anyOf', column: claims.status, type: () => ClaimStateType },
    cause: { kind: 'anyOf', column: claims.cause, type: () => ClaimCauseType },
    decision: { kind: 'anyOf', column: claims.decision, type: () => ClaimDecisionType },
    raisedOn: { kind: 'range', column: claims.raisedOn, of: 'Date' },
    number: { kind: 'text', column: claims.number },
    search: { kind: 'search', columns: [claims.number, claims.lotNumber, claims.description] },
  },
  orders: { createdAt: claims.createdAt, raisedOn: claims.raisedOn },
})
export class Claim {
  @Id(claims.id)
  id!: string;

  @Column(claims.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(claims.number, { description: 'Gapless by year, for example CL-2026-00042.' })
  number!: string;

  @Column(claims.line, {
    description: 'The line of the contract, from 1; null where it is about the whole shipment.',
  })
  line!: number | null;

  @Column(claims.lotNumber, { description: 'The lot, as the factory or the buyer calls it.' })
  lotNumber!: string | null;

  @Column(claims.cause, { type: () => ClaimCauseType, description: 'Why they claim.' })
  cause!: ClaimCause;

  @Column(claims.description, { description: 'What is wrong, in words.' })
  description!: string;

  @Column(claims.claimedQuantity, { description: 'How much of the line it is about, in its unit.' })
  claimedQuantity!: string | null;

  @MoneyColumn(claims.claimedMinor, claims.currency, {
    description: 'What they claim, in the deal’s currency.',
  })
  claimedAmount!: object;

  @Column(claims.evidence, {
    type: () => [String],
    description: 'Where pictures, reports and letters are to be found.',
  })
  evidence!: readonly string[];

  @Column(claims.raisedOn, { description: 'When the buyer raised it.' })
  raisedOn!: string;

  @Column(claims.deliveredOn, {
    description: 'When the shipment was delivered, as was known when the claim was opened.',
  })
  deliveredOn!: string | null;

  @Column(claims.windowEndsOn, {
    description:
      'The last day on which it is in time; null where nothing was delivered, as no time runs then.',
  })
  windowEndsOn!: string | null;

  @Column(claims.lateReason, { description: 'Why it was taken up although it came late.' })
  lateReason!: string | null;

  @Column(claims.inspectionReference, {
    description: 'The inspection at which it should have been seen, as its report is called.',
  })
  inspectionReference!: string | null;

  @Column(claims.status, { type: () => ClaimStateType, description: 'What became of it.' })
  status!: ClaimState;

  @Column(claims.decision, { type: () => ClaimDecisionType, description: 'What the buyer gets.' })
  decision!: ClaimDecision | null;

  @MoneyColumn(claims.grantedMinor, claims.currency, {
    description: 'What they get, or what the replacement costs us.',
  })
  grantedAmount!: object | null;

  @Column(claims.decisionReason, { description: 'Why it was decided so.' })
  decisionReason!: string | null;

  @Column(claims.decidedAt, { description: 'When it was decided.' })
  decidedAt!: string | null;

  @ToOne(() => Person, claims.decidedBy, { description: 'Who decided.' })
  decidedBy!: Person | null;

  @Column(claims.withdrawnReason, { description: 'Why the buyer took it back.' })
  withdrawnReason!: string | null;

  @Column(claims.createdAt, { type: () => DateTimeScalar, description: 'When it was opened here.' })
  createdAt!: string;

  @ToOne(() => Person, claims.openedBy, { description: 'Who opened it.' })
  openedBy!: Person | null;

  @ToOne(() => Shipment, claims.shipmentId, { description: 'The shipment.' })
  shipment!: Shipment | null;

  @ToOne(() => Order, claims.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, claims.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToOne(() => Company, claims.companyId, { description: 'Who sold.', to: companies.id })
  company!: Company | null;

  @Computed(() => Boolean, {
    description: 'Whether it came after its window.',
    selects: '{ raisedOn windowEndsOn }',
  })
  isLate(): boolean {
    return isLate(this.raisedOn, this.windowEndsOn);
  }

  @Computed(() => ClaimCostType, {
    description:
      'What it takes of the deal’s margin. Null until it is decided, and without the right to see costs.',
    selects: `{
      id decision grantedAmount { amount } decidedAt company { currency }
      order {
        claims { id decision grantedAmount { amount } decidedAt }
        contract { quotation ${storedQuotationSelection} }
      }
    }`,
    needs: 'cost:read',
  })
  costToMargin(): ClaimCost | null {
    const { company, order } = this as unknown as ClaimWithPrice;
    const quotation = order?.contract?.quotation;
    const margin = quotation ? marginOfQuotation(quotation) : null;
    if (!order || !company || !quotation?.costSheet || !margin) return null;
    return costOfClaim(this as unknown as CostedClaim, order.claims, {
      ...{ currency: quotation.currency, companyCurrency: company.currency },
      ...{ revenue: decimalOf(margin.revenue), profit: decimalOf(margin.profit) },
      rates: ratesOfSheet(quotation.costSheet),
    });
  }
}

/** What the cost of a claim is worked out from. */
interface ClaimWithPrice {
  readonly company: { readonly currency: string } | null;
  readonly order: {
    readonly claims: readonly CostedClaim[];
    readonly contract: { readonly quotation: StoredQuotation | null } | null;
  } | null;
}
