import type { Lane } from '../../deals/deal-facts.ts';
import type { MilestoneCode } from './milestone-code.ts';
import type { ReportSource } from './settled-report.ts';

/** What we may not do before something else has happened, where that was agreed. What others report did happen all the same. */
const gates: Partial<Readonly<Record<MilestoneCode, readonly MilestoneCode[]>>> = {
  PRODUCTION_START: ['PP_SAMPLE_APPROVED', 'QC_PREPRODUCTION'],
  STUFFED: ['QC_FINAL'],
  GATED_IN_POL: ['QC_FINAL'],
  HANDED_OVER: ['QC_FINAL'],
  LOADED_ON_BOARD: ['QC_FINAL'],
  DEPARTED_POL: ['QC_FINAL'],
};

/** What is not done with a shipment that is on hold. */
const heldBack: readonly MilestoneCode[] = [
  'STUFFED',
  'GATED_IN_POL',
  'HANDED_OVER',
  'LOADED_ON_BOARD',
  'DEPARTED_POL',
];

const ourOwn: readonly ReportSource[] = ['MANUAL', 'FACTORY'];

/** Whether a report tells of our own doing: what we may not do yet, we can’t say we did. */
export function isOurDoing(source: ReportSource): boolean {
  return ourOwn.includes(source);
}

/** What has to have happened before a milestone, as far as the order has it and it is outstanding. */
export function closedGates(code: MilestoneCode, open: ReadonlySet<MilestoneCode>): MilestoneCode[] {
  return (gates[code] ?? []).filter((before) => open.has(before));
}

/** Whether a shipment on hold must not come to a milestone. */
export function isHeldBack(code: MilestoneCode): boolean {
  return heldBack.includes(code);
}

const financeMilestones: readonly MilestoneCode[] = [
  'DEPOSIT_RECEIVED',
  'LC_RECEIVED_OK',
  'BALANCE_RECEIVED',
  'FX_SETTLED',
  'REBATE_RECEIVED',
];

/** In whose lane a milestone is reported by hand. */
export function laneOf(code: MilestoneCode): Lane {
  return financeMilestones.includes(code) ? 'FINANCE' : 'OPERATIONS';
}
