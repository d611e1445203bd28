import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { decideIncentive, endIncentive, proposeIncentive } from './incentive.commands.ts';
import { DecideIncentiveInput, EndIncentiveInput, ProposeIncentiveInput } from './incentive.input.ts';
import { Incentive, IncentiveEffect } from './incentive.type.ts';
import { readIncentiveEffect } from './incentive-effect.policy.ts';

export const IncentiveQueries = queriesOf(Incentive, {
  one: { name: 'incentive', description: 'One incentive; null where it is missing or not yours to see.' },
  many: {
    name: 'incentives',
    description: 'What customers that you may see are given to order more, or again.',
  },
});

const shows = { incentive: () => Incentive };
const ProposeIncentivePayload = payloadType('ProposeIncentivePayload', shows, 'What is proposed.');
const DecideIncentivePayload = payloadType('DecideIncentivePayload', shows, 'What was decided.');
const EndIncentivePayload = payloadType('EndIncentivePayload', shows, 'What is not given any longer.');

@Resolver()
export class IncentiveResolver {
  @Query(() => IncentiveEffect, {
    nullable: true,
    description:
      'What an incentive has brought: orders in its time so far, and in as many days before it. Null where its time has not begun.',
  })
  incentiveEffect(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return readIncentiveEffect(context, id);
  }

  @Mutation(() => ProposeIncentivePayload, {
    description:
      'Proposes what would move a customer to order. An order like their last one has to keep the lowest margins of customer and goods with it; floors of unit prices are held when it is quoted.',
  })
  proposeIncentive(
    @Arg('input', () => ProposeIncentiveInput, { description: 'What, to whom, for how long.' })
    input: ProposeIncentiveInput,
    @Ctx() context: RequestContext,
  ) {
    return proposeIncentive(context, input);
  }

  @Mutation(() => DecideIncentivePayload, { description: 'Gives what someone else proposed, or refuses to.' })
  decideIncentive(
    @Arg('input', () => DecideIncentiveInput, { description: 'Which, and the decision.' })
    input: DecideIncentiveInput,
    @Ctx() context: RequestContext,
  ) {
    return decideIncentive(context, input);
  }

  @Mutation(() => EndIncentivePayload, { description: 'Ends what a customer was given.' })
  endIncentive(
    @Arg('input', () => EndIncentiveInput, { description: 'Which.' }) input: EndIncentiveInput,
    @Ctx() context: RequestContext,
  ) {
    return endIncentive(context, input);
  }
}
