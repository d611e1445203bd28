import { satisfactionRatings } from '../../../schema/tables/claims.ts';
import { runCommand } from '../../events/command.ts';
import { pastDay } from '../../events/past-day.ts';
import { contactOf } from '../../parties/contact.commands.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Fault } from '../../trade/fault.ts';
import { lockOrderOfShipment } from '../coordination/order-subject.commands.ts';
import type { RecordSatisfactionInput } from './satisfaction.input.ts';

const constraints: Readonly<Record<string, Fault>> = {
  satisfaction_ratings_day_key: { code: 'ALREADY_EXISTS', path: ['input', 'saidOn'] },
};

/** Records how content a buyer says to be with a shipment: once a day of each of them. */
export function recordSatisfaction(context: RequestContext, input: RecordSatisfactionInput) {
  const options = { name: 'recordSatisfaction', permission: 'order:follow', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockOrderOfShipment(change, viewer, input.shipmentId);
    const { score, words = null } = input;
    const row = {
      companyId: deal.companyId,
      id: change.newId(),
      ...{ dealId: deal.id, orderId: order.id, shipmentId: shipment.id, score, words },
      contactId: (await contactOf(change, deal.customerId, input.contactId))!,
      saidOn: await pastDay(change, input.saidOn, 'saidOn', order.confirmedOn),
      ...{ recordedAt: change.now.toISOString(), recordedBy: viewer.id },
    };
    await change.tx.insert(satisfactionRatings).values(row);
    const recorded = { entity: 'Satisfaction', entityId: row.id, after: row };
    change.record({ event: 'satisfaction.recorded', ...recorded });
    return { satisfaction: row.id };
  });
}
