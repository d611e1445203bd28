import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import { Customer } from '../../parties/customer.type.ts';
import type { RequestContext } from '../../server/context.ts';
import {
  retireFollowUpSequence,
  startFollowUp,
  stopFollowUp,
  writeFollowUpSequence,
} from './follow-up.commands.ts';
import {
  RetireFollowUpSequenceInput,
  StartFollowUpInput,
  StopFollowUpInput,
  WriteFollowUpSequenceInput,
} from './follow-up.input.ts';
import { FollowUp, FollowUpSequence } from './follow-up.type.ts';

export const FollowUpSequenceQueries = queriesOf(FollowUpSequence, {
  one: { name: 'followUpSequence', description: 'One sequence; null where there is none.' },
  many: { name: 'followUpSequences', description: 'What is done until a customer answers.' },
});

export const FollowUpQueries = queriesOf(FollowUp, {
  one: { name: 'followUp', description: 'One follow-up; null where it is missing or not yours to see.' },
  many: { name: 'followUps', description: 'The sequences that were begun with customers that you may see.' },
});

const sequence = { sequence: () => FollowUpSequence };
const WriteFollowUpSequencePayload = payloadType('WriteFollowUpSequencePayload', sequence, 'The sequence.');
const RetireFollowUpSequencePayload = payloadType(
  'RetireFollowUpSequencePayload',
  sequence,
  'The sequence that is out of use.',
);
const StartFollowUpPayload = payloadType(
  'StartFollowUpPayload',
  { followUp: () => FollowUp, customer: () => Customer },
  'What was begun.',
);
const StopFollowUpPayload = payloadType(
  'StopFollowUpPayload',
  { followUp: () => FollowUp },
  'What has ended.',
);

@Resolver()
export class FollowUpResolver {
  @Mutation(() => WriteFollowUpSequencePayload, {
    description: 'Writes the steps that are taken until a customer answers.',
  })
  writeFollowUpSequence(
    @Arg('input', () => WriteFollowUpSequenceInput, { description: 'The sequence.' })
    input: WriteFollowUpSequenceInput,
    @Ctx() context: RequestContext,
  ) {
    return writeFollowUpSequence(context, input);
  }

  @Mutation(() => RetireFollowUpSequencePayload, {
    description: 'Takes a sequence out of use; those that run go on.',
  })
  retireFollowUpSequence(
    @Arg('input', () => RetireFollowUpSequenceInput, { description: 'Which.' })
    input: RetireFollowUpSequenceInput,
    @Ctx() context: RequestContext,
  ) {
    return retireFollowUpSequence(context, input);
  }

  @Mutation(() => StartFollowUpPayload, {
    description:
      'Begins a sequence with a customer: plans all its steps. The first answer takes the rest off the list.',
  })
  startFollowUp(
    @Arg('input', () => StartFollowUpInput, { description: 'Which, with whom, from when on.' })
    input: StartFollowUpInput,
    @Ctx() context: RequestContext,
  ) {
    return startFollowUp(context, input);
  }

  @Mutation(() => StopFollowUpPayload, {
    description: 'Stops a follow-up, and takes what it still had planned off the list.',
  })
  stopFollowUp(
    @Arg('input', () => StopFollowUpInput, { description: 'Which, and why.' }) input: StopFollowUpInput,
    @Ctx() context: RequestContext,
  ) {
    return stopFollowUp(context, input);
  }
}
