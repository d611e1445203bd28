import { Field, InputType, Int } from 'type-graphql';
import { decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { Piece } from './piece.ts';

@InputType({ description: 'Packages of one size: what one measures and weighs, and how many there are.' })
export class PieceInput {
  @Field(() => Int, { description: 'How many, 1 at least.' })
  count!: number;

  @Field(() => DecimalScalar, { description: 'Outer length of one, in centimetres.' })
  lengthCm!: string;

  @Field(() => DecimalScalar, { description: 'Outer width of one, in centimetres.' })
  widthCm!: string;

  @Field(() => DecimalScalar, { description: 'Outer height of one, in centimetres.' })
  heightCm!: string;

  @Field(() => DecimalScalar, { description: 'Gross weight of one, in kilograms.' })
  grossWeightKg!: string;
}

/** The packages as the rules take them. */
export function readPiece(input: PieceInput): Piece {
  return {
    count: input.count,
    lengthCm: decimal(input.lengthCm),
    widthCm: decimal(input.widthCm),
    heightCm: decimal(input.heightCm),
    grossWeightKg: decimal(input.grossWeightKg),
  };
}
