import { Field, InputType } from 'type-graphql';
import { decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { LoadableEquipment, LoadMethod, LoadRequest } from './container-load.ts';
import { LoadableEquipmentType, LoadMethodType } from './container-load.type.ts';
import { PieceInput, readPiece } from './piece.input.ts';

@InputType({
  description:
    'Cartons of one size, and the room they go into. Measures that you give go before the usual ones.',
})
export class ContainerLoadInput {
  @Field(() => PieceInput, { description: 'The carton; its `count` is for the number of containers.' })
  carton!: PieceInput;

  @Field(() => LoadableEquipmentType, { description: 'Into what.' })
  equipment!: LoadableEquipment;

  @Field(() => LoadMethodType, { defaultValue: 'VOLUME', description: 'How they are counted.' })
  method!: LoadMethod;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Cubic metres that cartons fill in practice. VOLUME needs it for CUSTOM; GEOMETRIC keeps to it where it is given.',
  })
  usableM3?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Kilograms that may be loaded. For CUSTOM without it, weight sets no limit.',
  })
  payloadKg?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Length inside, in centimetres. GEOMETRIC needs it for CUSTOM.',
  })
  innerLengthCm?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Width inside, in centimetres. GEOMETRIC needs it for CUSTOM.',
  })
  innerWidthCm?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Height inside, in centimetres. GEOMETRIC needs it for CUSTOM.',
  })
  innerHeightCm?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the height of the carton has to stay upright, so that two ways to turn it are left.',
  })
  thisSideUp!: boolean;
}

/** The load as the rules take it. */
export function readLoad(input: ContainerLoadInput): LoadRequest {
  const measure = (given: string | null | undefined) => (given ? decimal(given) : null);
  return {
    carton: readPiece(input.carton),
    equipment: input.equipment,
    method: input.method,
    usableM3: measure(input.usableM3),
    payloadKg: measure(input.payloadKg),
    innerLengthCm: measure(input.innerLengthCm),
    innerWidthCm: measure(input.innerWidthCm),
    innerHeightCm: measure(input.innerHeightCm),
    thisSideUp: input.thisSideUp,
  };
}
