import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import postgres from 'postgres';
import { type Database, type Statement, type Transaction, Unavailable } from './database.ts';
import { lostConnection, mayRetry, translateError } from './postgres-errors.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** How many connections for reads, and as many for transactions. */
  readonly connections?: number;
  /** Sees the text of every statement, for tests that count them. */
  readonly onStatement?: (text: string) => void;
  readonly deadlines?: Deadlines;
}

/** Beyond the timeouts of PostgreSQL, for what the network or a driver leaves unsettled. */
interface Deadlines {
  readonly connectMs: number;
  readonly readMs: number;
  readonly transactionMs: number;
}

/** What PostgreSQL itself ends. */
const serverTimeouts = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};
const usualDeadlines: Deadlines = { connectMs: 5_000, readMs: 8_000, transactionMs: 15_000 };
/** What writes very much at once gets so long, statement and transaction alike. */
const longMs = 60_000;
/** A probe that waits longer than this is answered for. */
const pingMs = 2_000;
const attempts = 5;

/**
 * Opens the pools on one PostgreSQL: postgres.js for reads, which it sends without waiting for each other; pg for
 * transactions, in which postgres.js throws out of reach when its backend dies (docs/decisions/0007).
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, connections = 5, onStatement = () => {}, deadlines = usualDeadlines } = options;
  const openReader = () =>
    postgres(url, {
      max: connections,
      connect_timeout: deadlines.connectMs / 1_000,
      // Reads cast their parameters themselves, so the driver need not ask for the types of arrays.
      fetch_types: false,
      onnotice: () => {},
      debug: (_connection: number, text: string) => onStatement(text),
      connection: { application_name: 'lading', ...serverTimeouts },
    });
  let reader = openReader();
  const writer = openWriter(url, connections, deadlines.connectMs);
  const logger = { logQuery: (text: string) => onStatement(text) };

  const retired = new Set<Promise<void>>();
  /** New reads go elsewhere; those that the old connections still answer come through. */
  const retire = (old: postgres.Sql) => {
    if (reader !== old) return;
    reader = openReader();
    const ended = old.end({ timeout: deadlines.readMs / 1_000 }).finally(() => retired.delete(ended));
    retired.add(ended);
  };

  /** PostgreSQL ends what is slow by itself, so that a deadline tells of connections that fell silent. */
  function ask<Row>({ text, params }: Statement): Promise<Row[]> {
    const asked = reader;
    const answer = asked.unsafe<Row[] & object[]>(text, params as never[], { prepare: true });
    return within(deadlines.readMs, answer, () => retire(asked));
  }

  async function transact<T>(work: (tx: Transaction) => Promise<T>, long: boolean): Promise<T> {
    const client = await writer.connect();
    const control = (text: string) => {
      onStatement(text);
      return client.query(text);
    };
    const whole = async () => {
      await control('BEGIN');
      if (long) await control(`SET LOCAL statement_timeout = ${longMs}`);
      const result = await work(drizzle(client, { logger }) as unknown as Transaction);
      await control('COMMIT');
      return result;
    };
    // A connection in doubt is closed, which rolls back what it had begun.
    let inDoubt = true;
    try {
      const result = await within(long ? longMs : deadlines.transactionMs, whole());
      inDoubt = false;
      return result;
    } catch (error) {
      if (!(error instanceof Unavailable)) {
        inDoubt = await within(deadlines.readMs, control('ROLLBACK')).then(
          () => false,
          () => true,
        );
      }
      throw error;
    } finally {
      client.release(inDoubt);
    }
  }

  return {
    async read<Row>(statement: Statement): Promise<Row[]> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await ask<Row>(statement);
        } catch (error) {
          // A read changes nothing, so one that lost its connection may be asked again; the next may be lost as well.
          if (!lostConnection(error) || attempt === attempts) throw translateError(error);
          await pauseAfter(attempt);
        }
      }
    },
    async transaction<T>(
      name: string,
      work: (tx: Transaction) => Promise<T>,
      { long = false }: { readonly long?: boolean } = {},
    ): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await transact(work, long);
        } catch (error) {
          if (!mayRetry(error)) throw translateError(error);
          if (attempt === attempts) {
            throw new Unavailable(`${name} met others ${attempts} times`, { cause: error });
          }
          await pauseAfter(attempt);
        }
      }
    },
    async ping(): Promise<void> {
      await within(pingMs, reader`SELECT 1`).catch((error) => {
        throw translateError(error);
      });
    },
    async close(): Promise<void> {
      await Promise.all([reader.end({ timeout: 5 }), writer.end(), ...retired]);
    },
  };
}

function openWriter(url: string, max: number, connectionTimeoutMillis: number): pg.Pool {
  const settings = Object.entries(serverTimeouts).map(([name, milliseconds]) => `-c ${name}=${milliseconds}`);
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis,
    application_name: 'lading',
    options: settings.join(' '),
  });
  // Without a listener the loss of a connection, idle or in use, would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}

/** Longer each time, and by chance, so that those who met do not meet again. */
function pauseAfter(attempt: number): Promise<void> {
  return sleep(Math.random() * 20 * 2 ** attempt);
}

/** A promise that does not outlive its deadline. */
async function within<T>(milliseconds: number, work: PromiseLike<T>, onLate = () => {}): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new Unavailable('no answer in time'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
