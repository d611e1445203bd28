import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Deal } from '../deals/deal.type.ts';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { decideScreeningHit, rescreenOpenDeals, screenDeal } from './screening.commands.ts';
import { DecideScreeningHitInput, RescreenOpenDealsInput, ScreenDealInput } from './screening.input.ts';
import { DealScreening, ScreeningHit, ScreeningList } from './screening.type.ts';

export const ScreeningHitQueries = queriesOf(ScreeningHit, {
  one: { name: 'screeningHit', description: 'One hit; null where it is missing or not yours to see.' },
  many: { name: 'screeningHits', description: 'The hits of the deals that you may see.' },
});

export const ScreeningListQueries = queriesOf(ScreeningList, {
  one: { name: 'screeningList', description: 'One version of a sanctions list; null where it is missing.' },
  many: { name: 'screeningLists', description: 'The sanctions lists, with the versions that were replaced.' },
});

const ScreenDealPayload = payloadType(
  'ScreenDealPayload',
  { screening: () => DealScreening, deal: () => Deal },
  'What was found.',
);
const RescreenOpenDealsPayload = payloadType('RescreenOpenDealsPayload', {}, 'Whether all were screened.');
const DecideScreeningHitPayload = payloadType(
  'DecideScreeningHitPayload',
  { hit: () => ScreeningHit, deal: () => Deal },
  'The hit, decided.',
);

@Resolver()
export class ScreeningResolver {
  @Mutation(() => ScreenDealPayload, {
    description:
      'Holds buyer, contact and destination of a deal against the current sanctions lists. A hit holds the deal before quoting, contract and shipment until a person decides.',
  })
  screenDeal(
    @Arg('input', () => ScreenDealInput, { description: 'Which deal.' }) input: ScreenDealInput,
    @Ctx() context: RequestContext,
  ) {
    return screenDeal(context, input);
  }

  @Mutation(() => RescreenOpenDealsPayload, {
    description:
      'Screens every open deal anew: after a list has changed. Decisions on the same name and entry are kept.',
  })
  rescreenOpenDeals(
    @Arg('input', () => RescreenOpenDealsInput, { description: 'Nothing but a key.' })
    input: RescreenOpenDealsInput,
    @Ctx() context: RequestContext,
  ) {
    return rescreenOpenDeals(context, input);
  }

  @Mutation(() => DecideScreeningHitPayload, {
    description: 'Clears or confirms a hit, with a reason; never by the owner of the deal.',
  })
  decideScreeningHit(
    @Arg('input', () => DecideScreeningHitInput, { description: 'The decision.' })
    input: DecideScreeningHitInput,
    @Ctx() context: RequestContext,
  ) {
    return decideScreeningHit(context, input);
  }
}
