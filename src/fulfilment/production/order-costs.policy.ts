import { requireViewer } from '../../access/require-viewer.ts';
import {
  plannedCostsOf,
  type StoredQuotation,
  storedQuotationSelection,
} from '../../deals/quotations/quotation-pricing.ts';
import { readWhole } from '../../graph/read-whole.ts';
import { selection } from '../../graph/selection.ts';
import type { RequestContext } from '../../server/context.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { moneyOf } from '../../trade/money.ts';
import { Order } from '../orders/order.type.ts';
import type { OrderCostsType } from './cost-actual.type.ts';
import { compareCosts } from './cost-comparison.ts';

interface FoundOrder {
  readonly contract: { readonly quotation: StoredQuotation | null } | null;
  readonly costs: readonly {
    readonly step: CostStep;
    readonly withdrawnAt: string | null;
    readonly inCompanyCurrency: { readonly amount: string; readonly currency: string };
  }[];
}

const orderSelection = selection(`{
  contract { quotation ${storedQuotationSelection} }
  costs { step withdrawnAt inCompanyCurrency { amount currency } }
}`);

/** Planned and actual costs of an order beside each other; null where it is missing or hidden. */
export async function readOrderCosts(context: RequestContext, id: string): Promise<OrderCostsType | null> {
  requireViewer(context, 'cost:read');
  const found = await readWhole<FoundOrder>(context, 'cost:read', Order, id, orderSelection);
  const quotation = found?.contract?.quotation;
  const currency = quotation?.deal?.company?.currency;
  if (!found || !quotation || !currency) return null;
  const booked = found.costs
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ step, inCompanyCurrency: { amount, currency } }) => ({
      step,
      amount: moneyOf(amount, currency),
    }));
  return { currency, ...compareCosts(plannedCostsOf(quotation) ?? new Map(), booked, currency) };
}
