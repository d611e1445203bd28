import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../server/context.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import { readOnTimeDelivery } from '../orders/on-time-delivery.policy.ts';
import { OnTimeDeliveryType } from '../orders/on-time-delivery.type.ts';
import { readOperationsBoard } from './operations-board.policy.ts';
import { BoardItem } from './operations-board.type.ts';

@Resolver()
export class OperationsBoardResolver {
  @Query(() => [BoardItem], {
    description:
      'What operations have to look at on a day, the gravest first: deadlines that can’t be kept, what is late, what is blocked and by what, what is due within seven days. At most 500.',
  })
  operationsBoard(
    @Arg('day', () => DateScalar, { description: 'Which day.' }) day: string,
    @Arg('personId', () => ID, {
      nullable: true,
      description: 'Only what this colleague sees to; all by default.',
    })
    personId: string | null,
    @Ctx() context: RequestContext,
  ) {
    return readOperationsBoard(context, day, personId ?? null);
  }

  @Query(() => OnTimeDeliveryType, {
    description:
      'On-time delivery of the shipments that were promised in a period, over the orders that you may see.',
  })
  onTimeDelivery(
    @Arg('from', () => DateScalar, { description: 'The first promised day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last promised day.' }) to: string,
    @Arg('day', () => DateScalar, { description: 'As it was known on this day.' }) day: string,
    @Ctx() context: RequestContext,
  ) {
    return readOnTimeDelivery(context, { from, to, day });
  }
}
