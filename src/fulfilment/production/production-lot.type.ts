import { productionDelays, productionLots, productionProgress } from '../../../schema/tables/production.ts';
import { inspections } from '../../../schema/tables/quality.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { Inspection } from '../quality/inspection.type.ts';
import {
  type DelayCause,
  delayCauses,
  type LotStatus,
  lotStatuses,
  madeBy,
  percentMade,
  statusOfLot,
} from './production-lot.ts';

export const LotStatusType = enumType('LotStatus', lotStatuses, 'How far a lot is.', {
  PLANNED: 'Nobody has begun.',
  IN_WORK: 'It is being made.',
  MADE: 'It is made.',
  CANCELLED: 'It is not made.',
});

export const DelayCauseType = enumType('DelayCause', delayCauses, 'Why a lot is late.', {
  MATERIALS: 'Materials or components came late, or were not right.',
  CAPACITY: 'The factory had taken on too much.',
  LABOUR: 'Workers were missing.',
  EQUIPMENT: 'A machine or a tool failed.',
  POWER: 'Electricity was cut.',
  REWORK: 'Goods had to be made again.',
  HOLIDAY: 'The factory was closed.',
  WEATHER: 'A storm, a flood, or the like.',
  BUYER: 'The buyer changed something, or answered late.',
  PAYMENT: 'Money came late.',
  OTHER: 'Something else; the words say what.',
});

@Entity(productionLots, {
  description: 'Goods of one line of a shipment that a factory makes in one go.',
  prefix: 'lot',
  scope: { parent: () => Deal, through: productionLots.dealId },
  filters: {
    deal: { kind: 'related', column: productionLots.dealId, target: () => Deal },
    order: { kind: 'related', column: productionLots.orderId, target: () => Order },
    shipment: { kind: 'related', column: productionLots.shipmentId, target: () => Shipment },
    number: { kind: 'text', column: productionLots.number },
    factory: { kind: 'text', column: productionLots.factory },
    startedOn: { kind: 'range', column: productionLots.startedOn, of: 'Date' },
    finishedOn: { kind: 'range', column: productionLots.finishedOn, of: 'Date' },
  },
  orders: { createdAt: productionLots.createdAt, number: productionLots.number },
})
export class ProductionLot {
  @Id(productionLots.id)
  id!: string;

  @Column(productionLots.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(productionLots.number, {
    description: 'The shipment’s number and its own, for example SO-2026-00042/1-L2.',
  })
  number!: string;

  @Column(productionLots.line, { description: 'The line of the contract that it is made for.' })
  line!: number;

  @Column(productionLots.quantity, { description: 'How much is made, in the unit of that line.' })
  quantity!: string;

  @Column(productionLots.factory, { description: 'Who makes it.' })
  factory!: string;

  @Column(productionLots.materialsReadyOn, {
    description: 'The day on which its materials were at the factory.',
  })
  materialsReadyOn!: string | null;

  @Column(productionLots.startedOn, { description: 'The day on which it was begun.' })
  startedOn!: string | null;

  @Column(productionLots.finishedOn, { description: 'The day on which the last of it was made.' })
  finishedOn!: string | null;

  @Column(productionLots.cancelledAt, { description: 'When it was cancelled.' })
  cancelledAt!: string | null;

  @Column(productionLots.cancelReason, { description: 'Why it was cancelled.' })
  cancelReason!: string | null;

  @Computed(() => LotStatusType, {
    description: 'How far it is.',
    selects: '{ startedOn finishedOn cancelledAt }',
  })
  status(): LotStatus {
    return statusOfLot(this);
  }

  @Computed(() => DecimalScalar, {
    description: 'How much of it is made, by the last word of the factory.',
    selects: '{ progress { day made } }',
  })
  made(): Decimal {
    return madeBy(this.progress);
  }

  @Computed(() => DecimalScalar, {
    description: 'The same in per cent, one decimal, cut: 100 only when all of it is made.',
    selects: '{ quantity progress { day made } }',
  })
  percent(): Decimal {
    return percentMade(this.progress, this.quantity);
  }

  @Computed(() => DateScalar, {
    description: 'When it is expected to be made by the last delay that was told of it; null without one.',
    selects: '{ delays { expectedOn } }',
    nullable: true,
  })
  expectedOn(): string | null {
    return this.delays.at(-1)?.expectedOn ?? null;
  }

  @ToMany(() => ProductionProgress, productionProgress.lotId, {
    description: 'How much was made by when.',
    orderBy: [productionProgress.day, productionProgress.recordedAt, productionProgress.id],
    atMost: 200,
    keeps: 'LAST',
  })
  progress!: ProductionProgress[];

  @ToMany(() => ProductionDelay, productionDelays.lotId, {
    description: 'Delays that were told of it, oldest first.',
    orderBy: [productionDelays.recordedAt, productionDelays.id],
    atMost: 100,
    keeps: 'LAST',
  })
  delays!: ProductionDelay[];

  @ToMany(() => Inspection, inspections.lotId, {
    description: 'Its inspections, oldest first.',
    orderBy: [inspections.sequence, inspections.id],
    atMost: 100,
    keeps: 'LAST',
  })
  inspections!: Inspection[];

  @ToOne(() => Shipment, productionLots.shipmentId, { description: 'The shipment that it travels with.' })
  shipment!: Shipment | null;

  @ToOne(() => Order, productionLots.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, productionLots.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}

@Entity(productionProgress, {
  description: 'How much of a lot was made by the end of a day, counted from the start.',
  scope: { parent: () => ProductionLot, through: productionProgress.lotId },
})
export class ProductionProgress {
  @Column(productionProgress.day, { description: 'By the end of which day.' })
  day!: string;

  @Column(productionProgress.made, { description: 'How much, in the unit of the lot’s line.' })
  made!: string;

  @Column(productionProgress.note, { description: 'What there is to say of it.' })
  note!: string | null;

  @Column(productionProgress.recordedAt, { description: 'When it was recorded.' })
  recordedAt!: string;

  @ToOne(() => Person, productionProgress.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}

@Entity(productionDelays, {
  description: 'That a lot is late, and why.',
  scope: { parent: () => ProductionLot, through: productionDelays.lotId },
})
export class ProductionDelay {
  @Column(productionDelays.cause, { type: () => DelayCauseType, description: 'Why.' })
  cause!: DelayCause;

  @Column(productionDelays.words, { description: 'The same in words.' })
  words!: string;

  @Column(productionDelays.expectedOn, { description: 'When the lot is expected to be made.' })
  expectedOn!: string;

  @Column(productionDelays.recordedAt, { description: 'When it was told.' })
  recordedAt!: string;

  @ToOne(() => Person, productionDelays.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}
