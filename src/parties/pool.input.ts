import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';

@InputType({ description: 'A customer that goes to the public pool.' })
export class ReleaseCustomerInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'A customer that is taken from the public pool.' })
export class ClaimCustomerInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}

@InputType({ description: 'How the public pool is kept.' })
export class SetPoolPolicyInput extends MutationInput {
  @Given(() => Int, {
    nullable: true,
    description: 'The version of the policy that you read; left out where there is none yet.',
    check: version,
  })
  version?: number | null;

  @Given(() => Int, {
    description:
      'Days without anything done after which a customer without an open deal goes to the pool; 7 to 3650.',
    check: z.int().min(7).max(3_650),
  })
  inactiveDays!: number;

  @Given(() => Int, {
    description: 'How many customers a person may hold and still take another; 1 to 100,000.',
    check: z.int().min(1).max(100_000),
  })
  mostHeld!: number;
}
