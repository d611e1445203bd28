import { and, eq, inArray, or } from 'drizzle-orm';
import { priceFloors, pricingPolicies } from '../../../schema/tables/approvals.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { products } from '../../../schema/tables/products.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockVersion, referredRow } from '../../events/lock-row.ts';
import { Customer } from '../../parties/customer.type.ts';
import { Product } from '../../products/product.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { isCurrency } from '../../trade/currency.ts';
import { type Fault, Refusal, refuse, staleFault } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import type {
  RemovePriceFloorInput,
  SetPriceFloorInput,
  SetPricingPolicyInput,
} from './price-floor.input.ts';
import type { PriceFloor as Floor, FloorSubject } from './price-floor.ts';
import { PriceFloor } from './price-floor.type.ts';
import { housePolicy, type PricingPolicy } from './pricing-policy.ts';

/** Sets a floor for a product, a customer, a deal, or several of these together. */
export function setPriceFloor(context: RequestContext, input: SetPriceFloorInput) {
  const options = { name: 'setPriceFloor', permission: 'floor:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const faults = findFloorFaults(input);
    refuse(faults);
    const row = {
      ...change.newRow(),
      ...(await subjectColumns(change, viewer, input)),
      minimumMargin: input.minimumMargin ?? null,
      minimumUnitPrice: input.minimumUnitPrice?.amount ?? null,
      currency: input.minimumUnitPrice?.currency ?? null,
    };
    await change.tx.insert(priceFloors).values(row);
    change.record({ event: 'floor.set', entity: 'PriceFloor', entityId: row.id, after: row });
    return { priceFloor: row.id };
  });
}

/** Takes a floor away; the audit trail keeps it. */
export function removePriceFloor(context: RequestContext, input: RemovePriceFloorInput) {
  const options = { name: 'removePriceFloor', permission: 'floor:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, PriceFloor, priceFloors, input);
    await change.tx
      .delete(priceFloors)
      .where(and(eq(priceFloors.companyId, before.companyId), eq(priceFloors.id, before.id)));
    const after = { removedAt: change.now.toISOString() };
    change.record({ event: 'floor.removed', entity: 'PriceFloor', entityId: before.id, before, after });
    return {};
  });
}

/** Sets how the company guards its prices. */
export function setPricingPolicy(context: RequestContext, input: SetPricingPolicyInput) {
  // Two that set the first policy at once: the later one has not read it.
  const constraints = { pricing_policies_company_key: staleFault(1, input.version ?? 0) };
  const options = { name: 'setPricingPolicy', permission: 'floor:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const [before] = await selectPolicy(change).for('update');
    if ((before?.version ?? null) !== (input.version ?? null)) {
      throw new Refusal([staleFault(before?.version ?? 0, input.version ?? 0)]);
    }
    const { floorPolicy, rateMaxAgeHours, releaseValidDays, managerMayRelease, directorMayRelease } = input;
    const row = {
      ...change.newRow(before?.id),
      ...(before && { createdAt: before.createdAt, version: before.version + 1 }),
      ...{ floorPolicy, rateMaxAgeHours, releaseValidDays, managerMayRelease, directorMayRelease },
    };
    await change.tx
      .insert(pricingPolicies)
      .values(row)
      .onConflictDoUpdate({ target: [pricingPolicies.companyId, pricingPolicies.id], set: row });
    change.record({
      event: 'policy.set',
      entity: 'PricingPolicy',
      entityId: row.id,
      before: before ?? null,
      after: row,
    });
    return { pricingPolicy: row.id };
  });
}

/** The policy of the company whose command this is. */
export async function policyOf(change: Change): Promise<PricingPolicy> {
  const [own] = await selectPolicy(change);
  return own ?? housePolicy;
}

/** Every floor that concerns these lines, this customer or this deal; a product's own floor price among them. */
export async function floorsOf(change: Change, subject: FloorSubject): Promise<Floor[]> {
  const { companyId } = change.viewer;
  const productIds = subject.lines.map(({ productId }) => productId);
  const set = await change.tx
    .select()
    .from(priceFloors)
    .where(
      and(
        eq(priceFloors.companyId, companyId),
        or(
          inArray(priceFloors.productId, productIds),
          eq(priceFloors.customerId, subject.customerId),
          eq(priceFloors.dealId, subject.dealId),
        ),
      ),
    );
  const own = await change.tx
    .select({ id: products.id, price: products.floorPrice, currency: products.floorPriceCurrency })
    .from(products)
    .where(and(eq(products.companyId, companyId), inArray(products.id, productIds)));
  const ofProducts = own
    .filter(({ price }) => price !== null)
    .map(({ id, price, currency }) => ({
      ...{ productId: id, customerId: null, dealId: null, minimumMargin: null },
      ...{ minimumUnitPrice: price, currency },
    }));
  return [...set, ...ofProducts];
}

function selectPolicy(change: Change) {
  return change.tx
    .select()
    .from(pricingPolicies)
    .where(eq(pricingPolicies.companyId, change.viewer.companyId));
}

async function subjectColumns(change: Change, viewer: Viewer, input: SetPriceFloorInput) {
  const { productId, customerId, dealId } = input;
  const path = (field: string) => ['input', field];
  const product =
    productId && (await referredRow(change, viewer, Product, products, productId, path('productId')));
  const customer =
    customerId && (await referredRow(change, viewer, Customer, customers, customerId, path('customerId')));
  const deal = dealId && (await referredRow(change, viewer, Deal, deals, dealId, path('dealId')));
  return {
    productId: product ? product.id : null,
    customerId: customer ? customer.id : null,
    dealId: deal ? deal.id : null,
  };
}

function findFloorFaults({
  productId,
  customerId,
  dealId,
  minimumMargin,
  minimumUnitPrice,
}: SetPriceFloorInput) {
  const faults: Fault[] = [];
  if (!productId && !customerId && !dealId) faults.push({ code: 'REQUIRED', path: ['input', 'productId'] });
  if (!minimumMargin === !minimumUnitPrice)
    faults.push({ code: 'REQUIRED', path: ['input', 'minimumMargin'] });
  if (minimumUnitPrice && !productId) faults.push({ code: 'REQUIRED', path: ['input', 'productId'] });
  if (minimumUnitPrice && !isCurrency(minimumUnitPrice.currency)) {
    faults.push({ code: 'UNKNOWN_VALUE', path: ['input', 'minimumUnitPrice', 'currency'] });
  }
  if (minimumUnitPrice && !(Number(minimumUnitPrice.amount) > 0)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'minimumUnitPrice', 'amount'] });
  }
  return faults;
}
