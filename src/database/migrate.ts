import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { translateError } from './postgres-errors.ts';

/** Any number that nothing else takes: servers that start at once wait for each other here. */
const migrationLock = 4_901_773_206;

/** Brings the database to the newest schema. Servers that start at the same time run each migration once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await client`SELECT pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle(client), { migrationsFolder: migrationsFolder() });
  } catch (error) {
    throw translateError(error);
  } finally {
    // The lock ends with its connection.
    await client.end({ timeout: 5 });
  }
}

/** The same folder from the sources and from the build, where SQL is not copied. */
function migrationsFolder(): string {
  const candidates = ['../../schema/migrations', '../../../schema/migrations'];
  const folder = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}/meta/_journal.json`));
  if (!folder) throw new Error('The folder schema/migrations is missing');
  return folder;
}
