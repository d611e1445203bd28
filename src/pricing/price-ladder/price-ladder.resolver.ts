import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../access/require-viewer.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import type { PriceComponent } from './price-components.ts';
import { PriceLadderInput, readLadderRequest } from './price-ladder.input.ts';
import { priceLadder } from './price-ladder.ts';
import { PriceComponentType, PriceLadderType } from './price-ladder.type.ts';

@Resolver()
export class PriceLadderResolver {
  @Query(() => PriceLadderType, {
    description: 'One cost sheet priced under every rule asked for (all that fit the mode by default).',
  })
  priceLadder(
    @Arg('input', () => PriceLadderInput, { description: 'The sheet.' }) input: PriceLadderInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return priceLadder(readLadderRequest(input, dayOf(context.effects.now())));
  }
}

@Resolver(() => PriceComponentType)
export class PriceComponentResolver {
  @FieldResolver(() => String, { description: 'What it is for, in the language of the request.' })
  stepName(@Root() { step }: PriceComponent, @Ctx() context: RequestContext): string {
    return context.translate(`steps.${step}`);
  }

  @FieldResolver(() => String, { description: 'Who pays it, in the language of the request.' })
  paidByName(@Root() { paidBy }: PriceComponent, @Ctx() context: RequestContext): string {
    return context.translate(`parties.${paidBy}`);
  }
}
