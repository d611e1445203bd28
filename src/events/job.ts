import type { GraphQLSchema } from 'graphql';
import { companies } from '../../schema/tables/access.ts';
import type { Database } from '../database/database.ts';
import type { Effects } from '../server/context.ts';
import { type Actor, Change } from './change.ts';

/** What a job needs from outside. */
export interface JobContext {
  readonly database: Database;
  readonly effects: Effects;
  readonly schema: GraphQLSchema;
}

/** A company’s own work that nobody asked for: nobody is named in its audit rows. */
export type JobChange = Change<Actor & { readonly id: null }>;

/**
 * Does a job for every company, each in a transaction of its own with its audit and outbox rows. A job works out anew
 * what is to be done, so that one that was missed is made up for by the next.
 */
export async function runForEachCompany(
  { database, effects, schema }: JobContext,
  name: string,
  work: (change: JobChange, company: typeof companies.$inferSelect) => Promise<void>,
): Promise<void> {
  const all = await database.transaction(name, (tx) => tx.select().from(companies).orderBy(companies.id));
  for (const company of all) {
    await database.transaction(name, async (tx) => {
      const change: JobChange = new Change(
        tx,
        { companyId: company.id, id: null },
        {
          ...{ command: name, requestId: `${name} ${effects.newId()}` },
          ...{ now: effects.now(), newId: effects.newId, schema },
        },
      );
      await work(change, company);
      if (change.hasRecords) await change.writeRecords();
    });
  }
}
