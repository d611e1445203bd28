import { ID, InputType, Int } from 'type-graphql';
import { version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';

@InputType({ description: 'An alert that was seen.' })
export class MarkExpiryAlertSeenInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
