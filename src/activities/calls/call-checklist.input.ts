import { InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';

const items = z
  .array(line(200))
  .max(30)
  .refine((given) => new Set(given).size === given.length, { params: { fault: 'ALREADY_EXISTS' } });

@InputType({ description: 'What is seen to after every call, as a whole.' })
export class SetCallChecklistInput extends MutationInput {
  @Given(() => Int, {
    nullable: true,
    description: 'The version that you read; left out the first time.',
    check: version,
  })
  version?: number | null;

  @Given(() => [String], { description: 'Its items, the first one first; 30 at most.', check: items })
  items!: string[];
}
