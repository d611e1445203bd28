import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
type Answer = any;

/** A portal’s connection for live updates, and how it ended. */
export interface LiveClient {
  /** Sends an operation; gives what is heard, as it grows. */
  follow(query: string, variables?: Record<string, unknown>): Followed;
  /** The code with which the server closed the connection. */
  readonly closed: Promise<{ code: number; reason: string }>;
  end(): void;
}

/** What a subscription heard: its answers, the errors that ended it, and that it is over. */
export interface Followed {
  readonly answers: Answer[];
  errors: Answer[] | null;
  isOver: boolean;
  stop(): void;
}

/**
 * Connects by the client that portals use, with an access token or without. It comes back by itself where it is told
 * how to find a token, and not otherwise.
 */
export function connectLive(
  url: string,
  token?: string | (() => Promise<string>),
  more: Record<string, unknown> = {},
): LiveClient {
  let tell: (how: { code: number; reason: string }) => void = () => {};
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    tell = resolve;
  });
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => {
      const found = typeof token === 'function' ? await token() : token;
      return { ...(found && { authorization: `Bearer ${found}` }), ...more };
    },
    retryAttempts: typeof token === 'function' ? 5 : 0,
    retryWait: async () => {},
    lazy: true,
    lazyCloseTimeout: 60_000,
    onNonLazyError: () => {},
    on: { closed: (event) => tell(event as { code: number; reason: string }) },
  });
  return {
    closed,
    follow(query, variables) {
      const followed: Followed = { answers: [], errors: null, isOver: false, stop: () => {} };
      followed.stop = client.subscribe(
        { query, ...(variables && { variables }) },
        {
          next: (answer) => followed.answers.push(answer),
          error: (errors) => {
            followed.errors = Array.isArray(errors) ? errors : [errors];
            followed.isOver = true;
          },
          complete: () => {
            followed.isOver = true;
          },
        },
      );
      return followed;
    },
    end: () => void client.dispose(),
  };
}

/** Waits for what is to come; fails with what was there instead. */
export async function eventually(
  holds: () => boolean,
  what: () => unknown,
  milliseconds = 10_000,
): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > until) throw new Error(`It did not come: ${JSON.stringify(what())}`);
    await new Promise((passed) => setTimeout(passed, 20));
  }
}
