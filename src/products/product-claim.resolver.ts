import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { approveProductClaim, withdrawProductClaim, writeProductClaim } from './product-claim.commands.ts';
import {
  ApproveProductClaimInput,
  WithdrawProductClaimInput,
  WriteProductClaimInput,
} from './product-claim.input.ts';
import { ProductClaim } from './product-claim.type.ts';

export const ProductClaimQueries = queriesOf(ProductClaim, {
  one: { name: 'productClaim', description: 'One sentence about a product; null where there is none.' },
  many: { name: 'productClaims', description: 'What is said of our products, market by market.' },
});

const shows = { claim: () => ProductClaim };
const WriteProductClaimPayload = payloadType('WriteProductClaimPayload', shows, 'The sentence, as a draft.');
const ApproveProductClaimPayload = payloadType('ApproveProductClaimPayload', shows, 'The approved sentence.');
const WithdrawProductClaimPayload = payloadType(
  'WithdrawProductClaimPayload',
  shows,
  'The sentence that is withdrawn.',
);

@Resolver()
export class ProductClaimResolver {
  @Mutation(() => WriteProductClaimPayload, {
    description:
      'Writes what may be said of a product, for a market and in a language. A second person approves it.',
  })
  writeProductClaim(
    @Arg('input', () => WriteProductClaimInput, { description: 'The sentence.' })
    input: WriteProductClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return writeProductClaim(context, input);
  }

  @Mutation(() => ApproveProductClaimPayload, {
    description: 'Approves a sentence that someone else wrote, by a reference. Nobody approves their own.',
  })
  approveProductClaim(
    @Arg('input', () => ApproveProductClaimInput, { description: 'Which, and by what.' })
    input: ApproveProductClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return approveProductClaim(context, input);
  }

  @Mutation(() => WithdrawProductClaimPayload, {
    description: 'Withdraws a sentence. Offers that carry it already keep it; new ones may not.',
  })
  withdrawProductClaim(
    @Arg('input', () => WithdrawProductClaimInput, { description: 'Which.' })
    input: WithdrawProductClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return withdrawProductClaim(context, input);
  }
}
