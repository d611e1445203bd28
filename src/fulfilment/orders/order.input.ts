import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { count, country, line, positive, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { CountryCodeScalar, DateScalar, DecimalScalar, LocodeScalar } from '../../trade/trade.scalar.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';

const transitDays = z.int().min(0).max(400);
const productionDays = z.int().min(0).max(1000);
const transhipments = z.int().min(0).max(4);

@InputType({ description: 'How much of a line of the contract travels with a shipment.' })
export class ShipmentLineInput {
  @Given(() => Int, { description: 'The line of the contract.', check: count })
  sequence!: number;

  @Given(() => DecimalScalar, { description: 'How much, in the unit of that line.', check: positive })
  quantity!: string;
}

@InputType({ description: 'Goods of an order that travel together.' })
export class PlannedShipmentInput {
  @Given(() => [ShipmentLineInput], {
    nullable: true,
    description: 'What travels with it; all goods of the contract by default, where it is the only shipment.',
  })
  lines?: ShipmentLineInput[] | null;

  @Given(() => LocodeScalar, { nullable: true, description: 'Where it is loaded.' })
  portOfLoading?: string | null;

  @Given(() => LocodeScalar, {
    nullable: true,
    description:
      'Where it is discharged; the named place by default, where that is a place of destination on the list.',
  })
  portOfDischarge?: string | null;

  @Given(() => Boolean, {
    defaultValue: true,
    description: 'Whether its goods fill containers of their own; no matter where they do not travel in any.',
  })
  fullContainers!: boolean;

  @Given(() => Int, {
    defaultValue: 0,
    description: 'At how many ports it changes ships.',
    check: transhipments,
  })
  transhipments!: number;

  @Given(() => Int, {
    nullable: true,
    description:
      'Days from the start of production until its goods are made; the lead time of the contract by default, which runs from the latest of deposit, approved sample and materials.',
    check: productionDays,
  })
  productionDays?: number | null;

  @Given(() => Int, {
    description: 'Days from departure to arrival, all legs together.',
    check: transitDays,
  })
  transitDays!: number;

  @Given(() => DateScalar, {
    nullable: true,
    description:
      'By when delivery was promised at the point that the rule names; the planned day by default.',
  })
  promisedOn?: string | null;
}

@InputType({ description: 'A deal whose contract is signed, and how its goods are to be made and shipped.' })
export class ConfirmOrderInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'The day on which the order is confirmed; today by default.',
  })
  confirmedOn?: string | null;

  @Given(() => CountryCodeScalar, {
    nullable: true,
    description: 'Where the goods are made; where the company is by default.',
    check: country,
  })
  factoryCountry?: string | null;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'Whether the buyer approves a sample before production.',
  })
  needsSample!: boolean;

  @Given(() => [InspectionStageType], {
    defaultValue: ['FINAL'],
    description: 'The inspections that were agreed.',
  })
  inspections!: InspectionStage[];

  @Given(() => [PlannedShipmentInput], {
    description: 'Its shipments; several where the contract allows partial shipments, 20 at most.',
  })
  shipments!: PlannedShipmentInput[];
}

@InputType({ description: 'What is to travel by itself.' })
export class SplitShipmentInput extends MutationInput {
  @Given(() => ID, { description: 'The shipment that it is taken from.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the shipment that you read.', check: version })
  version!: number;

  @Given(() => [ShipmentLineInput], { description: 'What is taken.' })
  lines!: ShipmentLineInput[];

  @Given(() => DateScalar, {
    nullable: true,
    description: 'By when the new shipment is promised; as the one that it is taken from by default.',
  })
  promisedOn?: string | null;
}

@InputType({ description: 'What is known anew of a shipment; what is left out stays.' })
export class UpdateShipmentInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => LocodeScalar, { nullable: true, description: 'Where it is loaded.' })
  portOfLoading?: string | null;

  @Given(() => LocodeScalar, { nullable: true, description: 'Where it is discharged.' })
  portOfDischarge?: string | null;

  @Given(() => Boolean, {
    nullable: true,
    description: 'Whether its goods fill containers of their own.',
  })
  fullContainers?: boolean;

  @Given(() => Int, {
    nullable: true,
    description: 'At how many ports it changes ships; refused where one of them was reported already.',
    check: transhipments,
  })
  transhipments?: number;

  @Given(() => Int, {
    nullable: true,
    description: 'Days from the start of production until its goods are made.',
    check: productionDays,
  })
  productionDays?: number;

  @Given(() => Int, {
    nullable: true,
    description: 'Days from departure to arrival, all legs together.',
    check: transitDays,
  })
  transitDays?: number;

  @Given(() => String, {
    nullable: true,
    description: 'Number of the bill of lading, air waybill, rail or road note.',
    check: line(60),
  })
  transportDocument?: string | null;

  @Given(() => String, { nullable: true, description: 'What the carrier calls it.', check: line(60) })
  bookingNumber?: string | null;

  @Given(() => String, { nullable: true, description: 'The carrier.', check: line(200) })
  carrier?: string | null;

  @Given(() => String, { nullable: true, description: 'Ship, flight, train or truck.', check: line(100) })
  vessel?: string | null;

  @Given(() => String, { nullable: true, description: 'Voyage of the ship.', check: line(60) })
  voyage?: string | null;
}

@InputType({ description: 'What travels with a shipment from now on.' })
export class AdjustShipmentInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => [ShipmentLineInput], {
    description:
      'All that travels with it; with the other shipments together no more than the contract allows. A line that is left out does not travel with it.',
  })
  lines!: ShipmentLineInput[];
}

@InputType({ description: 'A shipment whose goods will not travel.' })
export class CancelShipmentInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}
