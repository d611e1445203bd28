import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../access/require-viewer.ts';
import type { RequestContext } from '../../server/context.ts';
import { decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { samplingPlan } from './sampling-plan.ts';
import { InspectionLevelType, InspectionSeverityType, SamplingPlanType } from './sampling-plan.type.ts';
import type { InspectionLevel, InspectionSeverity } from './sampling-tables.ts';

@Resolver()
export class SamplingPlanResolver {
  @Query(() => SamplingPlanType, {
    description: 'ISO 2859-1 single sampling, normal inspection unless it is tightened.',
  })
  samplingPlan(
    @Arg('lotSize', () => Int, { description: 'Units in the lot, 1 at least.' }) lotSize: number,
    @Arg('level', () => InspectionLevelType, { defaultValue: 'II', description: 'The inspection level.' })
    level: InspectionLevel,
    @Arg('aql', () => DecimalScalar, {
      description:
        'Acceptance quality limit in per cent: 0.65, 1.0, 1.5, 2.5, 4.0 or 6.5; 0 for critical defects, of which the lot’s own sample may hold none.',
    })
    aql: string,
    @Arg('severity', () => InspectionSeverityType, {
      defaultValue: 'NORMAL',
      description: 'Which table applies.',
    })
    severity: InspectionSeverity,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return samplingPlan({ lotSize, level, severity }, decimal(aql));
  }
}
