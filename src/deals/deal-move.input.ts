import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import type { AttestedFact } from './deal-facts.ts';
import { AttestedFactEnum, LossReasonEnum } from './deal-move.type.ts';
import type { LossReason } from './deal-pipeline.ts';
import type { DealStage } from './deal-stage.ts';
import { DealStageType } from './deal-stage.type.ts';

@InputType({ description: 'Where a deal is to go.' })
export class MoveDealInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DealStageType, { description: 'The stage: one that `nextStages` shows with `moveDeal`.' })
  to!: DealStage;

  @Given(() => String, {
    nullable: true,
    description: 'Why; needed for ON_HOLD, CLAIM, and LOST for OTHER.',
    check: line(1_000),
  })
  reason?: string | null;

  @Given(() => LossReasonEnum, { nullable: true, description: 'Why it was lost; needed for LOST.' })
  lossReason?: LossReason | null;
}

@InputType({ description: 'What is true of a deal.' })
export class AttestFactInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => AttestedFactEnum, { description: 'What is true.' })
  fact!: AttestedFact;

  @Given(() => Boolean, { defaultValue: true, description: 'False takes an earlier word back.' })
  holds!: boolean;

  @Given(() => String, {
    description: 'How you know: a document number, a name, a date; or why it is not needed here.',
    check: line(500),
  })
  evidence!: string;
}
