import { Decimal } from '../../trade/decimal.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';

/** How grave a defect is, the gravest first. */
export const defectClasses = ['CRITICAL', 'MAJOR', 'MINOR'] as const;
export type DefectClass = (typeof defectClasses)[number];

/** What follows from what was found. */
export const verdicts = ['PENDING', 'PASS', 'FAIL'] as const;
export type Verdict = (typeof verdicts)[number];

/** Limits in per cent that hold where none were agreed: no critical defect, AQL 2.5 for major and 4.0 for minor ones. */
export const usualLimits: Readonly<Record<DefectClass, string>> = {
  CRITICAL: '0',
  MAJOR: '2.5',
  MINOR: '4.0',
};

/** The milestone that is passed with an inspection. */
export const milestoneOfStage: Readonly<Record<InspectionStage, MilestoneCode>> = {
  PREPRODUCTION: 'QC_PREPRODUCTION',
  INLINE: 'QC_DUPRO',
  FINAL: 'QC_FINAL',
  LOADING: 'QC_LOADING',
};

/** What is to be looked at for one class of defects, and how much of it was. */
export interface ClassPlan {
  readonly defectClass: DefectClass;
  readonly sampleSize: number;
  readonly accept: number;
  readonly reject: number;
  /** Units that were looked at so far; null before the first. */
  readonly inspected: number | null;
}

/** A defect that was found, and in how many units. A unit with several counts with its gravest. */
export interface FoundDefect {
  readonly defectClass: DefectClass;
  readonly units: number;
}

/** Something that was measured, and within which limits it has to lie. */
export interface Measurement {
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly value: string;
}

export interface ClassVerdict {
  readonly defectClass: DefectClass;
  /** Units with defects of the class. */
  readonly found: number;
  readonly verdict: Verdict;
}

/** What an inspection comes to, and what it is made of. */
export interface InspectionVerdict {
  readonly verdict: Verdict;
  readonly classes: readonly ClassVerdict[];
  readonly measurementsOutside: number;
}

/**
 * The verdict on what was found (ISO 2859-1): a class fails with as many nonconforming units as its plan rejects, however
 * many were looked at; it passes when its whole sample was, and is open until then. What was measured outside its limits
 * fails as well. One failure fails the inspection, and one open class leaves it open.
 */
export function inspectionVerdict(
  plans: readonly ClassPlan[],
  defects: readonly FoundDefect[],
  measurements: readonly Measurement[],
): InspectionVerdict {
  const classes = plans.map((plan) => classVerdict(plan, defects));
  const measurementsOutside = measurements.filter((measured) => !isWithin(measured)).length;
  const has = (verdict: Verdict) => classes.some((one) => one.verdict === verdict);
  const isPending = has('PENDING') || classes.length === 0;
  const verdict = has('FAIL') || measurementsOutside > 0 ? 'FAIL' : isPending ? 'PENDING' : 'PASS';
  return { verdict, classes, measurementsOutside };
}

/** What follows for one class of defects. */
export function classVerdict(plan: ClassPlan, defects: readonly FoundDefect[]): ClassVerdict {
  const { defectClass, sampleSize, reject, inspected } = plan;
  const found = defects
    .filter((defect) => defect.defectClass === defectClass)
    .reduce((sum, { units }) => sum + units, 0);
  const isWhole = (inspected ?? 0) >= sampleSize;
  return { defectClass, found, verdict: found >= reject ? 'FAIL' : isWhole ? 'PASS' : 'PENDING' };
}

/** Whether what was measured lies within its limits; the limits themselves are within. */
export function isWithin({ minimum, maximum, value }: Measurement): boolean {
  const measured = new Decimal(value);
  return (minimum === null || measured.gte(minimum)) && (maximum === null || measured.lte(maximum));
}

/** An inspection among those of its order; cancelled ones left out. */
export interface StandingInspection {
  readonly id: string;
  readonly number: string;
  readonly stage: InspectionStage;
  /** The lot that was inspected; null where it was the shipment as a whole. */
  readonly lotId: string | null;
  readonly shipmentId: string;
  /** The failed inspection that it repeats. */
  readonly reinspectsId: string | null;
  readonly verdict: Verdict;
  readonly inspectedOn: string | null;
  /** The day on which the buyer took the goods as they are; null where they did not. */
  readonly waivedOn: string | null;
}

/** Failed inspections that are neither waived nor followed by one that passed: each holds its shipment. */
export function openFailures(inspections: readonly StandingInspection[]): StandingInspection[] {
  return inspections
    .filter(({ reinspectsId }) => reinspectsId === null)
    .map((first) => lastFailureOf(first, inspections))
    .filter((failure) => failure !== null);
}

/** The failure that stands at the end of a chain of inspections: a repeated one that is not decided yet changes nothing. */
function lastFailureOf(
  inspection: StandingInspection,
  all: readonly StandingInspection[],
): StandingInspection | null {
  const next = all.find(({ reinspectsId }) => reinspectsId === inspection.id);
  if (inspection.verdict !== 'FAIL' || inspection.waivedOn !== null) return null;
  if (!next || next.verdict === 'PENDING') return inspection;
  return lastFailureOf(next, all);
}

/** Why nothing of a shipment may be shipped; null where nothing is in the way. */
export function holdReasonOf(failures: readonly StandingInspection[]): string | null {
  if (failures.length === 0) return null;
  return failures.map(({ stage, number }) => `${milestoneOfStage[stage]} ${number}: FAIL`).join('; ');
}

/** The lots of which a shipment is made up, and whether they hold all of its goods. */
export interface LotsInspected {
  readonly lotIds: readonly string[];
  readonly holdAllGoods: boolean;
}

/**
 * The day on which a stage was passed: nothing of it has failed for good or is still to be decided, and all goods were
 * inspected, as a whole or lot by lot. Null before.
 */
export function stagePassedOn(
  inspections: readonly StandingInspection[],
  { lotIds, holdAllGoods }: LotsInspected,
): string | null {
  const firsts = inspections.filter(({ reinspectsId }) => reinspectsId === null);
  const days = firsts.map((first) => passedOn(first, inspections));
  if (days.length === 0 || days.includes(null)) return null;
  const isWhole = firsts.some(({ lotId }) => lotId === null);
  const isCovered = holdAllGoods && lotIds.every((id) => firsts.some(({ lotId }) => lotId === id));
  if (!isWhole && !isCovered) return null;
  return (days as readonly string[]).reduce((last, day) => (day > last ? day : last));
}

function passedOn(inspection: StandingInspection, all: readonly StandingInspection[]): string | null {
  const { verdict, waivedOn, inspectedOn } = inspection;
  if (verdict !== 'FAIL') return verdict === 'PASS' ? inspectedOn : null;
  if (waivedOn !== null) return waivedOn;
  const next = all.find(({ reinspectsId }) => reinspectsId === inspection.id);
  return next ? passedOn(next, all) : null;
}
