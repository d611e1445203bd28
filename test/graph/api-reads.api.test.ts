import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../src/access/viewer.ts';
import { allEntities, companyColumnOf, type EntityDefinition, entityOf } from '../../src/graph/entity.ts';
import { buildApi } from '../../src/server/schema.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

const schema: GraphQLSchema = buildApi();
const entities = allEntities().map((entity) => [entity.name, entity] as const);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const personOf = (role: Role): DemoPerson => `${role.toLowerCase()}@demo.lading.test`;
/** The selects of the read path, without the look-up of who asks. */
const isRead = (text: string) => /^SELECT (json_build_object|'{}'::json|\()/.test(text);

describe('every type that rows are shown as', () => {
  test('is served, and each of its fields by the read path or by a resolver', () => {
    expect(entities.length).toBeGreaterThan(10);
    for (const [name, entity] of entities) {
      const type = schema.getType(name);
      expect(isObjectType(type), name).toBe(true);
      for (const [field, { kind }] of entity.fields) {
        const served = (type as GraphQLObjectType).getFields()[field] !== undefined;
        expect(served, `${name}.${field}`).toBe(kind !== 'inner');
      }
    }
  });

  test.each(entities)('%s says what each role sees of it, directly or by its parent', (_, { scope }) => {
    if (!('parent' in scope)) {
      expect(Object.keys(scope).sort()).toEqual([...roles].sort());
      for (const rows of Object.values(scope)) {
        expect(['EVERY_ROW', 'NO_ROW'].includes(rows as string) || typeof rows === 'function').toBe(true);
      }
      return;
    }
    // A chain of parents ends at a type that says it itself.
    const met = new Set<EntityDefinition>();
    for (
      let parent = entityOf(scope.parent());
      'parent' in parent.scope;
      parent = entityOf(parent.scope.parent())
    ) {
      expect(met.has(parent)).toBe(false);
      met.add(parent);
    }
  });

  test.each(entities)('%s belongs to a company, or its rows are alike for all', (name, { table, scope }) => {
    if (companyColumnOf(table)) return;
    const shared = ['Port', 'Unit', 'Package', 'ScreeningList'];
    const isLimited =
      !('parent' in scope) && Object.values(scope).every((rows) => typeof rows === 'function');
    expect(shared.includes(name) || isLimited).toBe(true);
  });

  test.each(entities)(
    '%s lets nothing hidden be guessed by a filter, an order or a computed field',
    (_, entity) => {
      const hidden = new Map<string, string>();
      for (const field of entity.fields.values()) {
        if (!field.needs) continue;
        if (field.kind === 'column') hidden.set(field.column.name, field.needs);
        if (field.kind === 'money') hidden.set(field.amount.name, field.needs);
      }
      for (const column of Object.values(entity.orders)) expect(hidden.has(column.name)).toBe(false);
      for (const filter of Object.values(entity.filters)) {
        const columns = columnsOf(filter);
        for (const { name } of columns) expect(filter.needs).toBe(hidden.get(name));
      }
      for (const [name, field] of entity.fields) {
        if (field.kind !== 'computed' || tellNothing.includes(`${entity.name}.${name}`)) continue;
        for (const needed of permissionsWithin(entity, field.selects)) expect(field.needs, name).toBe(needed);
      }
    },
  );
});

/** The columns that a filter looks at. */
function columnsOf(filter: EntityDefinition['filters'][string]) {
  if (filter.kind === 'search' || filter.kind === 'words') return filter.columns;
  return filter.kind === 'validOn' ? [filter.from, filter.until] : [filter.column];
}

/** Computed fields that judge hidden values and give none of them away: which facts are missing, and no figure. */
const tellNothing = ['Deal.nextStages'];

type SelectionSet = Extract<
  NonNullable<ReturnType<EntityDefinition['fields']['get']>>,
  { kind: 'computed' }
>['selects'];

/** The permissions of all that a selection reads; it names nothing that does not exist. */
function permissionsWithin(entity: EntityDefinition, selections: SelectionSet): Set<string> {
  const found = new Set<string>();
  for (const selection of selections.selections) {
    if (selection.kind !== Kind.FIELD) throw new Error('A computed field names fields');
    const field = entity.fields.get(selection.name.value);
    if (!field) throw new Error(`${entity.name} has no ${selection.name.value}`);
    if (field.needs) found.add(field.needs);
    if (selection.selectionSet && 'target' in field) {
      for (const needed of permissionsWithin(entityOf(field.target()), selection.selectionSet))
        found.add(needed);
    }
  }
  return found;
}

/** All that a type shows without asking for other rows with ids, for a query. */
function plainFields(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .filter(({ args, type: fieldType }) => args.length === 0 && isLeafType(getNamedType(fieldType)))
    .map(({ name }) => name)
    .join(' ');
}

/** What a type shows, and the rows behind it, some steps away. */
function selectionOf(type: GraphQLObjectType, steps: number): string {
  const rows = Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type);
    const entity = entities.find(([name]) => name === target.name || `${name}Connection` === target.name);
    if (!entity || steps === 0) return [];
    const inner = selectionOf(schema.getType(entity[0]) as GraphQLObjectType, steps - 1);
    return target.name.endsWith('Connection')
      ? `${field.name}(first: 3) { nodes ${inner} }`
      : `${field.name} ${inner}`;
  });
  return `{ __typename ${plainFields(type)} ${rows.join(' ')} }`;
}

type Shown = Record<string, unknown> & { readonly id: string; readonly __typename: string };

/** Every row with an id that an answer holds, with what it shows of itself. */
function rowsIn(value: unknown, found = new Map<string, Shown>()): Map<string, Shown> {
  if (Array.isArray(value)) for (const item of value) rowsIn(item, found);
  else if (value !== null && typeof value === 'object') {
    const row = value as Record<string, unknown>;
    if (typeof row.id === 'string') {
      const own = Object.entries(row).filter(([, part]) => [part].flat().every(isPlain));
      found.set(row.id, Object.fromEntries(own) as Shown);
    }
    for (const part of Object.values(row)) rowsIn(part, found);
  }
  return found;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) =>
  getNamedType(field.type).name.endsWith('Connection'),
);
const listed = (list: (typeof lists)[number]) =>
  schema.getType(getNamedType(list.type).name.replace('Connection', '')) as GraphQLObjectType;

describe.each(roles)('as %s', (role) => {
  const as = personOf(role);

  test.each(lists.map((list) => [list.name, list] as const))(
    '%s answers in one statement, with all that hangs on a row',
    async (name, list) => {
      await server.ask('{ viewer { id } }', {}, { as });
      const { result, statements } = await server.statementsOf(() =>
        server.ask(`{ ${name}(first: 5) { totalCount nodes ${selectionOf(listed(list), 1)} } }`, {}, { as }),
      );
      expect(result.errors).toBeUndefined();
      expect(statements.filter(isRead)).toHaveLength(1);
      expect(statements.length).toBeLessThanOrEqual(2);
    },
  );

  test('each row that a list leads to is found by its id, with the same fields, and no row of others is', async () => {
    const found = new Map<string, Shown>();
    for (const list of lists) {
      const query = `{ ${list.name}(first: 20) { nodes ${selectionOf(listed(list), list.name === 'deals' ? 2 : 1)} } }`;
      const { data, errors } = await server.ask(query, {}, { as });
      expect(errors, list.name).toBeUndefined();
      rowsIn(data, found);
    }
    const all = [...found.values()];
    const byType = new Map(
      all.map(({ __typename }) => [__typename, all.filter((row) => row.__typename === __typename)]),
    );
    for (const [name, rows] of byType) {
      for (const row of rows.slice(0, 3)) {
        const { data, errors } = await server.ask(
          `query ($id: ID!) { node(id: $id) { ... on ${name} { __typename ${plainFields(schema.getType(name) as GraphQLObjectType)} } } }`,
          { id: row.id },
          { as },
        );
        expect(errors).toBeUndefined();
        expect(row).toMatchObject(data.node);
        const other = await server.ask(
          'query ($id: ID!) { node(id: $id) { id } }',
          { id: row.id },
          { as: 'director@other.lading.test' },
        );
        // Sanctions lists are published: they belong to nobody.
        expect(other.data.node).toEqual(name === 'ScreeningList' ? { id: row.id } : null);
      }
    }
    if (role === 'DIRECTOR') {
      const interfaceType = schema.getType('Node');
      if (!isInterfaceType(interfaceType)) throw new Error('No Node');
      // What is heard of by subscription stands in no list.
      const names = schema
        .getPossibleTypes(interfaceType)
        .map(({ name }) => name)
        .filter((name) => name !== 'DealEvent');
      expect([...byType.keys()].sort()).toEqual([...names].sort());
    }
  });
});

describe('a row is found by its id by those who may see it', () => {
  const owned = {
    Deal: 'SELECT id, owner_id, company_id FROM deals',
    DealLine:
      'SELECT line.id, owner_id, company_id FROM deal_lines line JOIN deals USING (company_id) WHERE deals.id = deal_id',
    CostSheet:
      'SELECT sheet.id, owner_id, company_id FROM cost_sheets sheet JOIN deals USING (company_id) WHERE deals.id = deal_id',
    Customer: 'SELECT id, owner_id, company_id FROM customers',
    Contact:
      'SELECT contact.id, owner_id, company_id FROM contacts contact JOIN customers USING (company_id) WHERE customers.id = customer_id',
  };
  const sees: Partial<Record<Role, (row: { email: string; ours: boolean }) => boolean>> = {
    REP: ({ email }) => email === personOf('REP'),
    DIRECTOR: ({ ours }) => ours,
    OPERATIONS: ({ ours }) => ours,
    ANALYST: () => false,
  };

  test.each(Object.entries(owned))('%s', async (name, select) => {
    const entity = entities.find(([known]) => known === name)![1];
    const rows = await server.sql<{ id: string; email: string; ours: boolean }>(
      `SELECT found.id, email, email LIKE '%@demo.%' AS ours FROM (${select}) found
       JOIN people ON people.id = owner_id AND people.company_id = found.company_id ORDER BY found.id LIMIT 60`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const [role, expected] of Object.entries(sees)) {
      for (let start = 0; start < rows.length; start += 20) {
        const some = rows.slice(start, start + 20);
        const { data } = await server.ask(
          `{ ${some.map(({ id }, n) => `n${n}: node(id: "${entity.prefix}_${id}") { id }`).join(' ')} }`,
          {},
          { as: personOf(role as Role) },
        );
        expect(
          Object.values(data).map((node) => node !== null),
          role,
        ).toEqual(some.map(expected));
      }
    }
  });
});

describe('what cannot be is refused in words over HTTP too', () => {
  const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
  const id = '00000000-0000-7000-8000-000000000000';
  let deep: object = {};
  for (let level = 0; level < 500; level += 1) deep = { not: deep };

  test.each<[string, string, object]>([
    ['deals(after: $v)', 'String', { v: cursor('openedAt', '9999-99-99T99:99:99Z', id) }],
    ['deals(after: $v)', 'String', { v: cursor('openedAt', '2026-01-01T00:00:00Z', '-'.repeat(36)) }],
    ['deals(filter: { search: $v })', 'String', { v: 'a\0' }],
    ['deals(filter: { number: { equals: $v } })', 'String', { v: '\0' }],
    ['deals(filter: { currency: $v })', '[CurrencyCode!]', { v: ['usd'] }],
    ['deals(filter: { owner: $v })', '[ID!]', { v: ['\0'] }],
    ['deals(filter: { openedAt: { from: $v } })', 'DateTime', { v: '0000-01-01T00:00:00Z' }],
    ['deals(filter: { openedAt: { to: $v } })', 'DateTime', { v: '9999-12-31T23:59:59-14:00' }],
    ['fxRates(filter: { day: { to: $v } })', 'Date', { v: '0000-01-01' }],
    ['fxRates(filter: { day: { to: $v } })', 'Date', { v: '2026-02-30' }],
    ['deals(first: $v)', 'Int', { v: 2 ** 31 }],
    ['deals(first: $v)', 'Int', { v: -1 }],
    ['deals(filter: $v)', 'DealFilter', { v: { nonsense: 1 } }],
  ])('%s', async (field, type, variables) => {
    const { data, errors } = await server.ask(`query ($v: ${type}) { ${field} { totalCount } }`, variables);
    expect(data ?? null).toBeNull();
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a filter without end', async () => {
    const { errors } = await server.ask('query ($v: DealFilter) { deals(filter: $v) { totalCount } }', {
      v: deep,
    });
    expect(errors?.[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect(errors?.[0].message).toContain('200');
  });

  test('and what no row is called is nobody’s', async () => {
    const { data, errors } = await server.ask('query ($v: String!) { dealByNumber(number: $v) { id } }', {
      v: 'D-\0',
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ dealByNumber: null });
  });
});
