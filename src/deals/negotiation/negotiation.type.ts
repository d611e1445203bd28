import { Field, ObjectType } from 'type-graphql';
import { negotiationRounds, objections } from '../../../schema/tables/negotiation.ts';
import { Person } from '../../access/person.type.ts';
import { ObjectionAnswer } from '../../activities/calls/objection-answer.type.ts';
import { Column, Entity, Id, MoneyColumn, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import type { CostStep, IncotermRule } from '../../trade/incoterm.ts';
import { CostStepType, IncotermRuleType } from '../../trade/incoterm.type.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';
import { PaymentMethodType } from '../../trade/payment-method.type.ts';
import { Deal } from '../deal.type.ts';
import { LossReasonEnum } from '../deal-move.type.ts';
import type { LossReason } from '../deal-pipeline.ts';
import { type DealSide, dealSides } from '../deal-side.ts';
import { Quotation } from '../quotations/quotation.type.ts';

export const DealSideEnum = enumType('DealSide', dealSides, 'A side of a deal.', {
  SELLER: 'We.',
  BUYER: 'The buyer.',
});

@ObjectType('TermChange', { description: 'A term in two rounds of a negotiation.' })
export class TermChangeType {
  @Field(() => String, { description: 'Which term, as the fields of a round are called.' })
  term!: string;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it became.' })
  after!: string | null;
}

const needs = 'cost:read' as const;

@Entity(negotiationRounds, {
  description: 'One round of a negotiation: what a side put on the table, and what it would leave us.',
  prefix: 'round',
  scope: { parent: () => Deal, through: negotiationRounds.dealId },
})
export class NegotiationRound {
  @Id(negotiationRounds.id)
  id!: string;

  @Column(negotiationRounds.sequence, { description: 'Counts the rounds of the deal, from 1.' })
  sequence!: number;

  @Column(negotiationRounds.side, { type: () => DealSideEnum, description: 'Whose terms these are.' })
  side!: DealSide;

  @Column(negotiationRounds.at, { description: 'When they were put.' })
  at!: string;

  @MoneyColumn(negotiationRounds.totalMinor, negotiationRounds.currency, {
    description: 'The price of the whole deal.',
  })
  total!: object;

  @Column(negotiationRounds.rule, { type: () => IncotermRuleType, description: 'The Incoterms rule.' })
  rule!: IncotermRule;

  @Column(negotiationRounds.namedPlace, { description: 'The place that the rule names.' })
  namedPlace!: string;

  @Column(negotiationRounds.locode, { description: 'Its UN/LOCODE, where it was given.' })
  locode!: string | null;

  @Column(negotiationRounds.paymentMethod, { type: () => PaymentMethodType, description: 'How it is paid.' })
  paymentMethod!: PaymentMethod;

  @Column(negotiationRounds.depositRate, { description: 'The share that is paid before shipment.' })
  depositRate!: string;

  @Column(negotiationRounds.creditDays, { description: 'Days from shipment until the rest is paid.' })
  creditDays!: number;

  @Column(negotiationRounds.leadTimeDays, { description: 'Days from contract to readiness.' })
  leadTimeDays!: number;

  @Column(negotiationRounds.warrantyMonths, { description: 'Months of warranty.' })
  warrantyMonths!: number;

  @Column(negotiationRounds.minimumOrderQuantity, {
    description: 'The least quantity, where it was talked of.',
  })
  minimumOrderQuantity!: string | null;

  @Column(negotiationRounds.note, { description: 'What else was said.' })
  note!: string | null;

  @Column(negotiationRounds.isMaterial, {
    description:
      'Whether it changes terms that CISG art. 19(3) holds material, and so ended the offer that it answers.',
  })
  isMaterial!: boolean;

  @Column(negotiationRounds.uncosted, {
    type: () => [CostStepType],
    description:
      'The steps that these terms give us and of which the cost sheet says nothing: what they leave is not known then.',
  })
  uncosted!: CostStep[];

  @Column(negotiationRounds.marginRate, {
    description: 'Profit as a fraction of the price that these terms leave us, to six decimals.',
    needs,
  })
  marginRate!: string | null;

  @MoneyColumn(negotiationRounds.profitMinor, negotiationRounds.companyCurrency, {
    description: 'What they leave us, in the company’s currency; null where a step is not costed.',
    needs,
  })
  profit!: object | null;

  @MoneyColumn(negotiationRounds.concededMinor, negotiationRounds.companyCurrency, {
    description:
      'How much less that is than in our round before it, in the company’s currency: what was conceded, or would be. Negative where it is more; zero in the first round.',
    needs,
  })
  conceded!: object | null;

  @Column(negotiationRounds.concededMargin, {
    description: 'The same in points of margin: "0.02" is two.',
    needs,
  })
  concededMargin!: string | null;

  @ToOne(() => Quotation, negotiationRounds.quotationId, {
    description: 'The revision that we offered, or that the buyer answers.',
  })
  quotation!: Quotation | null;

  @ToOne(() => Person, negotiationRounds.personId, { description: 'Who recorded it.' })
  person!: Person | null;

  @ToMany(() => Objection, objections.roundId, {
    description: 'What the buyer held against our offer.',
    orderBy: [objections.createdAt, objections.id],
    atMost: 50,
  })
  objections!: Objection[];
}

@Entity(objections, {
  description: 'What the buyer held against an offer, and what it was answered.',
  prefix: 'objection',
  scope: { parent: () => Deal, through: objections.dealId },
})
export class Objection {
  @Id(objections.id)
  id!: string;

  @Column(objections.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(objections.reason, { type: () => LossReasonEnum, description: 'What it is about.' })
  reason!: LossReason;

  @Column(objections.words, { description: 'In the buyer’s words.' })
  words!: string;

  @Column(objections.answer, { description: 'What we answered.' })
  answer!: string | null;

  @ToOne(() => ObjectionAnswer, objections.libraryAnswerId, {
    description: 'The answer of the library that we gave; null where it was none of these.',
  })
  libraryAnswer!: ObjectionAnswer | null;

  @Column(objections.answeredAt, { description: 'When.' })
  answeredAt!: string | null;
}
