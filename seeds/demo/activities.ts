import { activities, reminders } from '../../schema/tables/activities.ts';
import type { ActivityKind, ActivityOutcome } from '../../src/activities/activity.ts';
import { tickOff } from '../../src/activities/calls/call-checklist.ts';
import type { Transaction } from '../../src/database/database.ts';
import { isOpen } from '../../src/deals/deal-pipeline.ts';
import { insertRows } from '../insert-rows.ts';
import { answeredFollowUp, demoChecklist } from './calls.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { type DemoCustomer, demoCustomers } from './customers.ts';
import type { DemoDeal } from './deals.ts';
import { businessDay, dayAfter, daysBefore, officeHour } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

type Talk = readonly [
  kind: ActivityKind,
  subject: string,
  outcome: ActivityOutcome,
  needs: readonly string[],
  next: string,
];

// biome-ignore format: one talk a line reads as a table
const talks: readonly Talk[] = [
  ['CALL',        'Which sizes they stock for the season',    'INTERESTED', ['Cartons of 12', 'Delivery before September'], 'Call about the carton size'],
  ['MAIL',        'New range with price indication',          'REPLIED',    ['A certificate for their market'],              'Send the test report'],
  ['FAIR',        'Talk at the stand',                        'INTERESTED', ['Samples of two colours'],                      'Send an offer'],
  ['SAMPLE_SENT', 'Two samples by courier',                   'REACHED',    [],                                              'Ask how the samples did'],
  ['CALL',        'What became of the offer',                 'CALL_BACK',  ['A longer payment term'],                       'Call again about payment'],
];

/** Writes what was done with the demo's customers and what is planned; gives the number of activities. */
export async function seedActivities(
  tx: Transaction,
  deals: readonly DemoDeal[],
  now: Date,
): Promise<number> {
  const known = demoCustomers.filter(({ owner }) => owner !== 'rep@other.lading.test');
  const rows = [
    visitOfDirector(known[0]!, now),
    ...known.flatMap((customer, index) => talkWith(customer, index, deals, now)),
  ];
  await insertRows(tx, activities, rows);
  // What the night told of is there from the beginning.
  const overdue = rows.filter(({ status, dueOn }) => status === 'PLANNED' && dueOn < dayAfter(now, 0));
  await insertRows(
    tx,
    reminders,
    overdue.slice(0, 2).map(({ id, personId, dueOn }) => ({
      ...{ companyId: demoCompany.id, id: demoId(`reminder ${id}`), activityId: id, personId, dueOn },
      at: daysBefore(now, 0).toISOString(),
    })),
  );
  return rows.length;
}

function visitOfDirector(customer: DemoCustomer, now: Date) {
  const plannedAt = officeHour(businessDay(daysBefore(now, 12)), 3).toISOString();
  return {
    companyId: demoCompany.id,
    id: demoId(`visit ${customer.key}`),
    customerId: demoId(`customer ${customer.key}`),
    contactId: demoId(`contact ${customer.key}`),
    dealId: null,
    personId: ownerOf('director@demo.lading.test').ownerId,
    ...{ kind: 'VISIT' as const, direction: 'OUTGOING' as const, status: 'PLANNED' as const },
    subject: 'Talk about the year and its rebate',
    dueOn: dayAfter(businessDay(daysBefore(now, 2)), 0),
    ...{ doneAt: null, minutes: null, outcome: null, needs: [], followsId: null },
    ...{ followUpId: null, afterCall: null },
    ...{ createdAt: plannedAt, updatedAt: plannedAt },
  };
}

function talkWith(customer: DemoCustomer, index: number, deals: readonly DemoDeal[], now: Date) {
  const [kind, subject, outcome, needs, next] = talks[index % talks.length]!;
  const doneAt = officeHour(businessDay(daysBefore(now, 5 + (index % 9))), index);
  const deal = deals.find(
    ({ customer: { key }, stages }) => key === customer.key && isOpen(stages.at(-1)!.stage),
  );
  const about = {
    companyId: demoCompany.id,
    customerId: demoId(`customer ${customer.key}`),
    contactId: demoId(`contact ${customer.key}`),
    dealId: deal?.id ?? null,
    personId: ownerOf(customer.owner).ownerId,
    direction: 'OUTGOING' as const,
    createdAt: doneAt.toISOString(),
    updatedAt: doneAt.toISOString(),
  };
  const done = {
    ...about,
    id: demoId(`talk ${customer.key}`),
    ...{ kind, subject, outcome, needs: [...needs], status: 'DONE' as const },
    dueOn: dayAfter(doneAt, 0),
    doneAt: doneAt.toISOString(),
    minutes: kind === 'CALL' ? 12 : null,
    followsId: null,
    followUpId: index === 0 ? answeredFollowUp : null,
    afterCall: kind === 'CALL' ? tickOff(demoChecklist, demoChecklist.slice(0, 2)) : null,
  };
  const planned = {
    ...about,
    id: demoId(`next ${customer.key}`),
    ...{ kind: 'CALL' as const, subject: next, outcome: null, needs: [], status: 'PLANNED' as const },
    // From a few days ago to next week, so that every list of the day has something late and something due.
    dueOn: dayAfter(businessDay(daysBefore(now, 3 - (index % 8))), 0),
    doneAt: null,
    minutes: null,
    followsId: done.id,
    ...{ followUpId: null, afterCall: null },
  };
  return index % 6 === 5 ? [done] : [done, planned];
}
