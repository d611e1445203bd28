import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive: its name and its text, piece by piece. */
export type ZipPart = readonly [name: string, text: Iterable<string> | AsyncIterable<string>];

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly length: number;
}

/** Deflated, with its sizes behind the content, its name in UTF-8 (APPNOTE 4.4.4). */
const flags = 0x0808;
const deflated = 8;
const versionNeeded = 20;
/** 1 January 1980: when an archive says nothing of the day. */
const noDay = 0x21;

/** An archive (PKWARE APPNOTE 6.3.10) that is written as its parts come: nothing is held but a piece. */
export async function* zipFile(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const start = offset;
    let [crc, length, packed] = [0, 0, 0];
    const head = localHeader(Buffer.from(name));
    yield head;
    const counted = async function* () {
      for await (const piece of text) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        length += bytes.length;
        yield bytes;
      }
    };
    const source = Readable.from(counted());
    const deflate = createDeflateRaw();
    source.on('error', (error) => deflate.destroy(error));
    for await (const bytes of source.pipe(deflate)) {
      packed += (bytes as Buffer).length;
      yield bytes as Buffer;
    }
    const tail = sizes(crc, packed, length);
    yield tail;
    offset += head.length + packed + tail.length;
    written.push({ name: Buffer.from(name), offset: start, crc, packed, length });
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(versionNeeded, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(noDay, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function sizes(crc: number, packed: number, length: number): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(length, 12);
  return tail;
}

function directoryEntry({ name, offset, crc, packed, length }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(versionNeeded, 4);
  entry.writeUInt16LE(versionNeeded, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(noDay, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOf(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
