import { and, desc, eq, exists, inArray, isNull, ne, or } from 'drizzle-orm';
import { priceFloors } from '../../../schema/tables/approvals.ts';
import { dealStageChanges, deals } from '../../../schema/tables/deals.ts';
import { customerIncentives } from '../../../schema/tables/incentives.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { todayOf } from '../../access/own-company.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { type ChildOf, lockChild, lockRow } from '../../events/lock-row.ts';
import { writeRow } from '../../events/write-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { amountOf, minorOf, moneyOf, moneyOfMinor, readMoney } from '../../trade/money.ts';
import { Customer } from '../customer.type.ts';
import { refusePooled } from '../pool.ts';
import type { DecideIncentiveInput, EndIncentiveInput, ProposeIncentiveInput } from './incentive.input.ts';
import { type Cost, type IncentiveKind, type LastOrder, marginWith } from './incentive.ts';
import { Incentive } from './incentive.type.ts';

type IncentiveRow = typeof customerIncentives.$inferSelect;

const incentiveOfCustomer = {
  ...{ target: Incentive, table: customerIncentives, through: customerIncentives.customerId },
  ...{ parent: Customer, parentTable: customers },
} satisfies ChildOf<typeof customerIncentives, typeof customers>;

/** Proposes what would move a customer to order, as far as an order like their last one keeps its floors with it. */
export function proposeIncentive(context: RequestContext, input: ProposeIncentiveInput) {
  const options = { name: 'proposeIncentive', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const faults = [...findShapeFaults(input), ...(await findTimeFaults(change, input))];
    refuse(faults);
    const { kind, rate = null, validFrom, validUntil, reason } = input;
    const amount = input.amount ? readMoney(input.amount, ['input', 'amount']) : null;
    const row = {
      ...change.newRow(),
      ...{ customerId: customer.id, kind, rate, validFrom, validUntil, reason },
      amountMinor: amount && minorOf(moneyOf(amount.amount, amount.currency)),
      currency: amount?.currency ?? null,
      status: 'PROPOSED' as const,
      proposedBy: viewer.id,
    };
    await refuseBelowFloor(change, row);
    await change.tx.insert(customerIncentives).values(row);
    change.record({ event: 'incentive.proposed', entity: 'Incentive', entityId: row.id, after: row });
    return { incentive: row.id };
  });
}

/** Gives what someone else proposed, or refuses to; the floors are looked at once more. */
export function decideIncentive(context: RequestContext, input: DecideIncentiveInput) {
  const options = { name: 'decideIncentive', permission: 'price:release', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, incentiveOfCustomer, input);
    if (before.status !== 'PROPOSED') throw new Refusal([statusFault(before.status)]);
    if (before.proposedBy === viewer.id) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    }
    if (input.approve) await refuseBelowFloor(change, before, ['input', 'approve']);
    await write(change, before, input.approve ? 'incentive.approved' : 'incentive.refused', {
      status: input.approve ? 'APPROVED' : 'REFUSED',
      ...{ decidedBy: viewer.id, decidedAt: change.now.toISOString(), decision: input.reason },
    });
    return { incentive: before.id };
  });
}

/** Ends what a customer was given. */
export function endIncentive(context: RequestContext, input: EndIncentiveInput) {
  const options = { name: 'endIncentive', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, incentiveOfCustomer, input);
    if (before.status !== 'APPROVED') throw new Refusal([statusFault(before.status)]);
    await write(change, before, 'incentive.ended', { status: 'ENDED' });
    return { incentive: before.id };
  });
}

async function write(
  change: Change,
  before: IncentiveRow,
  event: string,
  changed: Partial<IncentiveRow>,
): Promise<void> {
  await writeRow(change, customerIncentives, before, { event, entity: 'Incentive', changed });
}

/** What each kind is given by: a rate, an amount, or both. */
const parts: Readonly<Record<IncentiveKind, { readonly rate: boolean; readonly amount: boolean }>> = {
  VOLUME_REBATE: { rate: true, amount: true },
  LOYALTY_DISCOUNT: { rate: true, amount: false },
  FREE_SAMPLES: { rate: false, amount: true },
};

function findShapeFaults({ kind, rate, amount }: ProposeIncentiveInput): Fault[] {
  const faults: Fault[] = [];
  const wanted = parts[kind];
  if (wanted.rate && !rate) faults.push({ code: 'REQUIRED', path: ['input', 'rate'] });
  if (!wanted.rate && rate) faults.push({ code: 'NOT_NEEDED', path: ['input', 'rate'] });
  if (wanted.amount && !amount) faults.push({ code: 'REQUIRED', path: ['input', 'amount'] });
  if (!wanted.amount && amount) faults.push({ code: 'NOT_NEEDED', path: ['input', 'amount'] });
  if (rate && !(new Decimal(rate).gt(0) && new Decimal(rate).lt(1))) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'rate'], facts: { above: 0, below: 1 } });
  }
  if (amount && !new Decimal(amount.amount).gt(0)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'amount', 'amount'], facts: { above: 0 } });
  }
  return faults;
}

async function findTimeFaults(
  change: Change,
  { validFrom, validUntil }: ProposeIncentiveInput,
): Promise<Fault[]> {
  const today = await todayOf(change);
  if (validFrom < today)
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'validFrom'], facts: { minimum: today } }];
  if (validUntil >= validFrom) return [];
  return [{ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'], facts: { minimum: validFrom } }];
}

/** An order like the last one has to keep the margins that are asked for of its customer and its goods, and never to lie below cost; floors of unit prices are held when the order is quoted. */
async function refuseBelowFloor(
  change: Change,
  incentive: Pick<IncentiveRow, 'companyId' | 'customerId' | 'rate' | 'amountMinor' | 'currency'>,
  path: readonly string[] = ['input', incentive.rate === null ? 'amount' : 'rate'],
): Promise<void> {
  const accepted = await lastOrderOf(change, incentive);
  if (!accepted) throw new Refusal([statusFault('NO_ORDER', 'customerId')]);
  const { currency, margin, total } = accepted;
  if (incentive.currency && incentive.currency !== currency) {
    const facts = { expected: currency, given: incentive.currency };
    throw new Refusal([{ code: 'CURRENCY_MISMATCH', path: ['input', 'amount', 'currency'], facts }]);
  }
  const left = marginWith({ margin, total }, costOf(incentive, currency));
  if (left.gte(await floorOf(change, incentive, accepted.id))) return;
  const facts = { scope: 'CUSTOMER', kind: 'MARGIN', line: 'none' };
  throw new Refusal([{ code: 'BELOW_FLOOR', path, facts }]);
}

function costOf({ rate, amountMinor }: Pick<IncentiveRow, 'rate' | 'amountMinor'>, currency: string): Cost {
  if (rate !== null) return { rate: new Decimal(rate) };
  return { amount: new Decimal(amountOf(moneyOfMinor(amountMinor!, currency))) };
}

async function lastOrderOf(
  change: Change,
  { companyId, customerId }: Pick<IncentiveRow, 'companyId' | 'customerId'>,
): Promise<(LastOrder & { readonly id: string; readonly currency: string }) | null> {
  const [row] = await change.tx
    .select({
      id: quotations.id,
      currency: quotations.currency,
      totalMinor: quotations.totalMinor,
      marginRate: quotations.marginRate,
    })
    .from(quotations)
    .innerJoin(deals, and(eq(deals.companyId, quotations.companyId), eq(deals.id, quotations.dealId)))
    .where(
      and(
        eq(quotations.companyId, companyId),
        eq(deals.customerId, customerId),
        eq(quotations.status, 'ACCEPTED'),
        ne(deals.stage, 'CANCELLED'),
        exists(
          change.tx
            .select({ id: dealStageChanges.id })
            .from(dealStageChanges)
            .where(
              and(
                eq(dealStageChanges.companyId, deals.companyId),
                eq(dealStageChanges.dealId, deals.id),
                eq(dealStageChanges.toStage, 'CONTRACTED'),
              ),
            ),
        ),
      ),
    )
    .orderBy(desc(quotations.endedAt), desc(quotations.id))
    .limit(1);
  if (!row) return null;
  const { id, currency, totalMinor, marginRate } = row;
  const total = new Decimal(amountOf(moneyOfMinor(totalMinor, currency)));
  return { id, currency, total, margin: new Decimal(marginRate) };
}

/** The highest margin that is asked for of the customer, or of the goods of an order. */
async function floorOf(
  change: Change,
  { companyId, customerId }: Pick<IncentiveRow, 'companyId' | 'customerId'>,
  quotationId: string,
): Promise<Decimal> {
  const goods = change.tx
    .select({ id: quotationLines.productId })
    .from(quotationLines)
    .where(and(eq(quotationLines.companyId, companyId), eq(quotationLines.quotationId, quotationId)));
  const floors = await change.tx
    .select({ minimum: priceFloors.minimumMargin })
    .from(priceFloors)
    .where(
      and(
        eq(priceFloors.companyId, companyId),
        isNull(priceFloors.dealId),
        or(isNull(priceFloors.customerId), eq(priceFloors.customerId, customerId)),
        or(isNull(priceFloors.productId), inArray(priceFloors.productId, goods)),
      ),
    );
  return Decimal.max(0, ...floors.map(({ minimum }) => minimum ?? 0));
}
