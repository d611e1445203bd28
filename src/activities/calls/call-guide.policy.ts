import { sql } from 'drizzle-orm';
import {
  callChecklists,
  callScriptSteps,
  callScripts,
  heardObjections,
  objectionAnswers,
} from '../../../schema/tables/call-scripts.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { productClaims } from '../../../schema/tables/product-knowledge.ts';
import { products } from '../../../schema/tables/products.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import type { LossReason } from '../../deals/deal-pipeline.ts';
import { globalId, localId } from '../../graph/global-id.ts';
import { readAcross } from '../../graph/read-visible.ts';
import { Customer } from '../../parties/customer.type.ts';
import { Product } from '../../products/product.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import { Refusal } from '../../trade/fault.ts';
import { CallChecklist } from './call-checklist.type.ts';
import { type GuideAnswer, type GuideScript, guideCall } from './call-guide.ts';
import type { CallGuide } from './call-guide.type.ts';
import { CallScript } from './call-script.type.ts';
import { ObjectionAnswer } from './objection-answer.type.ts';

interface Answer extends GuideAnswer {
  readonly reason: LossReason;
  readonly objection: string;
}

interface Material {
  readonly country: string;
  readonly language: string;
  readonly productId: string | null;
  readonly scripts: readonly GuideScript[];
  readonly answers: readonly Answer[];
  readonly afterCall: readonly string[];
}

/** A library is read whole and looked through: it is written by hand. */
const atMost = 500;

/** What to say in a call with a customer about a product; refuses a customer or product that the viewer does not see. */
export async function readCallGuide(
  context: RequestContext,
  customerId: string,
  productId: string | null,
  language: string | null,
): Promise<CallGuide> {
  requireViewer(context, 'activity:write');
  const customer = localId('customer', customerId);
  const product = productId === null ? null : localId('product', productId);
  const [found] = customer ? await readMaterial(context, customer, product) : [];
  if (!found) throw new Refusal([{ code: 'NOT_FOUND', path: ['customerId'] }]);
  if (productId !== null && found.productId === null) {
    throw new Refusal([{ code: 'NOT_FOUND', path: ['productId'] }]);
  }
  const call = {
    productId: found.productId,
    country: found.country,
    language: language ?? found.language,
  };
  const { script, answers } = guideCall(found, call, dayOf(context.effects.now()));
  return {
    script: script && { ...script, scriptId: globalId('script', script.id), steps: [...script.steps] },
    answers: answers.map((answer) => ({ ...answer, answerId: globalId('answer', answer.id) })),
    afterCall: [...found.afterCall],
  };
}

function readMaterial(
  context: RequestContext,
  customerId: string,
  productId: string | null,
): Promise<Material[]> {
  // How often an answer settled it is counted over every call of the company, whoever made it.
  return readAcross<Material>(context, (rowsOf) => {
    const customer = rowsOf(Customer, customers);
    const product = rowsOf(Product, products);
    const script = rowsOf(CallScript, callScripts);
    const answer = rowsOf(ObjectionAnswer, objectionAnswers);
    const checklist = rowsOf(CallChecklist, callChecklists);
    const asked = productId ?? '';
    const isAboutIt = (column: typeof callScripts.productId | typeof objectionAnswers.productId) =>
      sql`(${column} IS NULL OR ${column}::text = ${asked}::text)`;
    return sql`
      SELECT ${customer.table.country} AS country, ${customer.table.language} AS language,
        (SELECT ${product.table.id} FROM ${product.from} WHERE ${product.visible} AND ${product.table.id}::text = ${asked}::text) AS "productId",
        (SELECT coalesce(jsonb_agg(s.json ORDER BY s.id), '[]') FROM (
          SELECT ${script.table.id} AS id, jsonb_build_object(
            'id', ${script.table.id}, 'title', ${script.table.title}, 'productId', ${script.table.productId},
            'market', ${script.table.market}, 'language', ${script.table.language},
            'steps', (SELECT jsonb_agg(jsonb_build_object(
                'key', step.key, 'kind', step.kind, 'text', step.text, 'branches', step.branches, 'claim', ${claimJson(sql`step.claim_id`, sql`step.company_id`)}
              ) ORDER BY step.sequence)
              FROM ${callScriptSteps} step WHERE step.company_id = ${script.table.companyId} AND step.script_id = ${script.table.id})
          ) AS json
          FROM ${script.from} WHERE ${script.visible} AND ${script.table.retiredAt} IS NULL AND ${isAboutIt(script.table.productId)}
          ORDER BY ${script.table.id} DESC LIMIT ${sql.raw(String(atMost))}
        ) s) AS scripts,
        (SELECT coalesce(jsonb_agg(a.json ORDER BY a.id), '[]') FROM (
          SELECT ${answer.table.id} AS id, jsonb_build_object(
            'id', ${answer.table.id}, 'reason', ${answer.table.reason}, 'objection', ${answer.table.objection},
            'text', ${answer.table.answer}, 'productId', ${answer.table.productId},
            'market', ${answer.table.market}, 'language', ${answer.table.language},
            'claim', ${claimJson(sql`${answer.table.claimId}`, sql`${answer.table.companyId}`)},
            'used', heard.used, 'settled', heard.settled
          ) AS json
          FROM ${answer.from}
          CROSS JOIN LATERAL (
            SELECT count(*)::int AS used, count(*) FILTER (WHERE h.is_settled)::int AS settled
            FROM ${heardObjections} h WHERE h.company_id = ${answer.table.companyId} AND h.answer_id = ${answer.table.id}
          ) heard
          WHERE ${answer.visible} AND ${answer.table.retiredAt} IS NULL AND ${isAboutIt(answer.table.productId)}
          ORDER BY ${answer.table.id} DESC LIMIT ${sql.raw(String(atMost))}
        ) a) AS answers,
        coalesce((SELECT to_jsonb(${checklist.table.items}) FROM ${checklist.from} WHERE ${checklist.visible}), '[]') AS "afterCall"
      FROM ${customer.from}
      WHERE ${customer.visible} AND ${customer.table.id} = ${customerId}::text::uuid`;
  });
}

function claimJson(claimId: ReturnType<typeof sql>, companyId: ReturnType<typeof sql>) {
  return sql`(SELECT jsonb_build_object('text', c.text, 'kind', c.kind, 'market', c.market, 'language', c.language,
      'status', c.status, 'approvedUntil', c.approved_until, 'regulation', p.regulation)
    FROM ${productClaims} c JOIN ${products} p ON p.company_id = c.company_id AND p.id = c.product_id
    WHERE c.company_id = ${companyId} AND c.id = ${claimId})`;
}
