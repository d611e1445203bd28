import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { type LoadLimit, loadableEquipments, loadLimits, loadMethods } from './container-load.ts';

export const LoadableEquipmentType = enumType(
  'Equipment',
  loadableEquipments,
  'What cartons are loaded into.',
  {
    GP20: '20 feet: 589.6 × 235.0 × 239.3 cm inside, 28 m³ usable, 28,000 kg.',
    GP40: '40 feet: 1,203.2 × 235.0 × 239.2 cm inside, 58 m³ usable, 26,500 kg.',
    HQ40: '40 feet, high cube: 1,203.2 × 235.0 × 269.7 cm inside, 68 m³ usable, 26,300 kg.',
    HQ45: '45 feet, high cube: 1,355.6 × 234.7 × 269.6 cm inside, 78 m³ usable, 27,500 kg.',
    CUSTOM: 'Any other room, by the measures that you give.',
  },
);

export const LoadMethodType = enumType('LoadMethod', loadMethods, 'How cartons are counted into a room.', {
  VOLUME: 'Usable room by the volume of a carton: the quick method.',
  GEOMETRIC: 'Cartons in rows, all turned alike, in the best of six ways to turn them.',
});

export const LoadLimitType = enumType('LoadLimit', loadLimits, 'What keeps the next carton out.', {
  VOLUME: 'The usable room is taken up (cube-out).',
  WEIGHT: 'The payload is reached (weigh-out).',
  GEOMETRY: 'No further row fits (cube-out).',
});

@ObjectType('ContainerLoad', { description: 'What one container takes of cartons of one size.' })
export class ContainerLoadType {
  @Field(() => Int, { description: 'Whole cartons; 0 where not one goes in.' })
  cartons!: number;

  @Field(() => LoadLimitType, {
    description: 'What keeps the next one out; where two limits leave the same number, the room.',
  })
  limitedBy!: LoadLimit;

  @Field(() => DecimalScalar, { description: 'Cubic metres of one carton.' })
  cartonM3!: Decimal;

  @Field(() => DecimalScalar, { description: 'Cubic metres of those that go in.' })
  totalM3!: Decimal;

  @Field(() => DecimalScalar, { description: 'Gross weight of those that go in, in kilograms.' })
  totalKg!: Decimal;

  @Field(() => Int, {
    nullable: true,
    description:
      'Containers that all cartons of `count` take, a started one counted; null where none goes in.',
  })
  containers!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a carton passes the door the way it may be turned; null for CUSTOM.',
  })
  passesDoor!: boolean | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The usable room that was reckoned with; null where it set no limit.',
  })
  usableM3!: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The payload that was reckoned with; null where it set no limit.',
  })
  payloadKg!: Decimal | null;
}
