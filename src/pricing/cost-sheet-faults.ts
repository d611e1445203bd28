import { isCurrency, minorDigitsOf } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import type { FxRate } from '../trade/exchange-rate.ts';
import { type Fault, Refusal } from '../trade/fault.ts';
import { type CostSheetTerms, type GoodsCost, type PricedDeal, requestOf } from './cost-sheet.ts';
import { priceLadder } from './price-ladder.ts';

const chargesOfSheet = 200;
/** The greatest amount that is stored, in minor units: a `bigint` holds a little more. */
const greatestMinorUnits = '9000000000000000000';

/** Everything that keeps a sheet from being stored and priced on a day, at the fields of the input that set it. */
export function findCostSheetFaults(
  deal: PricedDeal,
  sheet: CostSheetTerms,
  goods: readonly GoodsCost[],
  rates: readonly FxRate[],
  today: string,
): Fault[] {
  const faults = findChargeFaults(sheet.charges);
  try {
    priceLadder({ ...requestOf(deal, sheet, goods, rates), on: today });
    return faults;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [...faults, ...error.faults.map((fault) => ({ ...fault, path: inputPath(fault.path) }))];
  }
}

/** Charges are kept in minor units, so that they can't be finer. */
function findChargeFaults(charges: CostSheetTerms['charges']): Fault[] {
  const path = ['input', 'charges'];
  if (charges.length > chargesOfSheet) {
    return [{ code: 'OUT_OF_RANGE', path, facts: { maximum: chargesOfSheet } }];
  }
  return charges.flatMap(({ amount: { amount, currency } }, index): Fault[] => {
    if (!isCurrency(currency)) return [];
    const minor = new Decimal(amount).times(Decimal.pow(10, minorDigitsOf(currency)));
    const where = [...path, String(index), 'amount', 'amount'];
    if (!minor.isInteger()) return [{ code: 'INVALID_FORMAT', path: where }];
    return minor.gt(greatestMinorUnits) ? [{ code: 'OUT_OF_RANGE', path: where }] : [];
  });
}

/** The ladder names its own fields; the sheet's input has them flat, or they come from elsewhere. */
const fieldNames: Readonly<Record<string, readonly string[]>> = {
  'insurance.premiumRate': ['premiumRate'],
  'insurance.insuredFraction': ['insuredFraction'],
  'commission.rate': ['commissionRate'],
  'profit.rate': ['profitRate'],
};

function inputPath(path: readonly string[]): string[] {
  const [input = 'input', ...rest] = path;
  const flat = fieldNames[rest.join('.')];
  if (flat) return [input, ...flat];
  if (rest[0] === 'goods') return [input, 'goods'];
  if (rest[0] === 'rates') return [input, 'fx', ...rest];
  return [input, ...rest];
}
