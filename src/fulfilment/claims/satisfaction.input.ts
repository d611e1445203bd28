import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { paragraphs } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';

@InputType({ description: 'How content a buyer says to be with a shipment.' })
export class RecordSatisfactionInput extends MutationInput {
  @Given(() => ID, { description: 'With which shipment.' })
  shipmentId!: string;

  @Given(() => ID, { description: 'Who says so; a contact of the customer.' })
  contactId!: string;

  @Given(() => Int, { description: '1 not at all, to 5 in every way.', check: z.int().min(1).max(5) })
  score!: number;

  @Given(() => String, { nullable: true, description: 'What they say.', check: paragraphs(4_000) })
  words?: string | null;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'When they said it; today by default. Of a person and a shipment once a day.',
  })
  saidOn?: string | null;
}
