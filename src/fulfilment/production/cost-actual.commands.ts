import { costActuals } from '../../../schema/tables/production.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { writeRow } from '../../events/write-row.ts';
import { ratesOf } from '../../pricing/cost-sheets/sheet-rates.commands.ts';
import { findStorageFaults } from '../../pricing/stored-amount.ts';
import type { RequestContext } from '../../server/context.ts';
import { latestDay } from '../../trade/calendar-date.ts';
import { type Decimal, one, writeDecimal } from '../../trade/decimal.ts';
import { type Conversion, convertAmount, findConversion } from '../../trade/exchange-rate.ts';
import { Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { decimalOf, minorOf, moneyOf, readMoney, roundToMinor } from '../../trade/money.ts';
import { lockOrder, lockPart } from '../orders/order-lock.commands.ts';
import type { RecordCostActualInput, WithdrawCostActualInput } from './cost-actual.input.ts';
import { CostActual } from './cost-actual.type.ts';
import { bookedSteps } from './cost-comparison.ts';
import { findDayFaults } from './production-lot.ts';

type CostRow = typeof costActuals.$inferSelect;

/** Books what was paid for a step, restated in the company's currency by the rates of the invoice's day. */
export function recordCostActual(context: RequestContext, input: RecordCostActualInput) {
  const options = { name: 'recordCostActual', permission: 'cost:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order } = await lockOrder(change, viewer, input.orderId);
    const { step, bookedOn, payee, evidence, note = null } = input;
    const path = ['input', 'amount'];
    const amount = readMoney(input.amount, path);
    const faults = findDayFaults(bookedOn, null, latestDay(change.now), ['input', 'bookedOn']);
    faults.push(...findStorageFaults(input.amount, [...path, 'amount']));
    if (!bookedSteps.includes(step)) faults.push({ code: 'UNKNOWN_VALUE', path: ['input', 'step'] });
    if (!decimalOf(amount).gt(0)) {
      faults.push({ code: 'OUT_OF_RANGE', path: [...path, 'amount'], facts: { above: 0 } });
    }
    refuse(faults);
    const { currency: baseCurrency } = await ownCompany(change);
    const conversion = await conversionOf(change, amount.currency, baseCurrency, bookedOn);
    const base = roundToMinor(convertAmount(decimalOf(amount), conversion), baseCurrency);
    refuse(findStorageFaults(base, [...path, 'amount']));
    const row: CostRow = {
      ...change.newRow(),
      ...{ dealId: order.dealId, orderId: order.id, step, bookedOn, payee, evidence, note },
      ...{ amountMinor: minorOf(moneyOf(amount.amount, amount.currency)), currency: amount.currency },
      ...{ rate: writeDecimal(rateOf(conversion)), baseMinor: minorOf(base), baseCurrency },
      ...{ recordedBy: viewer.id, withdrawnAt: null, withdrawReason: null },
    };
    await change.tx.insert(costActuals).values(row);
    change.record({ event: 'cost.booked', entity: 'CostActual', entityId: row.id, after: row });
    return { cost: row.id, order: order.id };
  });
}

/** Takes a cost out of the books that was booked wrongly; it stays to be seen. */
export function withdrawCostActual(context: RequestContext, input: WithdrawCostActualInput) {
  const options = { name: 'withdrawCostActual', permission: 'cost:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { locked, row: before } = await lockPart(change, viewer, CostActual, costActuals, input.id);
    if (before.version !== input.version) throw new Refusal([staleFault(before.version, input.version)]);
    if (before.withdrawnAt !== null) throw new Refusal([statusFault('WITHDRAWN')]);
    const changed = { withdrawnAt: change.now.toISOString(), withdrawReason: input.reason };
    await writeRow(change, costActuals, before, { event: 'cost.withdrawn', entity: 'CostActual', changed });
    return { cost: before.id, order: locked.order.id };
  });
}

/** How an amount is restated by what banks asked for its currency on a day, or on the last one before it. */
async function conversionOf(change: Change, from: string, to: string, asOf: string): Promise<Conversion> {
  // Across the dollar, where nobody quotes the two against each other.
  const rates = await ratesOf(change, to, [from, 'USD'], { asOf, buffer: '0', rates: [] });
  const conversion = findConversion(rates, from, to);
  if (conversion) return conversion;
  const facts = { base: from, quote: to };
  throw new Refusal([{ code: 'MISSING_RATE', path: ['input', 'amount', 'currency'], facts }]);
}

function rateOf(conversion: Conversion): Decimal {
  return convertAmount(one, conversion);
}
