import { sql } from 'drizzle-orm';
import { Arg, Ctx, Int } from 'type-graphql';
import { claims } from '../../../schema/tables/claims.ts';
import { orderTasks } from '../../../schema/tables/coordination.ts';
import { shipmentLines, shipments } from '../../../schema/tables/orders.ts';
import { packingLines, shipmentContainers } from '../../../schema/tables/packing.ts';
import { productionLots } from '../../../schema/tables/production.ts';
import { inspections } from '../../../schema/tables/quality.ts';
import {
  bookings,
  carrierEvents,
  customsDeclarations,
  shippingInstructions,
  transportDocuments,
} from '../../../schema/tables/shipping.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import { ports } from '../../../schema/tables/trade.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Computed, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { columnOf } from '../../graph/entity.ts';
import { SeaContainerType } from '../../pricing/charge-basis.type.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Equipment } from '../../trade/container.ts';
import { decimal } from '../../trade/decimal.ts';
import { Port } from '../../trade/port.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { Claim } from '../claims/claim.type.ts';
import { OrderTask } from '../coordination/order-task.type.ts';
import type { ChargeableWeight } from '../freight/chargeable-weight.ts';
import { ChargeableWeightType } from '../freight/freight.type.ts';
import type { LclAgainstFcl } from '../freight/lcl-against-fcl.ts';
import {
  chargeableWeightOf,
  compareFreight,
  type LoadPlan,
  loadOptions,
  planLoad,
  unmeasuredOf,
} from '../packing/load-options.ts';
import {
  FreightComparisonType,
  FreightOfferInput,
  LoadPlanType,
  readOffer,
} from '../packing/load-plan.type.ts';
import { packedLine, packingSelection } from '../packing/packed-line.policy.ts';
import { PackingLine, PackingTotalsType, ShipmentContainer, UnpackedType } from '../packing/packing.type.ts';
import { type PackingTotals, packingTotals, unpackedOf } from '../packing/packing-list.ts';
import { ProductionLot } from '../production/production-lot.type.ts';
import { Inspection } from '../quality/inspection.type.ts';
import {
  Booking,
  CustomsDeclaration,
  ShippingInstruction,
  TransportDocument,
} from '../shipping/booking.type.ts';
import { ShipmentEvent } from '../shipping/carrier-event.type.ts';
import { adviceOf, adviceSelection } from '../shipping/shipping-advice.policy.ts';
import type { ShippingFinding } from '../shipping/shipping-findings.ts';
import {
  findingsOfShipment,
  judgedSelection,
  ShippingAdviceType,
  ShippingFindingType,
} from '../shipping/shipping-findings.type.ts';
import { Milestone } from '../timeline/milestone.type.ts';
import { Order } from './order.type.ts';

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
  @ToMany(() => ShipmentEvent, carrierEvents.shipmentId, {
    description: 'What carriers, terminals and forwarders sent of it, in the order in which it came.',
    orderBy: [carrierEvents.receivedAt, carrierEvents.id],
    atMost: 500,
    keeps: 'LAST',
  })
  events!: ShipmentEvent[];

  @ToOne(() => Booking, shipments.id, { description: 'Its booking.', to: bookings.shipmentId })
  booking!: Booking | null;

  @ToOne(() => ShippingInstruction, shipments.id, {
    description: 'What the carrier was told to write into the transport document.',
    to: shippingInstructions.shipmentId,
  })
  instruction!: ShippingInstruction | null;

  @ToOne(() => TransportDocument, shipments.id, {
    description: 'Its bill of lading, waybill or note, or the draft of it.',
    to: transportDocuments.shipmentId,
  })
  document!: TransportDocument | null;

  @ToMany(() => CustomsDeclaration, customsDeclarations.shipmentId, {
    description: 'Its customs declarations, the first first.',
    orderBy: [customsDeclarations.declaredOn, customsDeclarations.id],
    atMost: 100,
  })
  declarations!: CustomsDeclaration[];

  @ToMany(() => ShipmentContainer, shipmentContainers.shipmentId, {
    description: 'Its containers.',
    orderBy: [shipmentContainers.number],
    atMost: 200,
  })
  containers!: ShipmentContainer[];

  @ToMany(() => PackingLine, packingLines.shipmentId, {
    description: 'How its goods are packed.',
    orderBy: [packingLines.position],
    atMost: 500,
  })
  packing!: PackingLine[];

  @Computed(() => PackingTotalsType, {
    description: 'What its packing list sums to; what was not measured makes a sum a lower bound.',
    selects: `{ ${packingSelection} }`,
  })
  packingTotals(): PackingTotals {
    return packingTotals(this.packing.map(packedLine));
  }

  @Computed(() => [UnpackedType], {
    description: 'Goods that travel with it and are in no package of the list.',
    selects: `{ lines { sequence quantity } ${packingSelection} }`,
  })
  unpacked() {
    const quantities = this.lines.map(({ sequence, quantity }) => ({
      sequence,
      quantity: decimal(quantity),
    }));
    return unpackedOf(quantities, this.packing.map(packedLine));
  }

  @Computed(() => [Int], {
    description:
      'Places of its packing list of which a measure or the weight is missing: nothing is planned of them.',
    selects: `{ ${packingSelection} }`,
  })
  unmeasured(): number[] {
    return unmeasuredOf(this.packing.map(packedLine));
  }

  @Computed(() => LoadPlanType, {
    description: 'How what was measured of it goes into containers of one kind: mixed, by volume and weight.',
    selects: `{ ${packingSelection} }`,
  })
  containerPlan(
    @Arg('equipment', () => SeaContainerType, { description: 'Into what.' }) equipment: Equipment,
    @Arg('usableM3', () => DecimalScalar, {
      nullable: true,
      description: 'The room that packages fill in practice; the usual one by default.',
    })
    usableM3?: string | null,
    @Arg('payloadKg', () => DecimalScalar, {
      nullable: true,
      description:
        'What may be loaded, where the plate or the roads allow less; the usual payload by default.',
    })
    payloadKg?: string | null,
  ): LoadPlan {
    const bounds = { ...(usableM3 && { usableM3 }), ...(payloadKg && { payloadKg }) };
    return planLoad(this.packing.map(packedLine), equipment, bounds);
  }

  @Computed(() => [LoadPlanType], {
    description: 'A plan for each kind of container into which all of its packages go.',
    selects: `{ ${packingSelection} }`,
  })
  containerOptions(): LoadPlan[] {
    return loadOptions(this.packing.map(packedLine));
  }

  @Computed(() => FreightComparisonType, {
    description: 'What it costs as loose cargo and in full containers, at rates that you give.',
    selects: `{ ${packingSelection} }`,
  })
  compareFreight(
    @Arg('offer', () => FreightOfferInput, { description: 'The rates.' }) offer: FreightOfferInput,
  ): LclAgainstFcl {
    return compareFreight(this.packing.map(packedLine), readOffer(offer));
  }

  @Computed(() => ChargeableWeightType, {
    nullable: true,
    description: 'What it is paid for by air or courier; null where nothing of it was measured.',
    selects: `{ ${packingSelection} }`,
  })
  chargeableWeight(
    @Arg('divisor', () => Int, {
      defaultValue: 6000,
      description: 'Cubic centimetres that count as a kilogram: 6000 by air, 5000 with couriers.',
    })
    divisor: number,
    @Arg('stepKg', () => DecimalScalar, {
      defaultValue: '0.5',
      description: 'Kilograms to which the weight is rounded up.',
    })
    stepKg: string,
  ): ChargeableWeight | null {
    return chargeableWeightOf(this.packing.map(packedLine), divisor, decimal(stepKg));
  }

  @Computed(() => [ShippingFindingType], {
    description: 'What speaks against it on its way: cut-offs, its document, events that do not fit.',
    selects: judgedSelection,
  })
  shippingFindings(@Ctx() context: RequestContext): ShippingFinding[] {
    return findingsOfShipment(this as never, context.effects.now().toISOString());
  }

  @Computed(() => ShippingAdviceType, {
    nullable: true,
    description: 'What to tell the buyer when it has left, drafted in their language.',
    selects: adviceSelection,
  })
  shippingAdvice(
    @Arg('language', () => String, {
      nullable: true,
      description: 'Another language; the nearest of en, zh-CN, es and fr is written.',
    })
    language?: string | null,
  ): ShippingAdviceType | null {
    return adviceOf(this as never, language);
  }
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
