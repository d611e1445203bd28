import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { DateScalar } from '../trade/trade.scalar.ts';

@InputType({ description: 'A training about a product.' })
export class RecordTrainingInput extends MutationInput {
  @Given(() => ID, { description: 'About which product.' })
  productId!: string;

  @Given(() => ID, { description: 'Who was trained.' })
  personId!: string;

  @Given(() => DateScalar, { description: 'When; not in the future.' })
  trainedOn!: string;

  @Given(() => String, { description: 'In what.', check: line(200) })
  topic!: string;

  @Given(() => String, { description: 'By whom.', check: line(200) })
  trainer!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'Points of 100, where something was asked.',
    check: z.int().min(0).max(100),
  })
  score?: number | null;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it counts; without an end by default.',
  })
  validUntil?: string | null;
}
