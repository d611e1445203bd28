/** About as many letters as a reader takes in at a glance. */
const excerptLength = 180;
const lead = 60;

/** Signs of languages that are written without spaces. */
const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;

/** The piece of a note in which what was asked for stands first; its beginning, where only other forms of the words stand in it. */
export function excerptOf(texts: readonly (string | null)[], asked: string): string {
  const pieces = texts.flatMap((text) => (text ? [text.replace(/\s+/gu, ' ')] : []));
  for (const beginning of asked.split(/[\s"()|-]+/u).flatMap(beginningsOf)) {
    for (const piece of pieces) {
      const place = piece.toLowerCase().indexOf(beginning.toLowerCase());
      if (place >= 0) return cut(piece, place);
    }
  }
  return cut(pieces[0] ?? '', 0);
}

/** How a word may begin in the text: as it was asked for, or without its ending. */
function beginningsOf(word: string): string[] {
  if (word === '') return [];
  if (unspaced.test(word)) return [word, ...(word.length > 2 ? [word.slice(0, 2)] : [])];
  return word.length > 5 ? [word, word.slice(0, -2), word.slice(0, -3)] : [word];
}

/** The letters around a place, from the beginning of a word where words are spaced, with a mark where the text goes on. No pair of surrogates is cut. */
function cut(text: string, place: number): string {
  const letters = [...text];
  const at = [...text.slice(0, place)].length;
  const start = at <= lead ? 0 : at - lead;
  const space = start === 0 ? -1 : letters.slice(start, at).indexOf(' ');
  const from = start + space + 1;
  const to = Math.min(letters.length, from + excerptLength);
  return `${from > 0 ? '…' : ''}${letters.slice(from, to).join('').trim()}${to < letters.length ? '…' : ''}`;
}
