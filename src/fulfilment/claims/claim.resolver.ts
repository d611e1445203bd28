import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Deal } from '../../deals/deal.type.ts';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { decideClaim, openClaim, updateClaim, withdrawClaim } from './claim.commands.ts';
import {
  DecideClaimInput,
  OpenClaimInput,
  SetClaimPolicyInput,
  UpdateClaimInput,
  WithdrawClaimInput,
} from './claim.input.ts';
import { Claim, ClaimPolicy } from './claim.type.ts';
import { setClaimPolicy } from './claim-policy.commands.ts';

export const ClaimQueries = queriesOf(Claim, {
  one: { name: 'claim', description: 'One claim; null where it is missing or not yours to see.' },
  many: { name: 'claims', description: 'What buyers claim of the deals that you may see.' },
});

const withDeal = { claim: () => Claim, deal: () => Deal };
const OpenClaimPayload = payloadType('OpenClaimPayload', withDeal, 'What they claim, and where the deal is.');
const UpdateClaimPayload = payloadType('UpdateClaimPayload', { claim: () => Claim }, 'What they claim now.');
const DecideClaimPayload = payloadType(
  'DecideClaimPayload',
  withDeal,
  'What was decided, and where the deal is.',
);
const WithdrawClaimPayload = payloadType(
  'WithdrawClaimPayload',
  withDeal,
  'What was taken back, and where the deal is.',
);
const SetClaimPolicyPayload = payloadType(
  'SetClaimPolicyPayload',
  { claimPolicy: () => ClaimPolicy },
  'The policy that holds now.',
);

@Resolver()
export class ClaimResolver {
  @Mutation(() => OpenClaimPayload, {
    description:
      'Opens what a buyer claims of a shipment. A deal whose goods have left goes to CLAIM. One that comes after its window is taken up by a manager alone, with the reason.',
  })
  openClaim(
    @Arg('input', () => OpenClaimInput, { description: 'What they claim.' }) input: OpenClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return openClaim(context, input);
  }

  @Mutation(() => UpdateClaimPayload, { description: 'Changes what is known of an open claim.' })
  updateClaim(
    @Arg('input', () => UpdateClaimInput, { description: 'Which, and what changes.' })
    input: UpdateClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return updateClaim(context, input);
  }

  @Mutation(() => DecideClaimPayload, {
    description:
      'Decides what a buyer gets. Above the limit of operations that is a manager’s. With the last open claim the deal goes back to where it was.',
  })
  decideClaim(
    @Arg('input', () => DecideClaimInput, { description: 'Which, and the decision.' })
    input: DecideClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return decideClaim(context, input);
  }

  @Mutation(() => WithdrawClaimPayload, { description: 'Closes a claim that the buyer takes back.' })
  withdrawClaim(
    @Arg('input', () => WithdrawClaimInput, { description: 'Which, and why.' }) input: WithdrawClaimInput,
    @Ctx() context: RequestContext,
  ) {
    return withdrawClaim(context, input);
  }

  @Mutation(() => SetClaimPolicyPayload, { description: 'Sets how the company deals with claims.' })
  setClaimPolicy(
    @Arg('input', () => SetClaimPolicyInput, { description: 'The policy as a whole.' })
    input: SetClaimPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return setClaimPolicy(context, input);
  }
}
