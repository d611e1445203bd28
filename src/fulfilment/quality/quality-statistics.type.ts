import { Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { DefectClass } from './inspection.ts';
import { DefectClassType } from './inspection-words.type.ts';
import type { DefectCount, LotQuality } from './quality-statistics.ts';

@ObjectType('DefectCount', { description: 'In how many units a defect was found.' })
export class DefectCountType implements DefectCount {
  @Field(() => DefectClassType, { description: 'How grave it is.' })
  defectClass!: DefectClass;

  @Field(() => String, { description: 'What it is.' })
  code!: string;

  @Field(() => Int, { description: 'In how many units of the samples.' })
  units!: number;
}

@ObjectType({ description: 'What became of lots, each counted once by its first inspection.' })
abstract class LotQualityType implements LotQuality {
  @Field(() => Int, { description: 'How many were inspected.' })
  lots!: number;

  @Field(() => Int, { description: 'How many were accepted: at first, or after rework.' })
  accepted!: number;

  @Field(() => Int, { description: 'How many of them were accepted at first.' })
  acceptedAtFirst!: number;

  @Field(() => Int, { description: 'How many of them were accepted after rework.' })
  acceptedLater!: number;

  @Field(() => Int, { description: 'How many failed and were taken by the buyer as they were.' })
  waived!: number;

  @Field(() => Int, { description: 'How many failed, and nothing has changed that so far.' })
  rejected!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The share that was accepted at first, 0 to 1, four decimals; null where there were no lots.',
  })
  firstPassRate!: Decimal | null;

  @Field(() => [DefectCountType], {
    description: 'The defects of first inspections, the most frequent first.',
  })
  defects!: readonly DefectCount[];
}

@ObjectType({ description: 'What became of the lots of one factory.' })
export class FactoryQuality extends LotQualityType {
  @Field(() => String, { nullable: true, description: 'Which; null for shipments inspected as a whole.' })
  factory!: string | null;
}

@ObjectType({ description: 'What became of lots that were inspected in a time.' })
export class QualityStatistics extends LotQualityType {
  @Field(() => [FactoryQuality], { description: 'The same by factory, the most lots first.' })
  factories!: readonly FactoryQuality[];
}
