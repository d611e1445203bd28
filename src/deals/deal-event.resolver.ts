import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { OutboxEvent } from '../events/outbox-feed.ts';
import { readLocal } from '../graph/read.ts';
import type { RequestContext } from '../server/context.ts';
import { DealEvent } from './deal-event.type.ts';
import { followDeal, followDeals } from './deal-events.policy.ts';

const first =
  'The first answer comes at once and is null: what you read after it misses nothing. It comes again when a connection was lost; read again then.';

@Resolver()
export class DealEventResolver {
  @Subscription(() => DealEvent, {
    nullable: true,
    description: `What happens to a deal, in the order in which it happened, for as long as you may see it. ${first}`,
    subscribe: ({ args, context }) => followDeal(context as RequestContext, args.dealId),
  })
  dealChanged(
    @Arg('dealId', () => ID, { description: 'The deal.' }) _dealId: string,
    @Root() event: OutboxEvent | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return event && readLocal(context, info, DealEvent, event.id);
  }

  @Subscription(() => DealEvent, {
    nullable: true,
    description: `What happens to all deals that you may see. ${first}`,
    subscribe: ({ args, context }) => followDeals(context as RequestContext, args.types),
  })
  dealsChanged(
    @Arg('types', () => [String], {
      nullable: true,
      description: 'How the types of events begin that you want, for example "quotation."; all by default.',
    })
    _types: string[] | null,
    @Root() event: OutboxEvent | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return event && readLocal(context, info, DealEvent, event.id);
  }
}
