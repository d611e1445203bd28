import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';

/** A row of a table: its place in the file from 1, and its cells as text. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that can't be read as what it is said to be. The message is for whoever sent it. */
export class UnreadableFile extends Error {}

/** In what a text is written: by its mark and else UTF-8, or as programs wrote it before that. */
export type TextEncoding = 'AUTO' | 'GB18030' | 'WINDOWS_1252';
const labels = { GB18030: 'gb18030', WINDOWS_1252: 'windows-1252' } as const;

const separators = [',', ';', '\t'] as const;
const longestRow = 200_000;

/** The rows of a CSV file in UTF-8 or, with its mark, UTF-16, or in the encoding that is said, separated by comma, semicolon or tab (RFC 4180). */
export async function* csvRows(
  bytes: AsyncIterable<Buffer>,
  encoding: TextEncoding = 'AUTO',
): AsyncGenerator<SheetRow> {
  const text = textOf(bytes, encoding);
  const first = await text.next();
  if (first.done) return;
  // UTF-16 without its mark reads like letters with nothing between them.
  if (first.value.split('\n', 1)[0]!.includes('\u0000')) throw otherwiseEncoded();
  const parser = parse({
    ...{ delimiter: separatorOf(first.value), bom: true, relax_column_count: true },
    ...{ skip_empty_lines: true, max_record_size: longestRow, info: true },
  });
  const feeding = feed(parser, first.value, text);
  // An error of the source ends the parser, and is told by it.
  feeding.catch((error: Error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw code.startsWith('CSV_') ? new UnreadableFile((error as Error).message, { cause: error }) : error;
  }
}

async function feed(parser: Readable & NodeJS.WritableStream, first: string, rest: AsyncGenerator<string>) {
  const write = async (text: string) => {
    if (!parser.write(text)) await new Promise((drained) => parser.once('drain', drained));
  };
  await write(first);
  for await (const text of rest) await write(text);
  parser.end();
}

async function* textOf(bytes: AsyncIterable<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of withWholeMark(bytes)) {
    decoder ??= new TextDecoder(encoding === 'AUTO' ? encodingOf(chunk) : labels[encoding], { fatal: true });
    const text = decode(decoder, chunk, true);
    if (text) yield text;
  }
  const last = decoder && decode(decoder, new Uint8Array(), false);
  if (last) yield last;
}

/** The same bytes, of which the first piece is as long as a mark: a sender may send them one by one. */
async function* withWholeMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (!first) yield chunk;
    else {
      first = Buffer.concat([first, chunk]);
      if (first.length < 3) continue;
      yield first;
      first = undefined;
    }
  }
  if (first?.length) yield first;
}

function decode(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch (error) {
    throw otherwiseEncoded(error);
  }
}

function otherwiseEncoded(cause?: unknown): UnreadableFile {
  const message =
    'The file is not in the encoding that was said. Say which it is, or save it as “CSV UTF-8”.';
  return new UnreadableFile(message, { cause });
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function separatorOf(text: string): string {
  const header = text.split('\n', 1)[0]!;
  const counts = separators.map((separator) => header.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))]!;
}
