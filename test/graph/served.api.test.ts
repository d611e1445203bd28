import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allEntities } from '../../src/graph/entity.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const director = { as: 'director@demo.lading.test' } as const;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // 1,000 more deals of one customer, so that lists are long.
  await server.sql(`
    INSERT INTO deals SELECT company_id, gen_random_uuid(), 1, created_at, updated_at,
      'X-' || n, title, customer_id, contact_id, owner_id, team_id, stage, stage_since,
      opened_at - (n || ' minutes')::interval, currency, rule, edition, named_place, locode, mode, containerised,
      destination_country, importer_of_record, paid_by_letter_of_credit, expected_close_on
    FROM (SELECT * FROM deals WHERE company_id = (SELECT company_id FROM people WHERE email = 'rep@demo.lading.test') LIMIT 1) d,
      generate_series(1, 1000) n`);
  await server.signIn(director.as);
});
afterAll(() => server.stop());

/** The selects that answer a request; who asks is looked up beside them, at most once in five seconds. */
async function selectsOf(query: string): Promise<{ rows: number; selects: string[] }> {
  const { result, statements } = await server.statementsOf(() => server.ask(query, {}, director));
  expect(result.errors).toBeUndefined();
  const rows = JSON.stringify(result.data).split('"id"').length - 1;
  return { rows, selects: statements.filter((text) => !text.includes('WITH RECURSIVE below')) };
}

describe('one statement for each field at the root', () => {
  const nested = (depth: number): string => {
    if (depth === 1) return '{ id }';
    return depth % 2 === 0
      ? `{ id customer ${nested(depth - 1)} }`
      : `{ id deals(first: 10) { nodes ${nested(depth - 1)} } }`;
  };

  test.each([1, 2, 3, 4, 5, 6])('at depth %i', async (depth) => {
    // The innermost of an odd chain is a customer, of an even one a deal: both have an id.
    const root = depth % 2 === 0 ? 'deals' : 'customers';
    const { rows, selects } = await selectsOf(`{ ${root}(first: 5) { nodes ${nested(depth)} } }`);
    expect(selects).toHaveLength(1);
    expect(rows).toBeGreaterThanOrEqual(5);
  });

  test.each([1, 10, 100])('for %i rows', async (first) => {
    const { rows, selects } = await selectsOf(
      `{ deals(first: ${first}, filter: { number: { startsWith: "X-" } }) { totalCount nodes { id lines { id } stageHistory { at } owner { id } } } }`,
    );
    expect(selects).toHaveLength(1);
    expect(rows).toBeGreaterThanOrEqual(first);
  });

  test('for 1,000 rows, ten pages of a nested list', async () => {
    const { data } = await server.ask('{ dealByNumber(number: "X-1") { customer { id } } }', {}, director);
    const pages = Array.from({ length: 10 }, (_, n) => `p${n}: deals(first: 100) { nodes { id } }`);
    const { rows, selects } = await selectsOf(
      `{ customer(id: "${data.dealByNumber.customer.id}") { ${pages.join(' ')} } }`,
    );
    expect(selects).toHaveLength(1);
    expect(rows).toBe(1000);
  });

  test('for several fields at the root, as many', async () => {
    const { selects } = await selectsOf(
      '{ viewer { id } deals(first: 3) { nodes { id } } products(first: 3) { nodes { id purchaseCosts { id } } } people { totalCount } }',
    );
    expect(selects).toHaveLength(4);
  });

  test('for the payload of a mutation, one besides the command’s own', async () => {
    const { statements } = await server.statementsOf(() =>
      server.ask(
        'mutation { createCustomer(input: { name: "One", country: "DE", currency: "EUR", source: REFERRAL }) { customer { id owner { team { parent { name } } } deals { nodes { id } } } } }',
        {},
        director,
      ),
    );
    expect(statements.filter((text) => text.startsWith('SELECT json_build_object'))).toHaveLength(1);
  });
});

describe('pages', () => {
  const page = (args: string) =>
    `{ deals(${args}) { totalCount edges { cursor node { id openedAt number } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`;

  test('hold every row once, in order, in whatever size and direction they are read', async () => {
    const [whole] = await server.sql<{ ids: string[] }>(
      "SELECT json_agg('deal_' || id ORDER BY opened_at, id) AS ids FROM deals WHERE company_id = (SELECT company_id FROM people WHERE email = 'director@demo.lading.test')",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 37, max: 100 }),
        fc.boolean(),
        fc.constantFrom('ASC', 'DESC'),
        async (size, forwards, direction) => {
          const read: string[] = [];
          let cursor: string | null = null;
          for (;;) {
            const args: string = forwards
              ? `first: ${size}${cursor ? `, after: "${cursor}"` : ''}`
              : `last: ${size}${cursor ? `, before: "${cursor}"` : ''}`;
            const { data } = await server.ask(
              page(`${args}, orderBy: { by: OPENED_AT, direction: ${direction} }`),
              {},
              director,
            );
            const ids = data.deals.edges.map(({ node }: { node: { id: string } }) => node.id);
            if (forwards) read.push(...ids);
            else read.unshift(...ids);
            const { hasNextPage, hasPreviousPage, endCursor, startCursor } = data.deals.pageInfo;
            if (!(forwards ? hasNextPage : hasPreviousPage)) break;
            cursor = forwards ? endCursor : startCursor;
          }
          expect(read).toEqual(direction === 'ASC' ? whole!.ids : [...whole!.ids].reverse());
        },
      ),
      { numRuns: 8 },
    );
  });

  test.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['first: -1', 'first'],
    ['last: 101', 'last'],
    ['first: 1, last: 1', 'last'],
    ['after: "nonsense"', 'after'],
    [`after: "${Buffer.from('["number","x","y"]').toString('base64url')}"`, 'after'],
    [
      `after: "${Buffer.from('["openedAt","1; DROP TABLE deals","00000000-0000-0000-0000-000000000000"]').toString('base64url')}"`,
      'after',
    ],
    ['filter: { owner: ["deal_1"] }', 'filter.owner'],
  ])('are refused for %s', async (args, field) => {
    const { data, errors } = await server.ask(page(args), {}, director);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0]?.extensions.faults[0].path.join('.')).toBe(field);
  });

  test('take wildcards, quotes and injections for what they are: text', async () => {
    for (const text of ['%', '_', "'; DROP TABLE deals; --", '\\', '{"a"}', '$1', '😀']) {
      const { data, errors } = await server.ask(
        'query ($text: String!) { deals(filter: { search: $text }) { totalCount } customers(filter: { name: { contains: $text } }) { totalCount } }',
        { text },
        director,
      );
      expect(errors, text).toBeUndefined();
      expect(data, text).toEqual({ deals: { totalCount: 0 }, customers: { totalCount: 0 } });
    }
  });

  test('are the caller’s own, though callers share a plan', async () => {
    const query =
      'query ($stage: [DealStage!]) { deals(first: 100, filter: { stage: $stage }) { nodes { stage owner { email } } } }';
    for (const as of [
      'rep@demo.lading.test',
      'rep.americas@demo.lading.test',
      'rep.south@demo.lading.test',
    ] as const) {
      for (const stage of [['INQUIRY'], ['QUOTED', 'CONTRACTED'], null]) {
        const { data } = await server.ask(query, { stage }, { as });
        for (const deal of data.deals.nodes) {
          expect(deal.owner.email).toBe(as);
          if (stage) expect(stage).toContain(deal.stage);
        }
      }
    }
  });
});

describe('selections', () => {
  test('may use fragments, aliases, directives and one key several times', async () => {
    const query = `query ($with: Boolean!, $without: Boolean!) {
      a: deals(first: 1) { ...Page }
      b: deals(first: 2, orderBy: { by: NUMBER, direction: DESC }) { ...Page }
    }
    fragment Page on DealConnection {
      one: edges { x: node { key: number } }
      two: edges { x: node { key: title ... on Deal { stage } } }
      nodes { ... on Node { id } customer { name @include(if: $with) } customer { country @skip(if: $without) __typename } }
    }`;
    const yes = await server.ask(query, { with: true, without: false }, director);
    const no = await server.ask(query, { with: false, without: true }, director);
    expect(yes.errors).toBeUndefined();
    expect(yes.data.a.one[0].x.key).toMatch(/^[DX]-/);
    expect(yes.data.a.two[0].x.key).not.toBe(yes.data.a.one[0].x.key);
    expect(yes.data.b.nodes).toHaveLength(2);
    expect(Object.keys(yes.data.a.nodes[0].customer)).toEqual(['name', 'country', '__typename']);
    expect(Object.keys(no.data.a.nodes[0].customer)).toEqual(['__typename']);
  });

  test('may be wide, and their keys long', async () => {
    const wide = Array.from(
      { length: 55 },
      (_, n) => `a_key_that_is_a_good_deal_longer_than_postgresql_takes_for_a_name_${n}: title`,
    );
    const { data, errors } = await server.ask(
      `{ deals(first: 1) { nodes { ${wide.join(' ')} } } }`,
      {},
      director,
    );
    expect(errors).toBeUndefined();
    expect(new Set(Object.values(data.deals.nodes[0])).size).toBe(1);
    expect(Object.keys(data.deals.nodes[0])).toHaveLength(55);
  });

  test('filters combine with or and not, and reach related rows', async () => {
    const { data } = await server.ask(
      `{
        all: deals { totalCount }
        some: deals(filter: { or: [{ stage: [LOST] }, { stage: [CLAIM] }] }) { totalCount nodes { stage } }
        rest: deals(filter: { not: { or: [{ stage: [LOST] }, { stage: [CLAIM] }] } }) { totalCount }
        german: deals(first: 100, filter: { customer: { country: ["DE"] }, number: { startsWith: "D-" } }) { nodes { customer { country } } }
        none: deals(filter: { stage: [] }) { totalCount }
      }`,
      {},
      director,
    );
    expect(data.some.totalCount + data.rest.totalCount).toBe(data.all.totalCount);
    expect(data.some.totalCount).toBeGreaterThan(0);
    expect(data.german.nodes.length).toBeGreaterThan(0);
    for (const { customer } of data.german.nodes) expect(customer.country).toBe('DE');
    expect(data.none.totalCount).toBe(0);
  });
});

describe('every type with an id', () => {
  const withId = allEntities().filter(({ prefix }) => prefix !== null);

  test('has a prefix of its own', () => {
    const prefixes = withId.map(({ prefix }) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) < index)).toEqual([]);
  });

  test('is found again by its id, and by nobody of another company', async () => {
    expect(withId.length).toBeGreaterThan(8);
    // Sanctions lists are published: they belong to nobody. What else happened than to deals stands beside their events.
    const elsewhere = ['ScreeningList', 'DealEvent'];
    for (const { name, prefix, table } of withId.filter(({ name }) => !elsewhere.includes(name))) {
      const tableName = (table as unknown as { [key: symbol]: string })[Symbol.for('drizzle:Name')];
      const [row] = await server.sql<{ id: string }>(
        `SELECT id FROM "${tableName}" WHERE company_id = (SELECT company_id FROM people WHERE email = 'director@demo.lading.test') LIMIT 1`,
      );
      const id = `${prefix}_${row!.id}`;
      const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
      const own = await server.ask(query, { id }, director);
      expect(own.errors, name).toBeUndefined();
      expect(own.data.node, name).toEqual({ __typename: name, id });
      const other = await server.ask(query, { id }, { as: 'director@other.lading.test' });
      expect(other.data.node, name).toBeNull();
      const foreign = await server.ask(query, { id: `wrong_${row!.id}` }, director);
      expect(foreign.data.node, name).toBeNull();
    }
  });

  test('answers null to what is no id', async () => {
    for (const id of ['', 'deal_', 'deal_x', "deal_' OR 1=1", `deal_${'0'.repeat(36)}`, '\u0000']) {
      const { data, errors } = await server.ask(
        'query ($id: ID!) { node(id: $id) { id } deal(id: $id) { id } }',
        { id },
        director,
      );
      expect(errors, id).toBeUndefined();
      expect(data).toEqual({ node: null, deal: null });
    }
  });
});
