import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companies, people, viewerOf } from './toy-rows.ts';
import { startToy, type Toy } from './toy-schema.ts';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.stop());

/** The answer where nothing is refused. */
async function answer(document: string, variables = {}, viewer = viewerOf('DIRECTOR')) {
  const result = await toy.ask(document, variables, viewer);
  expect(result.errors).toBeUndefined();
  return result.data;
}

const red = 'fleet_00000000-0000-7000-8001-000000000000';
const theirs = 'fleet_00000000-0000-7000-8001-000000000005';
const their = viewerOf('DIRECTOR', people.their, companies.theirs);

describe('a selection', () => {
  test('opens fragments, named and inline, on types and on the interface, one key from several', async () => {
    const data = await answer(
      `query ($id: ID!) {
        node(id: $id) { __typename id ...Named ... on Fleet { flag { colour } } ... { __typename } ... on Ship { berths } }
        fleet(id: $id) { ...Named flag { ... on Node { id } } }
      }
      fragment Named on Fleet { name flag { __typename } ...Deep }
      fragment Deep on Fleet { flag { fleet { name } } }`,
      { id: red },
    );
    const flag = { __typename: 'Flag', fleet: { name: 'red' } };
    expect(data).toEqual({
      node: { __typename: 'Fleet', id: red, name: 'red', flag: { ...flag, colour: 'colour 0' } },
      fleet: { name: 'red', flag: { ...flag, id: 'flag_00000000-0000-7000-8002-000000000000' } },
    });
  });

  test('takes two aliases of one connection with arguments and selections of their own', async () => {
    const data = await answer(
      `query ($id: ID!) { again: fleet(id: $id) {
        up: ships(first: 2, orderBy: { by: BERTHS }) { some: nodes { b: berths } more: nodes { berths name } edges { it: node { id } } edges { it: node { k: kind } } }
        down: ships(last: 1, orderBy: { by: BERTHS }) { nodes { berths } n: totalCount }
        position: ships(first: 1) { position: nodes { name } rows: edges { rows: node { name } } pageInfo { endCursor } }
      } }`,
      { id: red },
    );
    expect(data.again.up.some.map(({ b }: { b: number }) => b)).toEqual([0, 0]);
    expect(Object.keys(data.again.up.more[0])).toEqual(['berths', 'name']);
    expect(Object.keys(data.again.up.edges[0].it)).toEqual(['id', 'k']);
    expect(data.again.down).toEqual({ nodes: [{ berths: 2147483647 }], n: 6 });
    const { position } = data.again;
    expect(position.rows[0].rows).toEqual(position.position[0]);
    const [order, name] = JSON.parse(Buffer.from(position.pageInfo.endCursor, 'base64url').toString());
    expect([order, name]).toEqual(['name', position.position[0].name]);
  });

  test('may give a field the name of anything, even `__typename` or `constructor`', async () => {
    const data = await answer(
      `{ node(id: "${red}") { ... on Fleet { __typename: name constructor: name __proto__: motto toString: id } } }`,
    );
    expect(data.node.__typename).toBe('red');
    expect(data.node.constructor).toBe('red');
    expect(data.node.toString).toBe(red);
  });

  test('obeys @skip and @include by variables, with one document', async () => {
    const document = `query ($yes: Boolean!, $no: Boolean = true) {
      fleet(id: "${red}") { name @include(if: $yes) motto @skip(if: $no) ...F @include(if: $yes) ... @skip(if: $yes) { rival { id } } __typename }
    }
    fragment F on Fleet { ships(first: 1) { totalCount @skip(if: $no) __typename } }`;
    const ask = async (variables: object) => Object.keys((await answer(document, variables)).fleet);
    for (let round = 0; round < 2; round += 1) {
      expect(await ask({ yes: true })).toEqual(['name', 'ships', '__typename']);
      expect(await ask({ yes: false })).toEqual(['rival', '__typename']);
      expect(await ask({ yes: true, no: false })).toEqual(['name', 'motto', 'ships', '__typename']);
    }
  });

  test('may be wider than a function of PostgreSQL and have longer keys than its names, at every level', async () => {
    const key = (n: number) =>
      `a_key_far_longer_than_the_sixty_three_bytes_that_postgresql_leaves_of_a_name_${n}`;
    const wide = Array.from({ length: 120 }, (_, n) => `${key(n)}: name`).join(' ');
    const data = await answer(
      `{ fleets(first: 1) { ${key(0)}: nodes { ${wide} ${key(120)}: ships(first: 1) { edges { ${key(0)}: node { ${wide} } } } } pageInfo { endCursor } } }`,
    );
    const [fleet] = data.fleets[key(0)];
    expect(Object.keys(fleet)).toHaveLength(121);
    expect(new Set(Object.values(fleet[key(120)].edges[0][key(0)]))).toEqual(new Set(['ada']));
  });

  test('shows money, decimals, instants, days and nulls exactly', async () => {
    const data = await answer(
      '{ ships(first: 100, orderBy: { by: DRAUGHT }) { nodes { value { amount currency } draught tonnage listedOn launchedAt scrappedOn afloat callSign } } }',
    );
    const { nodes } = data.ships;
    const values = nodes.map(
      ({ value }: { value: { amount: string; currency: string } | null }) =>
        value && `${value.amount} ${value.currency}`,
    );
    expect(new Set(values)).toEqual(
      new Set([
        null,
        '0.00 USD',
        '-0.05 USD',
        '123456 JPY',
        '1.001 KWD',
        '92233720368547758.07 EUR',
        '-9223372036854775.808 KWD',
      ]),
    );
    const set = (name: string) => new Set(nodes.map((node: Record<string, unknown>) => node[name]));
    expect([...set('draught')]).toEqual(['-0.001', '7.5', '10.25', '123456789012345678901234567890.5']);
    expect(set('tonnage')).toEqual(new Set([null, '0', '1.50', '1000000', '1.505']));
    expect(set('listedOn')).toEqual(new Set(['0001-01-01', '2024-02-29', '9999-12-31']));
    expect(set('launchedAt')).toEqual(new Set(['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']));
    expect(set('scrappedOn')).toEqual(new Set([null, '2026-03-01', '2026-03-02']));
    expect(set('afloat')).toEqual(new Set([true, false, null]));
  });

  test('of a computed field is computed from what it names, hidden or not, once for each argument', async () => {
    const document = `{ ship(id: "ship_00000000-0000-7000-8003-000000000011") { a: title b: title(prefix: "SS") } }`;
    const expected = { ship: { a: 'MV bea of blue, Hamburg, 8', b: 'SS bea of blue, Hamburg, 8' } };
    expect(await answer(document)).toEqual(expected);
    expect(await answer(document, {}, viewerOf('OPERATIONS'))).toEqual(expected);
  });
});

describe('a filter', () => {
  const count = async (filter: string, variables: Record<string, unknown> = {}, types = '') => {
    const data = await answer(
      `query ${types && `(${types})`} { ships(filter: ${filter}) { totalCount } }`,
      variables,
    );
    return data.ships.totalCount as number;
  };

  test('is true of every row where it sets nothing, also within `or` and `not`', async () => {
    const all = await count('{}');
    expect(all).toBe(30);
    expect(await count('null')).toBe(all);
    expect(await count('{ name: {}, callSign: null, berths: null }')).toBe(all);
    expect(await count('{ or: [{}, { kind: [TANKER] }] }')).toBe(all);
    expect(await count('{ or: null, not: null }')).toBe(all);
    expect(await count('{ not: {} }')).toBe(0);
    expect(await count('{ or: [] }')).toBe(0);
    expect(await count('{ kind: [] }')).toBe(0);
    expect(await count('{ fleetId: [] }')).toBe(0);
    expect(await count('{ not: { kind: [] } }')).toBe(all);
  });

  test('under `not` takes in the rows whose column is null', async () => {
    for (const filter of [
      'afloat: true',
      'callSign: { contains: "a" }',
      'tonnage: { from: "1" }',
      'scrappedOn: { to: "2026-03-01" }',
    ]) {
      expect((await count(`{ ${filter} }`)) + (await count(`{ not: { ${filter} } }`)), filter).toBe(30);
      expect(await count(`{ ${filter} }`), filter).toBeGreaterThan(0);
    }
  });

  test('takes wildcards and quotes for what they are', async () => {
    const signs = async (condition: string) => {
      const data = await answer(
        'query ($f: TextFilter) { ships(first: 100, filter: { callSign: $f }) { nodes { callSign } } }',
        JSON.parse(condition),
      );
      return [...new Set(data.ships.nodes.map(({ callSign }: { callSign: string }) => callSign))].sort();
    };
    expect(await signs('{"f":{"contains":"%"}}')).toEqual(['100%']);
    expect(await signs('{"f":{"contains":"_"}}')).toEqual(['a_b']);
    expect(await signs('{"f":{"contains":"\\\\"}}')).toEqual(['back\\slash']);
    expect(await signs('{"f":{"startsWith":"A"}}')).toEqual(['Abc', 'aXb', 'a_b']);
    expect(await signs('{"f":{"equals":"Abc"}}')).toEqual(['Abc']);
    expect(await signs('{"f":{"equals":"abc"}}')).toEqual([]);
    expect(await signs(`{"f":{"contains":"'"}}`)).toEqual(["o'neil"]);
  });

  test('holds bounds exactly: a decimal beyond every column’s scale, the last millisecond whole', async () => {
    expect(await count('{ tonnage: { from: "1.504", to: "1.506" } }')).toBe(
      await count('{ tonnage: { from: "1.505", to: "1.505" } }'),
    );
    expect(await count(`{ tonnage: { from: "${'9'.repeat(30)}" } }`)).toBe(0);
    const first = '"2026-01-01T00:00:00.000Z"';
    expect(await count(`{ launchedAt: { from: ${first}, to: ${first} } }`)).toBe(18);
    expect(await count('{ launchedAt: { to: "2026-01-01T07:59:59.999+08:00" } }')).toBe(0);
  });

  test('reaches visible related rows alone', async () => {
    const document =
      'query ($f: FleetFilter) { ships(filter: { fleet: $f }) { totalCount } voyages(filter: { ship: { fleet: $f } }) { totalCount } }';
    const f = { name: { equals: 'blue' } };
    const all = await answer(document, { f });
    expect(all.ships.totalCount).toBe(12);
    const bob = await answer(document, { f }, viewerOf('REP', people.bob));
    expect(bob.ships.totalCount).toBe(6);
    expect(bob.voyages.totalCount).toBeLessThan(all.voyages.totalCount);
    expect((await answer(document, { f }, viewerOf('REP', people.ann))).ships.totalCount).toBe(0);
  });

  test('by variables, of which some are left out, null or have defaults', async () => {
    const document = `query ($kind: [ShipKind!], $name: String, $by: ShipOrderBy = BERTHS, $direction: OrderDirection, $or: [ShipFilter!]) {
      ships(first: 100, filter: { kind: $kind, name: { equals: $name }, or: $or }, orderBy: { by: $by, direction: $direction }) { totalCount nodes { kind name berths } }
    }`;
    const asked: readonly {
      kind?: string[] | null;
      name?: string | null;
      direction?: string;
      or?: { berths?: number[]; name?: { startsWith: string } }[];
    }[] = [
      {},
      { kind: null, name: null },
      { kind: ['TANKER'] },
      { kind: ['BULKER', 'CONTAINER'], name: 'ada' },
      { kind: ['TANKER'], direction: 'DESC' },
      { or: [{ berths: [12] }, { name: { startsWith: 'B' } }] },
      { or: [{ berths: [0] }, { name: { startsWith: 'C' } }] },
      { or: [{ berths: [0] }] },
    ];
    for (const variables of asked) {
      const { ships } = await answer(document, variables);
      expect(ships.totalCount).toBeGreaterThan(0);
      for (const ship of ships.nodes) {
        if (variables.kind) expect(variables.kind).toContain(ship.kind);
        if (variables.name) expect(ship.name).toBe(variables.name);
        if (variables.or) {
          const holds = variables.or.some(
            ({ berths, name }) =>
              berths?.includes(ship.berths) || (name && ship.name.startsWith(name.startsWith.toLowerCase())),
          );
          expect(holds).toBe(true);
        }
      }
      const berths = ships.nodes.map((ship: { berths: number }) => ship.berths);
      const sorted = [...berths].sort((a, b) => a - b);
      expect(berths).toEqual(variables.direction === 'DESC' ? sorted.reverse() : sorted);
    }
  });

  test('on what the viewer may not read is refused, wherever it stands', async () => {
    for (const filter of [
      '{ secret: { equals: "x" } }',
      '{ or: [{}, { not: { secret: { contains: "x" } } }] }',
      '{ secret: {} }',
    ]) {
      const documents = [
        `{ ships(filter: ${filter}) { totalCount } }`,
        `{ voyages(filter: { ship: ${filter} }) { nodes { id } } }`,
        `{ fleets { nodes { ships(filter: ${filter}) { totalCount } } } }`,
      ];
      for (const document of documents) {
        const refused = await toy.ask(document, {}, viewerOf('OPERATIONS'));
        expect(refused.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
        expect(refused.statements).toEqual([]);
        expect((await toy.ask(document)).errors).toBeUndefined();
      }
    }
  });
});

describe('what a viewer may not see', () => {
  test('is null and named where it is a field, and tells nothing where it is a row', async () => {
    const document =
      '{ ships(first: 3) { nodes { secret accounts { totalCount } voyages(first: 1) { nodes { crew(first: 1) { nodes { pay: wage { amount } } } } } } } }';
    const hidden = await toy.ask(document, {}, viewerOf('OPERATIONS'));
    expect(hidden.redacted).toEqual(['Sailor.wage', 'Ship.accounts', 'Ship.secret']);
    expect(hidden.statements.join()).not.toMatch(/"secret"|wage/);
    expect(JSON.stringify(hidden.data)).not.toContain('secret 0');
    for (const ship of hidden.data.ships.nodes) expect(ship).toMatchObject({ secret: null, accounts: null });
    const shown = await toy.ask(document);
    expect(shown.redacted).toEqual([]);
    for (const ship of shown.data.ships.nodes) expect(ship.secret).toMatch(/^secret/);
  });

  test.each([
    ['a rep their own', viewerOf('REP', people.bob), ['amber', 'blue']],
    ['a manager their team’s', viewerOf('MANAGER', people.cyd), ['amber', 'blue', 'blue']],
    ['operations all', viewerOf('OPERATIONS'), ['amber', 'blue', 'blue', 'green', 'red']],
    ['an analyst none', viewerOf('ANALYST'), []],
    ['another company theirs', their, ['theirs']],
  ])('is the same at every depth: %s', async (_, viewer, names) => {
    const data = await answer(
      `{ fleets { nodes { name } } ships(first: 100) { nodes { fleet { name } } }
        voyages(first: 100) { nodes { ship { fleet { name } } } }
        sailors(first: 100) { nodes { voyage { ship { fleet { name } } } } } }`,
      {},
      viewer,
    );
    const expected = new Set(names);
    const found = (rows: readonly object[], ...path: string[]) =>
      new Set(
        rows.map((row) => path.reduce((at: Record<string, unknown>, key) => at[key] as never, row as never)),
      );
    expect(data.fleets.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(names);
    expect(found(data.ships.nodes, 'fleet', 'name')).toEqual(expected);
    expect(found(data.voyages.nodes, 'ship', 'fleet', 'name')).toEqual(expected);
    expect(found(data.sailors.nodes, 'voyage', 'ship', 'fleet', 'name')).toEqual(expected);
  });

  test('is found by no id: neither rows of another, nor those that hang on them', async () => {
    const ids = await answer(
      '{ fleets { nodes { id flag { id } ships(first: 9) { nodes { id voyages(first: 2) { nodes { id crew(first: 1) { nodes { id } } } } } } } } }',
      {},
      their,
    );
    const all = [...new Set(JSON.stringify(ids).match(/\w+_[0-9a-f-]{36}/g))];
    expect(all.length).toBeGreaterThan(6);
    for (const id of all) {
      const document =
        'query ($id: ID!) { node(id: $id) { id } fleet(id: $id) { id } ship(id: $id) { id } voyage(id: $id) { id } sailor(id: $id) { id } }';
      expect(Object.values(await answer(document, { id }))).toEqual([null, null, null, null, null]);
      const own = await answer(document, { id }, their);
      expect(own.node).toEqual({ id });
    }
  });

  test('stays hidden where a row points to it: rivals and their flags', async () => {
    const document =
      '{ fleets(orderBy: { by: NAME }) { nodes { name rival { name } rivalFlag { colour fleet { name } } } } }';
    const { fleets } = await answer(document, {}, viewerOf('REP', people.ann));
    // Red's rival is Bob's, green's is another company's.
    expect(fleets.nodes).toEqual([
      { name: 'green', rival: null, rivalFlag: null },
      { name: 'red', rival: null, rivalFlag: null },
    ]);
    const bob = await answer(document, {}, viewerOf('REP', people.bob));
    expect(bob.fleets.nodes).toEqual([
      {
        name: 'amber',
        rival: { name: 'amber' },
        rivalFlag: { colour: 'colour 4', fleet: { name: 'amber' } },
      },
      { name: 'blue', rival: null, rivalFlag: null },
    ]);
    const { node } = await answer(
      `{ node(id: "${theirs}") { ... on Fleet { rival { id } rivalFlag { id } } } }`,
      {},
      their,
    );
    expect(node).toEqual({ rival: null, rivalFlag: null });
  });

  test('needs a viewer', async () => {
    for (const document of [
      '{ fleets { totalCount } }',
      `{ node(id: "${red}") { id } }`,
      `{ ship(id: "x") { id } }`,
    ]) {
      const { errors, statements } = await toy.ask(document, {}, null);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(statements).toEqual([]);
    }
  });
});

describe('a plan', () => {
  const document = `query ($size: Int, $name: String, $id: ID!) {
    ships(first: $size, filter: { name: { equals: $name } }) { totalCount nodes { name fleet { id } } } node(id: $id) { id }
  }`;

  test('serves other variables and viewers of a role with one text, each with their own rows', async () => {
    const texts = new Set<string>();
    const fleetsOf = new Map<string, Set<string>>();
    for (const person of [people.ann, people.bob, people.cyd, people.ann]) {
      for (const name of ['ada', 'bea', 'cleo']) {
        const { data, statements } = await toy.ask(
          document,
          { size: 100, name, id: red },
          viewerOf('REP', person),
        );
        for (const text of statements) texts.add(text);
        for (const ship of data.ships.nodes) {
          expect(ship.name).toBe(name);
          fleetsOf.set(person, (fleetsOf.get(person) ?? new Set()).add(ship.fleet.id));
        }
        expect(data.node).toEqual(person === people.ann ? { id: red } : null);
      }
    }
    expect(texts.size).toBe(2);
    for (const text of texts) expect(text).not.toMatch(/0000-7000|'ada'|'bea'/);
    expect([...fleetsOf.values()].map((fleets) => fleets.size)).toEqual([2, 2, 1]);
    expect(new Set([...fleetsOf.values()].flatMap((fleets) => [...fleets])).size).toBe(5);
  });

  test('is another for other rights, even of one role', async () => {
    const director = viewerOf('DIRECTOR');
    const document = '{ ships(first: 1) { nodes { secret } } }';
    for (let round = 0; round < 2; round += 1) {
      expect((await answer(document, {}, director)).ships.nodes[0].secret).toMatch(/^secret/);
      const without = { ...director, permissions: new Set<never>() };
      expect((await answer(document, {}, without)).ships.nodes[0].secret).toBeNull();
    }
  });

  test('is another where other fragments bring the field in', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) { ...A @include(if: $a) ...B @include(if: $b) }
      fragment A on Query { fleets(first: 1) { nodes { name } } }
      fragment B on Query { fleets(first: 1) { nodes { motto } totalCount } }`;
    const nodes = async (a: boolean, b: boolean) => (await answer(query, { a, b })).fleets;
    for (let round = 0; round < 2; round += 1) {
      expect(await nodes(true, false)).toEqual({ nodes: [{ name: 'amber' }] });
      expect(await nodes(false, true)).toEqual({ nodes: [{ motto: null }], totalCount: 5 });
      expect(await nodes(true, true)).toEqual({ nodes: [{ name: 'amber', motto: null }], totalCount: 5 });
      expect(await nodes(false, false)).toBeUndefined();
    }
  });

  test('counts only when asked to', async () => {
    const { statements: counted } = await toy.ask('{ ships(first: 1) { totalCount } }');
    const { statements: uncounted } = await toy.ask(
      '{ ships(first: 1) { nodes { voyages { pageInfo { hasNextPage } } } } }',
    );
    const { statements: skipped } = await toy.ask(
      'query ($c: Boolean!) { ships(first: 1) { totalCount @include(if: $c) __typename } }',
      { c: false },
    );
    expect(counted[0]).toMatch(/count\(\*\)/);
    expect(uncounted[0]).not.toMatch(/count\(/);
    expect(skipped[0]).not.toMatch(/count\(/);
  });

  test('never counts rows from the start', async () => {
    const { data } = await toy.ask('{ ships(first: 1) { pageInfo { endCursor } } }');
    const { statements } = await toy.ask('query ($after: String) { ships(after: $after) { nodes { id } } }', {
      after: data.ships.pageInfo.endCursor,
    });
    expect(statements[0]).not.toMatch(/offset/i);
  });

  test('is dropped when an operation is asked in too many shapes, and made again', async () => {
    const query =
      'query ($size: Int, $or: [ShipFilter!]) { ships(first: $size, filter: { or: $or }) { totalCount nodes { name } } }';
    for (const shape of [...Array(210).keys(), 0, 1]) {
      const or = Array.from({ length: 1 + (shape % 3) }, () => ({ name: { equals: 'ada' } }));
      const { ships } = await answer(query, { size: 1 + Math.floor(shape / 3), or });
      expect(ships.totalCount).toBe(6);
      expect(ships.nodes).toHaveLength(Math.min(6, 1 + Math.floor(shape / 3)));
    }
  });
});

describe('one statement for each field at the root', () => {
  const levels = ['fleets', 'ships', 'voyages', 'crew'];
  /** Down from fleets to sailors, then up again. */
  const nested = (depth: number): string => {
    const at = (level: number): string => {
      const below = level < depth ? at(level + 1) : '';
      if (level <= 4) return `${levels[level - 1]}(first: 3) { totalCount nodes { id ${below} } }`;
      return `${level === 5 ? 'voyage' : 'ship'} { id log: __typename ${below} }`;
    };
    return `{ ${at(1)} }`;
  };

  test.each([1, 2, 3, 4, 5, 6])('at depth %i', async (depth) => {
    const { statements, data, errors } = await toy.ask(nested(depth));
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(data).split('"id"').length - 1).toBeGreaterThanOrEqual(3 * depth - 3);
  });

  test('for one row to a thousand', async () => {
    await toy.database.transaction('many', async (tx) => {
      await tx.execute(`INSERT INTO voyages SELECT company_id, gen_random_uuid(), id, n, now(), 1, 'USD'
        FROM ships, generate_series(1000, 1099) n WHERE fleet_id IN (SELECT id FROM fleets WHERE name IN ('red', 'green'))`);
    });
    for (const [ships, voyages] of [
      [1, 1],
      [1, 10],
      [1, 100],
      [10, 100],
    ]) {
      const { statements, data } = await toy.ask(
        'query ($ships: Int, $voyages: Int, $fleets: [ID!]) { ships(first: $ships, filter: { fleetId: $fleets }) { nodes { voyages(last: $voyages) { nodes { number ship { name fleet { name } } } } } } }',
        { ships, voyages, fleets: [red, 'fleet_00000000-0000-7000-8001-000000000002'] },
      );
      expect(statements).toHaveLength(1);
      expect(JSON.stringify(data).split('"number"').length - 1).toBe(ships! * voyages!);
    }
  });

  test('and as many as there are fields, however alike', async () => {
    const { statements } = await toy.ask(
      `{ a: fleets { totalCount } b: fleets { totalCount } c: node(id: "${red}") { id } d: node(id: "none") { id } __typename }`,
    );
    expect(statements).toHaveLength(3);
  });
});
