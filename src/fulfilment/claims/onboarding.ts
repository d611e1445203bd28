import { daysAfter } from '../../trade/calendar-date.ts';

/** What a buyer is helped with once the goods are there. */
export const onboardingKinds = ['INSTALLATION', 'TRAINING', 'DOCUMENTS', 'FOLLOW_UP'] as const;
export type OnboardingKind = (typeof onboardingKinds)[number];

/** One step of onboarding: what, and how many days after delivery. */
export interface OnboardingStep {
  readonly kind: OnboardingKind;
  readonly afterDays: number;
  /** In the words of the company; of the house's own steps in those of the locale files. */
  readonly title: string | null;
}

/** The steps of a company that has not written its own. */
export const houseOnboarding: readonly OnboardingStep[] = [
  { kind: 'DOCUMENTS', afterDays: 2, title: null },
  { kind: 'INSTALLATION', afterDays: 7, title: null },
  { kind: 'TRAINING', afterDays: 14, title: null },
  { kind: 'FOLLOW_UP', afterDays: 30, title: null },
];

/** The steps with the days on which they are due. */
export function datedSteps<Step extends Pick<OnboardingStep, 'afterDays'>>(
  steps: readonly Step[],
  deliveredOn: string,
): (Step & { readonly dueOn: string })[] {
  return steps.map((step) => ({ ...step, dueOn: daysAfter(deliveredOn, step.afterDays) }));
}
