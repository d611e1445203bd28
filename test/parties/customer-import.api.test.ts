import { request } from 'node:http';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const rep: DemoPerson = 'rep@demo.lading.test';

async function change(name: string, input: object, shows: string, as: DemoPerson = rep) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { code path } } }`,
    { input },
    { as },
  );
  if (errors) return { errors };
  const { userErrors, ...rows } = data[name];
  return userErrors.length > 0
    ? {
        refused: userErrors.map(
          ({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(1).join('.')}`,
        ),
      }
    : rows;
}

async function start(format: 'CSV' | 'XLSX' = 'CSV', as: DemoPerson = rep): Promise<string> {
  const input = { fileName: 'list', format, currency: 'EUR', source: 'DIRECTORY' };
  return (await change('startCustomerImport', input, 'import { id }', as)).import.id;
}

async function send(id: string, body: string | Uint8Array | ReadableStream, as: DemoPerson = rep) {
  return fetch(`${server.url}/imports/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await server.signIn(as)}`, 'content-type': 'text/csv' },
    body,
    duplex: 'half',
  } as RequestInit);
}

const shown = 'id version state rowsRead rowsAccepted rowsRefused rowsKnown ignoredColumns failure';
async function look(id: string, rows = false) {
  const { data, errors } = await server.ask(
    `query ($id: ID!) { customerImport(id: $id) { ${shown} ${rows ? 'rows(first: 50) { nodes { id line customer { name country taxNumber website } faults { field code } choice knownAs { name } } }' : ''} } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.customerImport;
}

const customerCount = async () => {
  const [row] = await server.sql<{ count: number }>('SELECT count(*)::int AS count FROM customers');
  return row!.count;
};

describe('a list of customers', () => {
  test('is read with its faults row by row, looked at, and taken over as a whole', async () => {
    const id = await start();
    const csv = [
      'Company;Country;Website;VAT number;Contact;E-Mail;Stand',
      'Kattegat Lys ApS;dk;kattegat.example;DK 11223344;Signe Holm;signe@kattegat.example;A1',
      '"Élan; Maison";FR;;;;;B2',
      'Elbwerk Baubedarf;DE;;;;;C3',
      'Kattegat Lys;DK;;;;;D4',
      'Nowhere Trading;;;;;;E5',
      'Mail Only Ltd;GB;;;;not-a-mail;F6',
      '=cmd|calc;US;;;;;G7',
    ].join('\r\n');
    const answer = await send(id, `\ufeff${csv}`);
    expect(answer.status).toBe(204);
    const before = await customerCount();
    const seen = await look(id, true);
    expect(seen).toMatchObject({
      state: 'PREVIEW',
      rowsRead: 7,
      rowsAccepted: 5,
      rowsRefused: 2,
      rowsKnown: 2,
      ignoredColumns: ['Stand'],
    });
    expect(
      seen.rows.nodes.map(
        ({
          line,
          choice,
          faults,
          knownAs,
        }: {
          line: number;
          choice: string;
          faults: { field: string; code: string }[];
          knownAs: { name: string } | null;
        }) => [
          line,
          choice,
          faults.map(({ field, code }) => `${field} ${code}`).join(),
          knownAs?.name ?? null,
        ],
      ),
    ).toEqual([
      [2, 'CREATE', '', null],
      [3, 'CREATE', '', null],
      [4, 'SKIP', '', 'Elbwerk Baubedarf GmbH'],
      [5, 'SKIP', '', null],
      [6, 'SKIP', 'country REQUIRED', null],
      [7, 'SKIP', 'contactName REQUIRED,contactEmail INVALID_FORMAT', null],
      [8, 'CREATE', '', null],
    ]);
    const [first] = seen.rows.nodes;
    expect(first.customer).toEqual({
      name: 'Kattegat Lys ApS',
      country: 'DK',
      taxNumber: 'DK 11223344',
      website: 'https://kattegat.example',
    });
    const [, , , again, refused] = seen.rows.nodes;
    const choose = { importId: id, version: seen.version, choice: 'CREATE' };
    expect(await change('chooseImportRow', { ...choose, rowId: refused.id }, 'import { id }')).toEqual({
      refused: ['WRONG_STATUS choice'],
    });
    const chosen = await change('chooseImportRow', { ...choose, rowId: again.id }, 'import { version }');
    const applied = await change(
      'applyCustomerImport',
      { id, version: chosen.import.version },
      'import { state }',
    );
    expect(applied.import.state).toBe('APPLIED');
    expect(await customerCount()).toBe(before + 4);
    const { data } = await server.ask(
      '{ customers(first: 5, filter: { name: { startsWith: "Kattegat Lys ApS" } }) { nodes { country currency source owner { email } contacts { name email isPrimary } } } }',
    );
    expect(data.customers.nodes).toEqual([
      {
        country: 'DK',
        currency: 'EUR',
        source: 'DIRECTORY',
        owner: { email: rep },
        contacts: [{ name: 'Signe Holm', email: 'signe@kattegat.example', isPrimary: true }],
      },
    ]);
    expect(
      await change('applyCustomerImport', { id, version: chosen.import.version + 1 }, 'import { id }'),
    ).toEqual({ refused: ['WRONG_STATUS id'] });
  });

  test('that somebody entered meanwhile is not entered twice, and nothing is half taken over', async () => {
    const id = await start();
    await send(id, 'name,country,tax number\nLate One,PT,PT900\nOther,PT,\n');
    await change(
      'createCustomer',
      { name: 'Quick', country: 'PT', currency: 'EUR', source: 'DIRECTORY', taxNumber: 'PT900' },
      'customer { id }',
    );
    const before = await customerCount();
    const { version } = await look(id);
    await change('applyCustomerImport', { id, version }, 'import { id }');
    expect(await customerCount()).toBe(before + 1);
  });

  test('is somebody’s own: nobody else sees it, sends it or takes it over', async () => {
    const id = await start();
    expect((await send(id, 'name,country\nA,DE\n', 'manager@demo.lading.test')).status).toBe(404);
    expect((await send(id, 'name,country\nA,DE\n', 'analyst@demo.lading.test')).status).toBe(403);
    expect((await fetch(`${server.url}/imports/${id}`, { method: 'PUT', body: 'name' })).status).toBe(401);
    const hidden = await server.ask(
      'query ($id: ID!) { customerImport(id: $id) { id } }',
      { id },
      { as: 'director@demo.lading.test' },
    );
    expect(hidden.data.customerImport).toBeNull();
    expect((await send(id, 'name,country\nA One,DE\n')).status).toBe(204);
    expect((await send(id, 'name,country\nA,DE\n')).status).toBe(409);
  });

  test('from a workbook is read as well', async () => {
    const id = await start('XLSX');
    expect(
      (
        await send(
          id,
          workbook([
            ['公司名称', '国家', '电话'],
            ['宁波清水贸易有限公司', 'CN', '123'],
            ['Second & Sons', 'IE', ''],
          ]),
        )
      ).status,
    ).toBe(204);
    const seen = await look(id, true);
    expect(seen).toMatchObject({ state: 'PREVIEW', rowsRead: 2, rowsAccepted: 1, rowsRefused: 1 });
    expect(seen.rows.nodes[1].customer.name).toBe('Second & Sons');
  });
});

describe('a file that is none', () => {
  test.each([
    ['empty', '', 'The file is empty.'],
    ['without the columns', 'a,b\n1,2\n', 'No column is the name, none the country.'],
    ['with a column twice', 'name,company,country\nA,B,DE\n', 'Two columns are the name.'],
    [
      'not in UTF-8',
      new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x2c, 0xc4, 0xe3, 0xba, 0xc3]),
      'The file is not in the encoding that was said. Say which it is, or save it as “CSV UTF-8”.',
    ],
  ])('%s fails with the reason', async (_, body, reason) => {
    const id = await start();
    await send(id, body);
    expect(await look(id)).toMatchObject({ state: 'FAILED', failure: reason, rowsRead: 0 });
  });

  test('with a quote that is never closed fails, and leaves no rows', async () => {
    const id = await start();
    await send(id, `name,country\nFine,DE\n"open,DE\n${'x'.repeat(300_000)}`);
    expect(await look(id, true)).toMatchObject({ state: 'FAILED', rows: { nodes: [] } });
  });

  test.each([
    ['no archive', Buffer.from('PK is not enough')],
    ['an archive without a sheet', workbook(null)],
  ])('of a workbook, %s, fails with the reason', async (_, body) => {
    const id = await start('XLSX');
    await send(id, body);
    const { state, failure } = await look(id);
    expect(state).toBe('FAILED');
    expect(failure).toMatch(/^The file is no XLSX workbook/);
  });
});

describe('a list of 50,000 rows', () => {
  function* lines(count: number): Generator<string> {
    yield 'name,country,city,website\n';
    for (let row = 1; row <= count; row += 1)
      yield `Company ${row} of the long list,DE,Town ${row},https://c${row}.example\n`;
  }
  const stream = (count: number) => Readable.toWeb(Readable.from(lines(count))) as ReadableStream;

  test('streams: progress is seen while it is read, and memory does not grow with it', async () => {
    const id = await start();
    const states: number[] = [];
    const heaps: number[] = [];
    const sent = send(id, stream(50_000));
    for (let done = false; !done; ) {
      done = await Promise.race([
        sent.then(() => true),
        new Promise<boolean>((wait) => setTimeout(() => wait(false), 250)),
      ]);
      const { rowsRead } = await look(id);
      states.push(rowsRead);
      collectGarbage();
      heaps.push(process.memoryUsage().heapUsed);
    }
    expect((await sent).status).toBe(204);
    expect(await look(id)).toMatchObject({
      state: 'PREVIEW',
      rowsRead: 50_000,
      rowsAccepted: 50_000,
      rowsKnown: 0,
    });
    expect(new Set(states).size).toBeGreaterThan(3);
    expect(states).toEqual([...states].sort((a, b) => a - b));
    // The rows as objects would take far more than this.
    const half = Math.floor(heaps.length / 2);
    expect(Math.max(...heaps.slice(half)) - Math.min(...heaps.slice(0, half))).toBeLessThan(48 * 1024 * 1024);
    const before = await customerCount();
    const { version } = await look(id);
    await change('applyCustomerImport', { id, version }, 'import { id }');
    expect(await customerCount()).toBe(before + 50_000);
  }, 120_000);

  test('is given up in the middle, and nothing of it stays', async () => {
    const id = await start();
    const sent = send(id, stream(50_000)).catch(() => undefined);
    while ((await look(id)).rowsRead === 0) await new Promise((wait) => setTimeout(wait, 50));
    const cancelled = await change('cancelCustomerImport', { id }, 'import { state }');
    expect(cancelled.import.state).toBe('CANCELLED');
    await sent;
    const { state, rowsRead } = await look(id);
    expect(state).toBe('CANCELLED');
    expect(rowsRead).toBeLessThan(50_000);
    const [left] = await server.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM customer_import_rows WHERE import_id = '${id.split('_')[1]}'`,
    );
    expect(left!.count).toBe(0);
  }, 60_000);

  test('that breaks off fails, and nothing of it stays', async () => {
    const id = await start();
    const call = request(`${server.url}/imports/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await server.signIn(rep)}` },
    });
    call.on('error', () => undefined);
    call.write([...lines(1_500)].join(''));
    while ((await look(id)).rowsRead === 0) await new Promise((wait) => setTimeout(wait, 50));
    call.destroy();
    for (let waited = 0; (await look(id)).state === 'READING' && waited < 100; waited += 1) {
      await new Promise((wait) => setTimeout(wait, 100));
    }
    expect(await look(id)).toMatchObject({ state: 'FAILED', failure: 'The file broke off.' });
  });
});

/** What is left after this is held, and not only waiting to be swept away. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** A workbook as a spreadsheet program writes it; without a sheet where there are no rows. */
function workbook(rows: string[][] | null): Buffer {
  const texts = [...new Set((rows ?? []).flat())];
  const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const shared = texts.map((text) => `<si><t>${xml(text)}</t></si>`).join('');
  const cell = (text: string, row: number, column: number) =>
    `<c r="${'ABC'[column]}${row + 1}" t="s"><v>${texts.indexOf(text)}</v></c>`;
  const sheet = (rows ?? []).map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`,
  );
  return zipOf({
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst>${shared}</sst>`,
    ...(rows && {
      'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    }),
  });
}

/** An archive of deflated files (APPNOTE 4.3). */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crcOf(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

/** CRC-32 of ISO 3309, as archives carry it. */
function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
