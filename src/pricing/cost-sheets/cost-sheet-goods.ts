import { Decimal } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import type { TaxScheme } from '../export-rebate.ts';
import { type RebateRateOfDay, rebateRateOn, taxesByTariff } from '../rate-tables/rebate-rate.ts';
import type { GoodsCost } from './cost-sheet.ts';
import { type LinePacking, type ProductPacking, packingOf } from './line-packing.ts';

/** More packages than any line has; a count beyond is a slip of the pen. */
const packagesOfLine = 1_000_000_000;

/** Whether a quantity comes in more packages than any line has. */
export function hasTooManyPackages(quantity: string, unitsPerPackage: number): boolean {
  return new Decimal(quantity).div(unitsPerPackage).gt(packagesOfLine);
}

/** What one line of a deal costs, as a sheet keeps it. */
export interface LineCost extends Omit<GoodsCost, keyof LinePacking>, LinePacking {
  readonly sequence: number;
  readonly productId: string;
  /** The tariff's rates from which its taxes were taken, where they were. */
  readonly rebateRateId: string | null;
}

interface Line {
  readonly sequence: number;
  readonly productId: string;
  readonly quantity: string;
}

interface PackedProduct extends ProductPacking {
  readonly id: string;
  readonly hsCode: string;
}

/** The tariff as it is known on a day. */
export interface Tariff {
  readonly day: string;
  readonly rates: readonly RebateRateOfDay[];
}

interface ProductCost {
  readonly productId: string;
  readonly unitCost: string;
  readonly currency: string;
  readonly vatRate: string;
  readonly rebateRate: string;
  readonly taxScheme: TaxScheme;
}

type GivenCost = Pick<LineCost, 'sequence' | 'unitCost' | 'vatRate' | 'rebateRate' | 'taxScheme'>;

/**
 * The cost of each line: the one given for it, else its product's with the taxes of the tariff, and its packing. Refuses
 * every line without a cost.
 */
export function costsOfLines(
  lines: readonly Line[],
  products: readonly PackedProduct[],
  costs: readonly ProductCost[],
  given: readonly GivenCost[],
  tariff: Tariff,
): LineCost[] {
  const faults = findFaults(lines, products, costs, given);
  refuse(faults);
  return lines.map(({ sequence, productId, quantity }) => {
    const product = products.find(({ id }) => id === productId)!;
    const line = { sequence, productId, quantity, ...packingOf(product, quantity) };
    const own = given.find((cost) => cost.sequence === sequence);
    if (own) {
      const { unitCost, vatRate, rebateRate, taxScheme } = own;
      return { ...line, unitCost, vatRate, rebateRate, taxScheme, rebateRateId: null };
    }
    const cost = costs.find((candidate) => candidate.productId === productId)!;
    const rate = cost.taxScheme === 'NONE' ? null : rebateRateOn(tariff.rates, product.hsCode, tariff.day);
    const { vatRate, rebateRate, taxScheme } = taxesByTariff(cost, rate);
    const unitCost = { amount: cost.unitCost, currency: cost.currency };
    return { ...line, unitCost, vatRate, rebateRate, taxScheme, rebateRateId: rate?.id ?? null };
  });
}

function findFaults(
  lines: readonly Line[],
  products: readonly PackedProduct[],
  costs: readonly ProductCost[],
  given: readonly GivenCost[],
): Fault[] {
  if (lines.length === 0) return [{ code: 'REQUIRED', path: ['input', 'dealId', 'lines'] }];
  const sequences = given.map((cost) => cost.sequence);
  const ofGiven = given.flatMap(({ sequence }, index): Fault[] => {
    const path = ['input', 'goods', String(index), 'sequence'];
    if (!lines.some((line) => line.sequence === sequence)) return [{ code: 'NOT_FOUND', path }];
    return sequences.indexOf(sequence) < index ? [{ code: 'ALREADY_EXISTS', path }] : [];
  });
  const withoutCost = lines.filter(
    (line) => !sequences.includes(line.sequence) && !costs.some((cost) => cost.productId === line.productId),
  );
  const missing = withoutCost.map(
    ({ sequence }): Fault => ({ code: 'MISSING_COST', path: ['input', 'goods'], facts: { line: sequence } }),
  );
  const tooMany = lines.flatMap(({ sequence, productId, quantity }): Fault[] => {
    const { unitsPerPackage } = products.find(({ id }) => id === productId)!;
    if (!hasTooManyPackages(quantity, unitsPerPackage)) return [];
    const facts = { line: sequence, maximum: packagesOfLine };
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'dealId', 'lines'], facts }];
  });
  return [...ofGiven, ...missing, ...tooMany];
}
