import { ID, InputType, Int } from 'type-graphql';
import { paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';

@InputType({ description: 'What you say of a call to the one who made it.' })
export class WriteCoachingNoteInput extends MutationInput {
  @Given(() => ID, { description: 'Of which activity; it is done, and not your own.' })
  activityId!: string;

  @Given(() => Int, { description: 'The version of it that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'What was good, and what to try next time.', check: paragraphs(4_000) })
  text!: string;
}

@InputType({ description: 'That you read what was said of your call.' })
export class MarkCoachingNoteSeenInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
