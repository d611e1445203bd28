import { Field, Int, ObjectType } from 'type-graphql';
import { claims, satisfactionRatings, serviceRequests } from '../../../schema/tables/claims.ts';
import { orderComments, orderTasks } from '../../../schema/tables/coordination.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import { costActuals, sampleRounds } from '../../../schema/tables/production.ts';
import { baselines, milestones } from '../../../schema/tables/timeline.ts';
import { Person } from '../../access/person.type.ts';
import { Contract } from '../../deals/contracts/contract.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Connection, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { CountryCodeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { Claim } from '../claims/claim.type.ts';
import { Satisfaction } from '../claims/satisfaction.type.ts';
import { ServiceRequest } from '../claims/service-request.type.ts';
import { OrderComment } from '../coordination/order-comment.type.ts';
import { OrderTask } from '../coordination/order-task.type.ts';
import { CostActual } from '../production/cost-actual.type.ts';
import { SampleRound } from '../production/sample-round.type.ts';
import { Milestone } from '../timeline/milestone.type.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { Shipment } from './shipment.type.ts';
import { type UnshippedLine, unshipped } from './shipment-quantities.ts';

@ObjectType('UnshippedLine', { description: 'How far shipments take what was agreed of a line.' })
export class UnshippedLineType implements UnshippedLine {
  @Field(() => Int, { description: 'The line of the contract.' })
  sequence!: number;

  @Field(() => DecimalScalar, { description: 'How much was agreed, in the unit of the line.' })
  ordered!: Decimal;

  @Field(() => DecimalScalar, { description: 'How much shipments take, those that have left included.' })
  planned!: Decimal;

  @Field(() => DecimalScalar, {
    description: 'How much travels with none yet; below zero where the tolerance is used.',
  })
  unshipped!: Decimal;
}

@Entity(orders, {
  description:
    'What is to be made and shipped under a contract. Goods and terms are those of the contract; an amendment changes them, and nothing else does.',
  prefix: 'order',
  scope: { parent: () => Deal, through: orders.dealId },
  filters: {
    deal: { kind: 'related', column: orders.dealId, target: () => Deal },
    number: { kind: 'text', column: orders.number },
    confirmedOn: { kind: 'range', column: orders.confirmedOn, of: 'Date' },
  },
  orders: { confirmedOn: orders.confirmedOn, number: orders.number },
})
export class Order {
  @Id(orders.id)
  id!: string;

  @Column(orders.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(orders.number, { description: 'Gapless by year, for example SO-2026-00042.' })
  number!: string;

  @Column(orders.confirmedOn, { description: 'The day on which it was confirmed.' })
  confirmedOn!: string;

  @Column(orders.factoryCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods are made: whose holidays stop production.',
  })
  factoryCountry!: string;

  @Column(orders.needsSample, { description: 'Whether the buyer approves a sample before production.' })
  needsSample!: boolean;

  @Column(orders.inspections, {
    type: () => [InspectionStageType],
    description: 'The inspections that were agreed.',
  })
  inspections!: InspectionStage[];

  @Column(orders.baseline, { description: 'How often its plan was made; 1 is the first.' })
  baseline!: number;

  @ToOne(() => Deal, orders.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToOne(() => Contract, orders.contractId, {
    description: 'The version of the contract that it follows: its goods, quantities and terms.',
  })
  contract!: Contract | null;

  @ToMany(() => Shipment, shipments.orderId, {
    description: 'Its shipments.',
    orderBy: [shipments.sequence],
    atMost: 100,
  })
  shipments!: Shipment[];

  @ToMany(() => Milestone, milestones.orderId, {
    description:
      'The timeline: its milestones and those of its shipments, each after all that it comes after.',
    orderBy: [milestones.sequence],
    atMost: 1000,
  })
  milestones!: Milestone[];

  @ToMany(() => Baseline, baselines.orderId, {
    description: 'When and why its plan was made, the first first.',
    orderBy: [baselines.sequence],
    atMost: 100,
    keeps: 'LAST',
  })
  baselines!: Baseline[];

  @Computed(() => [UnshippedLineType], {
    description: 'Line by line what was agreed, what shipments take of it, and what travels with none yet.',
    selects: `{
      contract { quotation { lines { sequence quantity } } }
      shipments { cancelledAt lines { sequence quantity } }
    }`,
  })
  unshipped(): UnshippedLine[] {
    const live = this.shipments.filter(({ cancelledAt }) => cancelledAt === null);
    return unshipped(
      this.contract?.quotation?.lines ?? [],
      live.map(({ lines }) => lines),
    );
  }

  @ToMany(() => SampleRound, sampleRounds.orderId, {
    description: 'The samples that went to the buyer before production, the first first.',
    orderBy: [sampleRounds.round],
    atMost: 50,
    keeps: 'LAST',
  })
  samples!: SampleRound[];

  @ToMany(() => CostActual, costActuals.orderId, {
    description: 'What was paid for it, by the day of the invoice.',
    orderBy: [costActuals.bookedOn, costActuals.id],
    atMost: 1000,
    needs: 'cost:read',
  })
  costs!: CostActual[];
  @ToMany(() => Claim, claims.orderId, {
    description: 'What the buyer claims of it, oldest first.',
    orderBy: [claims.createdAt, claims.id],
    atMost: 200,
    keeps: 'LAST',
  })
  claims!: Claim[];

  @ToMany(() => OrderTask, orderTasks.orderId, {
    description: 'What is to be done for it, and was done, by the day on which it is due.',
    orderBy: [orderTasks.dueOn, orderTasks.id],
    atMost: 500,
    keeps: 'LAST',
  })
  tasks!: OrderTask[];

  @Connection(() => OrderComment, orderComments.orderId, { description: 'What colleagues said about it.' })
  comments!: object;

  @ToMany(() => ServiceRequest, serviceRequests.orderId, {
    description: 'What the buyer asked for after delivery, oldest first.',
    orderBy: [serviceRequests.askedOn, serviceRequests.id],
    atMost: 500,
    keeps: 'LAST',
  })
  serviceRequests!: ServiceRequest[];

  @ToMany(() => Satisfaction, satisfactionRatings.orderId, {
    description: 'How content the buyer said to be, oldest first.',
    orderBy: [satisfactionRatings.saidOn, satisfactionRatings.id],
    atMost: 200,
    keeps: 'LAST',
  })
  satisfaction!: Satisfaction[];
}

@Entity(baselines, {
  description: 'That the plan of an order was made, and why.',
  scope: { parent: () => Order, through: baselines.orderId },
})
export class Baseline {
  @Column(baselines.sequence, { description: 'Which plan: 1 is the first.' })
  sequence!: number;

  @Column(baselines.reason, { description: 'Why.' })
  reason!: string;

  @Column(baselines.at, { description: 'When.' })
  at!: string;

  @ToOne(() => Person, baselines.personId, { description: 'Who made it.' })
  person!: Person | null;
}
