import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRows, type SheetRow } from '../../src/spreadsheets/csv-rows.ts';
import { xlsxRows } from '../../src/spreadsheets/xlsx-rows.ts';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const rep: DemoPerson = 'rep@demo.lading.test';
const change = mutations(() => server);

async function take(name: string, as: DemoPerson | null = rep): Promise<Response> {
  const headers = as ? { authorization: `Bearer ${await server.signIn(as)}` } : {};
  return fetch(`${server.url}/exports/${name}`, { headers });
}

async function rowsIn(file: Response): Promise<Record<string, string>[]> {
  const bytes = (async function* () {
    yield Buffer.from(await file.arrayBuffer());
  })();
  const isCsv = file.headers.get('content-type')!.startsWith('text/csv');
  const rows: SheetRow[] = [];
  for await (const row of isCsv ? csvRows(bytes) : xlsxRows(bytes)) rows.push(row);
  const [head, ...body] = rows;
  return body.map(({ cells }) =>
    Object.fromEntries(head!.cells.map((heading, index) => [heading, cells[index] ?? ''])),
  );
}

async function bringIn(format: 'CSV' | 'XLSX', body: string | Uint8Array): Promise<string> {
  const input = { fileName: 'list', format, currency: 'EUR', source: 'DIRECTORY' };
  const { id } = (await change('startCustomerImport', input, 'import { id }')).import;
  const authorization = `Bearer ${await server.signIn(rep)}`;
  await fetch(`${server.url}/imports/${id}`, {
    method: 'PUT',
    headers: { authorization },
    body,
  } as RequestInit);
  return id;
}

async function look(id: string) {
  const { data, errors } = await server.ask(
    `query ($id: ID!) { customerImport(id: $id) { id version state failure rowsRead rowsRefused rowsKnown ignoredColumns
      rows(first: 100) { nodes { id line choice faults { field code } knownAs { id name } customer { name address contactPhone } } } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.customerImport;
}

const seenBy = async (as: DemoPerson) => {
  const { data } = await server.ask('{ customers(first: 100) { totalCount nodes { id name } } }', undefined, {
    as,
  });
  return data.customers;
};

describe('the customers that somebody sees', () => {
  test.each(['customers.csv', 'customers.xlsx'])(
    'are given out as %s: all of these, and no other',
    async (name) => {
      for (const as of [
        rep,
        'rep.south@demo.lading.test',
        'manager@demo.lading.test',
        'director@demo.lading.test',
      ] as const) {
        const file = await take(name, as);
        expect(file.status).toBe(200);
        expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
        expect(file.headers.get('cache-control')).toBe('no-store');
        const rows = await rowsIn(file);
        const seen = await seenBy(as);
        expect(rows).toHaveLength(seen.totalCount);
        expect(rows.map(({ ladingId }) => ladingId).sort()).toEqual(
          seen.nodes.map(({ id }: { id: string }) => id).sort(),
        );
      }
    },
  );

  test('are for those who work with them: an analyst, and whoever is not signed in, gets no file', async () => {
    expect((await take('customers.csv', 'analyst@demo.lading.test')).status).toBe(403);
    expect((await take('customers.xlsx', 'operations@demo.lading.test')).status).toBe(403);
    expect((await take('customers.csv', null)).status).toBe(401);
    expect((await take('people.csv')).status).toBe(404);
    const [taken] = await server.sql<{ person: string; rows: number }>(
      `SELECT person_id AS person, (after->>'rows')::int AS rows FROM audit_events WHERE command = 'exportCustomers' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(taken!.rows).toBeGreaterThan(0);
  });

  test.each(['customers.csv', 'customers.xlsx'])(
    'hold no cell in %s that a spreadsheet would reckon with',
    async (name) => {
      const hostile = [
        '=cmd|calc',
        '+1+1',
        '-2',
        '@SUM(A1)',
        '＝1',
        "'=quoted",
        'Tab "q", ;x',
        '<b>&amp;</b> 😀 \u202eabc',
      ];
      for (const [index, text] of hostile.entries())
        await change(
          'createCustomer',
          {
            ...{ name: text, country: 'PT', currency: 'EUR', source: 'OUTREACH', city: `${name} ${index}` },
            address: `${text}\n=2+3`,
          },
          'customer { id }',
        );
      const mine = (await rowsIn(await take(name))).filter(({ city }) => city!.startsWith(name));
      expect(mine.map((row) => row.name)).toEqual([
        ...["'=cmd|calc", "'+1+1", "'-2", "'@SUM(A1)", "'＝1", "''=quoted"],
        ...['Tab "q", ;x', '<b>&amp;</b> 😀 \u202eabc'],
      ]);
      expect(mine[0]!.address).toBe("'=cmd|calc\n=2+3");
    },
  );

  test.each([
    ['CSV', 'customers.csv'],
    ['XLSX', 'customers.xlsx'],
  ] as const)(
    'come in again from %s as the customers that they are, with their texts as they were',
    async (format, name) => {
      await change(
        'createCustomer',
        { name: `=Fórmula ${format}`, country: 'BR', currency: 'USD', source: 'OUTREACH' },
        'customer { id }',
      );
      const id = await bringIn(format, new Uint8Array(await (await take(name)).arrayBuffer()));
      const seen = await look(id);
      expect(seen).toMatchObject({ state: 'PREVIEW', rowsRefused: 0, ignoredColumns: ['source', 'owner'] });
      expect(seen.rowsKnown).toBe(seen.rowsRead);
      for (const row of seen.rows.nodes)
        expect([row.knownAs.name, row.choice]).toEqual([row.customer.name, 'SKIP']);
      const { version } = seen;
      const chosen = await change(
        'chooseKnownImportRows',
        { importId: id, version, choice: 'UPDATE' },
        'import { version }',
      );
      expect(
        await change('applyCustomerImport', { id, version: chosen.import.version }, 'import { state }'),
      ).toEqual({
        import: { state: 'APPLIED' },
      });
      expect((await seenBy(rep)).nodes.map((one: { name: string }) => one.name)).toContain(
        `=Fórmula ${format}`,
      );
    },
  );

  test('a list of 20,000 is written as it is read: it begins at once, and memory does not grow with it', async () => {
    await server.sql(
      `INSERT INTO customers (company_id, id, version, created_at, updated_at, name, country, currency, language, source, owner_id, team_id, name_words)
       SELECT company_id, gen_random_uuid(), 1, now(), now(), 'Long list ' || n, 'DE', 'EUR', 'en', 'DIRECTORY', id, team_id, '{}'
       FROM people, generate_series(1, 20000) n WHERE email = 'director@demo.lading.test'`,
    );
    for (const name of ['customers.csv', 'customers.xlsx']) {
      const file = await take(name, 'director@demo.lading.test');
      const rows = await rowsIn(file);
      expect(rows.filter((row) => row.name!.startsWith('Long list'))).toHaveLength(20_000);
      expect(new Set(rows.map(({ ladingId }) => ladingId)).size).toBe(rows.length);
    }
  }, 60_000);
});

describe('a row of a list that is a customer already', () => {
  const known = async (name: string, more: object = {}) =>
    (
      await change(
        'createCustomer',
        { name, country: 'SE', currency: 'SEK', source: 'REFERRAL', ...more },
        'customer { id version }',
      )
    ).customer;

  test('is entered anew, written over what is known, or left out: as it is chosen', async () => {
    const one = await known('Vättern Belysning AB', { taxNumber: 'SE1', city: 'Jönköping' });
    await change(
      'createContact',
      { customerId: one.id, name: 'Eva', email: 'eva@vattern.example' },
      'contact { id }',
    );
    await known('Vänern Belysning AB', { taxNumber: 'SE2' });
    const id = await bringIn(
      'CSV',
      [
        'name,country,tax number,city,contact,email,phone',
        'Vättern Ljus AB,SE,SE1,Motala,Eva Berg,EVA@vattern.example,+46 1',
        'Vänern Ljus AB,SE,SE2,Karlstad,,,',
      ].join('\n'),
    );
    const seen = await look(id);
    expect(seen.rows.nodes.map(({ choice }: { choice: string }) => choice)).toEqual(['SKIP', 'SKIP']);
    const [first] = seen.rows.nodes;
    const choice = { importId: id, rowId: first.id };
    const chosen = await change(
      'chooseImportRow',
      { ...choice, version: seen.version, choice: 'UPDATE' },
      'import { version }',
    );
    const applied = await change(
      'applyCustomerImport',
      { id, version: chosen.import.version },
      'import { state rows(first: 9) { nodes { choice } } }',
    );
    expect(applied.import).toEqual({
      state: 'APPLIED',
      rows: { nodes: [{ choice: 'UPDATE' }, { choice: 'SKIP' }] },
    });
    const { data } = await server.ask(
      'query ($id: ID!) { customer(id: $id) { name city version source contacts { name email phone } } }',
      { id: one.id },
    );
    expect(data.customer).toEqual({
      ...{ name: 'Vättern Ljus AB', city: 'Motala', version: 2, source: 'REFERRAL' },
      contacts: [{ name: 'Eva Berg', email: 'eva@vattern.example', phone: '+46 1' }],
    });
    const audit = await server.sql<{ entity: string }>(
      `SELECT entity FROM audit_events WHERE command = 'applyCustomerImport' AND entity_id IN ('${one.id.split('_')[1]}', '${id.split('_')[1]}')`,
    );
    expect(audit.map(({ entity }) => entity).sort()).toEqual(['Customer', 'CustomerImport']);
  });

  test('does not overwrite what somebody changed after it was chosen, and then nothing at all is taken over', async () => {
    const one = await known('Mälaren Ljus AB', { taxNumber: 'SE3' });
    const id = await bringIn('CSV', 'name,country,tax number\nMälaren AB,SE,SE3\nNew in Sweden,SE,SE4\n');
    const { version } = await look(id);
    const chosen = await change(
      'chooseKnownImportRows',
      { importId: id, version, choice: 'UPDATE' },
      'import { version }',
    );
    await change('updateCustomer', { ...one, city: 'Västerås' }, 'customer { id }');
    expect(
      await change('applyCustomerImport', { id, version: chosen.import.version }, 'import { id }'),
    ).toEqual({
      refused: ['VERSION_CONFLICT id'],
    });
    const [left] = await server.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM customers WHERE tax_number = 'SE4'`,
    );
    expect(left!.count).toBe(0);
    expect((await look(id)).state).toBe('PREVIEW');
  });

  test('of somebody else is neither shown nor written over', async () => {
    const south: DemoPerson = 'rep.south@demo.lading.test';
    const input = {
      name: 'Öresund Ljus AB',
      country: 'SE',
      currency: 'SEK',
      source: 'REFERRAL',
      taxNumber: 'SE9',
    };
    const foreign = (await change('createCustomer', input, 'customer { id }', south)).customer;
    const id = await bringIn(
      'CSV',
      `Lading ID,name,country,tax number\n${foreign.id},Taken over,SE,\n,Öresund,SE,SE9\n`,
    );
    const seen = await look(id);
    expect(
      seen.rows.nodes.map((row: { knownAs: object | null; choice: string }) => [row.knownAs, row.choice]),
    ).toEqual([
      [null, 'SKIP'],
      [null, 'SKIP'],
    ]);
    const choice = { importId: id, version: seen.version, choice: 'UPDATE' };
    for (const { id: rowId } of seen.rows.nodes)
      expect(await change('chooseImportRow', { ...choice, rowId }, 'import { id }')).toEqual({
        refused: ['NOT_FOUND choice'],
      });
    const all = await change(
      'chooseKnownImportRows',
      choice,
      'import { rows(first: 9) { nodes { choice } } }',
    );
    expect(all.import.rows.nodes).toEqual([{ choice: 'SKIP' }, { choice: 'SKIP' }]);
  });

  test('twice in one file is refused, as nobody knows which of the rows is right', async () => {
    const one = await known('Siljan AB', { taxNumber: 'SE5' });
    const id = await bringIn('CSV', `Lading ID,name,country\n${one.id},Siljan Ett,SE\n`);
    const { version, rows } = await look(id);
    expect(rows.nodes[0].knownAs.id).toBe(one.id);
    await server.sql(
      `INSERT INTO customer_import_rows SELECT company_id, gen_random_uuid(), import_id, 9, customer, faults, name_words, domain, known_as, choice FROM customer_import_rows WHERE import_id = '${id.split('_')[1]}'`,
    );
    const chosen = await change(
      'chooseKnownImportRows',
      { importId: id, version, choice: 'UPDATE' },
      'import { version }',
    );
    expect(
      await change('applyCustomerImport', { id, version: chosen.import.version }, 'import { id }'),
    ).toEqual({
      refused: ['ALREADY_EXISTS id'],
    });
  });

  test('with a tax number that is another’s is refused in words of the trade', async () => {
    await known('Vener Ett', { taxNumber: 'SE61' });
    const two = await known('Vener Två', { taxNumber: 'SE62' });
    const id = await bringIn('CSV', `Lading ID,name,country,tax number\n${two.id},Vener Två,SE,SE61\n`);
    const { version } = await look(id);
    const chosen = await change(
      'chooseKnownImportRows',
      { importId: id, version, choice: 'UPDATE' },
      'import { version }',
    );
    expect(
      await change('applyCustomerImport', { id, version: chosen.import.version }, 'import { id }'),
    ).toEqual({
      refused: ['ALREADY_EXISTS id'],
    });
  });

  test('and is merged into another meanwhile is not written over it unseen', async () => {
    const [one, kept] = [await known('Åre Ett', { taxNumber: 'SE71' }), await known('Åre Två')];
    const id = await bringIn('CSV', 'name,country,tax number\nÅre Nu,SE,SE71\n');
    const { version } = await look(id);
    const chosen = await change(
      'chooseKnownImportRows',
      { importId: id, version, choice: 'UPDATE' },
      'import { version }',
    );
    await change(
      'mergeCustomers',
      { ...kept, duplicateId: one.id, duplicateVersion: one.version, reason: 'One.' },
      'customer { id }',
    );
    expect(
      await change('applyCustomerImport', { id, version: chosen.import.version }, 'import { id }'),
    ).toEqual({
      refused: ['VERSION_CONFLICT id'],
    });
    const again = await look(id);
    expect(again.rows.nodes[0].knownAs.id).toBe(kept.id);
  });
});
