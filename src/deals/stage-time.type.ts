import { Field, ObjectType } from 'type-graphql';
import type { Decimal } from '../trade/decimal.ts';
import { DateTimeScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { DealStage } from './deal-stage.ts';
import { DealStageType } from './deal-stage.type.ts';

@ObjectType('StageTime', { description: 'How long a deal stood in a stage.' })
export class StageTimeType {
  @Field(() => DealStageType, { description: 'The stage.' })
  stage!: DealStage;

  @Field(() => DateTimeScalar, { description: 'When it came there.' })
  since!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left; null while it stands there.' })
  until!: string | null;

  @Field(() => DecimalScalar, {
    description: 'In days, to four places; until now where it stands there, and 0 where the deal ended.',
  })
  days!: Decimal;
}
