import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { markCoachingNoteSeen, writeCoachingNote } from './coaching-note.commands.ts';
import { MarkCoachingNoteSeenInput, WriteCoachingNoteInput } from './coaching-note.input.ts';
import { CoachingNote } from './coaching-note.type.ts';

export const CoachingNoteQueries = queriesOf(CoachingNote, {
  one: { name: 'coachingNote', description: 'One note; null where it is missing or does not concern you.' },
  many: {
    name: 'coachingNotes',
    description: 'What was said of calls: of yours, or of those whom you lead.',
  },
});

const shows = { note: () => CoachingNote };
const WriteCoachingNotePayload = payloadType('WriteCoachingNotePayload', shows, 'The note.');
const MarkCoachingNoteSeenPayload = payloadType('MarkCoachingNoteSeenPayload', shows, 'The note.');

@Resolver()
export class CoachingNoteResolver {
  @Mutation(() => WriteCoachingNotePayload, {
    description: 'Says something of a call to the one who made it; nobody else below you reads it.',
  })
  writeCoachingNote(
    @Arg('input', () => WriteCoachingNoteInput, { description: 'Of which call, and what.' })
    input: WriteCoachingNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return writeCoachingNote(context, input);
  }

  @Mutation(() => MarkCoachingNoteSeenPayload, { description: 'Marks what was said of your call as read.' })
  markCoachingNoteSeen(
    @Arg('input', () => MarkCoachingNoteSeenInput, { description: 'Which.' })
    input: MarkCoachingNoteSeenInput,
    @Ctx() context: RequestContext,
  ) {
    return markCoachingNoteSeen(context, input);
  }
}
