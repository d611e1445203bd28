import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import type { ActivityKind } from '../activity.ts';
import { ActivityKindType } from '../activity.type.ts';

@InputType({ description: 'A step of a sequence.' })
export class FollowUpStepInput {
  @Given(() => Int, {
    description: 'Days after the step before it, or after the start: 0 to 365. A weekend is passed over.',
    check: z.int().min(0).max(365),
  })
  afterDays!: number;

  @Given(() => ActivityKindType, { description: 'What.' })
  kind!: ActivityKind;

  @Given(() => String, { description: 'What it is about.', check: line(300) })
  subject!: string;
}

@InputType({ description: 'Steps that are taken one after the other until the customer answers.' })
export class WriteFollowUpSequenceInput extends MutationInput {
  @Given(() => String, { description: 'What it is called.', check: line(200) })
  name!: string;

  @Given(() => [FollowUpStepInput], { description: 'Its steps, the first one first; 1 to 20.' })
  steps!: FollowUpStepInput[];
}

@InputType({ description: 'A sequence that is not to be begun any more; those that run go on.' })
export class RetireFollowUpSequenceInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}

@InputType({ description: 'A sequence that is begun with a customer.' })
export class StartFollowUpInput extends MutationInput {
  @Given(() => ID, { description: 'Which sequence.' })
  sequenceId!: string;

  @Given(() => ID, { description: 'With which customer.' })
  customerId!: string;

  @Given(() => ID, { nullable: true, description: 'With which person there.' })
  contactId?: string | null;

  @Given(() => ID, { nullable: true, description: 'About which deal of the customer.' })
  dealId?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who does it; you, where it is left out.' })
  ownerId?: string | null;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'From which day on; today by default, not before it.',
  })
  startOn?: string | null;
}

@InputType({ description: 'A follow-up that is not gone on with.' })
export class StopFollowUpInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}
