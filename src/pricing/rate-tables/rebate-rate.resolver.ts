import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { UserError } from '../../server/user-errors.ts';
import { recordRebateRates } from './rebate-rate.commands.ts';
import { RecordRebateRatesInput } from './rebate-rate.input.ts';
import { RebateRate } from './rebate-rate.type.ts';

export const RebateRateQueries = queriesOf(RebateRate, {
  one: { name: 'rebateRate', description: 'VAT and rebate of one tariff code; null where there is none.' },
  many: { name: 'rebateRates', description: 'VAT and export rebates by tariff code and day.' },
});

@ObjectType({ description: 'How many rates were recorded.' })
class RecordRebateRatesPayload {
  @Field(() => Int, { nullable: true, description: 'How many; null when refused.' })
  count!: number | null;

  @Field(() => [UserError], { description: 'Why nothing was recorded; empty when all went well.' })
  userErrors!: UserError[];
}

@Resolver()
export class RebateRateResolver {
  @Mutation(() => RecordRebateRatesPayload, {
    description:
      'Records VAT and export rebates by tariff code and day; all or none. Cost sheets that were set before keep theirs.',
  })
  recordRebateRates(
    @Arg('input', () => RecordRebateRatesInput, { description: 'The rates.' }) input: RecordRebateRatesInput,
    @Ctx() context: RequestContext,
  ) {
    return recordRebateRates(context, input);
  }
}
