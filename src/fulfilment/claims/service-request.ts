import { daysBetween } from '../../trade/calendar-date.ts';

/** What a buyer asks for after delivery, apart from a claim. */
export const serviceKinds = [
  'SPARE_PARTS',
  'REPAIR',
  'INSTALLATION',
  'TRAINING',
  'TECHNICAL_QUESTION',
  'DOCUMENTS',
  'OTHER',
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** When something was asked, answered and solved. */
export interface ServiceDays {
  readonly askedOn: string;
  readonly answeredOn: string | null;
  readonly solvedOn: string | null;
}

/** Days until it was answered; null while it is not. */
export function daysToAnswer({ askedOn, answeredOn }: ServiceDays): number | null {
  return answeredOn === null ? null : daysBetween(askedOn, answeredOn);
}

/** Days until it was solved; null while it is not. */
export function daysToSolve({ askedOn, solvedOn }: ServiceDays): number | null {
  return solvedOn === null ? null : daysBetween(askedOn, solvedOn);
}
