import fc from 'fast-check';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/server/problem.ts';
import { Refusal } from '../../src/trade/fault.ts';
import { companies, people, toyRows, viewerOf } from './toy-rows.ts';
import { startToy, type Toy } from './toy-schema.ts';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.stop());

const injections = [
  "'; DROP TABLE ships; --",
  "' OR '1'='1",
  "\\'; SELECT pg_sleep(9); --",
  '$1',
  ':name',
  '?',
  '{"a","b"}',
  '{}',
  '}',
  '"',
  '\\',
  '%',
  '_',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e😀',
  '',
  ' ',
  'NULL',
  'x'.repeat(100_000),
];

/** The fault of a refusal, as `code at path`; anything but a refusal fails. */
function refusalOf(errors: readonly { originalError?: unknown }[] | undefined): string {
  expect(errors).toHaveLength(1);
  const original = (errors as { originalError?: unknown }[])[0]?.originalError;
  expect(original).toBeInstanceOf(Refusal);
  return (original as Refusal).message;
}

describe('a cursor is refused by the name of its argument', () => {
  const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
  const id = '00000000-0000-7000-8003-000000000001';
  const forged: [string, string, string][] = [
    ['of another order', 'NAME', cursor('berths', '1', id)],
    ['of no order', 'NAME', cursor('id; DROP TABLE ships', 'a', id)],
    ['with too few parts', 'NAME', cursor('name', 'a')],
    ['with too many parts', 'NAME', cursor('name', 'a', id, id)],
    ['with a part that is null', 'NAME', cursor('name', null, id)],
    ['with a part that is a number', 'BERTHS', cursor('berths', 1, id)],
    ['with NUL', 'NAME', cursor('name', 'a\0', id)],
    ['with an id that is none', 'NAME', cursor('name', 'a', '-'.repeat(36))],
    ['with an id in capitals', 'NAME', cursor('name', 'a', 'ABCDEF00-0000-7000-8003-000000000001')],
    ['with an instant that is none', 'LAUNCHED_AT', cursor('launchedAt', '9999-99-99T99:99:99+99:99', id)],
    ['with an instant of another form', 'LAUNCHED_AT', cursor('launchedAt', 'yesterday', id)],
    ['with the year 0', 'LAUNCHED_AT', cursor('launchedAt', '0000-01-01T00:00:00+00:00', id)],
    ['with a day that is none', 'LISTED_ON', cursor('listedOn', '2026-02-29', id)],
    ['with an endless day', 'LISTED_ON', cursor('listedOn', 'infinity', id)],
    ['with a number beyond 64 bits', 'BERTHS', cursor('berths', '9223372036854775808', id)],
    ['with a number that is none', 'BERTHS', cursor('berths', '1e3', id)],
    ['with a decimal that is none', 'DRAUGHT', cursor('draught', 'NaN', id)],
    ['with an endless decimal', 'DRAUGHT', cursor('draught', '9'.repeat(200_000), id)],
    ['with an unknown value of an enum', 'KIND', cursor('kind', 'SUBMARINE', id)],
    ['that is no JSON', 'NAME', Buffer.from('[1').toString('base64url')],
    ['that is an object', 'NAME', Buffer.from('{"length":3}').toString('base64url')],
    ['that is empty', 'NAME', ''],
    ['with a letter more', 'NAME', `${cursor('name', 'a', id)}!`],
    ['that is padded', 'NAME', `${cursor('name', 'a', id)}==`],
  ];
  test.each(forged)('%s', async (_, by, text) => {
    for (const argument of ['after', 'before']) {
      const root = await toy.ask(
        `query ($c: String) { ships(${argument}: $c, orderBy: { by: ${by} }) { nodes { id } } }`,
        { c: text },
      );
      expect(refusalOf(root.errors)).toBe(`INVALID_FORMAT at ${argument}`);
      expect(root.statements).toEqual([]);
      const nested = await toy.ask(
        `query ($c: String) { fleets { nodes { ships(last: 1, ${argument}: $c, orderBy: { by: ${by} }) { nodes { id } } } } }`,
        { c: text },
      );
      expect(refusalOf(nested.errors)).toBe(`INVALID_FORMAT at ${argument}`);
    }
  });

  test('but not the API’s own, nor one of a row that has gone', async () => {
    const forgedButWell = cursor('berths', '2147483648', id);
    const { errors } = await toy.ask(
      'query ($c: String) { ships(after: $c, orderBy: { by: BERTHS }) { totalCount } }',
      { c: forgedButWell },
    );
    expect(errors).toBeUndefined();
  });
});

test.each([
  ['first: 0', 'OUT_OF_RANGE at first'],
  ['first: -1', 'OUT_OF_RANGE at first'],
  ['first: 101', 'OUT_OF_RANGE at first'],
  ['last: 0', 'OUT_OF_RANGE at last'],
  ['last: 2147483647', 'OUT_OF_RANGE at last'],
  ['first: 1, last: 1', 'OUT_OF_RANGE at last'],
])('a page of %s is refused at any depth', async (args, expected) => {
  expect(refusalOf((await toy.ask(`{ ships(${args}) { totalCount } }`)).errors)).toBe(expected);
  const nested = await toy.ask(`{ fleets { nodes { ships(${args}) { totalCount } } } }`);
  expect(refusalOf(nested.errors)).toBe(expected);
  expect(nested.statements).toEqual([]);
});

test.each([
  ['{ launchedAt: { from: "0000-01-01T00:00:00Z" } }', 'filter.launchedAt.from'],
  ['{ launchedAt: { to: "9999-12-31T23:59:59-14:00" } }', 'filter.launchedAt.to'],
  ['{ not: { or: [{}, { scrappedOn: { to: "0000-12-31" } }] } }', 'filter.not.or.1.scrappedOn.to'],
  ['{ name: { contains: "\\u0000" } }', 'filter.name.contains'],
  ['{ fleet: { motto: { equals: "a\\u0000" } } }', 'filter.fleet.motto.equals'],
  ['{ search: "\\u0000" }', 'filter.search'],
  ['{ fleetId: ["ship_00000000-0000-7000-8001-000000000000"] }', 'filter.fleetId'],
  ['{ fleetId: ["fleet_x", ""] }', 'filter.fleetId'],
])('a value that no column holds is refused by its path: %s', async (filter, path) => {
  const { errors, statements } = await toy.ask(`{ ships(filter: ${filter}) { totalCount } }`);
  expect(refusalOf(errors)).toBe(`INVALID_FORMAT at ${path}`);
  expect(statements).toEqual([]);
});

test('values at the ends of what can be written are compared', async () => {
  const { data, errors } = await toy.ask(`{
    a: ships(filter: { launchedAt: { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59.999Z" } }) { totalCount }
    b: ships(filter: { scrappedOn: { from: "0001-01-01", to: "9999-12-31" } }) { totalCount }
    c: ships(filter: { tonnage: { from: "-${'9'.repeat(30)}.${'9'.repeat(20)}", to: "${'9'.repeat(30)}" } }) { totalCount }
    d: ships(filter: { berths: [2147483647, -2147483648] }) { totalCount }
  }`);
  expect(errors).toBeUndefined();
  const ours = toyRows().ships.filter(({ companyId }) => companyId === companies.ours);
  const count = (holds: (ship: (typeof ours)[number]) => boolean) => ({
    totalCount: ours.filter(holds).length,
  });
  expect(data).toEqual({
    a: count(() => true),
    b: count(({ scrappedOn }) => scrappedOn !== null),
    c: count(({ tonnage }) => tonnage !== null),
    d: count(({ berths }) => berths === 2147483647),
  });
});

test('an injection is a text like any other, in every argument that takes one', async () => {
  const before = await toy.ask('{ ships { totalCount } fleets { totalCount } }');
  for (const text of injections) {
    for (const document of [
      'query ($t: String!) { ships(filter: { search: $t }) { totalCount } }',
      'query ($t: String!) { ships(filter: { name: { equals: $t, contains: $t, startsWith: $t } }) { nodes { id } } }',
      'query ($t: String!) { voyages(filter: { ship: { fleet: { not: { motto: { contains: $t } } } } }) { totalCount } }',
      'query ($t: String!) { ships(after: $t) { nodes { id } } }',
      'query ($t: String!) { ships(before: $t) { nodes { id } } }',
      'query ($t: ID!) { ships(filter: { fleetId: [$t] }) { totalCount } }',
      'query ($t: ID!) { node(id: $t) { id } ship(id: $t) { id } }',
      'query ($t: String!) { ships(first: 1) { nodes { title(prefix: $t) } } }',
    ]) {
      const { data, errors } = await toy.ask(document, { t: text });
      if (errors) refusalOf(errors);
      else if (document.includes('node(')) expect(data).toEqual({ node: null, ship: null });
    }
  }
  expect((await toy.ask('{ ships { totalCount } fleets { totalCount } }')).data).toEqual(before.data);
});

test('no input at all makes the read path fail: it answers, or refuses in words', async () => {
  const nasty = fc.oneof(fc.constantFrom(...injections), fc.string({ unit: 'binary', maxLength: 20 }));
  /** Any value that GraphQL lets through for a type. */
  const anyOf = (type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return fc.array(anyOf(nullable.ofType, depth - 1), { maxLength: 3 });
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => depth > 0 || !isInputObjectType(getNamedType(field.type)),
      );
      const required = fields.filter((field) => field.name === 'by').map(({ name }) => name);
      return fc.record(
        Object.fromEntries(fields.map((field) => [field.name, anyOf(field.type, depth - 1)])),
        {
          requiredKeys: required,
        },
      );
    }
    if (isEnumType(nullable)) return fc.constantFrom(...nullable.getValues().map(({ name }) => name));
    switch (nullable.name) {
      case 'Int':
        return fc.integer();
      case 'Boolean':
        return fc.boolean();
      case 'Date':
        return fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29');
      case 'DateTime':
        return fc.constantFrom(
          '0000-01-01T00:00:00Z',
          '0001-01-01T00:00:00+14:00',
          '9999-12-31T23:59:59.999999999-14:00',
        );
      case 'Decimal':
        return fc.constantFrom('-0', '0', '9'.repeat(30), `-0.${'0'.repeat(19)}1`);
      case 'CurrencyCode':
        return fc.constantFrom('USD', 'ZZZ');
      default:
        return nasty;
    }
  };
  const query = toy.schema.getQueryType()!;
  const lists = Object.values(query.getFields()).filter((field) => field.args.length > 1);
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...lists)
        .chain((field) =>
          fc.tuple(
            fc.constant(field),
            fc.record(
              Object.fromEntries(field.args.map((argument) => [argument.name, anyOf(argument.type, 4)])),
              { requiredKeys: [] },
            ),
          ),
        ),
      fc.constantFrom(viewerOf('DIRECTOR'), viewerOf('OPERATIONS'), viewerOf('REP', people.bob)),
      async ([field, variables], viewer) => {
        const type = getNamedType(field.type);
        expect(isObjectType(type)).toBe(true);
        const declared = field.args.map((argument) => `$${argument.name}: ${argument.type}`).join(' ');
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(' ');
        const { errors } = await toy.ask(
          `query (${declared}) { ${field.name}(${passed}) { totalCount nodes { id } pageInfo { endCursor } } }`,
          variables,
          viewer,
        );
        for (const { originalError } of errors ?? []) {
          expect(
            originalError instanceof Refusal || originalError instanceof Problem,
            String(originalError),
          ).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('a filter has a bound', () => {
  const nested = (depth: number) => {
    let filter: object = { name: { equals: 'ada' } };
    for (let level = 0; level < depth; level += 1) filter = level % 2 ? { not: filter } : { or: [filter] };
    return filter;
  };
  const ask = (filter: object) =>
    toy.ask('query ($filter: ShipFilter) { ships(filter: $filter) { totalCount } }', { filter });

  test('on how deep it is', async () => {
    expect((await ask(nested(100))).data).toEqual({ ships: { totalCount: 6 } });
    for (const depth of [250, 1000]) {
      const { errors, statements } = await ask(nested(depth));
      expect(errors?.[0]?.originalError).toMatchObject({
        code: 'QUERY_TOO_COMPLEX',
        facts: { limit: 'filter', maximum: 200, found: depth + 2 },
      });
      expect(statements).toEqual([]);
    }
  });

  test('on how wide it is, but not on how many values a list has', async () => {
    const or = (count: number) => ({
      or: Array.from({ length: count }, () => ({ name: { equals: 'ada' } })),
    });
    expect((await ask(or(99))).data).toEqual({ ships: { totalCount: 6 } });
    expect((await ask(or(5000))).errors?.[0]?.originalError).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    const berths = Array.from({ length: 10_000 }, (_, n) => n);
    expect((await ask({ berths })).data).toEqual({
      ships: {
        totalCount: toyRows().ships.filter(
          ({ berths, companyId }) => berths >= 0 && berths < 10_000 && companyId === companies.ours,
        ).length,
      },
    });
  });
});
