import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
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
