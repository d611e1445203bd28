import { and, eq, inArray, ne } from 'drizzle-orm';
import { claims } from '../../../schema/tables/claims.ts';
import { contracts } from '../../../schema/tables/contracts.ts';
import { deals } from '../../../schema/tables/deals.ts';
import { orders, shipmentLines } from '../../../schema/tables/orders.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Deal } from '../../deals/deal.type.ts';
import { moveTo } from '../../deals/deal-move.commands.ts';
import { exitsFrom } from '../../deals/deal-pipeline.ts';
import { sheetWithin } from '../../deals/quotations/quotation-pricing.commands.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import { type ChildOf, lockChild } from '../../events/lock-row.ts';
import { nextNumber } from '../../events/number-series.ts';
import { pastDay } from '../../events/past-day.ts';
import { writeRow } from '../../events/write-row.ts';
import { ratesOfSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import { findStorageFaults } from '../../pricing/stored-amount.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal } from '../../trade/decimal.ts';
import { convertAmount, findConversion } from '../../trade/exchange-rate.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { amountOf, minorOf, moneyOf, moneyOfMinor } from '../../trade/money.ts';
import { lockOrderOfShipment } from '../coordination/order-subject.commands.ts';
import type {
  DecideClaimInput,
  OpenClaimInput,
  UpdateClaimInput,
  WithdrawClaimInput,
} from './claim.input.ts';
import { findGrantFaults, isLate, windowDaysOf, windowEnd } from './claim.ts';
import { Claim } from './claim.type.ts';
import { claimPolicyOf } from './claim-policy.commands.ts';
import { deliveredDay } from './delivered-day.commands.ts';

type ClaimRow = typeof claims.$inferSelect;
type DealRow = typeof deals.$inferSelect;
type OrderRow = typeof orders.$inferSelect;
type GivenMoney = { readonly amount: string; readonly currency: string };

const claimOfDeal = {
  ...{ target: Claim, table: claims, through: claims.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof claims, typeof deals>;

/** Opens what a buyer claims of a shipment. A deal whose goods have left goes to CLAIM with it. */
export function openClaim(context: RequestContext, input: OpenClaimInput) {
  const options = { name: 'openClaim', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { deal, order, shipment } = await lockOrderOfShipment(change, viewer, input.shipmentId);
    const { contract, quotation } = await agreedOf(change, order);
    const raisedOn = await pastDay(change, input.raisedOn, 'raisedOn', order.confirmedOn);
    const deliveredOn = await deliveredDay(change, shipment);
    const windowEndsOn = windowEnd(deliveredOn, windowDaysOf(contract, await claimPolicyOf(change)));
    const late = isLate(raisedOn, windowEndsOn);
    const faults = [
      ...(late ? findLateFaults(viewer, input.lateReason, windowEndsOn!) : []),
      ...findAmountFaults(input.claimedAmount, quotation.currency, ['input', 'claimedAmount']),
      ...(await findQuantityFaults(change, shipment, input.line ?? null, input.claimedQuantity)),
    ];
    refuse(faults);
    const { line = null, lotNumber = null, cause, description, evidence } = input;
    const row = {
      ...change.newRow(),
      ...{ dealId: deal.id, orderId: order.id, shipmentId: shipment.id },
      ...{ line, lotNumber, cause, description, evidence },
      claimedQuantity: input.claimedQuantity ?? null,
      claimedMinor: minorUnitsOf(input.claimedAmount),
      currency: quotation.currency,
      ...{ raisedOn, deliveredOn, windowEndsOn },
      lateReason: late ? input.lateReason! : null,
      inspectionReference: input.inspectionReference ?? null,
      status: 'OPEN' as const,
      openedBy: viewer.id,
      number: await nextNumber(change, 'claim'),
    };
    await change.tx.insert(claims).values(row);
    change.record({ event: 'claim.opened', entity: 'Claim', entityId: row.id, after: row });
    if (exitsFrom(deal).some(({ to }) => to === 'CLAIM')) {
      await moveTo(change, deal, 'CLAIM', { reason: row.number });
    }
    return { claim: row.id, deal: deal.id };
  });
}

/** Changes what is known of a claim that nobody has decided yet. */
export function updateClaim(context: RequestContext, input: UpdateClaimInput) {
  const options = { name: 'updateClaim', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, claimOfDeal, input);
    if (before.status !== 'OPEN') throw new Refusal([statusFault(before.status)]);
    const { lotNumber, cause, description, claimedQuantity, evidence, inspectionReference } = input;
    const fields = { lotNumber, cause, description, claimedQuantity, evidence, inspectionReference };
    const changed = given(fields, claims);
    const { claimedAmount } = input;
    const shipment = { companyId: before.companyId, id: before.shipmentId };
    const faults = [
      ...(claimedAmount === null ? [{ code: 'REQUIRED' as const, path: ['input', 'claimedAmount'] }] : []),
      ...(claimedAmount ? findAmountFaults(claimedAmount, before.currency, ['input', 'claimedAmount']) : []),
      ...(await findQuantityFaults(change, shipment, before.line, claimedQuantity)),
    ];
    refuse(faults);
    const amount = claimedAmount ? { claimedMinor: minorUnitsOf(claimedAmount) } : {};
    await write(change, before, 'claim.updated', { ...changed, ...amount });
    return { claim: before.id };
  });
}

/** Decides what a buyer gets. The last open claim of an order takes its deal back to where it was. */
export function decideClaim(context: RequestContext, input: DecideClaimInput) {
  const options = { name: 'decideClaim', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: deal } = await lockChild(change, viewer, claimOfDeal, input);
    if (before.status !== 'OPEN') throw new Refusal([statusFault(before.status)]);
    const { decision, amount = null, reason } = input;
    const shape = amount ? findAmountFaults(amount, before.currency, ['input', 'amount']) : [];
    if (shape.length > 0) throw new Refusal(shape);
    const grantedMinor = amount ? minorUnitsOf(amount) : null;
    const { quotation } = await agreedOf(change, { companyId: before.companyId, id: before.orderId });
    const left = quotation.totalMinor - (await givenBack(change, before));
    const written = (minor: bigint) => amountOf(moneyOfMinor(minor, before.currency));
    const faults = findGrantFaults(decision, grantedMinor, {
      ...{ claimed: before.claimedMinor, left },
      written: { claimed: written(before.claimedMinor), left: written(left) },
    });
    refuse(faults);
    if (amount) await refuseBeyondLimit(change, viewer, quotation.costSheetId, amount);
    await write(change, before, 'claim.decided', {
      ...{ status: 'DECIDED', decision, grantedMinor, decisionReason: reason },
      ...{ decidedAt: change.now.toISOString(), decidedBy: viewer.id },
    });
    await returnWhenClosed(change, deal, before);
    return { claim: before.id, deal: deal.id };
  });
}

/** Closes a claim that the buyer takes back. */
export function withdrawClaim(context: RequestContext, input: WithdrawClaimInput) {
  const options = { name: 'withdrawClaim', permission: 'order:follow', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: deal } = await lockChild(change, viewer, claimOfDeal, input);
    if (before.status !== 'OPEN') throw new Refusal([statusFault(before.status)]);
    await write(change, before, 'claim.withdrawn', { status: 'WITHDRAWN', withdrawnReason: input.reason });
    await returnWhenClosed(change, deal, before);
    return { claim: before.id, deal: deal.id };
  });
}

async function write(
  change: Change,
  before: ClaimRow,
  event: string,
  changed: Partial<ClaimRow>,
): Promise<void> {
  await writeRow(change, claims, before, { event, entity: 'Claim', changed });
}

/** Takes a deal out of CLAIM when none of its order's claims is open any more. */
async function returnWhenClosed(change: Change, deal: DealRow, closed: ClaimRow): Promise<void> {
  if (deal.stage !== 'CLAIM') return;
  const [open] = await change.tx
    .select({ id: claims.id })
    .from(claims)
    .where(and(isOfOrder(closed), eq(claims.status, 'OPEN')))
    .limit(1);
  if (!open) await moveTo(change, deal, deal.leftFrom!, { reason: closed.number });
}

/** The contract that an order follows, and the revision that holds its prices. */
async function agreedOf(change: Change, { companyId, id }: Pick<OrderRow, 'companyId' | 'id'>) {
  const [agreed] = await change.tx
    .select({ contract: contracts, quotation: quotations })
    .from(orders)
    .innerJoin(contracts, and(eq(contracts.companyId, orders.companyId), eq(contracts.id, orders.contractId)))
    .innerJoin(
      quotations,
      and(eq(quotations.companyId, contracts.companyId), eq(quotations.id, contracts.quotationId)),
    )
    .where(and(eq(orders.companyId, companyId), eq(orders.id, id)));
  return agreed!;
}

/** What of the price of an order was given back by other claims. */
async function givenBack(change: Change, claim: ClaimRow): Promise<bigint> {
  const rows = await change.tx
    .select({ minor: claims.grantedMinor })
    .from(claims)
    .where(and(isOfOrder(claim), ne(claims.id, claim.id), inArray(claims.decision, ['DISCOUNT', 'REFUND'])));
  return rows.reduce((total, { minor }) => total + (minor ?? 0n), 0n);
}

function isOfOrder({ companyId, orderId }: Pick<ClaimRow, 'companyId' | 'orderId'>) {
  return and(eq(claims.companyId, companyId), eq(claims.orderId, orderId));
}

/** What lies above the limit of operations is a manager's to grant; so is what no frozen rate brings to its currency. */
async function refuseBeyondLimit(
  change: Change,
  viewer: Viewer,
  costSheetId: string,
  amount: GivenMoney,
): Promise<void> {
  if (viewer.permissions.has('claim:settle')) return;
  const { currency } = await ownCompany(change);
  const rates = ratesOfSheet(await sheetWithin(change, viewer, costSheetId));
  const conversion = findConversion(rates, amount.currency, currency);
  const cost = conversion && convertAmount(new Decimal(amount.amount), conversion);
  const { operationsLimit } = await claimPolicyOf(change);
  if (cost?.lte(operationsLimit)) return;
  const facts = { maximum: operationsLimit, currency };
  throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'amount'], facts }]);
}

function findLateFaults(
  viewer: Viewer,
  lateReason: string | null | undefined,
  windowEndsOn: string,
): Fault[] {
  if (!lateReason) {
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'raisedOn'], facts: { maximum: windowEndsOn } }];
  }
  if (viewer.permissions.has('claim:settle')) return [];
  return [{ code: 'NOT_PERMITTED', path: ['input', 'lateReason'] }];
}

/** What is wrong with an amount: its currency, its sign, or that it is finer or greater than can be kept. */
function findAmountFaults(given: GivenMoney, currency: string, path: readonly string[]): Fault[] {
  if (given.currency !== currency) {
    const facts = { expected: currency, given: given.currency };
    return [{ code: 'CURRENCY_MISMATCH', path: [...path, 'currency'], facts }];
  }
  if (!new Decimal(given.amount).gt(0)) {
    return [{ code: 'OUT_OF_RANGE', path: [...path, 'amount'], facts: { above: 0 } }];
  }
  return findStorageFaults(given, [...path, 'amount']);
}

/** A line has to be of the shipment, and nobody claims more of it than was in there. */
async function findQuantityFaults(
  change: Change,
  shipment: { readonly companyId: string; readonly id: string },
  line: number | null,
  quantity: string | null | undefined,
): Promise<Fault[]> {
  if (line === null) return quantity ? [{ code: 'REQUIRED', path: ['input', 'line'] }] : [];
  const [shipped] = await change.tx
    .select({ quantity: shipmentLines.quantity })
    .from(shipmentLines)
    .where(
      and(
        eq(shipmentLines.companyId, shipment.companyId),
        eq(shipmentLines.shipmentId, shipment.id),
        eq(shipmentLines.sequence, line),
      ),
    );
  if (!shipped) return [{ code: 'NOT_FOUND', path: ['input', 'line'] }];
  if (!quantity || new Decimal(quantity).lte(shipped.quantity)) return [];
  const facts = { maximum: shipped.quantity };
  return [{ code: 'OUT_OF_RANGE', path: ['input', 'claimedQuantity'], facts }];
}

function minorUnitsOf({ amount, currency }: GivenMoney): bigint {
  return minorOf(moneyOf(amount, currency));
}
