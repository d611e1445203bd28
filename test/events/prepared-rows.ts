import type { DemoPerson } from '../support/test-server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
export type Answer = any;
export type Change = (name: string, input: object, as?: DemoPerson) => Promise<Answer>;
export type Ask = (query: string, variables?: object) => Promise<Answer>;

/** How a mutation is allowed, with the events that it tells, and how it is refused. */
export interface Recorded {
  readonly allowed: () => object;
  readonly refused: () => object;
  readonly events: readonly string[];
  /** The part of its input of which every item is judged by itself: nothing in there refuses the rest. */
  readonly judged?: string;
}

/** Sends mutations that have to be done, for the rows that others are about. */
export function doneBy(change: Change): Change {
  return async (name, input, as) => {
    const { data, errors } = await change(name, input, as);
    const refused = errors ?? data[name].userErrors;
    if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused)}`);
    return data[name];
  };
}
