import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { Deal } from '../deal.type.ts';
import { recordCounterOffer } from './negotiation.commands.ts';
import { AnswerObjectionInput, RecordCounterOfferInput } from './negotiation.input.ts';
import { NegotiationRound, Objection } from './negotiation.type.ts';
import { answerObjection } from './objection.commands.ts';

const RecordCounterOfferPayload = payloadType(
  'RecordCounterOfferPayload',
  { round: () => NegotiationRound, deal: () => Deal },
  'The round.',
);
const AnswerObjectionPayload = payloadType(
  'AnswerObjectionPayload',
  { objection: () => Objection },
  'The objection with its answer.',
);

@Resolver()
export class NegotiationResolver {
  @Mutation(() => RecordCounterOfferPayload, {
    description:
      'Records the buyer’s answer as a round, valued in margin. A change of price, payment, delivery or liability is a rejection and counter-offer and ends the live revision (CISG art. 19).',
  })
  recordCounterOffer(
    @Arg('input', () => RecordCounterOfferInput, { description: 'What the buyer wants.' })
    input: RecordCounterOfferInput,
    @Ctx() context: RequestContext,
  ) {
    return recordCounterOffer(context, input);
  }

  @Mutation(() => AnswerObjectionPayload, { description: 'Records what was answered to an objection.' })
  answerObjection(
    @Arg('input', () => AnswerObjectionInput, { description: 'The answer.' }) input: AnswerObjectionInput,
    @Ctx() context: RequestContext,
  ) {
    return answerObjection(context, input);
  }
}
