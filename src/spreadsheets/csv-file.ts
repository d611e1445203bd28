import { cellText } from './cell-text.ts';

/** A CSV file (RFC 4180) in UTF-8 with its mark, without which spreadsheet programs misread all but plain letters. */
export async function* csvFile(rows: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const some of rows) {
    yield some.map((cells) => `${cells.map(fieldOf).join(',')}\r\n`).join('');
  }
}

function fieldOf(text: string): string {
  const cell = cellText(text);
  return /[",;\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
