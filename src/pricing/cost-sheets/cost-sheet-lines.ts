import type { Decimal } from '../../trade/decimal.ts';
import { refuse } from '../../trade/fault.ts';
import { sharesOf } from '../charge-basis.ts';
import { restateSheet } from '../price-ladder/ladder-sheet.ts';
import type { Charge, PriceLadderRequest } from '../price-ladder/price-ladder.ts';
import { type PricedDeal, ratesOfSheet, requestOf, type StoredCostSheet } from './cost-sheet.ts';
import { findAllocationFaults, paidCharges, weightsOf } from './sheet-charges.ts';

/**
 * A sheet line by line: its goods, its quantity, and its share of every charge by the key of the charge. The shares
 * are exact fractions that sum to the charge, so that the exact prices of the lines sum to that of the whole.
 */
export function requestsOfLines(deal: PricedDeal, sheet: StoredCostSheet): PriceLadderRequest[] {
  const rates = ratesOfSheet(sheet);
  const whole = requestOf(deal, sheet, sheet.goods, rates);
  const values = restateSheet(whole, ['input']).sheet.goods.map((goods) => goods.amount);
  const shares = sharesOfCharges(sheet, whole.charges, values);
  return sheet.goods.map((goods, index) => ({
    ...requestOf(deal, sheet, [goods], rates),
    charges: whole.charges.map((charge, at) => withAmount(charge, shares[at]![index]!)),
  }));
}

/** For each charge that is paid in money, what each line bears of it. */
function sharesOfCharges(
  sheet: StoredCostSheet,
  charges: readonly Charge[],
  values: readonly Decimal[],
): Decimal[][] {
  const paid = paidCharges(sheet.charges);
  const faults = paid.flatMap((charge) =>
    findAllocationFaults(charge, sheet.goods, values, [
      'input',
      'charges',
      `${sheet.charges.indexOf(charge)}`,
    ]),
  );
  refuse(faults);
  return paid.map((charge, at) => {
    const { amount } = charges[at]!.amount;
    return sharesOf(amount, weightsOf(charge, sheet.goods, values) as Decimal[]) ?? [amount];
  });
}

function withAmount(charge: Charge, amount: Decimal): Charge {
  return { ...charge, amount: { ...charge.amount, amount } };
}
