import 'reflect-metadata';
import { v7 as newId } from 'uuid';
import { openAuthentication } from './access/authenticate.ts';
import { openTokens } from './access/tokens.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Database, Unavailable } from './database/database.ts';
import { startEmbeddedCluster } from './database/embedded-cluster.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/postgres-database.ts';
import { printBanner } from './server/banner.ts';
import type { Effects } from './server/context.ts';
import { closeServer, endInOrder } from './server/end-in-order.ts';
import { startJobs } from './server/jobs.ts';
import { buildApi, printApi } from './server/schema.ts';
import { buildServer } from './server/server.ts';

const effects: Effects = { now: () => new Date(), newId };
const say = (line: string) => process.stdout.write(`${line}\n`);
/** Once there is a log, what nobody foresaw goes there. */
let report = complain;
const ending = endInOrder((error) => report(error));

/** Migrates and serves. With a PostgreSQL of its own it also seeds the demo company, once. */
async function start(): Promise<void> {
  const config = readConfig();
  const { url, database, embedded } = await openMigrated(config);
  if (embedded) await seedDemoOnce(database);
  const tokens = openTokens(config.tokenSecret);
  const schema = buildApi();
  const server = await buildServer({
    ...{ schema, database, effects, tokens },
    authenticate: openAuthentication(database, tokens, effects.now),
    logLevel: config.logLevel,
  });
  ending.before(() => closeServer(server));
  ending.expectSignal();
  const address = await server.http.listen({ port: config.port, host: config.host }).catch((error: Error) => {
    throw new ConfigError(`PORT: ${error.message}`, { cause: error });
  });
  report = (error) => server.http.log.fatal({ err: error });
  const stopJobs = await startJobs(url, { schema, database, effects }, (error) => report(error));
  ending.before(stopJobs);
  printBanner(address, embedded, say);
}

/** Brings the database to the newest schema. */
async function migrateOnly(): Promise<void> {
  await openMigrated(readConfig());
  say('The database has the newest schema.');
  await ending.end(0);
}

/** Seeds reference data and the demo company; `reference` alone for an installation of one's own. */
async function seedOnly(what?: string): Promise<void> {
  const { seed } = await import('../seeds/seed.ts');
  const { database } = await openMigrated(readConfig());
  await seed(database, { demo: what !== 'reference', progress: say, now: effects.now() });
  await ending.end(0);
}

/** Imports a published sanctions list from a file. */
async function importList(format?: string, file?: string): Promise<void> {
  const { importListFile, readListFile } = await import('./server/import-list.ts');
  const list = await readListFile(format, file, effects.now(), say);
  const { database } = await openMigrated(readConfig());
  await importListFile(database, list, effects, say);
  await ending.end(0);
}

/** Writes the API as it is served to `schema/api.graphql`, or to standard output. */
async function emitSchema(to?: string): Promise<void> {
  const { writeFileSync } = await import('node:fs');
  const text = printApi(buildApi());
  if (to === '-') process.stdout.write(text);
  else writeFileSync(new URL('../schema/api.graphql', import.meta.url), text);
}

interface OpenedDatabase {
  readonly url: string;
  readonly database: Database;
  readonly embedded: boolean;
}

/** The database with the newest schema: the one that was given, or one of our own. */
async function openMigrated(config: Config): Promise<OpenedDatabase> {
  const embedded = config.databaseUrl === null;
  const url = config.databaseUrl ?? (await startCluster(config.dataDirectory));
  const database = openDatabase({ url });
  ending.before(() => database.close());
  await database.ping().catch((error: Error) => {
    throw new ConfigError(`DATABASE_URL: ${error.message}`, { cause: error });
  });
  await migrate(url);
  return { url, database, embedded };
}

async function startCluster(directory: string): Promise<string> {
  const cluster = await startEmbeddedCluster({ directory });
  ending.before(() => cluster.leave());
  return cluster.url;
}

async function seedDemoOnce(database: Database): Promise<void> {
  const { isSeeded, seed } = await import('../seeds/seed.ts');
  if (!(await isSeeded(database))) await seed(database, { demo: true, progress: say, now: effects.now() });
}

/** A mistake of the caller's is told in a line; a mistake of ours with its stack. */
function complain(error: unknown): void {
  const plain = error instanceof ConfigError || error instanceof Unavailable;
  process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
}

const verbs: Readonly<Record<string, (...given: string[]) => Promise<void>>> = {
  start,
  migrate: migrateOnly,
  seed: seedOnly,
  schema: emitSchema,
  'import-list': importList,
};

const [verb = 'start', ...given] = process.argv.slice(2);
const run = verbs[verb];
try {
  if (!run) throw new ConfigError(`There is no ${verb}. Say one of: ${Object.keys(verbs).join(', ')}.`);
  await run(...given);
} catch (error) {
  await ending.fail(error);
}
