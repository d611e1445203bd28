import { eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../../src/trade/decimal.ts';
import { toyRows } from './toy-rows.ts';
import { startToy, type Toy } from './toy-schema.ts';
import { shipKinds, ships } from './toy-tables.ts';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.stop());

const amber = '00000000-0000-7000-8001-000000000004';
const template = toyRows().ships.find(({ fleetId }) => fleetId === amber)!;
type ShipRow = typeof template;

/** How the rows of an order compare, and values of which few differ. */
const orders = {
  NAME: { of: 'name', values: ['', 'a', 'aa', 'b', 'b '], compare: compareText },
  LAUNCHED_AT: {
    of: 'launchedAt',
    values: [
      '2026-01-01T00:00:00.000001Z',
      '2026-01-01T00:00:00.000002Z',
      '2025-12-31T16:00:00.000001Z',
      '0001-01-01T00:00:00.000000Z',
    ],
    compare: compareText,
  },
  LISTED_ON: { of: 'listedOn', values: ['0001-01-01', '2026-01-01', '9999-12-31'], compare: compareText },
  BERTHS: { of: 'berths', values: [-2147483648, 0, 2147483647], compare: (a: never, b: never) => a - b },
  DRAUGHT: {
    of: 'draught',
    values: ['-1', '-1.0', '0.10', '0.1', '0.1000000000000000000000001', '9'.repeat(40)],
    compare: (a: never, b: never) => new Decimal(a).cmp(b),
  },
  KIND: {
    of: 'kind',
    values: shipKinds,
    compare: (a: never, b: never) => shipKinds.indexOf(a) - shipKinds.indexOf(b),
  },
} as const;

const change = fc.record({
  added: fc.array(fc.record({ value: fc.nat(), id: fc.uuid({ version: 7 }) }), { maxLength: 3 }),
  /** Which of the rows leave, by their place in the list. */
  removed: fc.array(fc.nat(), { maxLength: 2 }),
});

test('pages show every row that stays once and in order, whatever comes and goes between them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(orders) as (keyof typeof orders)[])),
      fc.boolean(),
      fc.boolean(),
      fc.uniqueArray(fc.record({ value: fc.nat(), id: fc.uuid({ version: 7 }) }), {
        selector: ({ id }) => id,
        maxLength: 24,
      }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      fc.array(change, { maxLength: 4 }),
      async (by, descending, backwards, first, sizes, changes) => {
        const { of, values, compare } = orders[by];
        const rowOf = ({ value, id }: { value: number; id: string }): ShipRow => ({
          ...{ ...template, id },
          [of]: values[value % values.length],
        });
        const inOrder = (a: ShipRow, b: ShipRow) =>
          (compare(a[of] as never, b[of] as never) || compareText(a.id, b.id)) * (descending ? -1 : 1);
        let rows = first.map(rowOf);
        const staying = new Set(rows.map(({ id }) => id));
        const known = new Map(rows.map((row) => [row.id, row]));
        await toy.database.transaction('begin', async (tx) => {
          await tx.delete(ships).where(eq(ships.fleetId, amber));
          if (rows.length > 0) await tx.insert(ships).values(rows);
        });

        const read: string[] = [];
        let cursor: string | null = null;
        for (let number = 0; ; number += 1) {
          const size: number = sizes[number % sizes.length]!;
          const { data, errors } = await toy.ask(
            `query ($size: Int, $cursor: String, $direction: OrderDirection!) {
              fleet(id: "fleet_${amber}") {
                ships(${backwards ? 'last' : 'first'}: $size, ${backwards ? 'before' : 'after'}: $cursor, orderBy: { by: ${by}, direction: $direction }) {
                  totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                }
              }
            }`,
            { size, cursor, direction: descending ? 'DESC' : 'ASC' },
          );
          expect(errors).toBeUndefined();
          const { edges, pageInfo, totalCount } = data.fleet.ships;
          const ids: string[] = edges.map(({ node }: { node: { id: string } }) =>
            node.id.replace('ship_', ''),
          );
          expect(totalCount).toBe(rows.length);
          expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
          expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
          if (backwards) read.unshift(...ids);
          else read.push(...ids);
          const edge = known.get((backwards ? ids[0] : ids.at(-1)) ?? '');
          const more =
            edge && rows.some((row) => (backwards ? inOrder(row, edge) < 0 : inOrder(row, edge) > 0));
          expect(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(Boolean(more));
          if (!more) break;
          expect(ids).toHaveLength(size);
          cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;

          const { added = [], removed = [] } = changes[number] ?? {};
          const coming = added.filter(({ id }) => !known.has(id)).map(rowOf);
          const leaving = removed.flatMap((place) =>
            rows.length > 0 ? [rows[place % rows.length]!.id] : [],
          );
          rows = [...rows, ...coming].filter(({ id }) => !leaving.includes(id));
          for (const row of coming) known.set(row.id, row);
          for (const id of leaving) staying.delete(id);
          await toy.database.transaction('change', async (tx) => {
            if (coming.length > 0) await tx.insert(ships).values(coming);
            if (leaving.length > 0) await tx.delete(ships).where(inArray(ships.id, leaving));
          });
        }

        const seen = read.map((id) => known.get(id)!);
        expect(new Set(read).size).toBe(read.length);
        expect([...seen].sort(inOrder)).toEqual(seen);
        for (const id of staying) expect(read).toContain(id);
      },
    ),
    { numRuns: 60 },
  );
});

test('a page may lie between two cursors', async () => {
  await toy.database.transaction('ten', async (tx) => {
    await tx.delete(ships).where(eq(ships.fleetId, amber));
    await tx.insert(ships).values(
      [...'abcdefghij'].map((name, n) => ({
        ...template,
        name,
        id: `a${n}000000-0000-7000-8003-000000000000`,
      })),
    );
  });
  const page = async (args: string) => {
    const { data, errors } = await toy.ask(
      `{ fleet(id: "fleet_${amber}") { ships(${args}) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage } } } }`,
    );
    expect(errors).toBeUndefined();
    const { edges, pageInfo } = data.fleet.ships;
    return {
      cursors: edges.map(({ cursor }: { cursor: string }) => `"${cursor}"`),
      names: edges.map(({ node }: { node: { name: string } }) => node.name).join(''),
      ...pageInfo,
    };
  };
  const { cursors } = await page('first: 10');
  const [b, g] = [cursors[1], cursors[6]];
  const both = { hasNextPage: true, hasPreviousPage: true };
  expect(await page(`after: ${b}, before: ${g}`)).toMatchObject({ names: 'cdef', ...both });
  expect(await page(`first: 2, after: ${b}, before: ${g}`)).toMatchObject({ names: 'cd', ...both });
  expect(await page(`last: 2, after: ${b}, before: ${g}`)).toMatchObject({ names: 'ef', ...both });
  expect(await page(`first: 3, before: ${g}`)).toMatchObject({
    names: 'abc',
    hasNextPage: true,
    hasPreviousPage: false,
  });
  expect(await page(`last: 2, after: ${g}`)).toMatchObject({
    names: 'ij',
    hasNextPage: false,
    hasPreviousPage: true,
  });
  expect(await page(`after: ${g}, before: ${b}`)).toMatchObject({ names: '' });
});

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
