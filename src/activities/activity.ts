/** What a salesperson does with a customer. */
export const activityKinds = ['CALL', 'MAIL', 'MESSAGE', 'MEETING', 'VISIT', 'FAIR', 'SAMPLE_SENT'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const directions = ['OUTGOING', 'INCOMING'] as const;
export type Direction = (typeof directions)[number];

export const activityStatuses = ['PLANNED', 'DONE', 'CANCELLED'] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** What came of it. */
export const activityOutcomes = [
  'REACHED',
  'NO_ANSWER',
  'CALL_BACK',
  'INTERESTED',
  'NOT_INTERESTED',
  'REPLIED',
  'ORDER',
  'COMPLAINT',
  'UNSUBSCRIBED',
] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

/** Whether the customer answered, so that what was planned in case of silence is not done any more. */
export function isAnswered(outcome: ActivityOutcome): boolean {
  return outcome !== 'NO_ANSWER';
}
