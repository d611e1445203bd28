import type { Decimal } from '../../trade/decimal.ts';
import { type Fault, refuse } from '../../trade/fault.ts';
import {
  codeLetters,
  type InspectionLevel,
  type InspectionSeverity,
  lettersOfLevel,
  lotSizesUpTo,
  type PlanTable,
  qualityLimits,
  sampleSizes,
  singleSamplingPlans,
} from './sampling-tables.ts';

/** A lot that is to be inspected by a sample. */
export interface InspectionLot {
  readonly lotSize: number;
  readonly level: InspectionLevel;
  readonly severity?: InspectionSeverity;
}

/** How many units are looked at, and how many of them may be found nonconforming. */
export interface SamplingPlan {
  /** The lot's own letter. */
  readonly codeLetter: string;
  /** The letter to which the arrows of the table lead from there. */
  readonly planLetter: string;
  readonly sampleSize: number;
  /** The lot is accepted with so many nonconforming units in the sample, or fewer. */
  readonly accept: number;
  /** It is rejected with so many, or more. */
  readonly reject: number;
  /** The sample would be as large as the lot, so every unit is looked at. */
  readonly inspectAll: boolean;
}

/**
 * The single sampling plan of ISO 2859-1. An arrow changes both the sample and the acceptance number. A limit of 0 is
 * the custom for critical defects, of which the standard has no column: the lot's own sample, and none in it.
 */
export function samplingPlan(lot: InspectionLot, aql: Decimal, path: readonly string[] = []): SamplingPlan {
  const faults = [...lotFaults(lot, path), ...limitFaults(aql, [...path, 'aql'])];
  refuse(faults);
  const own = letterOf(lot);
  return planOf(lot, own, planFrom(own, aql, lot));
}

/** Whether each class of defects is inspected on its own sample, or all on the largest of them. */
export const sampleChoices = ['PER_CLASS', 'LARGEST'] as const;
export type SampleChoice = (typeof sampleChoices)[number];

/**
 * The plans of several classes of defects of one lot, each with its limit. With LARGEST, the letter of the largest
 * sample serves all classes (MIL-STD-105E 4.9.4), each with the acceptance number that its own column has there.
 */
export function samplingPlans(
  lot: InspectionLot,
  limits: readonly Decimal[],
  choice: SampleChoice = 'PER_CLASS',
  path: readonly string[] = [],
): SamplingPlan[] {
  const limitPath = (index: number) => [...path, 'limits', String(index)];
  const faults = [
    ...lotFaults(lot, path),
    ...limits.flatMap((aql, index) => limitFaults(aql, limitPath(index))),
  ];
  refuse(faults);
  const own = letterOf(lot);
  const from = choice === 'LARGEST' ? largestLetter(lot, limits, own) : own;
  return limits.map((aql) => planOf(lot, own, planFrom(from, aql, lot)));
}

/** Plans found at one letter may lead to a larger one, which then serves all: until none leads further. */
function largestLetter(lot: InspectionLot, limits: readonly Decimal[], from: number): number {
  const largest = Math.max(from, ...limits.map((aql) => planFrom(from, aql, lot).letter));
  return largest === from ? from : largestLetter(lot, limits, largest);
}

interface FoundPlan {
  readonly letter: number;
  readonly accept: number;
}

function planFrom(letter: number, aql: Decimal, { severity = 'NORMAL' }: InspectionLot): FoundPlan {
  if (aql.isZero()) return { letter, accept: 0 };
  return followArrows(singleSamplingPlans[severity], columnOf(aql), letter);
}

function followArrows(table: PlanTable, column: number, letter: number): FoundPlan {
  const cell = table[letter]?.[column];
  if (cell === undefined) throw new RangeError(`The table has no plan at row ${letter}, column ${column}`);
  if (typeof cell === 'number') return { letter, accept: cell };
  return followArrows(table, column, cell === '↓' ? letter + 1 : letter - 1);
}

function planOf({ lotSize }: InspectionLot, own: number, { letter, accept }: FoundPlan): SamplingPlan {
  const sampleSize = sampleSizes[letter] as number;
  return {
    codeLetter: codeLetters[own] as string,
    planLetter: codeLetters[letter] as string,
    sampleSize: Math.min(sampleSize, lotSize),
    accept,
    reject: accept + 1,
    inspectAll: sampleSize >= lotSize,
  };
}

/**
 * The row of the lot's letter. Table 1 begins with lots of 2; a lot of 1 goes with them, and is inspected whole. A lot
 * above every bound is in the last column, which is what no column found (-1) stands for.
 */
function letterOf({ lotSize, level }: InspectionLot): number {
  const column = lotSizesUpTo.findIndex((largest) => lotSize <= largest);
  return codeLetters.indexOf(lettersOfLevel[level].at(column) as string);
}

function columnOf(aql: Decimal): number {
  return qualityLimits.findIndex((limit) => aql.eq(limit));
}

function lotFaults({ lotSize }: InspectionLot, path: readonly string[]): Fault[] {
  if (lotSize >= 1) return [];
  return [{ code: 'OUT_OF_RANGE', path: [...path, 'lotSize'], facts: { value: lotSize, minimum: 1 } }];
}

function limitFaults(aql: Decimal, path: readonly string[]): Fault[] {
  if (aql.isZero() || columnOf(aql) >= 0) return [];
  const facts = { value: aql.toFixed(), allowed: ['0', ...qualityLimits].join(', ') };
  return [{ code: 'UNKNOWN_VALUE', path, facts }];
}
