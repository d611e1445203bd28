import { and, eq, inArray } from 'drizzle-orm';
import { freightRates } from '../../../schema/tables/pricing.ts';
import { ports } from '../../../schema/tables/trade.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockVersion } from '../../events/lock-row.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import { Decimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse } from '../../trade/fault.ts';
import { minorOf, moneyOf } from '../../trade/money.ts';
import { amountFaults } from '../input-faults.ts';
import { findStorageFaults } from '../stored-amount.ts';
import { freightSteps } from './freight-lane.ts';
import type { EndFreightRateInput, FreightRateInput, RecordFreightRatesInput } from './freight-rate.input.ts';
import { FreightRate } from './freight-rate.type.ts';
import { overlap, type RatePeriod } from './freight-rate-overlap.ts';

const ratesAtOnce = 500;

/** A rate of the same provider, recorded at the same moment by someone else, holds for one of the days. */
const constraints: Readonly<Record<string, Fault>> = {
  freight_rates_do_not_overlap: { code: 'ALREADY_EXISTS', path: ['input', 'rates'] },
};

/** Records freight rates, all or none. Which rate holds on a day is never in doubt: two may not overlap. */
export function recordFreightRates(context: RequestContext, input: RecordFreightRatesInput) {
  const options = { name: 'recordFreightRates', permission: 'freight:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const { rates } = input;
    if (rates.length < 1 || rates.length > ratesAtOnce) {
      const facts = { minimum: 1, maximum: ratesAtOnce };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'rates'], facts }]);
    }
    const stored = await ratesOfProviders(change, rates);
    const known = await knownPlaces(change, rates);
    const today = dayOf(change.now);
    const faults = rates.flatMap((rate, index) => {
      const path = ['input', 'rates', String(index)];
      const others = [...stored, ...rates.slice(0, index)];
      return [
        ...findRateFaults(rate, path, today),
        ...placeFaults(rate, known, path),
        ...(others.some((other) => overlap(rate, other)) ? [{ code: 'ALREADY_EXISTS' as const, path }] : []),
      ];
    });
    refuse(faults);
    const rows = rates.map((rate) => ({ ...change.newRow(), ...columnsOf(rate) }));
    await change.tx.insert(freightRates).values(rows);
    for (const row of rows) {
      change.record({ event: 'freightRate.recorded', entity: 'FreightRate', entityId: row.id, after: row });
    }
    return { count: String(rows.length) };
  });
}

/** Ends a rate within the days for which it held: what was priced by it keeps it. */
export function endFreightRate(context: RequestContext, input: EndFreightRateInput) {
  const options = { name: 'endFreightRate', permission: 'freight:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, FreightRate, freightRates, input);
    const { validFrom, validUntil } = before;
    if (input.until < validFrom || (validUntil && input.until > validUntil)) {
      const facts = { minimum: validFrom, ...(validUntil && { maximum: validUntil }) };
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'until'], facts }]);
    }
    const changed = {
      validUntil: input.until,
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    await change.tx
      .update(freightRates)
      .set(changed)
      .where(and(eq(freightRates.companyId, before.companyId), eq(freightRates.id, before.id)));
    change.record({
      event: 'freightRate.ended',
      entity: 'FreightRate',
      entityId: before.id,
      before,
      after: { ...before, ...changed },
    });
    return { freightRate: before.id };
  });
}

function findRateFaults(rate: FreightRateInput, path: readonly string[], today: string): Fault[] {
  const { step, toLocode, equipment, basis, amount, validFrom, validUntil } = rate;
  const given = { amount: new Decimal(amount.amount), currency: amount.currency };
  const fault = (isWrong: boolean, code: Fault['code'], field: string, facts?: Fault['facts']): Fault[] =>
    isWrong ? [{ code, path: [...path, field], ...(facts && { facts }) }] : [];
  return [
    ...fault(!freightSteps.includes(step), 'UNKNOWN_VALUE', 'step', { value: step }),
    ...fault(step === 'MAIN_CARRIAGE' && !toLocode, 'REQUIRED', 'toLocode'),
    ...fault(basis === 'CONTAINER' && !equipment, 'REQUIRED', 'equipment'),
    ...fault(Boolean(validUntil && validUntil < validFrom), 'OUT_OF_RANGE', 'validUntil', {
      minimum: validFrom,
    }),
    ...amountFaults(given, [...path, 'amount'], today),
    ...findStorageFaults(amount, [...path, 'amount', 'amount']),
  ];
}

function placeFaults(rate: FreightRateInput, known: ReadonlySet<string>, path: readonly string[]): Fault[] {
  return (['fromLocode', 'toLocode'] as const).flatMap((field): Fault[] => {
    const value = rate[field];
    return value && !known.has(value)
      ? [{ code: 'UNKNOWN_VALUE', path: [...path, field], facts: { value } }]
      : [];
  });
}

async function ratesOfProviders(change: Change, rates: readonly FreightRateInput[]): Promise<RatePeriod[]> {
  const providers = [...new Set(rates.map(({ provider }) => provider))];
  const ofCompany = eq(freightRates.companyId, change.viewer.companyId);
  const rows = await change.tx
    .select()
    .from(freightRates)
    .where(and(ofCompany, inArray(freightRates.provider, providers)));
  return rows as RatePeriod[];
}

async function knownPlaces(change: Change, rates: readonly FreightRateInput[]): Promise<ReadonlySet<string>> {
  const asked = [
    ...new Set(rates.flatMap(({ fromLocode, toLocode }) => [fromLocode, toLocode ?? fromLocode])),
  ];
  const rows = await change.tx
    .select({ locode: ports.locode })
    .from(ports)
    .where(inArray(ports.locode, asked));
  return new Set(rows.map(({ locode }) => locode));
}

function columnsOf({ amount, toLocode, equipment, validUntil, note, ...rate }: FreightRateInput) {
  const { step, fromLocode, basis, provider, validFrom } = rate;
  return {
    ...{ step, fromLocode, basis, provider, validFrom },
    toLocode: toLocode ?? null,
    equipment: equipment ?? null,
    amountMinor: minorOf(moneyOf(amount.amount, amount.currency)),
    currency: amount.currency,
    validUntil: validUntil ?? null,
    note: note ?? null,
  };
}
