import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type SheetRow, UnreadableFile } from './csv-rows.ts';

/** What a part of the file may unpack to: a file of little that becomes much is a bomb. */
const unpackedBytes = 512 * 1024 * 1024;
const sharedTextLength = 64 * 1024 * 1024;
const columnsAtMost = 200;
/** More than a cell may hold (32,767), with room for what other programs write. */
const longestCell = 100_000;
/** Rows of a sheet (Excel specifications and limits). */
const lastLine = 1_048_576;
/** What a shared text takes besides its letters. */
const textOverhead = 16;
const deepest = 64;
/** So many letters without a tag are no sheet. */
const longestSilence = 1024 * 1024;

/** The rows of the first sheet of an XLSX file (ECMA-376 part 1, 18.3.1). The file is put aside while it is read, as its parts lie in any order. */
export async function* xlsxRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<SheetRow> {
  const folder = await mkdtemp(join(tmpdir(), 'lading-import-'));
  try {
    const file = join(folder, 'sheet.xlsx');
    await pipeline(Readable.from(bytes), createWriteStream(file, { mode: 0o600 }));
    const zip = await openZip(file);
    try {
      const entries = await entriesOf(zip);
      const shared = await sharedTexts(zip, entries.get('xl/sharedStrings.xml'));
      const sheet = entries.get('xl/worksheets/sheet1.xml');
      if (!sheet) throw new UnreadableFile('The file is no XLSX workbook with a first sheet.');
      yield* rowsOf(await contentOf(zip, sheet), shared);
    } finally {
      zip.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The least that an archive is: the record at its end. */
const leastBytes = 22;

async function openZip(file: string): Promise<ZipFile> {
  if ((await stat(file)).size < leastBytes) throw new UnreadableFile('The file is no XLSX workbook.');
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(new UnreadableFile('The file is no XLSX workbook.', { cause: error }));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > 10_000) reject(new UnreadableFile('The file has too many parts.'));
      else zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error) => reject(new UnreadableFile('The file is damaged.', { cause: error })));
    zip.readEntry();
  });
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.uncompressedSize > unpackedBytes) throw new UnreadableFile('The file unpacks to too much.');
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new UnreadableFile('The file is damaged.', { cause: error })) : resolve(stream),
    );
  });
}

/** Texts that cells refer to by their number. */
async function sharedTexts(zip: ZipFile, entry: Entry | undefined): Promise<string[]> {
  if (!entry) return [];
  const texts: string[] = [];
  let text: string | null = null;
  let inText = false;
  let length = 0;
  const parser = new SaxesParser();
  const tags = new OpenTags();
  parser.on('opentag', ({ name }) => {
    tags.open();
    if (name === 'si') text = '';
    inText = name === 't';
  });
  parser.on('text', (part) => {
    if (text !== null && inText) text = joined(text, part);
  });
  parser.on('closetag', ({ name }) => {
    tags.close();
    if (name === 't') inText = false;
    if (name !== 'si' || text === null) return;
    length += text.length + textOverhead;
    if (length > sharedTextLength) throw new UnreadableFile('The file holds too much text.');
    texts.push(text);
    text = null;
  });
  for await (const _ of partsOf(await contentOf(zip, entry), parser, tags));
  return texts;
}

async function* rowsOf(content: Readable, shared: readonly string[]): AsyncGenerator<SheetRow> {
  const found: SheetRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let place = 0;
  let type = '';
  let value: string | null = null;
  const parser = new SaxesParser();
  const tags = new OpenTags();
  parser.on('opentag', ({ name, attributes }) => {
    tags.open();
    if (name === 'row') {
      line = lineOf(attributes.r, line);
      [cells, place] = [[], 0];
    } else if (name === 'c') {
      place = attributes.r ? columnOf(String(attributes.r)) : place + 1;
      type = String(attributes.t ?? '');
    } else if (name === 'v' || name === 't') value = '';
  });
  parser.on('text', (part) => {
    if (value !== null) value = joined(value, part);
  });
  parser.on('closetag', ({ name }) => {
    tags.close();
    if ((name === 'v' || name === 't') && value !== null && place <= columnsAtMost) {
      while (cells.length < place) cells.push('');
      const text = type === 's' ? (shared[Number(value)] ?? '') : value;
      cells[place - 1] = joined(cells[place - 1]!, text);
    }
    if (name === 'v' || name === 't') value = null;
    if (name === 'row' && cells.some((cell) => cell !== '')) found.push({ line, cells });
  });
  for await (const _ of partsOf(content, parser, tags)) yield* found.splice(0);
  yield* found;
}

/** Feeds a part of the file to a parser, piece by piece. */
async function* partsOf(content: Readable, parser: SaxesParser, tags: OpenTags): AsyncGenerator<boolean> {
  let fault: Error | undefined;
  let [silence, seen] = [0, 0];
  parser.on('error', (error) => {
    fault ??= error;
  });
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of content) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }));
      if (fault) throw fault;
      silence = tags.count === seen ? silence + (chunk as Buffer).length : 0;
      seen = tags.count;
      // Whatever has no end would be held until it has one.
      if (silence > longestSilence) throw new UnreadableFile('The file is damaged.');
      yield true;
    }
    parser.close();
    if (fault) throw fault;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('The file is damaged.', { cause: error });
  }
}

/** The number of a column by its letters: A is 1, AA 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A';
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** How deep a parser is among tags, and how many it met. */
class OpenTags {
  count = 0;
  private depth = 0;

  open(): void {
    this.count += 1;
    this.depth += 1;
    if (this.depth > deepest) throw new UnreadableFile('The file is damaged.');
  }

  close(): void {
    this.depth -= 1;
  }
}

function joined(text: string, part: string): string {
  if (text.length + part.length > longestCell) throw new UnreadableFile('A cell holds too much text.');
  return text + part;
}

/** The place of a row: as it says, or after the one before. */
function lineOf(given: unknown, before: number): number {
  const line = given === undefined ? before + 1 : Number(given);
  if (!Number.isInteger(line) || line < 1 || line > lastLine)
    throw new UnreadableFile('The file is damaged.');
  return line;
}
