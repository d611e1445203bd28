import { type Decimal, one, zero } from '../../trade/decimal.ts';
import type { Fault } from '../../trade/fault.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { CurrencyRestatement } from '../cost-in-currency.ts';
import type { ImportCharges } from '../duty.ts';
import type { TaxedCost } from '../export-rebate.ts';
import type { Goods, PriceLadderRequest } from './price-ladder.ts';

/** A cost sheet with all its amounts in the currency of the price. */
export interface LadderSheet {
  readonly goods: readonly TaxedCost[];
  /** The sum of the charges of each step. */
  readonly charges: ReadonlyMap<CostStep, Decimal>;
  /** The sum of the charges of each step that are shares of the price. */
  readonly shares: ReadonlyMap<CostStep, Decimal>;
  readonly labels: ReadonlyMap<CostStep, readonly string[]>;
  readonly importCharges: ImportCharges | null;
}

/** Restates every amount of the request in the currency of the price; a fault for each that has no rate. */
export function restateSheet(
  request: PriceLadderRequest,
  path: readonly string[],
): { sheet: LadderSheet; faults: readonly Fault[] } {
  const money = new CurrencyRestatement(request.currency, request.rates);
  const charges = new Map<CostStep, Decimal>();
  const labels = new Map<CostStep, readonly string[]>();
  request.charges.forEach(({ step, amount, label }, index) => {
    const restated = money.restate(amount, [...path, 'charges', `${index}`, 'amount']);
    charges.set(step, (charges.get(step) ?? zero).plus(restated.times(signOf(step))));
    if (label) labels.set(step, [...(labels.get(step) ?? []), label]);
  });
  const shares = new Map<CostStep, Decimal>();
  for (const { step, rate, label } of request.priceShares ?? []) {
    shares.set(step, (shares.get(step) ?? zero).plus(rate.times(signOf(step))));
    if (label) labels.set(step, [...(labels.get(step) ?? []), label]);
  }
  const goods = goodsWithPaths(request, path).map(({ goods: lot, path: at }) => ({
    ...lot,
    amount: money.restate(lot.amount, [...at, 'amount']),
  }));
  const importCharges = request.importDuties && {
    ...request.importDuties,
    duties: request.importDuties.duties.map(({ rate, perUnit }, index) => ({
      rate: rate ?? zero,
      perUnit: perUnit
        ? money.restate(perUnit, [...path, 'importDuties', 'duties', `${index}`, 'perUnit'])
        : zero,
    })),
  };
  const sheet = { goods, charges, shares, labels, importCharges: importCharges ?? null };
  return { sheet, faults: money.faults };
}

/** The steps for which a sheet holds a charge, of either kind. */
export function chargedSteps(sheet: LadderSheet): CostStep[] {
  return [...new Set([...sheet.charges.keys(), ...sheet.shares.keys()])];
}

/** A rebate is entered as what comes back and so takes from the price. */
function signOf(step: CostStep): Decimal {
  return step === 'REBATE' ? one.negated() : one;
}

/** The lots of goods, each with the path under which it was given. */
export function goodsWithPaths(
  request: PriceLadderRequest,
  path: readonly string[],
): { goods: Goods; path: readonly string[] }[] {
  const { goods } = request;
  return isSeveral(goods)
    ? goods.map((lot, index) => ({ goods: lot, path: [...path, 'goods', `${index}`] }))
    : [{ goods, path: [...path, 'goods'] }];
}

function isSeveral(goods: PriceLadderRequest['goods']): goods is readonly Goods[] {
  return Array.isArray(goods);
}
