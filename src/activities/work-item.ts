/** Why something is on a salesperson's list of the day. */
export const workReasons = [
  'STEP_OVERDUE',
  'STEP_DUE',
  'OFFER_EXPIRING',
  'FIRM_OFFER_EXPIRING',
  'DRAFT_WAITING',
  'NO_NEXT_STEP',
  'SAMPLE_WITHOUT_FEEDBACK',
  'RELEASE_WAITING',
  'HIT_WAITING',
] as const;
export type WorkReason = (typeof workReasons)[number];

/** Days before its end from which an offer is looked after. */
export const expiringDays = 3;
/** Days without a contact after which an open deal needs a next step. */
export const silentDays = 14;
/** Days after which a sample is asked after: it has arrived and was looked at. */
export const sampleFeedbackDays = 10;
/** Days that a draft may lie before it is sent or dropped. */
export const draftDays = 3;

interface Weight {
  /** On the day that it comes up. */
  readonly base: number;
  /** More for each day that passes. */
  readonly perDay: number;
}

// What holds others up or binds us by law comes before what is merely late.
const weights: Readonly<Record<WorkReason, Weight>> = {
  HIT_WAITING: { base: 85, perDay: 3 },
  FIRM_OFFER_EXPIRING: { base: 75, perDay: 7 },
  RELEASE_WAITING: { base: 75, perDay: 5 },
  OFFER_EXPIRING: { base: 65, perDay: 7 },
  STEP_OVERDUE: { base: 60, perDay: 3 },
  STEP_DUE: { base: 60, perDay: 0 },
  SAMPLE_WITHOUT_FEEDBACK: { base: 40, perDay: 2 },
  DRAFT_WAITING: { base: 40, perDay: 2 },
  NO_NEXT_STEP: { base: 30, perDay: 1 },
};

/** How urgent a piece of work is, 0 to 100, so many days after it came up. */
export function urgencyOf(reason: WorkReason, days: number): number {
  const { base, perDay } = weights[reason];
  return Math.min(100, Math.max(0, base + perDay * Math.max(0, days)));
}
