import { v7 as newId } from 'uuid';
import { inject } from 'vitest';
import { openAuthentication } from '../../src/access/authenticate.ts';
import { openTokens } from '../../src/access/tokens.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { buildApi } from '../../src/server/schema.ts';
import { buildServer } from '../../src/server/server.ts';
import { testNow } from './test-clock.ts';

/** An answer of `/graphql`, as it came over HTTP. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly errors: any[] | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  readonly extensions: any;
}

interface AskOptions {
  readonly as?: DemoPerson | null;
  readonly token?: string;
  readonly language?: string;
}

export type DemoPerson = `${string}@${string}.lading.test`;

/** A server on a database of its own, with a clock that the test sets. */
export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  /** Sends an operation over HTTP; `as` signs a demo person in first, once. */
  ask(query: string, variables?: object, options?: AskOptions): Promise<Answer>;
  signIn(person: DemoPerson): Promise<string>;
  /** The statements that reached PostgreSQL while `work` ran. */
  statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
  /** Runs SQL as the owner of the database. */
  sql<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  setClock(instant: string): void;
  stop(): Promise<void>;
}

let schema: ReturnType<typeof buildApi> | undefined;

/**
 * Starts a server for one file: clones a template, listens on a free port. Call `stop` in `afterAll`. Given a server in
 * place of a template, it is another one on the same database; stop it first.
 */
export async function startTestServer(template: 'empty' | 'demo' | TestServer = 'demo'): Promise<TestServer> {
  const beside = typeof template === 'object' ? template : null;
  const clusterUrl = inject('clusterUrl');
  const name = `test_${newId().replaceAll('-', '')}`;
  const admin = openDatabase({ url: clusterUrl, connections: 2 });
  if (!beside) await admin.read({ text: `CREATE DATABASE ${name} TEMPLATE ${template}`, params: [] });
  const databaseUrl = beside?.databaseUrl ?? clusterUrl.replace(/\/[^/]*$/, `/${name}`);

  const statements: string[] = [];
  const database = openDatabase({
    url: databaseUrl,
    connections: 8,
    onStatement: (text) => statements.push(text),
  });
  let now = new Date(testNow);
  const effects = { now: () => now, newId: () => newId() };
  const tokens = openTokens('a secret that only tests know, of some length');
  schema ??= buildApi();
  const server = await buildServer({
    ...{ schema, database, effects, tokens },
    authenticate: openAuthentication(database, tokens, effects.now),
    logLevel: 'silent',
  });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  const accessTokens = new Map<string, string>();

  async function post(query: string, variables: object | undefined, headers: Record<string, string>) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) } as Answer;
  }

  async function signIn(person: DemoPerson): Promise<string> {
    const known = accessTokens.get(person);
    if (known) return known;
    const { data } = await post(
      'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }',
      { input: { email: person, password: 'lading-demo' } },
      {},
    );
    const token = data?.signIn?.accessToken;
    if (!token) throw new Error(`${person} could not sign in: ${JSON.stringify(data)}`);
    accessTokens.set(person, token);
    return token;
  }

  return {
    url,
    databaseUrl,
    signIn,
    async ask(query, variables, options = {}) {
      const { as = 'rep@demo.lading.test', language } = options;
      const token = options.token ?? (as ? await signIn(as) : undefined);
      return post(query, variables, {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(language && { 'accept-language': language }),
      });
    },
    async statementsOf(work) {
      const before = statements.length;
      const result = await work();
      return { result, statements: statements.slice(before) };
    },
    async sql<Row>(text: string, params: unknown[] = []) {
      const direct = openDatabase({ url: databaseUrl, connections: 2 });
      try {
        return await direct.read<Row>({ text, params });
      } finally {
        await direct.close();
      }
    },
    setClock(instant) {
      now = new Date(instant);
      accessTokens.clear();
    },
    async stop() {
      await server.http.close();
      await database.close();
      if (!beside) await admin.read({ text: `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, params: [] });
      await admin.close();
    },
  };
}
