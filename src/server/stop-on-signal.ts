import type { LadingServer } from './server.ts';

/** How long requests in flight may take to end. */
const drainMs = 10_000;

/** Stops in order: no new work, the work in flight, then the store. A bug that nobody caught ends the process so too. */
export function stopOnSignal(server: LadingServer, leave: () => Promise<void>): void {
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    server.drain();
    const hardStop = setTimeout(() => process.exit(1), drainMs + 5_000);
    hardStop.unref();
    // Callers keep their connections open between requests; each is closed as soon as it has nothing in flight.
    const sweep = setInterval(() => server.http.server.closeIdleConnections(), 50);
    setTimeout(() => server.http.server.closeAllConnections(), drainMs).unref();
    try {
      await server.http.close();
      clearInterval(sweep);
      await leave();
      process.exit(code);
    } catch (error) {
      server.http.log.error({ err: error });
      process.exit(1);
    }
  };
  process.once('SIGTERM', () => void stop(0));
  process.once('SIGINT', () => void stop(0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      server.http.log.fatal({ err: error, event });
      void stop(1);
    });
  }
}
