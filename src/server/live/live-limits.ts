/** What one server, and one connection for live updates, may be asked to carry. */
export const liveLimits = {
  connections: 10_000,
  subscriptions: 20,
  messageBytes: 64 * 1024,
  /** How long a connection may take to say who it is. */
  initMs: 5_000,
  /** How long it may be silent; then it is asked for a sign of life, and cut off where none comes. */
  silentMs: 30_000,
  /** How often it is looked at whether its person may still see anything. */
  checkMs: 5_000,
  /** How long clients have to say goodbye when the server stops. */
  closeMs: 2_000,
} as const;

/** Why a connection is closed: codes of graphql-transport-ws and RFC 6455. */
export const closings = {
  /** Asking again with the same token is in vain: there was none, or its person may no longer sign in. */
  UNAUTHORIZED: { code: 4401, reason: 'Unauthorized' },
  /** Come back with another access token: this one is not good, has run out, or its session has ended. */
  FORBIDDEN: { code: 4403, reason: 'Forbidden' },
  GOING_AWAY: { code: 1001, reason: 'The server stops' },
  TRY_LATER: { code: 1013, reason: 'Try again later' },
  INTERNAL: { code: 4500, reason: 'Internal server error' },
} as const;
export type Closing = (typeof closings)[keyof typeof closings];
