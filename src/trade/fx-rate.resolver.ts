import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { UserError } from '../server/user-errors.ts';
import { recordFxRates } from './fx-rate.commands.ts';
import { RecordFxRatesInput } from './fx-rate.input.ts';
import { FxRate } from './fx-rate.type.ts';

export const FxRateQueries = queriesOf(FxRate, {
  one: { name: 'fxRate', description: 'One quoted exchange rate; null where there is none.' },
  many: { name: 'fxRates', description: 'The exchange rates that the company has recorded.' },
});

@ObjectType({ description: 'How many quotes were recorded.' })
class RecordFxRatesPayload {
  @Field(() => Int, { nullable: true, description: 'How many; null when refused.' })
  count!: number | null;

  @Field(() => [UserError], { description: 'Why nothing was recorded; empty when all went well.' })
  userErrors!: UserError[];
}

@Resolver()
export class FxRateResolver {
  @Mutation(() => RecordFxRatesPayload, {
    description:
      'Records what a bank or another source quoted. Prices that were frozen before keep their rates.',
  })
  recordFxRates(
    @Arg('input', () => RecordFxRatesInput, { description: 'The quotes.' }) input: RecordFxRatesInput,
    @Ctx() context: RequestContext,
  ) {
    return recordFxRates(context, input);
  }
}
