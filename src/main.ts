import { v7 as newId } from 'uuid';
import { openAuthentication } from './access/authenticate.ts';
import { openTokens } from './access/tokens.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { startEmbeddedCluster } from './database/embedded-cluster.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/postgres-database.ts';
import { printBanner } from './server/banner.ts';
import type { Effects } from './server/context.ts';
import { buildApi, printApi } from './server/schema.ts';
import { buildServer } from './server/server.ts';
import { stopOnSignal } from './server/stop-on-signal.ts';

const effects: Effects = { now: () => new Date(), newId };
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Migrates and serves. With a PostgreSQL of its own it also seeds the demo company, once. */
async function start(): Promise<void> {
  const config = readConfig();
  const { database, url, embedded, leave } = await openStore(config);
  await migrate(url);
  const demo = embedded && (await seedDemoOnce(database));
  const tokens = openTokens(config.tokenSecret);
  const server = await buildServer({
    ...{ schema: buildApi(), database, effects, tokens },
    authenticate: openAuthentication(database, tokens, effects.now),
    logLevel: config.logLevel,
  });
  stopOnSignal(server, leave);
  const address = await server.http.listen({ port: config.port, host: config.host });
  printBanner(address, demo, say);
}

/** Brings the database to the newest schema. */
async function migrateOnly(): Promise<void> {
  const { url, leave } = await openStore(readConfig());
  await migrate(url);
  say('The database has the newest schema.');
  await leave();
}

/** Seeds reference data and the demo company; `reference` alone for an installation of one's own. */
async function seedOnly(what: string | undefined): Promise<void> {
  const { seed } = await import('../seeds/seed.ts');
  const { database, url, leave } = await openStore(readConfig());
  await migrate(url);
  await seed(database, { demo: what !== 'reference', progress: say, now: effects.now() });
  await leave();
}

/** Writes the API as it is served to `schema/api.graphql`, or to standard output. */
async function emitSchema(to: string | undefined): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  const text = printApi(buildApi());
  if (to === '-') process.stdout.write(text);
  else writeFileSync(new URL('../schema/api.graphql', import.meta.url), text);
}

async function openStore(config: Config) {
  if (config.databaseUrl) {
    const database = openDatabase({ url: config.databaseUrl });
    return { database, url: config.databaseUrl, embedded: false, leave: () => database.close() };
  }
  const cluster = await startEmbeddedCluster({ directory: config.dataDirectory });
  const database = openDatabase({ url: cluster.url });
  const leave = async () => {
    await database.close();
    await cluster.leave();
  };
  return { database, url: cluster.url, embedded: true, leave };
}

async function seedDemoOnce(database: ReturnType<typeof openDatabase>): Promise<boolean> {
  const { isSeeded, seed } = await import('../seeds/seed.ts');
  if (await isSeeded(database)) return true;
  await seed(database, { demo: true, progress: say, now: effects.now() });
  return true;
}

const verbs: Readonly<Record<string, (argument?: string) => Promise<void>>> = {
  start,
  migrate: migrateOnly,
  seed: seedOnly,
  schema: emitSchema,
};

const [verb = 'start', argument] = process.argv.slice(2);
const run = verbs[verb];
try {
  if (!run) throw new ConfigError(`There is no ${verb}. Say one of: ${Object.keys(verbs).join(', ')}.`);
  await run(argument);
} catch (error) {
  // A mistake of the caller's is told in a line; a mistake of ours with its stack.
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
