import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { deals } from '../../schema/tables/deals.ts';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import { readOne } from '../graph/read.ts';
import type { RequestContext } from '../server/context.ts';
import { openDeal, updateDeal } from './deal.commands.ts';
import { OpenDealInput, UpdateDealInput } from './deal.input.ts';
import { Deal } from './deal.type.ts';
import { attestFact, moveDeal } from './deal-move.commands.ts';
import { AttestFactInput, MoveDealInput } from './deal-move.input.ts';

export const DealQueries = queriesOf(Deal, {
  one: { name: 'deal', description: 'One deal; null where it is missing or not yours to see.' },
  many: { name: 'deals', description: 'The deals that you may see.' },
});

const OpenDealPayload = payloadType('OpenDealPayload', { deal: () => Deal }, 'The deal that was opened.');
const UpdateDealPayload = payloadType(
  'UpdateDealPayload',
  { deal: () => Deal },
  'The deal after the change.',
);

const MoveDealPayload = payloadType('MoveDealPayload', { deal: () => Deal }, 'The deal where it stands now.');
const AttestFactPayload = payloadType('AttestFactPayload', { deal: () => Deal }, 'The deal.');

@Resolver()
export class DealResolver {
  @Query(() => Deal, {
    nullable: true,
    description: 'The deal with this number; null where it is missing or not yours to see.',
  })
  dealByNumber(
    @Arg('number', () => String, { description: 'For example D-2026-00042.' }) number: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readOne(context, info, Deal, [deals.number, number]);
  }

  @Mutation(() => OpenDealPayload, { description: 'Opens a deal in stage INQUIRY, with its lines.' })
  openDeal(
    @Arg('input', () => OpenDealInput, { description: 'The deal.' }) input: OpenDealInput,
    @Ctx() context: RequestContext,
  ) {
    return openDeal(context, input);
  }

  @Mutation(() => UpdateDealPayload, {
    description:
      'Changes a deal; nothing is priced anew by it. A version that is no longer the latest is refused with VERSION_CONFLICT.',
  })
  updateDeal(
    @Arg('input', () => UpdateDealInput, { description: 'What is to change.' }) input: UpdateDealInput,
    @Ctx() context: RequestContext,
  ) {
    return updateDeal(context, input);
  }

  @Mutation(() => MoveDealPayload, {
    description:
      'Moves a deal to a stage that no other mutation leads to: one that `nextStages` shows with `moveDeal`. Refused with every fact that is missing.',
  })
  moveDeal(
    @Arg('input', () => MoveDealInput, { description: 'Where it is to go.' }) input: MoveDealInput,
    @Ctx() context: RequestContext,
  ) {
    return moveDeal(context, input);
  }

  @Mutation(() => AttestFactPayload, {
    description:
      'Records with evidence that something is true of a deal which its stages need, or no longer.',
  })
  attestFact(
    @Arg('input', () => AttestFactInput, { description: 'What is true.' }) input: AttestFactInput,
    @Ctx() context: RequestContext,
  ) {
    return attestFact(context, input);
  }
}
