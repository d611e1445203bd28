import type { Database } from '../src/database/database.ts';
import { seedDemo } from './demo/demo.ts';
import { seedReference } from './reference/reference.ts';

export interface SeedOptions {
  /** Whether to add the demo companies to the reference data. */
  readonly demo: boolean;
  /** Is told a line for each part, so that whoever waits sees it grow. */
  progress(line: string): void;
  /** The demo's deals and rates lie around this instant. */
  readonly now: Date;
}

/** Fills a database. To run it again adds nothing: every row has an id of its own that does not change. */
export async function seed(database: Database, options: SeedOptions): Promise<void> {
  await seedReference(database, options.progress);
  if (options.demo) await seedDemo(database, options.progress, options.now);
}

/** Whether the database holds any company yet. */
export async function isSeeded(database: Database): Promise<boolean> {
  const found = await database.read({ text: 'SELECT 1 FROM companies LIMIT 1', params: [] });
  return found.length > 0;
}
