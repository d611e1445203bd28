import { ID, InputType, Int } from 'type-graphql';
import { line, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';

@InputType({ description: 'Something to be done for an order.' })
export class AddTaskInput extends MutationInput {
  @Given(() => ID, { description: 'For which order.' })
  orderId!: string;

  @Given(() => ID, { nullable: true, description: 'For which of its shipments.' })
  shipmentId?: string | null;

  @Given(() => ID, { nullable: true, description: 'For which milestone of its timeline.' })
  milestoneId?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who does it; you by default. They have to see the deal.' })
  personId?: string | null;

  @Given(() => String, { description: 'What is to be done.', check: line(200) })
  title!: string;

  @Given(() => String, { nullable: true, description: 'What helps with it.', check: paragraphs(4_000) })
  notes?: string | null;

  @Given(() => DateScalar, { description: 'By when; not before today.' })
  dueOn!: string;
}

@InputType({ description: 'What is to change of an open task; what is left out stays.' })
export class UpdateTaskInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => ID, { nullable: true, description: 'Who does it.' })
  personId?: string;

  @Given(() => String, { nullable: true, description: 'What is to be done.', check: line(200) })
  title?: string;

  @Given(() => String, { nullable: true, description: 'What helps with it.', check: paragraphs(4_000) })
  notes?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'By when; not before today.' })
  dueOn?: string;
}

@InputType({ description: 'A task that was done.' })
export class CompleteTaskInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'What came of it.', check: paragraphs(4_000) })
  result?: string | null;
}

@InputType({ description: 'A task that is not done.' })
export class CancelTaskInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}
