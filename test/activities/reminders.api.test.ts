import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { remindOfOverdue } from '../../src/activities/reminder.commands.ts';
import { openDatabase } from '../../src/database/postgres-database.ts';
import type { JobContext } from '../../src/events/job.ts';
import { startJobs } from '../../src/server/jobs.ts';
import { buildApi } from '../../src/server/schema.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let context: JobContext;
let now = new Date('2026-03-02T02:00:00Z');
beforeAll(async () => {
  server = await startTestServer();
  const database = openDatabase({ url: server.databaseUrl, connections: 8 });
  context = { database, schema: buildApi(), effects: { now: () => now, newId: () => newId() } };
});
afterAll(async () => {
  await context.database.close();
  await server.stop();
});

const overdue = (day: string) =>
  server.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM activities WHERE status = 'PLANNED' AND due_on < '${day}'`,
  );
const told = () =>
  server.sql<{ count: number }>(
    'SELECT count(*)::int AS count, count(DISTINCT (activity_id, due_on))::int AS apart FROM reminders',
  );

test('what is overdue is told once, however many servers look at the same time', async () => {
  const [{ count }] = (await overdue('2026-03-02')) as [{ count: number }];
  expect(count).toBeGreaterThan(2);
  await Promise.all(Array.from({ length: 20 }, () => remindOfOverdue(context)));
  expect(await told()).toEqual([{ count, apart: count }]);
  const events = await server.sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM outbox_events WHERE type = 'activity.overdue'",
  );
  // Two of them the demo was told of already.
  expect(events).toEqual([{ count: count - 2 }]);
  const [audit] = await server.sql<{ person_id: string | null; command: string }>(
    "SELECT DISTINCT person_id, command FROM audit_events WHERE command = 'remindOfOverdue'",
  );
  expect(audit).toEqual({ person_id: null, command: 'remindOfOverdue' });
});

test('a step that was given another day is told of again when that has passed; one that was done is not', async () => {
  const { data } = await server.ask(
    '{ reminders(first: 50) { nodes { id version dueOn seenAt activity { id version subject } } } }',
  );
  const [first, second] = data.reminders.nodes;
  await server.ask(
    'mutation ($input: RescheduleActivityInput!) { rescheduleActivity(input: $input) { userErrors { code } } }',
    {
      input: { id: first.activity.id, version: first.activity.version, dueOn: '2026-03-03' },
    },
  );
  await server.ask(
    'mutation ($input: CompleteActivityInput!) { completeActivity(input: $input) { userErrors { code } } }',
    {
      input: { id: second.activity.id, version: second.activity.version, outcome: 'REACHED' },
    },
  );
  now = new Date('2026-03-04T02:00:00Z');
  await remindOfOverdue(context);
  const again = await server.ask(
    'query ($id: ID!) { reminders(first: 50) { nodes { dueOn activity { id } } } }'.replace(
      '($id: ID!) ',
      '',
    ),
  );
  const days = (id: string) =>
    again.data.reminders.nodes
      .filter(({ activity }: { activity: { id: string } }) => activity.id === id)
      .map(({ dueOn }: { dueOn: string }) => dueOn);
  expect(days(first.activity.id).sort()).toEqual([first.dueOn, '2026-03-03'].sort());
  expect(days(second.activity.id)).toEqual([second.dueOn]);
});

test('a reminder is for one person alone, who marks it as seen', async () => {
  const { data } = await server.ask('{ reminders(first: 1) { nodes { id version person { email } } } }');
  const [mine] = data.reminders.nodes;
  expect(mine.person.email).toBe('rep@demo.lading.test');
  const hidden = await server.ask(
    'query ($id: ID!) { reminder(id: $id) { id } }',
    { id: mine.id },
    { as: 'manager@demo.lading.test' },
  );
  expect(hidden.data.reminder).toBeNull();
  const seen = await server.ask(
    'mutation ($input: MarkReminderSeenInput!) { markReminderSeen(input: $input) { reminder { seenAt } userErrors { code } } }',
    { input: { id: mine.id, version: mine.version } },
  );
  expect(seen.data.markReminderSeen).toEqual({
    reminder: { seenAt: '2026-03-02T02:00:00.000Z' },
    userErrors: [],
  });
});

test('a server that starts does the jobs that came due while none was up, and stops doing them when told', async () => {
  now = new Date('2026-04-01T02:00:00Z');
  const [{ count }] = (await overdue('2026-04-01')) as [{ count: number }];
  const complaints: unknown[] = [];
  const stop = await startJobs(server.databaseUrl, context, (error) => complaints.push(error));
  try {
    for (let waited = 0; ; waited += 1) {
      const [found] = await server.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM activities a JOIN reminders r
           ON r.company_id = a.company_id AND r.activity_id = a.id AND r.due_on = a.due_on
         WHERE a.status = 'PLANNED' AND a.due_on < '2026-04-01'`,
      );
      if (found!.count === count) break;
      if (waited > 60) throw new Error('Nobody was reminded');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await stop();
  }
  expect(complaints).toEqual([]);
});
