import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { removePriceFloor, setPriceFloor, setPricingPolicy } from './price-floor.commands.ts';
import { RemovePriceFloorInput, SetPriceFloorInput, SetPricingPolicyInput } from './price-floor.input.ts';
import { PriceFloor, PricingPolicy } from './price-floor.type.ts';

export const PriceFloorQueries = queriesOf(PriceFloor, {
  one: { name: 'priceFloor', description: 'One floor; null where it is missing.' },
  many: { name: 'priceFloors', description: 'The floors of the company.' },
});

const SetPriceFloorPayload = payloadType(
  'SetPriceFloorPayload',
  { priceFloor: () => PriceFloor },
  'The floor that was set.',
);
const RemovePriceFloorPayload = payloadType('RemovePriceFloorPayload', {}, 'Whether the floor is gone.');
const SetPricingPolicyPayload = payloadType(
  'SetPricingPolicyPayload',
  { pricingPolicy: () => PricingPolicy },
  'The policy that holds now.',
);

@Resolver()
export class PriceFloorResolver {
  @Mutation(() => SetPriceFloorPayload, {
    description:
      'Sets the least that may be quoted without release. Prices that are out already are not touched; the next one is checked.',
  })
  setPriceFloor(
    @Arg('input', () => SetPriceFloorInput, { description: 'The floor.' }) input: SetPriceFloorInput,
    @Ctx() context: RequestContext,
  ) {
    return setPriceFloor(context, input);
  }

  @Mutation(() => RemovePriceFloorPayload, { description: 'Takes a floor away.' })
  removePriceFloor(
    @Arg('input', () => RemovePriceFloorInput, { description: 'Which floor.' }) input: RemovePriceFloorInput,
    @Ctx() context: RequestContext,
  ) {
    return removePriceFloor(context, input);
  }

  @Mutation(() => SetPricingPolicyPayload, { description: 'Sets how the company guards its prices.' })
  setPricingPolicy(
    @Arg('input', () => SetPricingPolicyInput, { description: 'The policy as a whole.' })
    input: SetPricingPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return setPricingPolicy(context, input);
  }
}
