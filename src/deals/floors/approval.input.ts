import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';

@InputType({ description: 'A price to be released from its floors.' })
export class RequestApprovalInput extends MutationInput {
  @Given(() => ID, {
    description: 'The revision: a draft, or the live one whose margin fell with the rates.',
  })
  quotationId!: string;

  @Given(() => Int, { description: 'The version of the revision that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why it should be released.', check: line(1_000) })
  reason!: string;
}

@InputType({ description: 'A decision on a request.' })
export class DecideApprovalInput extends MutationInput {
  @Given(() => ID, { description: 'Which request.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => Boolean, { description: 'Whether the price is released.' })
  release!: boolean;

  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}
