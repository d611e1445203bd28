import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LossReasonEnum } from '../deals/deal-move.type.ts';
import type { LossReason } from '../deals/deal-pipeline.ts';
import { line, paragraphs, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { DateScalar, DateTimeScalar } from '../trade/trade.scalar.ts';
import type { ActivityKind, ActivityOutcome, Direction } from './activity.ts';
import { ActivityKindType, ActivityOutcomeType, DirectionType } from './activity.type.ts';

const minutes = z.int().min(1).max(1_440);
const needs = z.array(line(300)).max(50);

@InputType({ description: 'What is to be done next.' })
export class NextStepInput {
  @Given(() => ActivityKindType, { description: 'What.' })
  kind!: ActivityKind;

  @Given(() => String, { description: 'What it is about.', check: line(300) })
  subject!: string;

  @Given(() => DateScalar, { description: 'On which day; not before today.' })
  dueOn!: string;
}

@InputType({ description: 'What was held against us.' })
export class HeardObjectionInput {
  @Given(() => LossReasonEnum, { description: 'What it was about.' })
  reason!: LossReason;

  @Given(() => String, { description: 'In their words.', check: line(500) })
  words!: string;

  @Given(() => ID, {
    nullable: true,
    description: 'What was answered; left out where it was nothing of the library.',
  })
  answerId?: string | null;

  @Given(() => Boolean, { description: 'Whether they let it go.' })
  isSettled!: boolean;
}

@InputType({ description: 'What came up in a call, and what was seen to after it.' })
export class CallRecordInput {
  @Given(() => [HeardObjectionInput], {
    defaultValue: [],
    description: 'What was held against us; 20 at most.',
  })
  objections!: HeardObjectionInput[];

  @Given(() => [String], {
    defaultValue: [],
    description: 'The items of the checklist that were seen to, as they are worded there.',
    check: z.array(line(200)).max(30),
  })
  checked!: string[];
}

@InputType({ description: 'With whom, about what, by whom.' })
export abstract class ActivityInput extends MutationInput {
  @Given(() => ID, { description: 'With which customer.' })
  customerId!: string;

  @Given(() => ID, { nullable: true, description: 'With which person there.' })
  contactId?: string | null;

  @Given(() => ID, { nullable: true, description: 'About which deal of the customer.' })
  dealId?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who does it; you, where it is left out.' })
  ownerId?: string | null;

  @Given(() => ActivityKindType, { description: 'What it is.' })
  kind!: ActivityKind;

  @Given(() => DirectionType, { defaultValue: 'OUTGOING', description: 'From whom it comes.' })
  direction!: Direction;

  @Given(() => String, { description: 'What it is about.', check: line(300) })
  subject!: string;
}

@InputType({ description: 'Something to be done.' })
export class PlanActivityInput extends ActivityInput {
  @Given(() => DateScalar, { description: 'On which day; not before today.' })
  dueOn!: string;

  @Given(() => String, { nullable: true, description: 'What to think of.', check: paragraphs(8_000) })
  notes?: string | null;
}

@InputType({ description: 'Something that was done unplanned.' })
export class LogActivityInput extends ActivityInput {
  @Given(() => DateTimeScalar, { nullable: true, description: 'When; now by default, and not later.' })
  doneAt?: string | null;

  @Given(() => Int, { nullable: true, description: 'How long it took, in minutes.', check: minutes })
  minutes?: number | null;

  @Given(() => ActivityOutcomeType, { description: 'What came of it.' })
  outcome!: ActivityOutcome;

  @Given(() => [String], {
    defaultValue: [],
    description: 'What the customer needs, as found out; 50 at most.',
    check: needs,
  })
  needs!: string[];

  @Given(() => String, {
    nullable: true,
    description: 'What else is worth knowing.',
    check: paragraphs(8_000),
  })
  notes?: string | null;

  @Given(() => CallRecordInput, {
    nullable: true,
    description: 'What came up in it, and what was seen to after it.',
  })
  call?: CallRecordInput | null;

  @Given(() => NextStepInput, { nullable: true, description: 'What is to be done next.' })
  next?: NextStepInput | null;
}

@InputType({ description: 'That something planned was done, with what came of it.' })
export class CompleteActivityInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DateTimeScalar, { nullable: true, description: 'When; now by default, and not later.' })
  doneAt?: string | null;

  @Given(() => Int, { nullable: true, description: 'How long it took, in minutes.', check: minutes })
  minutes?: number | null;

  @Given(() => ActivityOutcomeType, { description: 'What came of it.' })
  outcome!: ActivityOutcome;

  @Given(() => [String], {
    defaultValue: [],
    description: 'What the customer needs, as found out; 50 at most.',
    check: needs,
  })
  needs!: string[];

  @Given(() => String, {
    nullable: true,
    description: 'What else is worth knowing; what was noted before stays where it is left out.',
    check: paragraphs(8_000),
  })
  notes?: string | null;

  @Given(() => CallRecordInput, {
    nullable: true,
    description: 'What came up in it, and what was seen to after it.',
  })
  call?: CallRecordInput | null;

  @Given(() => NextStepInput, { nullable: true, description: 'What is to be done next.' })
  next?: NextStepInput | null;
}

@InputType({ description: 'Another day, or another person, for something planned.' })
export class RescheduleActivityInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DateScalar, { description: 'On which day; not before today.' })
  dueOn!: string;

  @Given(() => ID, { nullable: true, description: 'Who does it; who did, where it is left out.' })
  ownerId?: string | null;
}

@InputType({ description: 'Something that is not to be done any more.' })
export class CancelActivityInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}
