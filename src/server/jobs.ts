import PgBoss from 'pg-boss';
import { remindOfOverdue } from '../activities/reminder.commands.ts';
import type { JobContext } from '../events/job.ts';
import { poolInactive } from '../parties/pool.commands.ts';
import { rescoreProspects } from '../parties/prospect-score.commands.ts';
import { warnOfExpiry } from '../products/expiry-alert.commands.ts';

interface Job {
  readonly name: string;
  /** When it is done, in UTC: minute, hour, day, month, weekday. */
  readonly cron: string;
  readonly run: (context: JobContext) => Promise<void>;
}

/** What is done without anybody asking. */
const jobs: readonly Job[] = [
  { name: 'remind-of-overdue', cron: '*/10 * * * *', run: remindOfOverdue },
  { name: 'warn-of-expiry', cron: '45 * * * *', run: warnOfExpiry },
  { name: 'rescore-prospects', cron: '15 * * * *', run: rescoreProspects },
  { name: 'pool-inactive', cron: '30 * * * *', run: poolInactive },
];

/** A job that takes longer has died with its server, and another takes it up. */
const minutesAtMost = 15;
const connections = 2;
const pollingIntervalSeconds = 5;
const stopWithinMs = 5_000;

/** Runs the jobs when they are due: on one server of several, and again where one failed. Gives what ends that. */
export async function startJobs(
  url: string,
  context: JobContext,
  report: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: connections });
  boss.on('error', report);
  await boss.start();
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name, {
      ...{ name, policy: 'stately', retryLimit: 2, retryBackoff: true },
      expireInMinutes: minutesAtMost,
    });
    await boss.schedule(name, cron);
    await boss.work(name, { pollingIntervalSeconds }, () => run(context));
    // What came due while no server was up is not left until the clock strikes.
    await boss.send(name, {});
  }
  return () => boss.stop({ graceful: true, timeout: stopWithinMs });
}
