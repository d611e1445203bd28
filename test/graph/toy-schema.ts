import {
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { v7 as newId } from 'uuid';
import { inject } from 'vitest';
import { openTokens } from '../../src/access/tokens.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { attachReadPath } from '../../src/graph/attach-read-path.ts';
import { NodeResolver } from '../../src/graph/node.resolver.ts';
import { queriesOf } from '../../src/graph/queries.ts';
import { registerLists } from '../../src/graph/register-lists.ts';
import { translatorFor } from '../../src/i18n/translate.ts';
import { toyRows, viewerOf } from './toy-rows.ts';
import { flags, fleets, harbours, sailors, ships, toyDdl, voyages } from './toy-tables.ts';
import { Fleet, Sailor, Ship, Voyage } from './toy-types.ts';

/** An answer of the toy, and what it took. */
export interface ToyAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly data: any;
  readonly errors: readonly GraphQLError[] | undefined;
  /** The statements that reached PostgreSQL. */
  readonly statements: readonly string[];
  readonly redacted: readonly string[];
}

/** The toy schema on a database of its own. */
export interface Toy {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  ask(document: string, variables?: object, viewer?: Viewer | null): Promise<ToyAnswer>;
  stop(): Promise<void>;
}

const description = 'As it says.';
const queries = (one: string, many: string) => ({
  one: { name: one, description },
  many: { name: many, description },
});

export function buildToySchema(): GraphQLSchema {
  registerLists();
  const resolvers = [
    NodeResolver,
    queriesOf(Fleet, queries('fleet', 'fleets')),
    queriesOf(Ship, queries('ship', 'ships')),
    queriesOf(Voyage, queries('voyage', 'voyages')),
    queriesOf(Sailor, queries('sailor', 'sailors')),
  ] as const;
  return attachReadPath(buildSchemaSync({ resolvers, validate: false }));
}

/** Starts the toy: an empty database, its tables and rows. Call `stop` in `afterAll`. */
export async function startToy(): Promise<Toy> {
  const clusterUrl = inject('clusterUrl');
  const name = `test_${newId().replaceAll('-', '')}`;
  const admin = openDatabase({ url: clusterUrl, connections: 1 });
  await admin.read({ text: `CREATE DATABASE ${name} TEMPLATE empty`, params: [] });
  const url = clusterUrl.replace(/\/[^/]*$/, `/${name}`);
  let statements: string[] = [];
  const database = openDatabase({ url, connections: 2, onStatement: (text) => statements.push(text) });
  await database.transaction('fill', async (tx) => {
    for (const command of toyDdl.split(';')) await tx.execute(command);
    const rows = toyRows();
    await tx.insert(harbours).values(rows.harbours);
    await tx.insert(fleets).values(rows.fleets);
    await tx.insert(flags).values(rows.flags);
    await tx.insert(ships).values(rows.ships);
    await tx.insert(voyages).values(rows.voyages);
    await tx.insert(sailors).values(rows.sailors);
  });
  const schema = buildToySchema();
  // As Apollo keeps them: plans live as long as their document.
  const documents = new Map<string, ReturnType<typeof parse>>();

  return {
    schema,
    database,
    async ask(text, variables = {}, viewer = viewerOf('DIRECTOR')) {
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      const invalid = validate(schema, document);
      if (invalid.length > 0) throw new Error(`${invalid.join('\n')}\n${text}`);
      statements = [];
      const redactions = new Set<string>();
      const result = (await execute({
        schema,
        document,
        variableValues: variables as Record<string, unknown>,
        contextValue: {
          ...{ viewer, database, redactions },
          locale: 'en',
          translate: translatorFor('en'),
          effects: { now: () => new Date(0), newId },
          tokens: openTokens('a secret that only tests know, of some length'),
          requestId: 'toy',
        },
      })) as ExecutionResult;
      return {
        data: result.data && JSON.parse(JSON.stringify(result.data)),
        errors: result.errors,
        statements,
        redacted: [...redactions].sort(),
      };
    },
    async stop() {
      await database.close();
      await admin.read({ text: `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, params: [] });
      await admin.close();
    },
  };
}
