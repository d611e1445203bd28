import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../access/require-viewer.ts';
import type { RequestContext } from '../../server/context.ts';
import { chargeableWeight } from './chargeable-weight.ts';
import { ChargeableWeightInput, FreightInput, readFreight, readWeighedPieces } from './freight.input.ts';
import { ChargeableWeightType, FreightType } from './freight.type.ts';
import { linerFreight } from './liner-freight.ts';

@Resolver()
export class FreightResolver {
  @Query(() => FreightType, {
    description: 'Liner freight by weight or measurement (W/M) with surcharges.',
  })
  freight(
    @Arg('input', () => FreightInput, { description: 'The goods and the rate.' }) input: FreightInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return linerFreight(readFreight(input));
  }

  @Query(() => ChargeableWeightType, {
    description:
      'What packages by air or courier are paid for: gross or volumetric weight, whichever is more.',
  })
  chargeableWeight(
    @Arg('input', () => ChargeableWeightInput, { description: 'The packages and how they are weighed.' })
    input: ChargeableWeightInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return chargeableWeight(readWeighedPieces(input));
  }
}
