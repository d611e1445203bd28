import { type SQL, sql } from 'drizzle-orm';
import { activities } from '../../../schema/tables/activities.ts';
import { dealStageChanges, deals } from '../../../schema/tables/deals.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { products } from '../../../schema/tables/products.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { globalId, localId } from '../../graph/global-id.ts';
import { readAcross } from '../../graph/read-visible.ts';
import { Product } from '../../products/product.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { Refusal } from '../../trade/fault.ts';
import { Customer } from '../customer.type.ts';
import { type CustomerFacts, type HealthFactor, healthOf } from './customer-health.ts';
import type { CustomerHealthRow, UpsellSuggestion } from './retention.type.ts';
import { type BoughtTogether, suggestUpsells } from './upsell.ts';

interface FoundCustomer extends CustomerFacts {
  readonly id: string;
  readonly name: string;
}

/** More customers than one company’s people look after. */
const customersAtMost = 20_000;

/** How the customers that the viewer sees are doing on a day, the sickest first. */
export async function readCustomerHealth(
  context: RequestContext,
  day: string,
  customerId: string | null,
  first: number,
): Promise<CustomerHealthRow[]> {
  if (first < 1 || first > 100) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['first'], facts: { minimum: 1, maximum: 100 } }]);
  }
  const found = await findCustomers(context, day, customerId);
  const rows = found.map(({ id, name, ...facts }) => ({ id, name, facts, ...healthOf(facts, day) }));
  rows.sort((a, b) => a.score - b.score || b.daysOverdue - a.daysOverdue || a.id.localeCompare(b.id));
  return rows.slice(0, first).map(({ id, name, facts, factors, cycle, ...health }) => ({
    ...{ ...health, customerId: globalId('customer', id), customerName: name },
    orders: facts.orderDays.length,
    lastOrderOn: facts.orderDays.at(-1)!,
    cycleDays: cycle?.days ?? null,
    nextOrderOn: cycle?.nextOn ?? null,
    factors: factors.map((factor) => ({ ...factor, message: messageOf(context, factor) })),
  }));
}

function messageOf({ translate }: RequestContext, { kind, score, facts }: HealthFactor): string {
  return translate(`customerHealth.${score === null ? 'UNKNOWN' : kind}`, facts);
}

/** What a customer may be offered besides, by what others buy who buy the same. */
export async function readUpsells(context: RequestContext, customerId: string): Promise<UpsellSuggestion[]> {
  const id = localId('customer', customerId);
  const counts = id === null ? [] : await countBoughtTogether(context, id);
  const names = new Map(
    counts.flatMap(({ productId, name, otherId, otherName }) => [
      [productId, name] as const,
      [otherId, otherName] as const,
    ]),
  );
  return suggestUpsells(counts).map(({ productId, becauseOf, share, lift, ...counted }) => ({
    ...counted,
    productId: globalId('product', productId),
    productName: names.get(productId)!,
    becauseOfId: globalId('product', becauseOf),
    becauseOfName: names.get(becauseOf)!,
    share: share.toDecimalPlaces(4),
    lift: lift.toDecimalPlaces(4),
    message: context.translate('upsell', {
      ...{ both: counted.both, buyers: counted.buyers },
      ...{ product: names.get(productId)!, becauseOf: names.get(becauseOf)! },
    }),
  }));
}

/** Deals that came to a contract and were not cancelled afterwards. */
const isOrder = (deal: SQL) => sql`${deal}.stage <> 'CANCELLED' AND EXISTS (SELECT FROM ${dealStageChanges} s
  WHERE s.company_id = ${deal}.company_id AND s.deal_id = ${deal}.id AND s.to_stage = 'CONTRACTED')`;

function findCustomers(
  context: RequestContext,
  day: string,
  customerId: string | null,
): Promise<FoundCustomer[]> {
  const { companyId } = requireViewer(context, 'activity:write');
  const only = customerId === null ? null : (localId('customer', customerId) ?? '');
  // Of a customer whom the viewer sees, the orders and complaints of every colleague count: days and numbers, no terms.
  return readAcross<FoundCustomer>(context, (rowsOf) => {
    const { table: customer, from, visible } = rowsOf(Customer, customers);
    const zone = sql`(SELECT time_zone FROM companies WHERE id = ${companyId}::text::uuid)`;
    const asked = sql`${day}::text::date`;
    return sql`
      SELECT ${customer.id} AS id, ${customer.name} AS name, ordered.days AS "orderDays", NULL AS "paidInTime",
        (talked.complaints + claimed.claims)::int AS claims, talked.last::text AS "lastAnsweredOn"
      FROM ${from}
      CROSS JOIN LATERAL (
        SELECT jsonb_agg(DISTINCT day::text ORDER BY day::text) AS days FROM (
          SELECT (min(s.at) AT TIME ZONE ${zone})::date AS day
          FROM ${deals} d JOIN ${dealStageChanges} s ON s.company_id = d.company_id AND s.deal_id = d.id AND s.to_stage = 'CONTRACTED'
          WHERE d.company_id = ${customer.companyId} AND d.customer_id = ${customer.id} AND d.stage <> 'CANCELLED'
          GROUP BY d.id
        ) contracts WHERE day <= ${asked}
      ) ordered
      CROSS JOIN LATERAL (
        SELECT (max(done_at) FILTER (WHERE outcome <> 'NO_ANSWER') AT TIME ZONE ${zone})::date AS last,
          count(*) FILTER (WHERE outcome = 'COMPLAINT' AND (done_at AT TIME ZONE ${zone})::date > ${asked} - 365) AS complaints
        FROM ${activities} WHERE company_id = ${customer.companyId} AND customer_id = ${customer.id}
          AND status = 'DONE' AND (done_at AT TIME ZONE ${zone})::date <= ${asked}
      ) talked
      CROSS JOIN LATERAL (
        SELECT count(*) AS claims
        FROM ${deals} d JOIN ${dealStageChanges} s ON s.company_id = d.company_id AND s.deal_id = d.id AND s.to_stage = 'CLAIM'
        WHERE d.company_id = ${customer.companyId} AND d.customer_id = ${customer.id}
          AND (s.at AT TIME ZONE ${zone})::date BETWEEN ${asked} - 364 AND ${asked}
      ) claimed
      WHERE ${visible} AND ordered.days IS NOT NULL
        AND (${only === null ? sql`true` : sql`${customer.id}::text = ${only}::text`})
      LIMIT ${sql.raw(String(customersAtMost))}`;
  });
}

interface NamedCounts extends BoughtTogether {
  readonly name: string;
  readonly otherName: string;
}

function countBoughtTogether(context: RequestContext, customerId: string): Promise<NamedCounts[]> {
  const { companyId } = requireViewer(context, 'activity:write');
  // Counted over every customer of the company, whoever looks after them; of few nothing is told.
  return readAcross<NamedCounts>(context, (rowsOf) => {
    const customer = rowsOf(Customer, customers);
    const product = rowsOf(Product, products);
    const other = rowsOf(Product, products);
    return sql`
      WITH bought AS MATERIALIZED (
        SELECT DISTINCT d.customer_id, l.product_id
        FROM ${deals} d
        JOIN ${quotations} q ON q.company_id = d.company_id AND q.deal_id = d.id AND q.status = 'ACCEPTED'
        JOIN ${quotationLines} l ON l.company_id = q.company_id AND l.quotation_id = q.id
        WHERE d.company_id = ${companyId}::text::uuid AND ${isOrder(sql`d`)}
      ),
      own AS (
        SELECT b.product_id FROM bought b JOIN ${customer.from} ON ${customer.table.id} = b.customer_id AND ${customer.visible}
        WHERE b.customer_id = ${customerId}::text::uuid
      ),
      others AS (SELECT * FROM bought WHERE customer_id <> ${customerId}::text::uuid),
      buyers AS (SELECT product_id, count(*)::int AS number FROM others GROUP BY product_id),
      pairs AS (
        SELECT a.product_id, b.product_id AS other_id, count(*)::int AS number
        FROM others a JOIN others b ON b.customer_id = a.customer_id
        WHERE a.product_id IN (SELECT product_id FROM own) AND b.product_id NOT IN (SELECT product_id FROM own)
        GROUP BY a.product_id, b.product_id
      )
      SELECT pairs.product_id AS "productId", pairs.other_id AS "otherId", pairs.number AS both,
        first.number AS buyers, second.number AS "otherBuyers",
        (SELECT count(DISTINCT customer_id)::int FROM others) AS customers,
        ${product.table.name} AS name, ${other.table.name} AS "otherName"
      FROM pairs
      JOIN buyers first ON first.product_id = pairs.product_id
      JOIN buyers second ON second.product_id = pairs.other_id
      JOIN ${product.from} ON ${product.table.id} = pairs.product_id AND ${product.visible}
      JOIN ${other.from} ON ${other.table.id} = pairs.other_id AND ${other.visible}`;
  });
}
