import { sql } from 'drizzle-orm';
import { claims, satisfactionRatings, serviceRequests } from '../../../schema/tables/claims.ts';
import { orderComments, orderTasks } from '../../../schema/tables/coordination.ts';
import { orders, shipmentLines, shipments } from '../../../schema/tables/orders.ts';
import { costActuals, productionLots, sampleRounds } from '../../../schema/tables/production.ts';
import { inspections } from '../../../schema/tables/quality.ts';
import { baselines, milestones } from '../../../schema/tables/timeline.ts';
import { ports } from '../../../schema/tables/trade.ts';
import { Person } from '../../access/person.type.ts';
import { Contract } from '../../deals/contracts/contract.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Connection, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { columnOf } from '../../graph/entity.ts';
import { Port } from '../../trade/port.type.ts';
import { CountryCodeScalar } from '../../trade/trade.scalar.ts';
import { Claim } from '../claims/claim.type.ts';
import { Satisfaction } from '../claims/satisfaction.type.ts';
import { ServiceRequest } from '../claims/service-request.type.ts';
import { OrderComment } from '../coordination/order-comment.type.ts';
import { OrderTask } from '../coordination/order-task.type.ts';
import { CostActual } from '../production/cost-actual.type.ts';
import { ProductionLot } from '../production/production-lot.type.ts';
import { SampleRound } from '../production/sample-round.type.ts';
import { Inspection } from '../quality/inspection.type.ts';
import { Milestone } from '../timeline/milestone.type.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';

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

@Entity(shipments, {
  description: 'Goods of an order that travel together.',
  prefix: 'shipment',
  scope: { parent: () => Deal, through: shipments.dealId },
  filters: {
    deal: { kind: 'related', column: shipments.dealId, target: () => Deal },
    order: { kind: 'related', column: shipments.orderId, target: () => Order },
    number: { kind: 'text', column: shipments.number },
    promisedOn: { kind: 'range', column: shipments.promisedOn, of: 'Date' },
    search: {
      kind: 'search',
      columns: [shipments.number, shipments.bookingNumber, shipments.vessel, shipments.transportDocument],
    },
  },
  orders: { promisedOn: shipments.promisedOn, number: shipments.number },
})
export class Shipment {
  @Id(shipments.id)
  id!: string;

  @Column(shipments.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(shipments.number, { description: 'The order’s number and its own, for example SO-2026-00042/1.' })
  number!: string;

  @Column(shipments.sequence, { description: 'Counts the shipments of an order from 1.' })
  sequence!: number;

  @Column(shipments.fullContainers, { description: 'Whether its goods fill containers of their own.' })
  fullContainers!: boolean;

  @Column(shipments.transhipments, { description: 'At how many ports it changes ships.' })
  transhipments!: number;

  @Column(shipments.productionDays, {
    description: 'Days from the start of production until its goods are made.',
  })
  productionDays!: number;

  @Column(shipments.transitDays, { description: 'Days from departure to arrival, all legs together.' })
  transitDays!: number;

  @Column(shipments.promisedOn, {
    description:
      'By when delivery was promised at the point that the rule names; being on time is measured by it.',
  })
  promisedOn!: string;

  @Column(shipments.bookingNumber, { description: 'What the carrier calls the booking.' })
  bookingNumber!: string | null;

  @Column(shipments.carrier, { description: 'The carrier.' })
  carrier!: string | null;

  @Column(shipments.vessel, { description: 'Ship, flight, train or truck.' })
  vessel!: string | null;

  @Column(shipments.voyage, { description: 'Voyage of the ship.' })
  voyage!: string | null;

  @Column(shipments.transportDocument, {
    description: 'Number of the bill of lading, air waybill, rail or road note.',
  })
  transportDocument!: string | null;

  @Column(shipments.holdReason, { description: 'Why nothing of it may be shipped, while that is so.' })
  holdReason!: string | null;

  @Column(shipments.cancelledAt, { description: 'When it was cancelled.' })
  cancelledAt!: string | null;

  @Column(shipments.cancelReason, { description: 'Why it was cancelled.' })
  cancelReason!: string | null;

  @ToOne(() => Port, shipments.portOfLoading, { description: 'Where it is loaded.', to: ports.locode })
  portOfLoading!: Port | null;

  @ToOne(() => Port, shipments.portOfDischarge, {
    description: 'Where it is discharged.',
    to: ports.locode,
  })
  portOfDischarge!: Port | null;

  @ToOne(() => Order, shipments.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, shipments.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToMany(() => ShipmentLine, shipmentLines.shipmentId, {
    description: 'How much of each line of the contract travels with it.',
    orderBy: [shipmentLines.sequence],
    atMost: 500,
  })
  lines!: ShipmentLine[];

  @ToMany(() => Milestone, milestones.shipmentId, {
    description: 'Its milestones, each after all that it comes after.',
    orderBy: [milestones.sequence],
    atMost: 200,
  })
  milestones!: Milestone[];

  @ToMany(() => ProductionLot, productionLots.shipmentId, {
    description: 'The lots in which its goods are made.',
    orderBy: [productionLots.sequence],
    atMost: 500,
  })
  lots!: ProductionLot[];

  @ToMany(() => Inspection, inspections.shipmentId, {
    description: 'Its inspections and those of its lots, oldest first.',
    orderBy: [inspections.sequence],
    atMost: 500,
    keeps: 'LAST',
  })
  inspections!: Inspection[];
  @ToOne(() => Milestone, shipments.id, {
    description: 'Its delivery at the buyer’s: when it is expected, or happened.',
    to: milestones.shipmentId,
    where: (milestone) => sql`${columnOf(milestone, milestones.code)} = 'DELIVERED'`,
  })
  delivery!: Milestone | null;

  @ToMany(() => Claim, claims.shipmentId, {
    description: 'What the buyer claims of it, oldest first.',
    orderBy: [claims.createdAt, claims.id],
    atMost: 200,
    keeps: 'LAST',
  })
  claims!: Claim[];

  @ToMany(() => OrderTask, orderTasks.shipmentId, {
    description: 'What is to be done for it, and was done, by the day on which it is due.',
    orderBy: [orderTasks.dueOn, orderTasks.id],
    atMost: 500,
    keeps: 'LAST',
  })
  tasks!: OrderTask[];
}

@Entity(shipmentLines, {
  description: 'How much of a line of the contract travels with a shipment.',
  scope: { parent: () => Shipment, through: shipmentLines.shipmentId },
})
export class ShipmentLine {
  @Column(shipmentLines.sequence, { description: 'The line of the contract.' })
  sequence!: number;

  @Column(shipmentLines.quantity, { description: 'How much, in the unit of that line.' })
  quantity!: string;
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
