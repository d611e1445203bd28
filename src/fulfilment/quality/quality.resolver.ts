import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { cancelInspection, recordInspection, recordRework, waiveInspection } from './inspection.commands.ts';
import {
  CancelInspectionInput,
  PlanInspectionInput,
  PlanReinspectionInput,
  RecordInspectionInput,
  RecordReworkInput,
  WaiveInspectionInput,
} from './inspection.input.ts';
import { Inspection } from './inspection.type.ts';
import { planInspection, planReinspection } from './inspection-planning.commands.ts';
import { readQualityStatistics } from './quality-statistics.policy.ts';
import { QualityStatistics } from './quality-statistics.type.ts';

export const InspectionQueries = queriesOf(Inspection, {
  one: { name: 'inspection', description: 'One inspection; null where it is missing or not yours to see.' },
  many: { name: 'inspections', description: 'The inspections of deals that you may see.' },
});

const shows = { inspection: () => Inspection, shipment: () => Shipment, order: () => Order };
const PlanInspectionPayload = payloadType('PlanInspectionPayload', shows, 'The inspection with its plan.');
const PlanReinspectionPayload = payloadType('PlanReinspectionPayload', shows, 'The new inspection.');
const RecordInspectionPayload = payloadType(
  'RecordInspectionPayload',
  shows,
  'The inspection, decided or not.',
);
const RecordReworkPayload = payloadType('RecordReworkPayload', shows, 'The inspection that had failed.');
const WaiveInspectionPayload = payloadType(
  'WaiveInspectionPayload',
  shows,
  'The inspection that had failed.',
);
const CancelInspectionPayload = payloadType('CancelInspectionPayload', shows, 'The inspection.');

@Resolver()
export class QualityResolver {
  @Query(() => QualityStatistics, {
    description:
      'What became of the lots that you may see and that were first inspected in a time: accepted, rejected, passed at first, with their defects, by factory.',
  })
  qualityStatistics(
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day.' }) to: string,
    @Arg('stage', () => InspectionStageType, {
      defaultValue: 'FINAL',
      description: 'By which inspections; the final ones by default.',
    })
    stage: InspectionStage,
    @Arg('factory', () => String, { nullable: true, description: 'Of one factory alone.' })
    factory: string | null,
    @Arg('productId', () => ID, { nullable: true, description: 'Of one product alone.' })
    productId: string | null,
    @Ctx() context: RequestContext,
  ) {
    const asked = { from, to, stage, factory: factory ?? null, productId: productId ?? null };
    return readQualityStatistics(context, asked);
  }

  @Mutation(() => PlanInspectionPayload, {
    description:
      'Plans the inspection of a lot or of a whole shipment, with a sampling plan for each class of defects (ISO 2859-1). Tightened after two of five lots of the same factory and product failed at this stage, normal again after five passed.',
  })
  planInspection(
    @Arg('input', () => PlanInspectionInput, { description: 'What, when and by whom.' })
    input: PlanInspectionInput,
    @Ctx() context: RequestContext,
  ) {
    return planInspection(context, input);
  }

  @Mutation(() => RecordInspectionPayload, {
    description:
      'Records what was found so far. The verdict follows from it: FAIL puts the shipment on hold, PASS is a milestone. Once decided it stands.',
  })
  recordInspection(
    @Arg('input', () => RecordInspectionInput, { description: 'What was found.' })
    input: RecordInspectionInput,
    @Ctx() context: RequestContext,
  ) {
    return recordInspection(context, input);
  }

  @Mutation(() => RecordReworkPayload, { description: 'Records what was done to goods that failed.' })
  recordRework(
    @Arg('input', () => RecordReworkInput, { description: 'What was done.' }) input: RecordReworkInput,
    @Ctx() context: RequestContext,
  ) {
    return recordRework(context, input);
  }

  @Mutation(() => PlanReinspectionPayload, {
    description:
      'Plans another look at goods that failed and were reworked: a new inspection that refers to the failed one.',
  })
  planReinspection(
    @Arg('input', () => PlanReinspectionInput, { description: 'The failed inspection, and when.' })
    input: PlanReinspectionInput,
    @Ctx() context: RequestContext,
  ) {
    return planReinspection(context, input);
  }

  @Mutation(() => WaiveInspectionPayload, {
    description:
      'Records that the buyer takes goods as they are that failed, with the evidence: they hold the shipment no longer.',
  })
  waiveInspection(
    @Arg('input', () => WaiveInspectionInput, { description: 'Who said so, when and how.' })
    input: WaiveInspectionInput,
    @Ctx() context: RequestContext,
  ) {
    return waiveInspection(context, input);
  }

  @Mutation(() => CancelInspectionPayload, { description: 'Ends an inspection that does not take place.' })
  cancelInspection(
    @Arg('input', () => CancelInspectionInput, { description: 'Which and why.' })
    input: CancelInspectionInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelInspection(context, input);
  }
}
