import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { UserError } from '../../server/user-errors.ts';
import { endFreightRate, recordFreightRates } from './freight-rate.commands.ts';
import { EndFreightRateInput, RecordFreightRatesInput } from './freight-rate.input.ts';
import { FreightRate } from './freight-rate.type.ts';

export const FreightRateQueries = queriesOf(FreightRate, {
  one: { name: 'freightRate', description: 'One freight rate; null where there is none.' },
  many: { name: 'freightRates', description: 'What carriers and forwarders ask for.' },
});

@ObjectType({ description: 'How many freight rates were recorded.' })
class RecordFreightRatesPayload {
  @Field(() => Int, { nullable: true, description: 'How many; null when refused.' })
  count!: number | null;

  @Field(() => [UserError], { description: 'Why nothing was recorded; empty when all went well.' })
  userErrors!: UserError[];
}

const EndFreightRatePayload = payloadType(
  'EndFreightRatePayload',
  { freightRate: () => FreightRate },
  'The rate with its last day.',
);

@Resolver()
export class FreightRateResolver {
  @Mutation(() => RecordFreightRatesPayload, {
    description:
      'Records what carriers and forwarders ask for; all rates or none. Cost sheets that were set before keep theirs.',
  })
  recordFreightRates(
    @Arg('input', () => RecordFreightRatesInput, { description: 'The rates.' })
    input: RecordFreightRatesInput,
    @Ctx() context: RequestContext,
  ) {
    return recordFreightRates(context, input);
  }

  @Mutation(() => EndFreightRatePayload, {
    description: 'Ends a freight rate on a day, so that another one may follow it.',
  })
  endFreightRate(
    @Arg('input', () => EndFreightRateInput, { description: 'Which, and when.' }) input: EndFreightRateInput,
    @Ctx() context: RequestContext,
  ) {
    return endFreightRate(context, input);
  }
}
