import { ID, InputType, Int } from 'type-graphql';
import { line, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import type { ServiceKind } from './service-request.ts';
import { ServiceKindType } from './service-request.type.ts';

@InputType({ description: 'What a buyer asks for after delivery.' })
export class RecordServiceRequestInput extends MutationInput {
  @Given(() => ID, { description: 'Of which order.' })
  orderId!: string;

  @Given(() => ID, { nullable: true, description: 'Of which of its shipments, where it is about one.' })
  shipmentId?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who asked; a contact of the customer.' })
  contactId?: string | null;

  @Given(() => ServiceKindType, { description: 'What they ask for.' })
  kind!: ServiceKind;

  @Given(() => String, { description: 'The same in a line.', check: line(200) })
  subject!: string;

  @Given(() => String, { nullable: true, description: 'What else they say.', check: paragraphs(4_000) })
  details?: string | null;

  @Given(() => DateScalar, { nullable: true, description: 'When they asked; today by default.' })
  askedOn?: string | null;

  @Given(() => ID, { nullable: true, description: 'Who sees to it; you by default.' })
  personId?: string | null;
}

@InputType({ description: 'An answer to a request.' })
export class AnswerServiceRequestInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'The answer.', check: paragraphs(4_000) })
  answer!: string;

  @Given(() => DateScalar, { nullable: true, description: 'When they got it; today by default.' })
  answeredOn?: string | null;
}

@InputType({ description: 'How a request was solved.' })
export class SolveServiceRequestInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'How.', check: paragraphs(4_000) })
  solution!: string;

  @Given(() => DateScalar, { nullable: true, description: 'When; today by default.' })
  solvedOn?: string | null;
}
