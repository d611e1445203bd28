import { Field, InputType, Int } from 'type-graphql';
import { readAmount } from '../../pricing/charge.input.ts';
import { decimal } from '../../trade/decimal.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { PieceInput, readPiece } from '../packing/piece.input.ts';
import type { WeighedPieces } from './chargeable-weight.ts';
import type { FreightRequest } from './liner-freight.ts';

@InputType({ description: 'What is charged beside the basic freight: one of the two, a share or an amount.' })
export class SurchargeInput {
  @Field(() => String, { description: 'What it is called, for example "BAF".' })
  label!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'As a fraction of the basic freight; below zero for a deduction.',
  })
  shareOfBasic?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'For each freight ton, in the currency of the rate.',
  })
  perFreightTon?: string | null;
}

@InputType({
  description: 'Goods by their pieces or their totals, and what a freight ton of them costs.',
})
export class FreightInput {
  @Field(() => [PieceInput], {
    nullable: true,
    description: 'The packages, from which the totals are taken.',
  })
  pieces?: PieceInput[] | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Gross weight in tonnes; goes before that of the pieces.',
  })
  weightTonnes?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Volume in cubic metres; goes before that of the pieces.',
  })
  volumeM3?: string | null;

  @Field(() => MoneyInput, { description: 'The basic rate for a tonne or a cubic metre, whichever is more.' })
  ratePerFreightTon!: MoneyInput;

  @Field(() => [SurchargeInput], { defaultValue: [], description: 'What is charged beside it.' })
  surcharges!: SurchargeInput[];

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Freight tons that are paid at least; with loose cargo usually 1.',
  })
  minimumFreightTons!: string;
}

@InputType({ description: 'Packages that fly, and how the carrier weighs them.' })
export class ChargeableWeightInput {
  @Field(() => [PieceInput], { description: 'The packages.' })
  pieces!: PieceInput[];

  @Field(() => Int, {
    defaultValue: 6000,
    description: 'Cubic centimetres that count as a kilogram: 6000 by air, 5000 with couriers.',
  })
  divisor!: number;

  @Field(() => DecimalScalar, {
    defaultValue: '0.5',
    description: 'Kilograms to which the weight is rounded up: 0.5, or 1 with some agents.',
  })
  stepKg!: string;
}

/** The consignment as the rules take it. */
export function readFreight(input: FreightInput): FreightRequest {
  const number = (given: string | null | undefined) => (given ? decimal(given) : null);
  return {
    pieces: input.pieces?.map(readPiece) ?? null,
    weightTonnes: number(input.weightTonnes),
    volumeM3: number(input.volumeM3),
    ratePerFreightTon: readAmount(input.ratePerFreightTon),
    surcharges: input.surcharges.map(({ label, shareOfBasic, perFreightTon }) => ({
      label,
      shareOfBasic: number(shareOfBasic),
      perFreightTon: number(perFreightTon),
    })),
    minimumFreightTons: decimal(input.minimumFreightTons),
  };
}

/** The packages as the rules take them. */
export function readWeighedPieces({ pieces, divisor, stepKg }: ChargeableWeightInput): WeighedPieces {
  return { pieces: pieces.map(readPiece), divisor, stepKg: decimal(stepKg) };
}
