import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { LaneEnum } from '../checklists/checklist.type.ts';
import type { Lane } from '../deal-facts.ts';
import type { DealStage } from '../deal-stage.ts';
import { DealStageType } from '../deal-stage.type.ts';
import { type ProcessKind, processKinds } from './process-phases.ts';

export const ProcessKindEnum = enumType('ProcessKind', processKinds, 'How the process is drawn.', {
  OVERVIEW: 'Its phases from left to right.',
  TOP_DOWN: 'Its stages from top to bottom.',
  DETAILED: 'Every move with the facts that it needs, and the ways out.',
  SWIMLANE: 'Its stages in the lanes of those who act.',
  MULTI_LEVEL: 'Phases that hold their stages, which hold their working steps.',
});

@ObjectType({ description: 'A stage of the process, with what was counted of it.' })
export class ProcessStep {
  @Field(() => DealStageType, { description: 'The stage.' })
  stage!: DealStage;

  @Field(() => String, { description: 'Its name in the language of the request.' })
  label!: string;

  @Field(() => LaneEnum, { description: 'Who acts.' })
  lane!: Lane;

  @Field(() => String, { description: 'Who acts, in the language of the request.' })
  laneLabel!: string;

  @Field(() => Int, { description: 'How many deals came to it.' })
  passed!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How long they stood there on average, in hours with one decimal; until now where one still stands there.',
  })
  averageHours!: Decimal | null;

  @Field(() => Boolean, { description: 'Whether the deal that is drawn stands there.' })
  isCurrent!: boolean;
}

@ObjectType({ description: 'The sales process, drawn.' })
export class SalesProcess {
  @Field(() => ProcessKindEnum, { description: 'How it is drawn.' })
  kind!: ProcessKind;

  @Field(() => String, { description: 'A Mermaid flowchart.' })
  mermaid!: string;

  @Field(() => [ProcessStep], { description: 'Its stages, in order, with what was counted of them.' })
  steps!: ProcessStep[];
}
