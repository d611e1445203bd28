import { one } from '../../trade/decimal.ts';
import type { FxRate } from '../../trade/exchange-rate.ts';
import { type Fault, Refusal } from '../../trade/fault.ts';
import { linesNotCounted } from '../charge-basis.ts';
import { priceLadder } from '../price-ladder/price-ladder.ts';
import { findStorageFaults } from '../stored-amount.ts';
import { type CostSheetTerms, type GoodsCost, type PricedDeal, requestOf } from './cost-sheet.ts';
import { findAllocationFaults, isPriceShare, missingPacking, type SheetCharge } from './sheet-charges.ts';
import { containersAtMost, linesWithoutRoom } from './sheet-containers.ts';

const chargesOfSheet = 200;
const dutiesOfSheet = 20;

/** Everything that keeps a sheet from being stored and priced on a day, at the fields of the input that set it. */
export function findCostSheetFaults(
  deal: PricedDeal,
  sheet: CostSheetTerms,
  goods: readonly GoodsCost[],
  rates: readonly FxRate[],
  today: string,
): Fault[] {
  if (sheet.charges.length > chargesOfSheet) {
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'charges'], facts: { maximum: chargesOfSheet } }];
  }
  const ofCharges = sheet.charges.map((charge, index) =>
    findChargeFaults(charge, sheet, goods, ['input', 'charges', String(index)]),
  );
  // What a faulty charge comes to is not known: the ladder says what is wrong with all else.
  const sound = sheet.charges.filter(
    (charge, index) =>
      (charge.amount || charge.rate) &&
      (charge.basis !== 'CONTAINER' || sheet.containers) &&
      ofCharges[index]!.every(({ path }) => path.includes('amount')),
  );
  const faults = [
    ...containerFaults(sheet),
    ...payerFaults(sheet),
    ...dutyFaults(sheet),
    ...ofCharges.flat(),
    ...ladderFaults(deal, sheet, sound, { goods, rates, today }),
  ];
  return faults.map((fault) => ({ ...fault, path: lanePath(fault.path, sheet.charges) }));
}

/** What the ladder has against a sheet with these of its charges. */
function ladderFaults(
  deal: PricedDeal,
  sheet: CostSheetTerms,
  sound: readonly SheetCharge[],
  { goods, rates, today }: { goods: readonly GoodsCost[]; rates: readonly FxRate[]; today: string },
): Fault[] {
  const indexesOf = (charges: readonly SheetCharge[]) =>
    charges.map((charge) => sheet.charges.indexOf(charge));
  const indexes = {
    charges: indexesOf(sound.filter((charge) => !isPriceShare(charge))),
    priceShares: indexesOf(sound.filter(isPriceShare)),
  };
  try {
    priceLadder({ ...requestOf(deal, { ...sheet, charges: sound }, goods, rates), on: today });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.faults.map((fault) => ({ ...fault, path: inputPath(fault.path, indexes) }));
  }
}

/** A charge that was taken from a freight rate is nowhere in the input: its faults are the lane's. */
function lanePath(path: readonly string[], charges: readonly SheetCharge[]): readonly string[] {
  const [input, field, index] = path;
  const charge = field === 'charges' && index !== undefined ? charges[Number(index)] : undefined;
  return charge?.freightRateId ? [input!, 'lane'] : path;
}

function containerFaults({ equipment, containers, charges }: CostSheetTerms): Fault[] {
  const isNeeded = Boolean(containers) || charges.some(({ basis }) => basis === 'CONTAINER');
  if (isNeeded && !equipment) return [{ code: 'REQUIRED', path: ['input', 'equipment'] }];
  if (!containers || containers <= containersAtMost) return [];
  return [{ code: 'OUT_OF_RANGE', path: ['input', 'containers'], facts: { maximum: containersAtMost } }];
}

function payerFaults({ payerOverrides }: CostSheetTerms): Fault[] {
  const steps = (payerOverrides ?? []).map(({ step }) => step);
  return steps.flatMap((step, index): Fault[] =>
    steps.indexOf(step) < index
      ? [{ code: 'ALREADY_EXISTS', path: ['input', 'payerOverrides', String(index), 'step'] }]
      : [],
  );
}

/** A duty of nothing says nothing. */
function dutyFaults({ importDuties }: CostSheetTerms): Fault[] {
  const duties = importDuties ?? [];
  const path = ['input', 'importDuties', 'duties'];
  if (duties.length > dutiesOfSheet) {
    return [{ code: 'OUT_OF_RANGE', path, facts: { maximum: dutiesOfSheet } }];
  }
  return duties.flatMap(({ rate, perUnit }, index): Fault[] =>
    rate || perUnit ? [] : [{ code: 'REQUIRED', path: [...path, String(index), 'rate'] }],
  );
}

/** What is wrong with one charge: its form, and what it counts on without knowing it. */
function findChargeFaults(
  charge: SheetCharge,
  sheet: CostSheetTerms,
  goods: readonly GoodsCost[],
  path: readonly string[],
): Fault[] {
  const { amount, rate } = charge;
  if (isPriceShare(charge)) return givenAlone(rate, [...path, 'rate'], amount, [...path, 'amount']);
  return [
    ...givenAlone(amount, [...path, 'amount'], rate, [...path, 'rate']),
    ...(amount ? findStorageFaults(amount, [...path, 'amount', 'amount']) : []),
    ...countFaults(charge, sheet, goods, path),
    ...findAllocationFaults(
      charge,
      goods,
      goods.map(() => one),
      path,
    ),
  ];
}

function givenAlone(
  needed: unknown,
  path: readonly string[],
  other: unknown,
  otherPath: readonly string[],
): Fault[] {
  return [
    ...(needed ? [] : [{ code: 'REQUIRED' as const, path }]),
    ...(other ? [{ code: 'INVALID_FORMAT' as const, path: otherPath }] : []),
  ];
}

function countFaults(
  { basis }: SheetCharge,
  { equipment, containers }: CostSheetTerms,
  goods: readonly GoodsCost[],
  path: readonly string[],
): Fault[] {
  const at = [...path, 'basis'];
  if (basis !== 'CONTAINER') {
    return linesNotCounted(basis ?? 'SHIPMENT', goods).map(({ sequence }) => missingPacking(sequence, at));
  }
  if (containers || !equipment) return [];
  return linesWithoutRoom(goods).map(({ sequence }) => missingPacking(sequence, at));
}

/** The ladder names its own fields; the sheet's input has them flat, or they come from elsewhere. */
const fieldNames: Readonly<Record<string, readonly string[]>> = {
  'insurance.premiumRate': ['premiumRate'],
  'insurance.insuredFraction': ['insuredFraction'],
  'commission.rate': ['commissionRate'],
  'profit.rate': ['profitRate'],
};

function inputPath(
  path: readonly string[],
  indexes: { readonly charges: readonly number[]; readonly priceShares: readonly number[] },
): string[] {
  const [input = 'input', ...rest] = path;
  const flat = fieldNames[rest.join('.')];
  if (flat) return [input, ...flat];
  const [field, index, ...within] = rest;
  if (field === 'goods') return [input, 'goods'];
  if (field === 'rates') return [input, 'fx', ...rest];
  if (field !== 'charges' && field !== 'priceShares') return [input, ...rest];
  return [input, 'charges', String(indexes[field][Number(index)]), ...within];
}
