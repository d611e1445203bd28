import fc from 'fast-check';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cursors, plainEvaluator } from './plain-evaluator.ts';
import { randomOperation } from './random-operation.ts';
import { companies, people, toyRows, viewerOf } from './toy-rows.ts';
import { startToy, type Toy } from './toy-schema.ts';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.stop());

const viewers = [
  viewerOf('DIRECTOR'),
  viewerOf('REP', people.ann),
  viewerOf('REP', people.bob),
  viewerOf('MANAGER', people.cyd),
  viewerOf('OPERATIONS'),
  viewerOf('ANALYST'),
  viewerOf('DIRECTOR', people.their, companies.theirs),
];

/** Every cursor of every row in every order, as the API gives them. */
async function readCursors(): Promise<Cursors> {
  const orders = {
    Fleet: ['NAME'],
    Ship: ['NAME', 'LAUNCHED_AT', 'LISTED_ON', 'BERTHS', 'DRAUGHT', 'KIND'],
    Voyage: ['NUMBER', 'DEPARTED_AT'],
    Sailor: ['RANK'],
  };
  const cursors = new Map<string, { order: string; id: string }>();
  for (const viewer of [viewers[0], viewers.at(-1)]) {
    for (const [type, names] of Object.entries(orders)) {
      for (const by of names) {
        const { data } = await toy.ask(
          `{ page: ${type.toLowerCase()}s(first: 100, orderBy: { by: ${by} }) { edges { cursor node { id } } pageInfo { hasNextPage } } }`,
          {},
          viewer,
        );
        expect(data.page.pageInfo.hasNextPage).toBe(false);
        for (const { cursor, node } of data.page.edges) {
          cursors.set(cursor, { order: `${type}.${by}`, id: node.id.slice(node.id.indexOf('_') + 1) });
        }
      }
    }
  }
  return cursors;
}

test('any operation is answered as a plain evaluation of the same rows answers it', async () => {
  const rows = toyRows();
  const cursors = await readCursors();
  const ids = [
    ...rows.fleets.map(({ id }) => `fleet_${id}`),
    ...rows.flags.map(({ id }) => `flag_${id}`),
    ...rows.ships.map(({ id }) => `ship_${id}`),
    ...rows.voyages.slice(0, 20).map(({ id }) => `voyage_${id}`),
    ...rows.sailors.slice(0, 20).map(({ id }) => `sailor_${id}`),
  ];
  const evaluate = plainEvaluator(toy.schema, rows, cursors);
  const plain = (data: unknown) =>
    JSON.parse(JSON.stringify(data), (_, value) => cursors.get(value as string)?.id ?? value);

  await fc.assert(
    fc.asyncProperty(
      randomOperation(toy.schema, cursors, ids),
      fc.subarray(viewers, { minLength: 2, maxLength: 3 }),
      async ({ document, variables, otherVariables }, asking) => {
        for (const viewer of asking) {
          for (const given of [variables, otherVariables]) {
            const answer = await toy.ask(document, given, viewer);
            const expected = evaluate(parse(document), given, viewer);
            expect(answer.errors).toBeUndefined();
            expect(expected.errors).toBeUndefined();
            expect(plain(answer.data)).toEqual(plain(expected.data));
            // One statement for each field at the root that is no `__typename`; none where an id is no id of its type.
            expect(answer.statements.length).toBeLessThanOrEqual(Object.keys(answer.data).length - 1);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
