import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';

@InputType({ description: 'Two customers that are one.' })
export class MergeCustomersInput extends MutationInput {
  @Given(() => ID, { description: 'The one that stays.' })
  id!: string;

  @Given(() => Int, { description: 'The version of it that you read.', check: version })
  version!: number;

  @Given(() => ID, { description: 'The one that is the same, and ends.' })
  duplicateId!: string;

  @Given(() => Int, { description: 'The version of that one that you read.', check: version })
  duplicateVersion!: number;

  @Given(() => String, { description: 'How you know that they are one.', check: line(500) })
  reason!: string;
}
