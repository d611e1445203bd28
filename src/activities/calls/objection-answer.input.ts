import { ID, InputType, Int } from 'type-graphql';
import { LossReasonEnum } from '../../deals/deal-move.type.ts';
import type { LossReason } from '../../deals/deal-pipeline.ts';
import { languageTag, line, market, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';

@InputType({ description: 'What buyers hold against us, and what to answer.' })
export class WriteObjectionAnswerInput extends MutationInput {
  @Given(() => LossReasonEnum, { description: 'What it is about.' })
  reason!: LossReason;

  @Given(() => String, { description: 'As buyers put it.', check: line(500) })
  objection!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What to answer, in our own words; of a regulated product a claim is given in its place.',
    check: paragraphs(4_000),
  })
  answer?: string | null;

  @Given(() => ID, { nullable: true, description: 'The claim to answer with.' })
  claimId?: string | null;

  @Given(() => ID, { nullable: true, description: 'About which product; any, where it is left out.' })
  productId?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'For which market (a country, EU, EAEU, GCC); for all, where it is left out.',
    check: market,
  })
  market?: string | null;

  @Given(() => String, { description: 'In which language (BCP 47).', check: languageTag })
  language!: string;
}

@InputType({ description: 'An answer that is not to be given any more.' })
export class RetireObjectionAnswerInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
