import { and, eq } from 'drizzle-orm';
import { products, purchaseCosts } from '../../schema/tables/products.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { lockRow, lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { dayOf } from '../trade/calendar-date.ts';
import { isCurrency } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import { type Fault, Refusal, refuse } from '../trade/fault.ts';
import type {
  CreateProductInput,
  PackingInput,
  PurchaseCostInput,
  SetPurchaseCostInput,
  UpdateProductInput,
} from './product.input.ts';
import { Product } from './product.type.ts';

const constraints: Readonly<Record<string, Fault>> = {
  products_code_key: { code: 'ALREADY_EXISTS', path: ['input', 'code'] },
  products_unit_units_code_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'unit'] },
  products_package_kind_packages_code_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'packing', 'kind'] },
  products_weights_order: { code: 'OUT_OF_RANGE', path: ['input', 'packing', 'grossKg'] },
};

/** Enters a product, with its first purchase cost where one is given. */
export function createProduct(context: RequestContext, input: CreateProductInput) {
  const options = { name: 'createProduct', permission: 'product:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    refuseHiddenFloor(viewer, input.floorPrice ?? undefined);
    if (input.floorPrice) refuseUnsoundPrice(change, input.floorPrice, ['input', 'floorPrice']);
    const { code, name, hsCode, originCountry, unit, minimumOrderQuantity, regulation } = input;
    const row = {
      ...change.newRow(),
      ...{ code, name, hsCode, originCountry, unit, minimumOrderQuantity, regulation },
      description: input.description ?? null,
      ...packingColumns(input.packing),
      ...floorColumns(input.floorPrice ?? null),
    };
    await change.tx.insert(products).values(row);
    change.record({ event: 'product.created', entity: 'Product', entityId: row.id, after: row });
    if (input.purchaseCost) await insertCost(change, row.id, input.purchaseCost, ['input', 'purchaseCost']);
    return { product: row.id };
  });
}

/** Changes what is given of a product, if it is still as the caller read it. */
export function updateProduct(context: RequestContext, input: UpdateProductInput) {
  const options = { name: 'updateProduct', permission: 'product:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    refuseHiddenFloor(viewer, input.floorPrice);
    if (input.floorPrice) refuseUnsoundPrice(change, input.floorPrice, ['input', 'floorPrice']);
    const before = await lockVersion(change, viewer, Product, products, input);
    const { name, description, hsCode, minimumOrderQuantity, regulation, packing, floorPrice } = input;
    const after = {
      ...before,
      ...given({ name, description, hsCode, minimumOrderQuantity, regulation }, products),
      ...(packing ? packingColumns(packing) : {}),
      ...(floorPrice === undefined ? {} : floorColumns(floorPrice)),
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    await change.tx
      .update(products)
      .set(after)
      .where(and(eq(products.companyId, before.companyId), eq(products.id, before.id)));
    change.record({ event: 'product.updated', entity: 'Product', entityId: before.id, before, after });
    return { product: before.id };
  });
}

/** Sets what a product costs from a day on; deals that are priced already keep the cost that they took. */
export function setPurchaseCost(context: RequestContext, input: SetPurchaseCostInput) {
  const options = { name: 'setPurchaseCost', permission: 'product:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const product = await lockRow(change, viewer, Product, products, input.productId);
    const sameDay = and(
      eq(purchaseCosts.companyId, product.companyId),
      eq(purchaseCosts.productId, product.id),
      eq(purchaseCosts.validFrom, input.cost.validFrom),
    );
    const [before] = await change.tx.delete(purchaseCosts).where(sameDay).returning();
    await insertCost(change, product.id, input.cost, ['input', 'cost'], before);
    return { product: product.id };
  });
}

async function insertCost(
  change: Change,
  productId: string,
  cost: PurchaseCostInput,
  path: readonly string[],
  before?: object,
): Promise<void> {
  if (new Decimal(cost.rebateRate).gt(cost.vatRate)) {
    const facts = { minimum: 0, maximum: cost.vatRate };
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: [...path, 'rebateRate'], facts }]);
  }
  refuseUnsoundPrice(change, cost.unitCost, [...path, 'unitCost']);
  const { validFrom, vatRate, rebateRate, taxScheme, supplierName } = cost;
  const row = {
    ...change.newRow(),
    productId,
    ...{ validFrom, vatRate, rebateRate, taxScheme },
    unitCost: cost.unitCost.amount,
    currency: cost.unitCost.currency,
    supplierName: supplierName ?? null,
  };
  await change.tx.insert(purchaseCosts).values(row);
  change.record({
    event: 'product.costSet',
    entity: 'Product',
    entityId: productId,
    before: before ?? null,
    after: row,
  });
}

/** A unit price is above zero and of a currency that is in use. */
function refuseUnsoundPrice(change: Change, price: Money, path: readonly string[]): void {
  const faults: Fault[] = [];
  if (!isCurrency(price.currency, dayOf(change.now))) {
    faults.push({ code: 'UNKNOWN_VALUE', path: [...path, 'currency'] });
  }
  if (!new Decimal(price.amount).gt(0)) {
    faults.push({ code: 'OUT_OF_RANGE', path: [...path, 'amount'], facts: { above: 0 } });
  }
  refuse(faults);
}

/** A floor that the caller may not read can't be written over unseen, nor emptied. */
function refuseHiddenFloor(viewer: Viewer, floorPrice: object | null | undefined): void {
  if (floorPrice !== undefined && !viewer.permissions.has('floor:read')) {
    throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'floorPrice'] }]);
  }
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

function packingColumns(packing: PackingInput) {
  return {
    packageKind: packing.kind,
    unitsPerPackage: packing.unitsPerPackage,
    packageLengthCm: packing.lengthCm ?? null,
    packageWidthCm: packing.widthCm ?? null,
    packageHeightCm: packing.heightCm ?? null,
    packageNetKg: packing.netKg ?? null,
    packageGrossKg: packing.grossKg ?? null,
  };
}

function floorColumns(floor: Money | null) {
  return { floorPrice: floor?.amount ?? null, floorPriceCurrency: floor?.currency ?? null };
}
