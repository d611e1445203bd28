import { setTimeout as sleep } from 'node:timers/promises';
import type { LadingServer } from './server.ts';

/** How a process ends: in order, whatever it is that ends it. */
export interface Ending {
  /** Adds what must be done before; what was added last is done first. */
  before(step: () => Promise<unknown>): void;
  /** From now on a signal is a wish to stop and no interruption: the process then ends with 0. */
  expectSignal(): void;
  /** Reports an error and ends the process with 1. Once it is ending, what breaks off is no news. */
  fail(error: unknown): Promise<void>;
  /** Does all that was added and ends the process. */
  end(code: number): Promise<void>;
}

/** How long requests in flight may take to end. */
const drainMs = 10_000;
/** After this the process ends anyhow. */
const limitMs = 25_000;
/** What a shell reports of an interrupted program. */
const interrupted = 130;

/** Ends the process in order on SIGTERM and SIGINT, and on an error that nobody caught, which `report` is told. */
export function endInOrder(report: (error: unknown) => void): Ending {
  const steps: (() => Promise<unknown>)[] = [];
  let codeOnSignal = interrupted;
  let ending = false;
  const end = async (code: number) => {
    // A terminal, npm and tsx may each pass the same signal on.
    if (ending) return;
    ending = true;
    sleep(limitMs, undefined, { ref: false }).then(() => process.exit(1));
    let endsWith = code;
    for (const step of steps.reverse()) {
      await step().catch((error) => {
        report(error);
        endsWith = 1;
      });
    }
    process.exit(endsWith);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(codeOnSignal));
  const fail = (error: unknown) => {
    if (!ending) report(error);
    return end(1);
  };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => void fail(error));
  }
  return {
    before: (step) => void steps.push(step),
    expectSignal: () => {
      codeOnSignal = 0;
    },
    fail,
    end,
  };
}

/** No new work, then the work in flight. */
export async function closeServer(server: LadingServer): Promise<void> {
  server.drain();
  // Callers keep their connections open between requests; each is closed as soon as it has nothing in flight.
  const sweep = setInterval(() => server.http.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.http.server.closeAllConnections(), drainMs);
  await server.http.close();
  clearInterval(sweep);
  clearTimeout(cut);
}
