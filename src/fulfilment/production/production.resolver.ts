import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { recordCostActual, withdrawCostActual } from './cost-actual.commands.ts';
import { RecordCostActualInput, WithdrawCostActualInput } from './cost-actual.input.ts';
import { CostActual, OrderCostsType } from './cost-actual.type.ts';
import { readOrderCosts } from './order-costs.policy.ts';
import {
  CancelProductionLotInput,
  DecideSampleInput,
  FinishProductionInput,
  PlanProductionLotInput,
  RecordProductionDelayInput,
  RecordProgressInput,
  SendSampleInput,
  StartProductionInput,
  UpdateProductionLotInput,
} from './production.input.ts';
import { cancelProductionLot, planProductionLot, updateProductionLot } from './production-lot.commands.ts';
import { ProductionLot } from './production-lot.type.ts';
import {
  finishProduction,
  recordProductionDelay,
  recordProgress,
  startProduction,
} from './production-progress.commands.ts';
import { decideSample, sendSample } from './sample-round.commands.ts';
import { SampleRound } from './sample-round.type.ts';

export const ProductionLotQueries = queriesOf(ProductionLot, {
  one: { name: 'productionLot', description: 'One lot; null where it is missing or not yours to see.' },
  many: { name: 'productionLots', description: 'The lots of deals that you may see.' },
});

const lotAndOrder = { lot: () => ProductionLot, order: () => Order };
const PlanProductionLotPayload = payloadType(
  'PlanProductionLotPayload',
  { lot: () => ProductionLot, shipment: () => Shipment },
  'The lot.',
);
const UpdateProductionLotPayload = payloadType('UpdateProductionLotPayload', lotAndOrder, 'The lot.');
const CancelProductionLotPayload = payloadType('CancelProductionLotPayload', lotAndOrder, 'The lot.');
const StartProductionPayload = payloadType('StartProductionPayload', lotAndOrder, 'The lot.');
const RecordProgressPayload = payloadType('RecordProgressPayload', lotAndOrder, 'The lot.');
const FinishProductionPayload = payloadType('FinishProductionPayload', lotAndOrder, 'The lot.');
const RecordProductionDelayPayload = payloadType('RecordProductionDelayPayload', lotAndOrder, 'The lot.');
const sampleAndOrder = { sample: () => SampleRound, order: () => Order };
const SendSamplePayload = payloadType('SendSamplePayload', sampleAndOrder, 'The sample.');
const DecideSamplePayload = payloadType('DecideSamplePayload', sampleAndOrder, 'The sample.');
const costAndOrder = { cost: () => CostActual, order: () => Order };
const RecordCostActualPayload = payloadType('RecordCostActualPayload', costAndOrder, 'The cost.');
const WithdrawCostActualPayload = payloadType('WithdrawCostActualPayload', costAndOrder, 'The cost.');

@Resolver()
export class ProductionResolver {
  @Query(() => OrderCostsType, {
    nullable: true,
    description:
      'What an order was planned to cost beside what it cost so far, step by step, in the company’s currency. Needs the right to see costs.',
  })
  orderCosts(
    @Arg('orderId', () => ID, { description: 'Which order.' }) orderId: string,
    @Ctx() context: RequestContext,
  ) {
    return readOrderCosts(context, orderId);
  }

  @Mutation(() => PlanProductionLotPayload, {
    description:
      'Gives a factory goods of one line of a shipment to make, as far as no other lot holds them.',
  })
  planProductionLot(
    @Arg('input', () => PlanProductionLotInput, { description: 'What, and who makes it.' })
    input: PlanProductionLotInput,
    @Ctx() context: RequestContext,
  ) {
    return planProductionLot(context, input);
  }

  @Mutation(() => UpdateProductionLotPayload, {
    description:
      'Changes a lot that nobody has begun, or says when its materials came. With the materials of the last lot they are a milestone of the order.',
  })
  updateProductionLot(
    @Arg('input', () => UpdateProductionLotInput, { description: 'What is to change.' })
    input: UpdateProductionLotInput,
    @Ctx() context: RequestContext,
  ) {
    return updateProductionLot(context, input);
  }

  @Mutation(() => CancelProductionLotPayload, {
    description: 'Ends a lot that nobody has begun; its goods may go into others.',
  })
  cancelProductionLot(
    @Arg('input', () => CancelProductionLotInput, { description: 'Which and why.' })
    input: CancelProductionLotInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelProductionLot(context, input);
  }

  @Mutation(() => StartProductionPayload, {
    description:
      'Says that a lot was begun. Refused while its materials are not there, or the sample or the inspection before production is outstanding. The first lot is a milestone of the order.',
  })
  startProduction(
    @Arg('input', () => StartProductionInput, { description: 'Which, and on which day.' })
    input: StartProductionInput,
    @Ctx() context: RequestContext,
  ) {
    return startProduction(context, input);
  }

  @Mutation(() => RecordProgressPayload, {
    description: 'Says how much of a lot was made by the end of a day, counted from its start.',
  })
  recordProgress(
    @Arg('input', () => RecordProgressInput, { description: 'How much, by when.' })
    input: RecordProgressInput,
    @Ctx() context: RequestContext,
  ) {
    return recordProgress(context, input);
  }

  @Mutation(() => FinishProductionPayload, {
    description:
      'Says that the last of a lot was made. When all goods of the shipment are in lots and all lots are made, that is a milestone.',
  })
  finishProduction(
    @Arg('input', () => FinishProductionInput, { description: 'Which, and on which day.' })
    input: FinishProductionInput,
    @Ctx() context: RequestContext,
  ) {
    return finishProduction(context, input);
  }

  @Mutation(() => RecordProductionDelayPayload, {
    description:
      'Says that a lot is late, why, and when it is expected now. The estimates of all that comes after move with it.',
  })
  recordProductionDelay(
    @Arg('input', () => RecordProductionDelayInput, { description: 'Which, why, and until when.' })
    input: RecordProductionDelayInput,
    @Ctx() context: RequestContext,
  ) {
    return recordProductionDelay(context, input);
  }

  @Mutation(() => SendSamplePayload, {
    description: 'Says that a sample went to the buyer before production; another one after they refused it.',
  })
  sendSample(
    @Arg('input', () => SendSampleInput, { description: 'Of which order, and how.' }) input: SendSampleInput,
    @Ctx() context: RequestContext,
  ) {
    return sendSample(context, input);
  }

  @Mutation(() => DecideSamplePayload, {
    description: 'Records what the buyer said of a sample, with the evidence.',
  })
  decideSample(
    @Arg('input', () => DecideSampleInput, { description: 'Which, and what they said.' })
    input: DecideSampleInput,
    @Ctx() context: RequestContext,
  ) {
    return decideSample(context, input);
  }

  @Mutation(() => RecordCostActualPayload, {
    description:
      'Books what was paid for a step of an order, restated in the company’s currency by the selling rates of the invoice’s day.',
  })
  recordCostActual(
    @Arg('input', () => RecordCostActualInput, { description: 'For what, and how much.' })
    input: RecordCostActualInput,
    @Ctx() context: RequestContext,
  ) {
    return recordCostActual(context, input);
  }

  @Mutation(() => WithdrawCostActualPayload, {
    description: 'Takes a cost out of the books that was booked wrongly; it stays to be seen.',
  })
  withdrawCostActual(
    @Arg('input', () => WithdrawCostActualInput, { description: 'Which and why.' })
    input: WithdrawCostActualInput,
    @Ctx() context: RequestContext,
  ) {
    return withdrawCostActual(context, input);
  }
}
