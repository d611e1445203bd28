import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { retireObjectionAnswer, writeObjectionAnswer } from './objection-answer.commands.ts';
import { RetireObjectionAnswerInput, WriteObjectionAnswerInput } from './objection-answer.input.ts';
import { ObjectionAnswer } from './objection-answer.type.ts';

export const ObjectionAnswerQueries = queriesOf(ObjectionAnswer, {
  one: { name: 'objectionAnswer', description: 'One answer of the library; null where there is none.' },
  many: { name: 'objectionAnswers', description: 'What buyers hold against us, and what to answer.' },
});

const shows = { answer: () => ObjectionAnswer };
const WriteObjectionAnswerPayload = payloadType('WriteObjectionAnswerPayload', shows, 'The answer.');
const RetireObjectionAnswerPayload = payloadType(
  'RetireObjectionAnswerPayload',
  shows,
  'The answer that is not given any more.',
);

@Resolver()
export class ObjectionAnswerResolver {
  @Mutation(() => WriteObjectionAnswerPayload, {
    description:
      'Adds an answer to the library. How often it settled an objection is on the call guide; another wording is another answer.',
  })
  writeObjectionAnswer(
    @Arg('input', () => WriteObjectionAnswerInput, { description: 'The objection and its answer.' })
    input: WriteObjectionAnswerInput,
    @Ctx() context: RequestContext,
  ) {
    return writeObjectionAnswer(context, input);
  }

  @Mutation(() => RetireObjectionAnswerPayload, { description: 'Takes an answer out of the library.' })
  retireObjectionAnswer(
    @Arg('input', () => RetireObjectionAnswerInput, { description: 'Which.' })
    input: RetireObjectionAnswerInput,
    @Ctx() context: RequestContext,
  ) {
    return retireObjectionAnswer(context, input);
  }
}
