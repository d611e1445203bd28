import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { recordTraining } from './training.commands.ts';
import { RecordTrainingInput } from './training.input.ts';
import { ProductTraining } from './training.type.ts';

export const TrainingQueries = queriesOf(ProductTraining, {
  one: { name: 'productTraining', description: 'One training; null where there is none.' },
  many: { name: 'productTrainings', description: 'Who was trained in which product, and when.' },
});

const RecordTrainingPayload = payloadType(
  'RecordTrainingPayload',
  { training: () => ProductTraining },
  'The training.',
);

@Resolver()
export class TrainingResolver {
  @Mutation(() => RecordTrainingPayload, { description: 'Records that someone was trained about a product.' })
  recordTraining(
    @Arg('input', () => RecordTrainingInput, { description: 'The training.' }) input: RecordTrainingInput,
    @Ctx() context: RequestContext,
  ) {
    return recordTraining(context, input);
  }
}
