import { one, sumDecimals, zero } from '../../trade/decimal.ts';
import type { CostStep, Party } from '../../trade/incoterm.ts';
import { premiumWithin } from '../cif-and-cip.ts';
import { commissionWithin } from '../commission.ts';
import { importChargesWithin } from '../duty.ts';
import { rebateWithin, type TaxedCost } from '../export-rebate.ts';
import { financingWithin } from '../financing.ts';
import {
  fixedAmount,
  minus,
  nothing,
  type PriceLinked,
  plus,
  shareOfPrice,
  sumParts,
  times,
  wholePrice,
} from '../gross-up.ts';
import { profitWithin } from '../margin.ts';
import { payerOf, stepsAfterBorder, stepsBeyondFob, stepsToBorder } from '../step-payers.ts';
import { chargedSteps, type LadderSheet } from './ladder-sheet.ts';
import type { PriceLadderRequest } from './price-ladder.ts';

/** What a price is made of, by step: each part fixed, a share of the price, or both. */
export type PriceParts = ReadonlyMap<CostStep, PriceLinked>;

/** The parts of the price that the seller asks for when these are the payers of the steps. */
export function partsOfPrice(
  request: PriceLadderRequest,
  sheet: LadderSheet,
  payers: ReadonlyMap<CostStep, Party>,
): PriceParts {
  const isSellers = (step: CostStep) => payerOf(payers, step) === 'SELLER';
  const chargesOf = (steps: readonly CostStep[]): PriceLinked =>
    sumParts(steps.filter(isSellers).map((step) => chargeOf(sheet, step)));

  const imported = importParts(request, sheet, isSellers, chargesOf);
  const beyondFob = sumParts([chargesOf(stepsBeyondFob), imported.duty, imported.tax]);
  const commission = request.commission ?? { rate: zero, base: 'INVOICE' as const };
  const premium =
    request.insurance && isSellers('INSURANCE')
      ? premiumWithin(request.insurance, request.insuranceBase, {
          rate: commission.rate,
          deductions: commission.base === 'FOB' ? beyondFob : null,
        })
      : nothing;
  const aboveFob = plus(beyondFob, premium);
  const fobValue = minus(wholePrice, aboveFob);
  const rebates = rebatesWithin(sheet.goods, fobValue);
  const knownCost = sumDecimals([
    ...sheet.goods.map((goods) => goods.amount),
    ...rebates.map((rebate) => rebate.fixed),
    chargesOf([...sheet.charges.keys()].filter((step) => step !== 'PROFIT')).fixed,
  ]);

  const parts = new Map<CostStep, PriceLinked>();
  const put = (step: CostStep, part: PriceLinked) => parts.set(step, plus(parts.get(step) ?? nothing, part));
  for (const step of chargedSteps(sheet)) if (isSellers(step)) put(step, chargeOf(sheet, step));
  for (const goods of sheet.goods) put('GOODS', fixedAmount(goods.amount));
  for (const rebate of rebates) put('REBATE', rebate);
  put('INSURANCE', premium);
  put('IMPORT_DUTY', imported.duty);
  put('IMPORT_TAX', imported.tax);
  put('COMMISSION', commissionWithin(commission, aboveFob));
  put('BANK_CHARGES', shareOfPrice(request.bankChargeRate));
  if (request.financing) put('FINANCING', financingWithin(request.financing));
  if (request.profit) put('PROFIT', profitWithin(request.profit, knownCost));
  return parts;
}

/** What a sheet charges for a step: an amount, a share of the price, or both. */
export function chargeOf(sheet: LadderSheet, step: CostStep): PriceLinked {
  return { fixed: sheet.charges.get(step) ?? zero, share: sheet.shares.get(step) ?? zero };
}

/** The tax that comes back of each lot. A manufacturer's hangs on the FOB value: of several lots each has its part. */
function rebatesWithin(goods: readonly TaxedCost[], fobValue: PriceLinked): PriceLinked[] {
  const total = sumDecimals(goods.map(({ amount }) => amount));
  return goods.map((lot) => {
    const part = total.isZero() ? one.div(goods.length) : lot.amount.div(total);
    return rebateWithin(lot, goods.length === 1 ? fobValue : times(fobValue, part));
  });
}

function importParts(
  request: PriceLadderRequest,
  sheet: LadderSheet,
  isSellers: (step: CostStep) => boolean,
  chargesOf: (steps: readonly CostStep[]) => PriceLinked,
): { duty: PriceLinked; tax: PriceLinked } {
  const [dutyInPrice, taxInPrice] = [isSellers('IMPORT_DUTY'), isSellers('IMPORT_TAX')];
  if (!sheet.importCharges || !(dutyInPrice || taxInPrice)) return { duty: nothing, tax: nothing };
  const { duty, tax } = importChargesWithin(sheet.importCharges, {
    quantity: request.importDuties?.quantity ?? request.quantity,
    afterBorder: chargesOf(stepsAfterBorder),
    toBorder: chargesOf(stepsToBorder),
    dutyInPrice,
    taxInPrice,
  });
  return { duty: dutyInPrice ? duty : nothing, tax: taxInPrice ? tax : nothing };
}
