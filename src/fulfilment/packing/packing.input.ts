import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { count, line, positive, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { SeaContainerType } from '../../pricing/charge-basis.type.ts';
import type { Equipment } from '../../trade/container.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { ShipmentChangeInput } from '../shipping/booking.input.ts';
import { VgmMethodType } from './packing.type.ts';
import type { VgmMethod } from './vgm.ts';

@InputType({ description: 'Packages that are alike. What nobody has measured is left out.' })
export class PackingLineInput {
  @Given(() => Int, { description: 'The line of the contract.', check: count })
  line!: number;

  @Given(() => String, {
    defaultValue: 'CT',
    description: 'The kind of package by UNECE Recommendation 21, for example CT.',
    check: z.string().regex(/^[A-Z0-9]{2}$/),
  })
  packageKind!: string;

  @Given(() => Int, { description: 'How many.', check: count })
  packages!: number;

  @Given(() => DecimalScalar, {
    description: 'How much is in one, in the unit of the line.',
    check: positive,
  })
  perPackage!: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Outer length of one, in centimetres.',
    check: positive,
  })
  lengthCm?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Outer width of one, in centimetres.',
    check: positive,
  })
  widthCm?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Outer height of one, in centimetres.',
    check: positive,
  })
  heightCm?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Net weight of one, in kilograms.',
    check: positive,
  })
  netKg?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Gross weight of one, in kilograms.',
    check: positive,
  })
  grossKg?: string | null;

  @Given(() => String, { nullable: true, description: 'What is printed on them.', check: line(500) })
  marks?: string | null;
}

@InputType({ description: 'How the goods of a shipment are packed.' })
export class SetPackingInput extends ShipmentChangeInput {
  @Given(() => [PackingLineInput], {
    nullable: true,
    description: 'All of it, 500 lines at most; as the catalogue packs the products, where it is left out.',
  })
  lines?: PackingLineInput[] | null;
}

@InputType({ description: 'A container of a shipment; one that is there already is written over.' })
export class RecordContainerInput extends ShipmentChangeInput {
  @Given(() => String, {
    description: 'Its number (ISO 6346), whose check digit is checked.',
    check: line(20),
  })
  number!: string;

  @Given(() => SeaContainerType, { description: 'What it is.' })
  equipment!: Equipment;

  @Given(() => String, { nullable: true, description: 'The number of its seal.', check: line(50) })
  sealNumber?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Its tare as it is on the door, in kilograms.',
    check: positive,
  })
  tareKg?: string | null;
}

@InputType({ description: 'A container, in the version that its caller read.' })
export abstract class ContainerChangeInput extends MutationInput {
  @Given(() => ID, { description: 'Which container.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the container that you read.', check: version })
  version!: number;
}

@InputType({ description: 'A container that does not go with its shipment after all.' })
export class RemoveContainerInput extends ContainerChangeInput {}

@InputType({ description: 'Packages of a line of the packing list.' })
export class LoadedPackagesInput {
  @Given(() => Int, { description: 'The place in the packing list.', check: count })
  position!: number;

  @Given(() => Int, { description: 'How many.', check: count })
  packages!: number;
}

@InputType({ description: 'What is in a container.' })
export class LoadContainerInput extends ContainerChangeInput {
  @Given(() => [LoadedPackagesInput], { description: 'All that is in it.' })
  loads!: LoadedPackagesInput[];
}

@InputType({ description: 'The verified gross mass of a packed container (SOLAS VI/2).' })
export class SubmitVgmInput extends ContainerChangeInput {
  @Given(() => VgmMethodType, { description: 'How it was found.' })
  method!: VgmMethod;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What the packed container weighs, in kilograms: method 1 alone.',
    check: positive,
  })
  massKg?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What all packages weigh, in kilograms: method 2 alone.',
    check: positive,
  })
  cargoKg?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What pallets, dunnage and lashing weigh, in kilograms: method 2 alone.',
    check: z
      .string()
      .refine((text) => !text.startsWith('-'), { params: { fault: 'OUT_OF_RANGE', minimum: 0 } }),
  })
  dunnageKg?: string | null;

  @Given(() => String, { description: 'Who answers for it, by name.', check: line(200) })
  responsible!: string;

  @Given(() => DateScalar, { nullable: true, description: 'When it was submitted; today by default.' })
  on?: string | null;
}
