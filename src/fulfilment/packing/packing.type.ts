import { Field, Int, ObjectType } from 'type-graphql';
import { containerLoads, packingLines, shipmentContainers } from '../../../schema/tables/packing.ts';
import { packages } from '../../../schema/tables/trade.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { SeaContainerType } from '../../pricing/charge-basis.type.ts';
import type { Equipment } from '../../trade/container.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { Package } from '../../trade/unit.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import type { LowerBound } from './packing-list.ts';
import { type VgmMethod, vgmMethods } from './vgm.ts';

export const VgmMethodType = enumType(
  'VgmMethod',
  vgmMethods,
  'How the verified gross mass was found (SOLAS VI/2).',
  {
    METHOD_1: 'The packed container was weighed.',
    METHOD_2: 'All packages and what secures them were weighed, and the tare was added.',
  },
);

@Entity(packingLines, {
  description: 'Packages of a shipment that are alike. What nobody has measured is null.',
  scope: { parent: () => Shipment, through: packingLines.shipmentId },
})
export class PackingLine {
  @Column(packingLines.position, { description: 'Its place in the packing list, from 1.' })
  position!: number;

  @Column(packingLines.line, { description: 'The line of the contract.' })
  line!: number;

  @ToOne(() => Package, packingLines.packageKind, { description: 'The kind of package.', to: packages.code })
  packageKind!: Package | null;

  @Column(packingLines.packages, { description: 'How many.' })
  packages!: number;

  @Column(packingLines.perPackage, { description: 'How much is in one, in the unit of the line.' })
  perPackage!: string;

  @Column(packingLines.lengthCm, { description: 'Outer length of one, in centimetres.' })
  lengthCm!: string | null;

  @Column(packingLines.widthCm, { description: 'Outer width of one, in centimetres.' })
  widthCm!: string | null;

  @Column(packingLines.heightCm, { description: 'Outer height of one, in centimetres.' })
  heightCm!: string | null;

  @Column(packingLines.netKg, { description: 'Net weight of one, in kilograms.' })
  netKg!: string | null;

  @Column(packingLines.grossKg, { description: 'Gross weight of one, in kilograms.' })
  grossKg!: string | null;

  @Column(packingLines.marks, { description: 'What is printed on them.' })
  marks!: string | null;
}

@Entity(shipmentContainers, {
  description: 'A container with goods of a shipment.',
  prefix: 'container',
  scope: { parent: () => Deal, through: shipmentContainers.dealId },
})
export class ShipmentContainer {
  @Id(shipmentContainers.id)
  id!: string;

  @Column(shipmentContainers.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @Column(shipmentContainers.number, { description: 'Its number (ISO 6346).' })
  number!: string;

  @Column(shipmentContainers.equipment, { type: () => SeaContainerType, description: 'What it is.' })
  equipment!: Equipment;

  @Column(shipmentContainers.sealNumber, { description: 'The number of its seal.' })
  sealNumber!: string | null;

  @Column(shipmentContainers.tareKg, { description: 'Its tare, in kilograms.' })
  tareKg!: string | null;

  @Column(shipmentContainers.vgmMethod, {
    type: () => VgmMethodType,
    description: 'How the verified gross mass was found.',
  })
  vgmMethod!: VgmMethod | null;

  @Column(shipmentContainers.vgmKg, { description: 'The verified gross mass, in kilograms.' })
  vgmKg!: string | null;

  @Column(shipmentContainers.vgmCargoKg, { description: 'Of it the packages, by method 2.' })
  vgmCargoKg!: string | null;

  @Column(shipmentContainers.vgmDunnageKg, { description: 'Of it what secures them, by method 2.' })
  vgmDunnageKg!: string | null;

  @Column(shipmentContainers.vgmResponsible, { description: 'Who answers for the mass.' })
  vgmResponsible!: string | null;

  @Column(shipmentContainers.vgmOn, { description: 'When it was submitted.' })
  vgmOn!: string | null;

  @ToMany(() => ContainerLoading, containerLoads.containerId, {
    description: 'What is in it.',
    orderBy: [containerLoads.position],
    atMost: 500,
  })
  loads!: ContainerLoading[];
}

@Entity(containerLoads, {
  description: 'How many packages of a line of the packing list are in a container.',
  scope: { parent: () => ShipmentContainer, through: containerLoads.containerId },
})
export class ContainerLoading {
  @Column(containerLoads.position, { description: 'The place in the packing list.' })
  position!: number;

  @Column(containerLoads.packages, { description: 'How many.' })
  packages!: number;
}

@ObjectType({ description: 'A sum of which some parts may not be known.' })
export class LowerBoundType {
  @Field(() => DecimalScalar, { description: 'What is known: the whole is at least that.' })
  value!: Decimal;

  @Field(() => Boolean, { description: 'Whether nothing is missing.' })
  isWhole!: boolean;
}

@ObjectType('PackingTotals', { description: 'What a packing list sums to.' })
export class PackingTotalsType {
  @Field(() => Int, { description: 'Packages.' })
  packages!: number;

  @Field(() => LowerBoundType, { description: 'Net weight, in kilograms.' })
  netKg!: LowerBound;

  @Field(() => LowerBoundType, { description: 'Gross weight, in kilograms.' })
  grossKg!: LowerBound;

  @Field(() => LowerBoundType, { description: 'Measurement, in cubic metres.' })
  volumeM3!: LowerBound;
}

@ObjectType('Unpacked', { description: 'Goods of a line that are in no package of the list.' })
export class UnpackedType {
  @Field(() => Int, { description: 'The line of the contract.' })
  sequence!: number;

  @Field(() => DecimalScalar, { description: 'How much, in the unit of the line.' })
  missing!: Decimal;
}
