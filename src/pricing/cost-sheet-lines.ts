import { type Decimal, sumDecimals } from '../trade/decimal.ts';
import { type PricedDeal, ratesOfSheet, requestOf, type StoredCostSheet } from './cost-sheet.ts';
import { restateSheet } from './ladder-sheet.ts';
import type { Charge, PriceLadderRequest } from './price-ladder.ts';

/** A sheet line by line: its goods, its quantity, and its share of every charge by the value of its goods. */
export function linesOf(deal: PricedDeal, sheet: StoredCostSheet): PriceLadderRequest[] {
  const rates = ratesOfSheet(sheet);
  const whole = requestOf(deal, sheet, sheet.goods, rates);
  const values = restateSheet(whole, ['input']).sheet.goods.map((goods) => goods.amount);
  const total = sumDecimals(values);
  return sheet.goods.map((goods, index) => {
    const share = values[index]!.div(total);
    return {
      ...requestOf(deal, sheet, [goods], rates),
      charges: whole.charges.map((charge) => shareOf(charge, share)),
    };
  });
}

function shareOf(charge: Charge, share: Decimal): Charge {
  return { ...charge, amount: { ...charge.amount, amount: charge.amount.amount.times(share) } };
}
