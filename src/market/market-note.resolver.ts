import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { recordMarketFigures, withdrawMarketFigure } from './market-figure.commands.ts';
import { RecordMarketFiguresInput, WithdrawMarketFigureInput } from './market-figure.input.ts';
import { MarketFigure } from './market-figure.type.ts';
import {
  archiveMarketNote,
  recordMarketNote,
  reviewMarketNote,
  reviseMarketNote,
} from './market-note.commands.ts';
import {
  ArchiveMarketNoteInput,
  RecordMarketNoteInput,
  ReviewMarketNoteInput,
  ReviseMarketNoteInput,
} from './market-note.input.ts';
import { MarketNote } from './market-note.type.ts';
import { searchNotes } from './note-search.policy.ts';
import { MarketNoteHit } from './note-search.type.ts';

export const MarketNoteQueries = queriesOf(MarketNote, {
  one: { name: 'marketNote', description: 'One market note; null where there is none.' },
  many: { name: 'marketNotes', description: 'What is known of markets; `words` finds it by its text.' },
});

const shows = { note: () => MarketNote };
const RecordMarketNotePayload = payloadType('RecordMarketNotePayload', shows, 'The note.');
const ReviseMarketNotePayload = payloadType('ReviseMarketNotePayload', shows, 'The note after the change.');
const ReviewMarketNotePayload = payloadType(
  'ReviewMarketNotePayload',
  shows,
  'The note with its next review.',
);
const ArchiveMarketNotePayload = payloadType(
  'ArchiveMarketNotePayload',
  shows,
  'The note that is laid aside.',
);
const RecordMarketFiguresPayload = payloadType(
  'RecordMarketFiguresPayload',
  shows,
  'The note with its numbers.',
);
const WithdrawMarketFigurePayload = payloadType(
  'WithdrawMarketFigurePayload',
  { figure: () => MarketFigure, note: () => MarketNote },
  'The number that is withdrawn, and its note.',
);

@Resolver()
export class MarketNoteResolver {
  @Query(() => [MarketNoteHit], {
    description:
      'Notes in which words stand, each found by the rules of its own language: those first that speak of them in their title and most. What was laid aside is left out. At most 50.',
  })
  searchMarketNotes(
    @Arg('words', () => String, { description: 'What is asked for; 200 letters at most.' }) words: string,
    @Ctx() context: RequestContext,
  ) {
    return searchNotes(context, words);
  }

  @Mutation(() => RecordMarketNotePayload, {
    description: 'Writes down what is known of a product in a country, with its numbers and their sources.',
  })
  recordMarketNote(
    @Arg('input', () => RecordMarketNoteInput, { description: 'The note.' }) input: RecordMarketNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return recordMarketNote(context, input);
  }

  @Mutation(() => ReviseMarketNotePayload, { description: 'Changes what a market note says.' })
  reviseMarketNote(
    @Arg('input', () => ReviseMarketNoteInput, { description: 'What is to change.' })
    input: ReviseMarketNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return reviseMarketNote(context, input);
  }

  @Mutation(() => ReviewMarketNotePayload, {
    description: 'Records that someone looked at a market note, and when it is due again.',
  })
  reviewMarketNote(
    @Arg('input', () => ReviewMarketNoteInput, { description: 'Which, and until when.' })
    input: ReviewMarketNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return reviewMarketNote(context, input);
  }

  @Mutation(() => ArchiveMarketNotePayload, {
    description: 'Lays a market note aside: it stays to be read and is not worked on any more.',
  })
  archiveMarketNote(
    @Arg('input', () => ArchiveMarketNoteInput, { description: 'Which.' }) input: ArchiveMarketNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return archiveMarketNote(context, input);
  }

  @Mutation(() => RecordMarketFiguresPayload, { description: 'Adds numbers to a market note.' })
  recordMarketFigures(
    @Arg('input', () => RecordMarketFiguresInput, { description: 'The numbers.' })
    input: RecordMarketFiguresInput,
    @Ctx() context: RequestContext,
  ) {
    return recordMarketFigures(context, input);
  }

  @Mutation(() => WithdrawMarketFigurePayload, {
    description: 'Takes a number back: it stays to be seen, with the reason, and counts no more.',
  })
  withdrawMarketFigure(
    @Arg('input', () => WithdrawMarketFigureInput, { description: 'Which, and why.' })
    input: WithdrawMarketFigureInput,
    @Ctx() context: RequestContext,
  ) {
    return withdrawMarketFigure(context, input);
  }
}
