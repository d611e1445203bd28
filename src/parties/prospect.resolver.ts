import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { Customer } from './customer.type.ts';
import { PossibleDuplicatesInput } from './duplicate.input.ts';
import { readDuplicates } from './duplicate.policy.ts';
import { PossibleDuplicate } from './duplicate.type.ts';
import { claimCustomer, releaseCustomer, setPoolPolicy } from './pool.commands.ts';
import { ClaimCustomerInput, ReleaseCustomerInput, SetPoolPolicyInput } from './pool.input.ts';
import { PoolPolicy } from './pool.type.ts';
import { rateMarket, setProspectProfile, setScoreWeights } from './prospect.commands.ts';
import { RateMarketInput, SetProspectProfileInput, SetScoreWeightsInput } from './prospect.input.ts';
import { MarketRating, Prospect, ScoreWeightsVersion } from './prospect.type.ts';

export const ProspectQueries = queriesOf(Prospect, {
  one: { name: 'prospect', description: 'One prospect; null where it is missing or not yours to see.' },
  many: {
    name: 'prospects',
    description: 'The prospects that you may see; by SCORE, descending, the most promising come first.',
  },
});

export const MarketRatingQueries = queriesOf(MarketRating, {
  one: { name: 'marketRating', description: 'The rating of one country; null where there is none.' },
  many: { name: 'marketRatings', description: 'How countries are rated as markets.' },
});

export const ScoreWeightsQueries = queriesOf(ScoreWeightsVersion, {
  one: { name: 'scoreWeightsVersion', description: 'One version of the weights; null where there is none.' },
  many: { name: 'scoreWeights', description: 'The versions of the weights; the last one counts.' },
});

export const PoolPolicyQueries = queriesOf(PoolPolicy, {
  one: { name: 'poolPolicy', description: 'The policy of the pool by its id.' },
  many: {
    name: 'poolPolicies',
    description: 'How the pool is kept: one row, or none where nothing was said.',
  },
});

const SetProspectProfilePayload = payloadType(
  'SetProspectProfilePayload',
  { prospect: () => Prospect, customer: () => Customer },
  'The prospect with its score.',
);
const RateMarketPayload = payloadType('RateMarketPayload', { rating: () => MarketRating }, 'The rating.');
const SetScoreWeightsPayload = payloadType(
  'SetScoreWeightsPayload',
  { weights: () => ScoreWeightsVersion },
  'The new version of the weights.',
);
const SetPoolPolicyPayload = payloadType('SetPoolPolicyPayload', { policy: () => PoolPolicy }, 'The policy.');
const shows = { customer: () => Customer };
const ReleaseCustomerPayload = payloadType('ReleaseCustomerPayload', shows, 'The customer in the pool.');
const ClaimCustomerPayload = payloadType('ClaimCustomerPayload', shows, 'The customer that is yours.');

@Resolver()
export class ProspectResolver {
  @Query(() => [PossibleDuplicate], {
    description:
      'Customers of the company that may be this one, whoever looks after them; ask before you enter one. At most 200.',
  })
  possibleDuplicates(
    @Arg('input', () => PossibleDuplicatesInput, { description: 'What is known of it.' })
    input: PossibleDuplicatesInput,
    @Ctx() context: RequestContext,
  ) {
    return readDuplicates(context, input);
  }

  @Mutation(() => SetProspectProfilePayload, {
    description: 'Sets what is known of a customer as a prospect, and works out its score.',
  })
  setProspectProfile(
    @Arg('input', () => SetProspectProfileInput, { description: 'What is known.' })
    input: SetProspectProfileInput,
    @Ctx() context: RequestContext,
  ) {
    return setProspectProfile(context, input);
  }

  @Mutation(() => RateMarketPayload, {
    description: 'Rates a country as a market, and works out the scores of all prospects there.',
  })
  rateMarket(
    @Arg('input', () => RateMarketInput, { description: 'The rating.' }) input: RateMarketInput,
    @Ctx() context: RequestContext,
  ) {
    return rateMarket(context, input);
  }

  @Mutation(() => SetScoreWeightsPayload, {
    description: 'Sets how much each factor weighs, as a new version, and works out all scores.',
  })
  setScoreWeights(
    @Arg('input', () => SetScoreWeightsInput, { description: 'The weights.' }) input: SetScoreWeightsInput,
    @Ctx() context: RequestContext,
  ) {
    return setScoreWeights(context, input);
  }

  @Mutation(() => SetPoolPolicyPayload, {
    description: 'Sets how the public pool is kept. Until then nobody is sent there by the clock.',
  })
  setPoolPolicy(
    @Arg('input', () => SetPoolPolicyInput, { description: 'The policy.' }) input: SetPoolPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return setPoolPolicy(context, input);
  }

  @Mutation(() => ReleaseCustomerPayload, {
    description:
      'Sends a customer without an open deal to the public pool, where every salesperson sees it and may take it.',
  })
  releaseCustomer(
    @Arg('input', () => ReleaseCustomerInput, { description: 'Which, and why.' })
    input: ReleaseCustomerInput,
    @Ctx() context: RequestContext,
  ) {
    return releaseCustomer(context, input);
  }

  @Mutation(() => ClaimCustomerPayload, {
    description: 'Takes a customer from the public pool: whoever comes first looks after it.',
  })
  claimCustomer(
    @Arg('input', () => ClaimCustomerInput, { description: 'Which.' }) input: ClaimCustomerInput,
    @Ctx() context: RequestContext,
  ) {
    return claimCustomer(context, input);
  }
}
