import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Database, type Statement, type Transaction, Unavailable } from './database.ts';
import { lostConnection, mayRetry, translateError } from './postgres-errors.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** How many connections; postgres.js sends statements down each without waiting for answers. */
  readonly connections?: number;
  /** Sees the text of every statement, for tests that count them. */
  readonly onStatement?: (text: string) => void;
}

const statementTimeoutMs = 5_000;
const lockTimeoutMs = 2_000;
const idleInTransactionTimeoutMs = 10_000;
/** Beyond the server's own timeouts: what the driver leaves unsettled ends here (porsager/postgres #1066, #1154). */
const deadlineMs = 8_000;
const transactionDeadlineMs = 15_000;
const attempts = 5;

/** Opens the pools on one PostgreSQL. */
export function openDatabase(options: DatabaseOptions): Database {
  const { onStatement } = options;
  const connect = (max: number, settings: { fetch_types: boolean }) =>
    postgres(options.url, {
      max,
      ...settings,
      connect_timeout: 5,
      onnotice: () => {},
      ...(onStatement && { debug: (_connection: number, text: string) => onStatement(text) }),
      connection: {
        application_name: 'lading',
        statement_timeout: statementTimeoutMs,
        lock_timeout: lockTimeoutMs,
        idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
      },
    });
  const connections = options.connections ?? 10;
  // A transaction holds its connection until it ends; short reads must not wait for that.
  // Reads cast their parameters themselves, so the driver need not ask for the types of arrays.
  const reader = connect(Math.ceil(connections / 2), { fetch_types: false });
  const writer = connect(Math.ceil(connections / 2), { fetch_types: true });
  const db = drizzle(writer) as Transaction;

  const run = <Row>({ text, params }: Statement) =>
    within(deadlineMs, reader.unsafe<Row[] & object[]>(text, params as never[], { prepare: true }));

  return {
    async read<Row>(statement: Statement): Promise<Row[]> {
      try {
        return await run<Row>(statement);
      } catch (error) {
        if (!lostConnection(error)) throw translateError(error);
        // A read changes nothing, so one that lost its connection may be asked again.
        return run<Row>(statement).catch((again) => {
          throw translateError(again);
        });
      }
    },
    async transaction<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await within(transactionDeadlineMs, db.transaction(work));
        } catch (error) {
          if (!mayRetry(error)) throw translateError(error);
          if (attempt === attempts)
            throw new Unavailable(`${name} met others ${attempts} times`, { cause: error });
          await sleep(Math.random() * 20 * 2 ** attempt);
        }
      }
    },
    async ping(): Promise<void> {
      await within(2_000, reader`SELECT 1`).catch((error) => {
        throw translateError(error);
      });
    },
    async close(): Promise<void> {
      await Promise.all([reader.end({ timeout: 5 }), writer.end({ timeout: 5 })]);
    },
  };
}

/** A promise that does not outlive its deadline. */
async function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('no answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
