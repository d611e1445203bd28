import { type Decimal, decimal, zero } from '../../trade/decimal.ts';
import type { Finding } from '../../trade/finding.ts';
import type { CostStep, Incoterm, Party } from '../../trade/incoterm.ts';
import { countPackages } from '../../trade/quantity.ts';
import { payerOf } from '../step-payers.ts';
import { chargedSteps, type LadderSheet } from './ladder-sheet.ts';
import type { PriceLadderRequest } from './price-ladder.ts';

export const priceFindingIds = [
  'PRC-01',
  'PRC-02',
  'PRC-03',
  'PRC-04',
  'PRC-05',
  'PRC-06',
  'PRC-07',
  'PRC-08',
] as const;
export type PriceFindingId = (typeof priceFindingIds)[number];

/** What is wanting in a cost sheet, or stands in it twice, so that the price is not what it seems. */
export type PriceFinding = Finding<PriceFindingId>;

/** What of a line its quantity is judged by; what is left out is not known. */
export interface LineFacts {
  readonly sequence: number;
  readonly quantity: Decimal;
  readonly unitsPerPackage?: number | null | undefined;
  readonly minimumOrderQuantity?: Decimal | null | undefined;
}

interface Rung {
  readonly request: PriceLadderRequest;
  readonly sheet: LadderSheet;
  readonly incoterm: Incoterm;
  readonly payers: ReadonlyMap<CostStep, Party>;
}

/** Every check of what a price under a rule is made of that finds something. */
export function findPriceFindings(rung: Rung): PriceFinding[] {
  return checks.flatMap((check) => check(rung) ?? []);
}

const checks: readonly ((rung: Rung) => PriceFinding | undefined)[] = [
  (rung) => missing('PRC-01', rung, ['MAIN_CARRIAGE']),
  // Carriage to the door is often quoted in one amount: either of the two will do.
  (rung) => missing('PRC-02', rung, ['DESTINATION_TERMINAL', 'ON_CARRIAGE']),
  (rung) => (rung.request.importDuties ? undefined : missing('PRC-03', rung, ['IMPORT_DUTY', 'IMPORT_TAX'])),
  (rung) => {
    if (!rung.request.insurance || !isInPrice(rung, 'INSURANCE')) return undefined;
    return finding('PRC-04', { rule: rung.incoterm.rule });
  },
  (rung) => {
    const { profit, commission, bankChargeRate, importDuties } = rung.request;
    const byRate: readonly (readonly [CostStep, boolean])[] = [
      ['PROFIT', profit?.rate.gt(0) ?? false],
      ['COMMISSION', commission?.rate.gt(0) ?? false],
      ['BANK_CHARGES', bankChargeRate.gt(0)],
      ['IMPORT_DUTY', (importDuties?.duties.length ?? 0) > 0],
      ['IMPORT_TAX', importDuties?.taxRate.gt(0) ?? false],
    ];
    const steps = byRate.filter(([step, isRated]) => isRated && isInPrice(rung, step)).map(([step]) => step);
    return steps.length > 0 ? finding('PRC-05', { steps: steps.join(',') }) : undefined;
  },
  ({ request, incoterm }) => {
    // Incoterms 2020 CIF A5, CIP A5; 2010 A3 b: the price and 10 % at least.
    const { insurance } = request;
    if (!insurance || !incoterm.insurance) return undefined;
    const least = decimal(incoterm.insurance.insuredFraction);
    if (insurance.insuredFraction.gte(least)) return undefined;
    const percent = (fraction: Decimal) => fraction.times(100).toFixed();
    const facts = { insured: percent(insurance.insuredFraction), least: percent(least) };
    return finding('PRC-06', { rule: incoterm.rule, ...facts });
  },
  ({ request }) => linesFinding('PRC-07', request.lines, hasPartialPackage),
  ({ request }) => linesFinding('PRC-08', request.lines, isBelowMinimum),
];

/** Steps that the rule gives to the seller, though the sheet has no cost of any of them. */
function missing(
  id: PriceFindingId,
  { sheet, incoterm, payers }: Rung,
  of: readonly CostStep[],
): PriceFinding | undefined {
  const steps = of.filter((step) => payerOf(payers, step) === 'SELLER');
  if (steps.length === 0 || chargedSteps(sheet).some((step) => of.includes(step))) return undefined;
  return finding(id, { rule: incoterm.rule, steps: steps.join(',') });
}

/** Whether the sheet charges a step that the seller pays under the rule. */
function isInPrice({ sheet, payers }: Rung, step: CostStep): boolean {
  const charged = sheet.charges.get(step)?.gt(0) || sheet.shares.get(step)?.gt(0);
  return Boolean(charged) && payerOf(payers, step) === 'SELLER';
}

function hasPartialPackage({ quantity, unitsPerPackage }: LineFacts): boolean {
  if (!unitsPerPackage) return false;
  return countPackages(quantity, decimal(String(unitsPerPackage))).inPartialPackage.gt(0);
}

function isBelowMinimum({ quantity, minimumOrderQuantity }: LineFacts): boolean {
  return quantity.lt(minimumOrderQuantity ?? zero);
}

function linesFinding(
  id: PriceFindingId,
  lines: readonly LineFacts[] | undefined,
  isFound: (line: LineFacts) => boolean,
): PriceFinding | undefined {
  const found = (lines ?? []).filter(isFound);
  if (found.length === 0) return undefined;
  return finding(id, { lines: found.map(({ sequence }) => sequence).join(', ') });
}

function finding(id: PriceFindingId, facts: PriceFinding['facts']): PriceFinding {
  return { id, severity: 'WARN', facts };
}
