import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LossReasonEnum } from '../../deals/deal-move.type.ts';
import type { LossReason } from '../../deals/deal-pipeline.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { ScriptBranch, ScriptStepKind } from './call-script.ts';
import { ScriptBranchType, ScriptStepKindType } from './call-script.type.ts';

@ObjectType({ description: 'A step of a call as it is to be said.' })
export class CallGuideStep {
  @Field(() => String, { description: 'By which branches find it.' })
  key!: string;

  @Field(() => ScriptStepKindType, { description: 'What it does.' })
  kind!: ScriptStepKind;

  @Field(() => String, {
    nullable: true,
    description: 'What to say or to ask; null for a claim that may not be said in the country any more.',
  })
  says!: string | null;

  @Field(() => [ScriptBranchType], {
    description: 'Where the call goes; without any the next step follows, and after the last one it ends.',
  })
  branches!: readonly ScriptBranch[];
}

@ObjectType({ description: 'The script that fits a call best.' })
export class CallGuideScript {
  @Field(() => ID, { description: 'Which.' })
  scriptId!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'In which language (BCP 47).' })
  language!: string;

  @Field(() => [CallGuideStep], { description: 'Its steps, the first one first.' })
  steps!: readonly CallGuideStep[];
}

@ObjectType({ description: 'An answer that fits a call, with its record.' })
export class CallGuideAnswer {
  @Field(() => ID, { description: 'Which: `logActivity` and `completeActivity` take it.' })
  answerId!: string;

  @Field(() => LossReasonEnum, { description: 'What it is about.' })
  reason!: LossReason;

  @Field(() => String, { description: 'As buyers put it.' })
  objection!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to answer; null for a claim that may not be said in the country any more.',
  })
  says!: string | null;

  @Field(() => Int, { description: 'How often it was given, in all calls of the company.' })
  used!: number;

  @Field(() => Int, { description: 'How often that settled it.' })
  settled!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The share of the objections that it settled, 0 to 1; null where it was never given.',
  })
  settledRate!: Decimal | null;
}

@ObjectType({ description: 'What to say in a call.' })
export class CallGuide {
  @Field(() => CallGuideScript, { nullable: true, description: 'The script that fits it best.' })
  script!: CallGuideScript | null;

  @Field(() => [CallGuideAnswer], {
    description: 'What to answer to what buyers hold against us; those that settled most come first.',
  })
  answers!: readonly CallGuideAnswer[];

  @Field(() => [String], { description: 'What is to be seen to after the call.' })
  afterCall!: readonly string[];
}
