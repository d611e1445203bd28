import { sql } from 'drizzle-orm';
import type { Transaction } from '../../src/database/database.ts';
import { rowsOf } from '../../src/database/rows-of.ts';
import type { MilestoneCode } from '../../src/fulfilment/timeline/milestone-code.ts';

/** A shipment of the demo, with the days on which it and its order passed what they did. */
export interface ShipmentInWork {
  readonly companyId: string;
  readonly id: string;
  readonly number: string;
  readonly sequence: number;
  readonly dealId: string;
  readonly orderId: string;
  readonly confirmedOn: string;
  readonly needsSample: boolean;
  /** Who runs the orders of its company. */
  readonly personId: string;
  readonly companyCurrency: string;
  readonly lines: readonly { readonly line: number; readonly quantity: string; readonly productId: string }[];
  readonly passed: Partial<Readonly<Record<MilestoneCode, string>>>;
  /** What the goods of the whole order cost in the company's currency, by the sheet that they were priced from. */
  readonly goodsCost: string | null;
}

/** The shipments of all demo orders as they were seeded, in the order of their numbers. */
export function shipmentsInWork(tx: Transaction): Promise<ShipmentInWork[]> {
  return rowsOf<ShipmentInWork>(
    tx,
    sql`
    SELECT s.company_id AS "companyId", s.id, s.number, s.sequence, s.deal_id AS "dealId", s.order_id AS "orderId",
      o.confirmed_on::text AS "confirmedOn", o.needs_sample AS "needsSample", c.currency AS "companyCurrency",
      (SELECT p.id FROM people p WHERE p.company_id = s.company_id
        ORDER BY p.role <> 'OPERATIONS', p.role <> 'DIRECTOR', p.email LIMIT 1) AS "personId",
      (SELECT json_agg(json_build_object('line', l.sequence, 'quantity', l.quantity::text, 'productId', g.product_id) ORDER BY l.sequence)
        FROM shipment_lines l JOIN quotation_lines g ON g.company_id = k.company_id AND g.quotation_id = k.quotation_id
          AND g.sequence = l.sequence
        WHERE l.company_id = s.company_id AND l.shipment_id = s.id) AS lines,
      (SELECT coalesce(json_object_agg(m.code, m.actual_on), '{}') FROM milestones m
        WHERE m.company_id = s.company_id AND m.order_id = s.order_id AND m.actual_on IS NOT NULL
          AND (m.shipment_id = s.id OR m.shipment_id IS NULL)) AS passed,
      (SELECT round(sum(f.quantity * f.unit_cost), 2)::text
        FROM quotations q JOIN cost_sheet_goods f ON f.company_id = q.company_id AND f.cost_sheet_id = q.cost_sheet_id
        WHERE q.company_id = k.company_id AND q.id = k.quotation_id
        HAVING bool_and(f.currency = c.currency)) AS "goodsCost"
    FROM shipments s
    JOIN orders o ON o.company_id = s.company_id AND o.id = s.order_id
    JOIN contracts k ON k.company_id = o.company_id AND k.id = o.contract_id
    JOIN companies c ON c.id = s.company_id
    WHERE s.cancelled_at IS NULL
    ORDER BY s.company_id, s.number`,
  );
}
