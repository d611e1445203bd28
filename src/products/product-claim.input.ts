import { ID, InputType, Int } from 'type-graphql';
import { languageTag, line, market, paragraphs, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { DateScalar } from '../trade/trade.scalar.ts';
import type { ClaimKind } from './product-claim.ts';
import { ClaimKindType } from './product-claim.type.ts';

@InputType({ description: 'A sentence about a product.' })
export class WriteProductClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Of which product.' })
  productId!: string;

  @Given(() => ClaimKindType, { description: 'What it says.' })
  kind!: ClaimKind;

  @Given(() => String, {
    nullable: true,
    description: 'Where it holds: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; everywhere by default.',
    check: market,
  })
  market?: string | null;

  @Given(() => String, { description: 'The language that it is in (BCP 47).', check: languageTag })
  language!: string;

  @Given(() => String, { description: 'The sentence.', check: paragraphs(4_000) })
  text!: string;
}

@InputType({ description: 'A sentence that may be said from now on.' })
export class ApproveProductClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, {
    description: 'What the approval goes by: the authority’s number, the label, the dossier.',
    check: line(200),
  })
  reference!: string;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'The last day of the approval; until further notice by default.',
  })
  until?: string | null;
}

@InputType({ description: 'A sentence that is not to be said any more.' })
export class WithdrawProductClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}
