import { sql } from 'drizzle-orm';
import type { Transaction } from '../../src/database/database.ts';
import { rowsOf } from '../../src/database/rows-of.ts';
import type { MilestoneCode } from '../../src/fulfilment/timeline/milestone-code.ts';
import type { IncotermEdition, IncotermRule, TransportMode } from '../../src/trade/incoterm.ts';
import type { PaymentMethod } from '../../src/trade/payment-method.ts';

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
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly mode: TransportMode;
  readonly paymentMethod: PaymentMethod;
  readonly buyer: string;
  readonly portOfLoading: string | null;
  readonly portOfDischarge: string | null;
  readonly transhipments: number;
  /** Its milestones that are no port of transhipment's, and when each is expected. */
  readonly expected: Partial<
    Readonly<Record<MilestoneCode, { readonly milestoneId: string; readonly day: string }>>
  >;
}

/** One of them with its place among all. */
export interface NumberedShipment extends ShipmentInWork {
  readonly index: number;
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
      q.rule, q.edition, q.mode, q.payment_method AS "paymentMethod", b.name AS buyer,
      s.port_of_loading AS "portOfLoading", s.port_of_discharge AS "portOfDischarge", s.transhipments,
      (SELECT json_object_agg(m.code, json_build_object('milestoneId', m.id, 'day', m.estimated_on)) FROM milestones m
        WHERE m.company_id = s.company_id AND m.shipment_id = s.id AND m.leg = 0) AS expected,
      (SELECT round(sum(f.quantity * f.unit_cost), 2)::text
        FROM cost_sheet_goods f WHERE f.company_id = q.company_id AND f.cost_sheet_id = q.cost_sheet_id
        HAVING bool_and(f.currency = c.currency)) AS "goodsCost"
    FROM shipments s
    JOIN orders o ON o.company_id = s.company_id AND o.id = s.order_id
    JOIN contracts k ON k.company_id = o.company_id AND k.id = o.contract_id
    JOIN quotations q ON q.company_id = k.company_id AND q.id = k.quotation_id
    JOIN deals d ON d.company_id = s.company_id AND d.id = s.deal_id
    JOIN customers b ON b.company_id = d.company_id AND b.id = d.customer_id
    JOIN companies c ON c.id = s.company_id
    WHERE s.cancelled_at IS NULL
    ORDER BY s.company_id, s.number`,
  );
}
