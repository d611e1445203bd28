import { sql } from 'drizzle-orm';
import type { marketNotes } from '../../schema/tables/market-notes.ts';
import { globalId } from '../graph/global-id.ts';
import { readVisible } from '../graph/read-visible.ts';
import type { RequestContext } from '../server/context.ts';
import { Refusal } from '../trade/fault.ts';
import { MarketNote } from './market-note.type.ts';
import { excerptOf } from './note-excerpt.ts';
import type { MarketNoteHit } from './note-search.type.ts';

const hitsAtMost = 50;
const wordsLength = 200;

interface FoundNote extends Omit<MarketNoteHit, 'noteId' | 'excerpt'> {
  readonly id: string;
  readonly texts: readonly (string | null)[];
}

/** The notes in which words stand, those first that speak of them in their title and most. What was laid aside is left out. */
export async function searchNotes(context: RequestContext, asked: string): Promise<MarketNoteHit[]> {
  if (asked.length > wordsLength) {
    throw new Refusal([{ code: 'TOO_LONG', path: ['words'], facts: { maximum: wordsLength } }]);
  }
  const found = await findNotes(context, asked.replaceAll('\u0000', ''));
  return found.map(({ id, texts, ...note }) => ({
    ...{ ...note, noteId: globalId('note', id), excerpt: excerptOf(texts, asked) },
  }));
}

function findNotes(context: RequestContext, asked: string): Promise<FoundNote[]> {
  return readVisible<FoundNote, typeof marketNotes>(context, MarketNote, (note, from, visible) => {
    const texts = sql.join(
      [
        ...[note.title, note.summary, note.demandDrivers, note.trends, note.seasonality],
        ...[note.paymentHabits, note.risks, note.logistics],
      ],
      sql`, `,
    );
    const words = sql`words_of(${note.language}, ${texts})`;
    const inItsLanguage = sql`words_asked(${note.language}, ${asked}::text)`;
    return sql`
      SELECT ${note.id} AS id, ${note.title} AS title, ${note.country} AS country, ${note.hsCode} AS "hsCode",
        ${note.language} AS language,
        jsonb_build_array(${note.summary}, ${note.demandDrivers}, ${note.trends}, ${note.seasonality},
          ${note.paymentHabits}, ${note.risks}, ${note.logistics}, ${note.title}) AS texts
      FROM ${from}
      WHERE ${visible} AND ${note.archivedAt} IS NULL AND ${words} @@ words_asked_anywhere(${asked}::text) AND ${words} @@ ${inItsLanguage}
      ORDER BY (words_of(${note.language}, ${note.title}) @@ ${inItsLanguage}) DESC,
        ts_rank(${words}, ${inItsLanguage}) DESC, ${note.createdAt} DESC, ${note.id}
      LIMIT ${sql.raw(String(hitsAtMost))}`;
  });
}
