import { sql } from 'drizzle-orm';
import { dealStageChanges, deals } from '../../../schema/tables/deals.ts';
import { customerIncentives } from '../../../schema/tables/incentives.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { Deal } from '../../deals/deal.type.ts';
import { localId } from '../../graph/global-id.ts';
import { readAcross } from '../../graph/read-visible.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayOf, daysAfter, daysBetween } from '../../trade/calendar-date.ts';
import { amountOf, moneyOfMinor } from '../../trade/money.ts';
import { Incentive, type IncentiveEffect, type OrdersInTime } from './incentive.type.ts';

interface Found {
  readonly validFrom: string;
  readonly validUntil: string;
  /** Contracts of the customer in no particular order. */
  readonly orders: readonly {
    readonly day: string;
    readonly totalMinor: string;
    readonly currency: string;
  }[];
}

/** What an incentive has brought so far; null where it is missing or its time has not begun. */
export async function readIncentiveEffect(
  context: RequestContext,
  id: string,
): Promise<IncentiveEffect | null> {
  const { companyId } = requireViewer(context);
  const own = localId('incentive', id);
  if (own === null) return null;
  const [found] = await findOrders(context, companyId, own);
  const today = dayOf(context.effects.now());
  if (!found || found.validFrom > today) return null;
  const until = found.validUntil < today ? found.validUntil : today;
  const before = daysAfter(found.validFrom, -1 - daysBetween(found.validFrom, until));
  return {
    before: ordersIn(found.orders, before, daysAfter(found.validFrom, -1)),
    during: ordersIn(found.orders, found.validFrom, until),
  };
}

function ordersIn(orders: Found['orders'], from: string, until: string): OrdersInTime {
  const inTime = orders.filter(({ day }) => day >= from && day <= until);
  const currencies = [...new Set(inTime.map(({ currency }) => currency))].sort();
  const valueIn = (currency: string) => {
    const minor = inTime
      .filter((order) => order.currency === currency)
      .map(({ totalMinor }) => BigInt(totalMinor));
    const sum = minor.reduce((total, one) => total + one, 0n);
    return { amount: amountOf(moneyOfMinor(sum, currency)), currency };
  };
  return { from, until, orders: inTime.length, value: currencies.map(valueIn) };
}

function findOrders(context: RequestContext, companyId: string, id: string): Promise<Found[]> {
  return readAcross<Found>(context, (rowsOf) => {
    const { table: incentive, from, visible } = rowsOf(Incentive, customerIncentives);
    // What a contract was worth is told to those alone who see its deal.
    const deal = rowsOf(Deal, deals);
    const d = deal.table;
    const zone = sql`(SELECT time_zone FROM companies WHERE id = ${companyId}::text::uuid)`;
    return sql`
      SELECT ${incentive.validFrom}::text AS "validFrom", ${incentive.validUntil}::text AS "validUntil",
        (SELECT coalesce(jsonb_agg(o), '[]') FROM (
          SELECT (min(s.at) AT TIME ZONE ${zone})::date::text AS day, q.total_minor::text AS "totalMinor", q.currency
          FROM ${deal.from}
          JOIN ${dealStageChanges} s ON s.company_id = ${d.companyId} AND s.deal_id = ${d.id} AND s.to_stage = 'CONTRACTED'
          JOIN ${quotations} q ON q.company_id = ${d.companyId} AND q.deal_id = ${d.id} AND q.status = 'ACCEPTED' AND q.purpose = 'QUOTATION'
          WHERE ${deal.visible} AND ${d.companyId} = ${incentive.companyId} AND ${d.customerId} = ${incentive.customerId}
            AND ${d.stage} <> 'CANCELLED'
          GROUP BY ${d.id}, q.total_minor, q.currency
        ) o) AS orders
      FROM ${from} WHERE ${visible} AND ${incentive.id} = ${id}::text::uuid`;
  });
}
