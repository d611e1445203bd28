import { sql } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { orders, shipments } from '../../../schema/tables/orders.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import { milestones } from '../../../schema/tables/timeline.ts';
import { Deal } from '../../deals/deal.type.ts';
import { readAcross } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal } from '../../trade/fault.ts';
import { deliveryPoint } from '../timeline/delivery-point.ts';
import { type OnTimeDelivery, onTimeDelivery, type PromisedShipment } from './on-time-delivery.ts';

/** On-time delivery of the shipments that were promised in a period, as it is known on a day. */
export async function readOnTimeDelivery(
  context: RequestContext,
  period: { readonly from: string; readonly to: string; readonly day: string },
): Promise<OnTimeDelivery> {
  if (period.to < period.from) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['to'], facts: { minimum: period.from } }]);
  }
  return onTimeDelivery(await findPromised(context, period), period.day);
}

function findPromised(
  context: RequestContext,
  { from: first, to: last, day }: { readonly from: string; readonly to: string; readonly day: string },
): Promise<PromisedShipment[]> {
  const points = Object.entries(deliveryPoint).map(([rule, code]) => `('${rule}','${code}')`);
  return readAcross<PromisedShipment>(context, (rowsOf) => {
    const { table: deal, from, visible } = rowsOf(Deal, deals);
    return sql`
      SELECT s.promised_on::text AS "promisedOn",
        CASE WHEN m.actual_on <= ${day}::text::date THEN m.actual_on::text END AS "deliveredOn"
      FROM ${shipments} s
      JOIN ${from} ON ${deal.companyId} = s.company_id AND ${deal.id} = s.deal_id
      JOIN ${orders} o ON o.company_id = s.company_id AND o.id = s.order_id
      JOIN ${contracts} k ON k.company_id = o.company_id AND k.id = o.contract_id
      JOIN ${quotations} q ON q.company_id = k.company_id AND q.id = k.quotation_id
      JOIN (VALUES ${sql.raw(points.join(','))}) point(rule, code) ON point.rule = q.rule::text
      JOIN ${milestones} m ON m.company_id = s.company_id AND m.shipment_id = s.id AND m.code::text = point.code
      WHERE ${visible} AND s.cancelled_at IS NULL
        AND s.promised_on BETWEEN ${first}::text::date AND ${last}::text::date`;
  });
}
