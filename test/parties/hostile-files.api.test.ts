import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipFile } from '../../src/spreadsheets/zip-file.ts';
import { mutations } from '../support/mutation.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const change = mutations(() => server);

async function bringIn(format: 'CSV' | 'XLSX', body: Uint8Array | string, more: object = {}) {
  const input = { fileName: '../../etc/passwd', format, currency: 'EUR', source: 'DIRECTORY', ...more };
  const { id } = (await change('startCustomerImport', input, 'import { id }')).import;
  const headers = { authorization: `Bearer ${await server.signIn('rep@demo.lading.test')}` };
  const sent = await fetch(`${server.url}/imports/${id}`, { method: 'PUT', headers, body } as RequestInit);
  const { data, errors } = await server.ask(
    `query ($id: ID!) { customerImport(id: $id) { state failure rowsRead rowsAccepted rowsRefused
      rows(first: 10) { nodes { line customer { name city } faults { field code } } } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return { status: sent.status, ...data.customerImport };
}

async function workbook(sheet: Iterable<string>, shared: Iterable<string> = ['<sst/>']): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipFile([
    ['xl/sharedStrings.xml', shared],
    ['xl/worksheets/sheet1.xml', sheet],
  ]))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

function* many(piece: string, megabytes: number, before = '', after = ''): Generator<string> {
  yield before;
  const block = piece.repeat(Math.ceil(65_536 / piece.length));
  for (let length = 0; length < megabytes * 1024 * 1024; length += block.length) yield block;
  yield after;
}

const sheet = (rows: string) => [`<worksheet><sheetData>${rows}</sheetData></worksheet>`];
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row>${text('name')}${text('country')}</row>`;

describe('a workbook that would do harm', () => {
  test.each([
    ['one text of 64 MB', () => workbook(sheet(header), many('a', 64, '<sst><si><t>', '</t></si></sst>'))],
    [
      '64 MB of texts that are empty',
      () => workbook(sheet(header), many('<si></si>', 64, '<sst>', '</sst>')),
    ],
    [
      'one cell of 64 MB',
      () =>
        workbook(
          many(
            'a',
            64,
            `<worksheet><sheetData>${header}<row><c><v>`,
            '</v></c></row></sheetData></worksheet>',
          ),
        ),
    ],
    [
      'one cell, said again and again',
      () =>
        workbook(
          many(
            '<c r="A2"><v>aaaaaaaa</v></c>',
            16,
            `<worksheet><sheetData>${header}<row>`,
            '</row></sheetData></worksheet>',
          ),
        ),
    ],
    ['tags within tags', () => workbook(many('<a>', 16, '<worksheet>'))],
    ['a comment without an end', () => workbook(many('< ', 16, '<worksheet><!-- '))],
    ['a name without an end', () => workbook(many('a', 16, '<worksheet><'))],
    [
      'an entity that becomes many',
      () =>
        workbook([
          '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
          `<worksheet><sheetData><row>${text('&b;')}</row></sheetData></worksheet>`,
        ]),
    ],
    [
      'an entity that reads a file',
      () =>
        workbook([
          '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
          `<worksheet><sheetData><row>${text('&a;')}</row></sheetData></worksheet>`,
        ]),
    ],
    ['a row without a number', () => workbook(sheet(`${header}<row r="abc">${text('A')}</row>`))],
    ['a row beyond all sheets', () => workbook(sheet(`${header}<row r="99999999999999">${text('A')}</row>`))],
    ['a sign that XML does not have', () => workbook(sheet(`${header}<row>${text('A&#0;')}</row>`))],
    ['tags that do not close', () => workbook(['<worksheet><sheetData><row>'])],
  ])(
    'by %s fails with the reason, and leaves the server as it was',
    async (_, write) => {
      const body = await write();
      const before = process.memoryUsage().rss;
      const seen = await bringIn('XLSX', body);
      expect(seen).toMatchObject({ status: 204, state: 'FAILED', rows: { nodes: [] } });
      expect(seen.failure).toMatch(/damaged|too much text/);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    },
    60_000,
  );

  test('of a way of packing that nobody knows fails as well', async () => {
    const body = await workbook(sheet(header));
    for (let at = body.indexOf('PK\u0001\u0002'); at >= 0; at = body.indexOf('PK\u0001\u0002', at + 4))
      body.writeUInt16LE(99, at + 10);
    expect(await bringIn('XLSX', body)).toMatchObject({ status: 204, state: 'FAILED' });
  });

  test('cut off anywhere fails, and never breaks', async () => {
    const body = await workbook(sheet(header + `<row>${text('A')}${text('DE')}</row>`.repeat(50)));
    for (let share = 1; share < 8; share += 1)
      expect((await bringIn('XLSX', body.subarray(0, (body.length * share) / 8))).state).toBe('FAILED');
  });
});

describe('a text', () => {
  test('in GBK, as programs in China save it, is read where that is said', async () => {
    // 公司名称,国家 / 宁波清水,CN in GB 2312
    const bytes = Buffer.from('b9abcbbec3fbb3c62cb9fabcd20ac4feb2a8c7e5cbae2c434e0a', 'hex');
    expect(await bringIn('CSV', bytes, { encoding: 'GB18030' })).toMatchObject({
      ...{ state: 'PREVIEW', rowsAccepted: 1 },
      rows: { nodes: [{ customer: { name: '宁波清水' } }] },
    });
    const unsaid = await bringIn('CSV', bytes);
    expect(unsaid).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('encoding') });
  });

  test('in Windows-1252 is read where that is said', async () => {
    const bytes = Buffer.from('name;country\nM\u00fcller & S\u00f6hne;DE\n', 'latin1');
    const seen = await bringIn('CSV', bytes, { encoding: 'WINDOWS_1252' });
    expect(seen.rows.nodes[0].customer.name).toBe('Müller & Söhne');
  });

  test.each([
    ['UTF-8 with its mark', Buffer.from('\ufeffname,country\n水,CN\n')],
    ['UTF-16 little end first', Buffer.from('\ufeffname,country\n水,CN\n', 'utf16le')],
    ['UTF-16 big end first', Buffer.from('\ufeffname,country\n水,CN\n', 'utf16le').swap16()],
  ])('in %s is read as it is', async (_, bytes) => {
    const seen = await bringIn('CSV', bytes);
    expect(seen).toMatchObject({ rowsAccepted: 1, rows: { nodes: [{ customer: { name: '水' } }] } });
  });

  test('in UTF-16 without its mark is none', async () => {
    expect((await bringIn('CSV', Buffer.from('name,country\nA,CN\n', 'utf16le'))).state).toBe('FAILED');
  });

  test('with signs that no name has is refused row by row, and told as far as it can be shown', async () => {
    const seen = await bringIn(
      'CSV',
      [
        'name,country,city,x\u0001y',
        'A\u0000B,DE,',
        'C,DE,\u001b[31mred',
        "D'); DROP TABLE customers; --,DE,%_\\",
        `${'n'.repeat(300)},DE,`,
        '\u202eevil,DE,😀',
      ].join('\n'),
    );
    expect(seen).toMatchObject({ status: 204, state: 'PREVIEW', rowsRead: 5, rowsRefused: 3 });
    expect(
      seen.rows.nodes.map(({ faults }: { faults: { field: string; code: string }[] }) =>
        faults.map(({ field, code }) => `${field} ${code}`).join(),
      ),
    ).toEqual(['name INVALID_FORMAT', 'city INVALID_FORMAT', '', 'name TOO_LONG', '']);
    expect(seen.rows.nodes[0].customer.name).toBe('A\ufffdB');
  });
});

test('50,000 rows of which 3 in 100 are wrong: every fault is told by its row and its field', async () => {
  const rows = Array.from({ length: 50_000 }, (_, row) =>
    row % 100 < 3 ? `Row ${row} bad,XX,` : `Row ${row} of a long list,DE,c${row}.example`,
  );
  const seen = await bringIn('CSV', `name,country,website\n${rows.join('\n')}\n`);
  expect(seen).toMatchObject({ rowsRead: 50_000, rowsAccepted: 48_500, rowsRefused: 1_500 });
  expect(seen.rows.nodes[0]).toMatchObject({
    line: 2,
    faults: [{ field: 'country', code: 'UNKNOWN_VALUE' }],
  });
}, 120_000);
