import { serviceRequests } from '../../../schema/tables/claims.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { Deal } from '../../deals/deal.type.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild } from '../../events/lock-row.ts';
import { pastDay } from '../../events/past-day.ts';
import { writeRow } from '../../events/write-row.ts';
import { contactOf } from '../../parties/contact.commands.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal, statusFault } from '../../trade/fault.ts';
import { colleagueOf } from '../coordination/colleague.commands.ts';
import { subjectOf } from '../coordination/order-subject.commands.ts';
import { lockOrder } from '../orders/order-lock.commands.ts';
import type {
  AnswerServiceRequestInput,
  RecordServiceRequestInput,
  SolveServiceRequestInput,
} from './service-request.input.ts';
import { ServiceRequest } from './service-request.type.ts';

type RequestRow = typeof serviceRequests.$inferSelect;

const requestOfDeal = {
  ...{ target: ServiceRequest, table: serviceRequests, through: serviceRequests.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof serviceRequests, typeof deals>;

/** Records what a buyer asks for after delivery. */
export function recordServiceRequest(context: RequestContext, input: RecordServiceRequestInput) {
  const options = { name: 'recordServiceRequest', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order } = await lockOrder(change, viewer, input.orderId);
    const { shipmentId } = await subjectOf(change, order, { shipmentId: input.shipmentId });
    const { kind, subject, details = null } = input;
    const row = {
      ...change.newRow(),
      ...{ dealId: deal.id, orderId: order.id, shipmentId, kind, subject, details },
      contactId: await contactOf(change, deal.customerId, input.contactId),
      personId: await colleagueOf(change, viewer, deal, input.personId, ['input', 'personId']),
      askedOn: await pastDay(change, input.askedOn, 'askedOn', order.confirmedOn),
    };
    await change.tx.insert(serviceRequests).values(row);
    const recorded = { entity: 'ServiceRequest', entityId: row.id, after: row };
    change.record({ event: 'serviceRequest.recorded', ...recorded });
    return { serviceRequest: row.id };
  });
}

/** Records the answer to a request; it may still have to be solved. */
export function answerServiceRequest(context: RequestContext, input: AnswerServiceRequestInput) {
  const options = { name: 'answerServiceRequest', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, requestOfDeal, input);
    if (before.answeredOn) throw new Refusal([statusFault('ANSWERED')]);
    const answeredOn = await pastDay(change, input.answeredOn, 'answeredOn', before.askedOn);
    await write(change, before, 'serviceRequest.answered', { answeredOn, answer: input.answer });
    return { serviceRequest: before.id };
  });
}

/** Records how a request was solved. What is solved at once is answered with it. */
export function solveServiceRequest(context: RequestContext, input: SolveServiceRequestInput) {
  const options = { name: 'solveServiceRequest', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, requestOfDeal, input);
    if (before.solvedOn) throw new Refusal([statusFault('SOLVED')]);
    const { solution } = input;
    const solvedOn = await pastDay(change, input.solvedOn, 'solvedOn', before.askedOn);
    const answered = before.answeredOn ? {} : { answeredOn: solvedOn, answer: solution };
    await write(change, before, 'serviceRequest.solved', { solvedOn, solution, ...answered });
    return { serviceRequest: before.id };
  });
}

async function write(
  change: Change,
  before: RequestRow,
  event: string,
  changed: Partial<RequestRow>,
): Promise<void> {
  await writeRow(change, serviceRequests, before, { event, entity: 'ServiceRequest', changed });
}
