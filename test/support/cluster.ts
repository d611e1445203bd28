import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { TestProject } from 'vitest/node';
import { seed } from '../../seeds/seed.ts';
import { startEmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import { testNow } from './test-clock.ts';

/** One PostgreSQL for the whole run, with two templates: `empty`, which is migrated, and `demo`, which is seeded too. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'lading-test-'));
  // PostgreSQL must get in, also where the tests run as root.
  chmodSync(directory, 0o755);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const cluster = await startEmbeddedCluster({ directory, database: 'empty', settings });
  await migrate(cluster.url);
  const admin = openDatabase({ url: cluster.urlOf('postgres'), connections: 2 });
  await admin.read({ text: 'CREATE DATABASE demo TEMPLATE empty', params: [] });
  await admin.close();
  const database = openDatabase({ url: cluster.urlOf('demo') });
  await seed(database, { demo: true, progress: () => {}, now: new Date(testNow) });
  await database.close();
  project.provide('clusterUrl', cluster.urlOf('postgres'));
  project.provide('run', newId().slice(-12));
  return async () => {
    await cluster.leave();
    rmSync(directory, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    run: string;
  }
}
