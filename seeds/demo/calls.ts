import {
  callChecklists,
  callScriptSteps,
  callScripts,
  coachingNotes,
  heardObjections,
  objectionAnswers,
} from '../../schema/tables/call-scripts.ts';
import { followUpSequences, followUpSteps, followUps } from '../../schema/tables/follow-ups.ts';
import type { ScriptBranch, ScriptStepKind } from '../../src/activities/calls/call-script.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { LossReason } from '../../src/deals/deal-pipeline.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { demoCustomers } from './customers.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';

/** What is seen to after a call in the demo. */
export const demoChecklist = [
  'Write down what they need, in their words',
  'Plan the next step with a day',
  'Send what was promised',
];

/** The follow-up of the demo that the customer answered. */
export const answeredFollowUp = demoId('follow-up');

const writer = 'manager@demo.lading.test';

type StepLine = readonly [key: string, kind: ScriptStepKind, says: string, ...branches: ScriptBranch[]];
const to = (answer: string, step: string | null): ScriptBranch => ({ answer, to: step });

// biome-ignore format: one step a line reads as a table
const firstCall: readonly StepLine[] = [
  ['greet',    'SAY',   'Good morning, this is Clearwater from Ningbo. You looked at our work lights at the fair.'],
  ['who',      'ASK',   'Are you the person who buys lamps for your stores?', to('Yes', 'battery'), to('No', 'referral')],
  ['referral', 'ASK',   'Who would that be, and when may I call?', to('A name', null), to('No answer', null)],
  ['battery',  'CLAIM', 'Eight hours of light from one charge: a shift without a cable.'],
  ['need',     'ASK',   'How many do you sell in a season, and what do your customers miss?', to('A number', 'next'), to('Not now', null)],
  ['next',     'SAY',   'I will send two samples this week, and call you when they are there.'],
];

type AnswerLine = readonly [
  reason: LossReason,
  objection: string,
  answer: string,
  used: number,
  settled: number,
];

// How often each was given is counted from the calls; these are the first of them.
// biome-ignore format: one answer a line reads as a table
const answerLines: readonly AnswerLine[] = [
  ['PRICE',     'You are ten per cent above the others.', 'Which terms is their price on? Ours is CIF with the cover; let us put both on one.', 3, 2],
  ['PRICE',     'We need five per cent off.',             'For a container instead of a pallet we can; the freight is what makes the difference.', 2, 0],
  ['MOQ',       'Six hundred pieces are too many for us.', 'Two models of three hundred each ship in the same container.', 1, 1],
  ['LEAD_TIME', 'Thirty-five days are too long.',         'Half of it ships by air at our cost with the first order.', 0, 0],
];

const [[, objectionToPrice, answerToPrice]] = answerLines as [AnswerLine];
/** What the demo answers to a buyer who has a lower offer. */
export const dearer = { libraryAnswerId: demoId(`answer ${objectionToPrice}`), answer: answerToPrice };

/** Writes how the demo's people call; gives the number of scripts and answers. */
export async function seedCallLibrary(
  tx: Transaction,
  deals: readonly DemoDeal[],
  since: Date,
): Promise<number> {
  const authorId = ownerOf(writer).ownerId;
  const script = {
    ...row('script', since),
    ...{ title: 'First call after the fair', language: 'en', market: null, authorId },
    productId: demoId('product LED-W30'),
  };
  await insertRows(tx, callScripts, [script]);
  await insertRows(
    tx,
    callScriptSteps,
    firstCall.map(([key, kind, says, ...branches], index) => ({
      ...{ companyId: demoCompany.id, scriptId: script.id, sequence: index + 1, key, kind, branches },
      text: kind === 'CLAIM' ? null : says,
      claimId: kind === 'CLAIM' ? demoId(`claim LED-W30 ${says} null`) : null,
    })),
  );
  await insertRows(
    tx,
    objectionAnswers,
    answerLines.map(([reason, objection, answer], index) => ({
      ...row(`answer ${objection}`, since),
      ...{ reason, objection, answer, language: 'en', authorId },
      productId: index === 2 ? demoId('product LED-W30') : null,
    })),
  );
  await insertRows(tx, objectionAnswers, [
    {
      ...row('answer by claim', since),
      ...{ reason: 'QUALITY_SPEC' as const, objection: 'Does it stand the rain?', language: 'en', authorId },
      productId: demoId('product LED-W30'),
      claimId: demoId('claim LED-W30 Protected against dust and jets of water (IP65). null'),
    },
  ]);
  await insertRows(tx, callChecklists, [{ ...row('call checklist', since), items: demoChecklist }]);
  await seedFollowUps(tx, deals, since);
  return 2 + answerLines.length;
}

/** Writes what came up in the calls of the demo, and what was said of one. */
export async function seedHeardObjections(tx: Transaction, now: Date): Promise<void> {
  const talks = demoCustomers.map(({ key }) => demoId(`talk ${key}`));
  const heard = answerLines.flatMap(([reason, objection, , used, settled]) =>
    Array.from({ length: used }, (_, nth) => ({ reason, objection, isSettled: nth < settled })),
  );
  await insertRows(
    tx,
    heardObjections,
    heard.map(({ reason, objection, isSettled }, index) => ({
      ...{ companyId: demoCompany.id, activityId: talks[index]!, sequence: 1, reason, isSettled },
      words: objection,
      answerId: demoId(`answer ${objection}`),
    })),
  );
  const [called] = demoCustomers;
  await insertRows(tx, coachingNotes, [
    {
      ...row('coaching', now),
      activityId: demoId(`talk ${called!.key}`),
      personId: ownerOf(called!.owner).ownerId,
      authorId: ownerOf(writer).ownerId,
      text: 'Good that you asked for the season before the price. Next time ask who else decides.',
    },
  ]);
}

async function seedFollowUps(tx: Transaction, deals: readonly DemoDeal[], since: Date): Promise<void> {
  const plan = { ...row('sequence', since), name: 'After the fair' };
  const steps = [
    { afterDays: 0, kind: 'MAIL' as const, subject: 'Thank you, with the price list' },
    { afterDays: 4, kind: 'CALL' as const, subject: 'Did the price list come?' },
    { afterDays: 7, kind: 'MESSAGE' as const, subject: 'A sample for your stores?' },
  ];
  await insertRows(tx, followUpSequences, [plan]);
  await insertRows(
    tx,
    followUpSteps,
    steps.map((step, index) => ({
      ...{ companyId: demoCompany.id, sequenceId: plan.id, sequence: index + 1 },
      ...step,
    })),
  );
  const begun = demoCustomers.slice(0, 2).map(({ key, owner }, index) => ({
    ...row(index === 0 ? 'follow-up' : `follow-up ${key}`, since),
    sequenceId: plan.id,
    customerId: demoId(`customer ${key}`),
    contactId: demoId(`contact ${key}`),
    dealId: deals.find(({ customer }) => customer.key === key)?.id ?? null,
    personId: ownerOf(owner).ownerId,
    ...(index === 0
      ? { status: 'ANSWERED' as const, endedAt: since.toISOString(), endReason: 'INTERESTED' }
      : { status: 'RUNNING' as const, endedAt: null, endReason: null }),
  }));
  await insertRows(tx, followUps, begun);
}

function row(name: string, at: Date) {
  return {
    companyId: demoCompany.id,
    id: demoId(name),
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
}
