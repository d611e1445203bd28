import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../server/context.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import { readCustomerHealth, readUpsells } from './retention.policy.ts';
import { CustomerHealthRow, UpsellSuggestion } from './retention.type.ts';

@Resolver()
export class RetentionResolver {
  @Query(() => [CustomerHealthRow], {
    description:
      'How your customers who have ordered are doing, the sickest first: from orders, payments, claims and silence, with the day on which each should order again.',
  })
  customerHealth(
    @Arg('day', () => DateScalar, { description: 'On which day.' }) day: string,
    @Arg('customerId', () => ID, { nullable: true, description: 'Of one customer alone.' })
    customerId: string | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: RequestContext,
  ) {
    return readCustomerHealth(context, day, customerId ?? null, first);
  }

  @Query(() => [UpsellSuggestion], {
    description:
      'What a customer may be offered besides: what those buy who buy the same, where that is more often than chance. Counted over all customers of the company; of fewer than three nothing is told.',
  })
  upsellSuggestions(
    @Arg('customerId', () => ID, { description: 'To which customer.' }) customerId: string,
    @Ctx() context: RequestContext,
  ) {
    return readUpsells(context, customerId);
  }
}
