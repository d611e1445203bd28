import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';

@InputType({ description: 'Something to be said to colleagues about an order.' })
export class AddCommentInput extends MutationInput {
  @Given(() => ID, { description: 'About which order.' })
  orderId!: string;

  @Given(() => ID, { nullable: true, description: 'About which of its shipments.' })
  shipmentId?: string | null;

  @Given(() => ID, { nullable: true, description: 'About which milestone of its timeline.' })
  milestoneId?: string | null;

  @Given(() => String, { description: 'What.', check: paragraphs(8_000) })
  text!: string;

  @Given(() => [ID], {
    defaultValue: [],
    description: 'Whom it is meant for: colleagues who see the deal, at most 20. Each is told.',
    check: z.array(z.string().min(1)).max(20),
  })
  mentionIds!: string[];
}

@InputType({ description: 'A mention that you saw.' })
export class MarkMentionSeenInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
