import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../access/require-viewer.ts';
import type { RequestContext } from '../server/context.ts';
import { allocate } from './allocation.ts';
import { decimal } from './decimal.ts';
import { readMoney } from './money.ts';
import { MoneyInput, MoneyType } from './money.type.ts';
import { DecimalScalar } from './trade.scalar.ts';

@Resolver()
export class AllocationResolver {
  @Query(() => [MoneyType], {
    description: 'Splits an amount over weights by largest remainder; the parts sum to the amount.',
  })
  allocate(
    @Arg('amount', () => MoneyInput, { description: 'What to split.' }) amount: MoneyInput,
    @Arg('weights', () => [DecimalScalar], {
      description: 'Of the parts, none negative. A weight of zero gets nothing.',
    })
    weights: string[],
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return allocate(readMoney(amount, ['amount']), weights.map(decimal));
  }
}
