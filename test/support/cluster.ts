import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { TestProject } from 'vitest/node';
import { seed } from '../../seeds/seed.ts';
import { type EmbeddedCluster, startEmbeddedCluster } from '../../src/database/embedded-cluster.ts';
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
  const leave = async () => {
    await cluster.leave();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await makeTemplates(cluster);
  } catch (error) {
    // Nobody tears down what was never set up.
    await leave();
    throw error;
  }
  project.provide('clusterUrl', cluster.urlOf('postgres'));
  project.provide('run', newId().slice(-12));
  return leave;
}

async function makeTemplates(cluster: EmbeddedCluster): Promise<void> {
  await migrate(cluster.url);
  const admin = openDatabase({ url: cluster.urlOf('postgres'), connections: 2 });
  await admin.read({ text: 'CREATE DATABASE demo TEMPLATE empty', params: [] });
  await admin.close();
  const database = openDatabase({ url: cluster.urlOf('demo') });
  await seed(database, { demo: true, progress: () => {}, now: new Date(testNow) }).finally(database.close);
}

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    run: string;
  }
}
