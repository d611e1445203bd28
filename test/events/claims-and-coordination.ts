import { type Answer, type Ask, type Change, doneBy, type Recorded } from './prepared-rows.ts';

/** What the payload of each mutation shows of the row that it is about. */
export const claimsAndCoordinationPayloads: Readonly<Record<string, string>> = {
  openClaim: 'claim { id }',
  updateClaim: 'claim { id }',
  decideClaim: 'claim { id }',
  withdrawClaim: 'claim { id }',
  setClaimPolicy: 'claimPolicy { id }',
  recordServiceRequest: 'serviceRequest { id }',
  answerServiceRequest: 'serviceRequest { id }',
  solveServiceRequest: 'serviceRequest { id }',
  recordSatisfaction: 'satisfaction { id }',
  startOnboarding: 'shipment { id }',
  addTask: 'task { id }',
  updateTask: 'task { id }',
  completeTask: 'task { id }',
  cancelTask: 'task { id }',
  addComment: 'comment { id }',
  markMentionSeen: 'mention { id }',
};

const ids: Record<string, string> = {};
let currency = '';

/** Makes ready, in orders of the demo whose goods are on their way, a row for each mutation to be about. */
export async function prepareClaimsAndCoordination(change: Change, ask: Ask): Promise<void> {
  const done = doneBy(change);
  const { viewer, deals } = await ask(
    `{ viewer { id } deals(first: 2, filter: { stage: [SHIPPED] }) { nodes { contact { id }
      signedContract { quotation { total { currency } } } order { id shipments { id delivery { id } } } } } }`,
  );
  const [claimed, fresh] = deals.nodes.map((deal: Answer) => ({
    ...deal,
    shipment: deal.order.shipments[0],
  }));
  ids.person = viewer.id;
  ids.order = claimed.order.id;
  ids.claimed = claimed.shipment.id;
  ids.fresh = fresh.shipment.id;
  ids.contact = claimed.contact.id;
  ids.delivery = claimed.shipment.delivery.id;
  currency = claimed.signedContract.quotation.total.currency;
  for (const { delivery } of [claimed.shipment, fresh.shipment]) {
    const day = { milestoneId: delivery.id, classifier: 'ACTUAL', day: '2026-02-26', source: 'CARRIER' };
    await done('reportMilestone', day);
  }
  for (const name of ['changed', 'decided', 'withdrawn', 'other']) {
    ids[name] = (await done('openClaim', { ...claim(), shipmentId: ids.claimed })).claim.id;
  }
  currency = fresh.signedContract.quotation.total.currency;
  ids.currency = claimed.signedContract.quotation.total.currency;
  for (const name of ['answered', 'solved']) {
    ids[name] = (await done('recordServiceRequest', request())).serviceRequest.id;
  }
  for (const name of ['edited', 'completed', 'dropped']) ids[name] = (await done('addTask', task())).task.id;
  await done('addComment', { ...comment(), mentionIds: [ids.person] }, 'admin@demo.lading.test');
  ids.mention = (await ask('{ mentions(first: 1) { nodes { id } } }')).mentions.nodes[0].id;
}

const claim = () => ({
  ...{ shipmentId: ids.fresh, line: 1, lotNumber: 'L-7', cause: 'TRANSIT_DAMAGE', claimedQuantity: '1' },
  ...{ description: 'Eleven cartons arrived wet.', claimedAmount: { amount: '500.00', currency } },
  ...{ evidence: ['photos/1.jpg'], raisedOn: '2026-03-01', inspectionReference: 'SGS 1' },
});
const claimedMoney = (amount: string) => ({ amount, currency: ids.currency });
const request = () => ({
  ...{ orderId: ids.order, shipmentId: ids.claimed, contactId: ids.contact, personId: ids.person },
  ...{ kind: 'SPARE_PARTS', subject: 'Two seals', details: 'Of the pump.', askedOn: '2026-02-27' },
});
const rating = () => ({
  ...{ shipmentId: ids.claimed, contactId: ids.contact, score: 4, words: 'Well packed.' },
  saidOn: '2026-03-01',
});
const task = () => ({
  ...{ orderId: ids.order, shipmentId: ids.claimed, milestoneId: ids.delivery, personId: ids.person },
  ...{ title: 'Ask for the draft', notes: 'By telephone.', dueOn: '2026-03-10' },
});
const comment = () => ({
  ...{ orderId: ids.order, shipmentId: ids.claimed, milestoneId: ids.delivery, text: 'The buyer asks.' },
  mentionIds: [ids.person],
});
const onboardingStep = { kind: 'TRAINING', afterDays: 3, title: 'Train the fitters' };

/** Each command of claims, of what follows delivery and of coordination as it is allowed, with its events, and as it is refused. */
export const claimsAndCoordination: Readonly<Record<string, Recorded>> = {
  openClaim: {
    allowed: claim,
    refused: () => ({ ...claim(), claimedQuantity: '99999999' }),
    events: ['claim.opened', 'deal.moved'],
  },
  updateClaim: {
    allowed: () => ({
      ...{ id: ids.changed, version: 1, lotNumber: 'L-8', cause: 'PACKING', description: 'Twelve cartons.' },
      ...{ claimedQuantity: '2', claimedAmount: claimedMoney('600.00'), evidence: ['photos/2.jpg'] },
      inspectionReference: 'SGS 2',
    }),
    refused: () => ({ id: ids.changed, version: 2, claimedAmount: claimedMoney('-1') }),
    events: ['claim.updated'],
  },
  decideClaim: {
    allowed: () => ({
      ...{ id: ids.decided, version: 1, decision: 'DISCOUNT', amount: claimedMoney('50.00') },
      reason: 'Wet.',
    }),
    refused: () => ({ id: ids.decided, version: 2, decision: 'REJECT', reason: 'Again.' }),
    events: ['claim.decided'],
  },
  withdrawClaim: {
    allowed: () => ({ id: ids.withdrawn, version: 1, reason: 'They dried.' }),
    refused: () => ({ id: ids.withdrawn, version: 2, reason: 'Again.' }),
    events: ['claim.withdrawn'],
  },
  setClaimPolicy: {
    allowed: () => ({ version: 1, windowDays: 45, operationsLimit: '500' }),
    refused: () => ({ version: 1, windowDays: 60, operationsLimit: '500' }),
    events: ['claimPolicy.set'],
  },
  recordServiceRequest: {
    allowed: request,
    refused: () => ({ ...request(), askedOn: '2027-02-27' }),
    events: ['serviceRequest.recorded'],
  },
  answerServiceRequest: {
    allowed: () => ({
      ...{ id: ids.answered, version: 1, answer: 'They are on their way.', answeredOn: '2026-02-28' },
    }),
    refused: () => ({ id: ids.answered, version: 2, answer: 'Again.' }),
    events: ['serviceRequest.answered'],
  },
  solveServiceRequest: {
    allowed: () => ({ id: ids.solved, version: 1, solution: 'They arrived.', solvedOn: '2026-03-01' }),
    refused: () => ({ id: ids.solved, version: 2, solution: 'Again.' }),
    events: ['serviceRequest.solved'],
  },
  recordSatisfaction: {
    allowed: rating,
    refused: () => ({ ...rating(), score: 5 }),
    events: ['satisfaction.recorded'],
  },
  setOnboardingSteps: {
    allowed: () => ({ steps: [onboardingStep, { ...onboardingStep, kind: 'FOLLOW_UP' }] }),
    refused: () => ({ steps: Array.from({ length: 51 }, () => onboardingStep) }),
    events: ['onboarding.set'],
  },
  startOnboarding: {
    allowed: () => ({ shipmentId: ids.fresh, personId: ids.person }),
    refused: () => ({ shipmentId: ids.fresh, personId: ids.person }),
    events: ['task.added', 'task.added'],
  },
  addTask: {
    allowed: task,
    refused: () => ({ ...task(), dueOn: '2026-01-01' }),
    events: ['task.added'],
  },
  updateTask: {
    allowed: () => ({
      ...{ id: ids.edited, version: 1, personId: ids.person, title: 'Ask again', notes: 'By mail.' },
      dueOn: '2026-03-11',
    }),
    refused: () => ({ id: ids.edited, version: 2, dueOn: '2026-01-01' }),
    events: ['task.updated'],
  },
  completeTask: {
    allowed: () => ({ id: ids.completed, version: 1, result: 'It is here.' }),
    refused: () => ({ id: ids.completed, version: 2, result: 'Again.' }),
    events: ['task.done'],
  },
  cancelTask: {
    allowed: () => ({ id: ids.dropped, version: 1, reason: 'Not needed.' }),
    refused: () => ({ id: ids.dropped, version: 2, reason: 'Again.' }),
    events: ['task.cancelled'],
  },
  addComment: {
    allowed: comment,
    refused: () => ({ ...comment(), mentionIds: Array.from({ length: 21 }, () => ids.person) }),
    events: ['comment.added'],
  },
  markMentionSeen: {
    allowed: () => ({ id: ids.mention, version: 1 }),
    refused: () => ({ id: ids.mention, version: 2 }),
    events: ['mention.seen'],
  },
};
