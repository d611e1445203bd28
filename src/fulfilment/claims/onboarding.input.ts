import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { OnboardingKind } from './onboarding.ts';
import { OnboardingKindType } from './onboarding.type.ts';

@InputType({ description: 'A step of the onboarding of buyers.' })
export class OnboardingStepInput {
  @Given(() => OnboardingKindType, { description: 'What it helps with.' })
  kind!: OnboardingKind;

  @Given(() => Int, { description: 'Days after delivery.', check: z.int().min(0).max(400) })
  afterDays!: number;

  @Given(() => String, { description: 'What is to be done.', check: line(200) })
  title!: string;
}

@InputType({ description: 'How buyers are helped once the goods are there.' })
export class SetOnboardingStepsInput extends MutationInput {
  @Given(() => [OnboardingStepInput], {
    description: 'All steps, at most 50. None, and the house’s own four hold again.',
  })
  steps!: OnboardingStepInput[];
}

@InputType({ description: 'A buyer to be helped with goods that are there.' })
export class StartOnboardingInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment was delivered.' })
  shipmentId!: string;

  @Given(() => ID, { nullable: true, description: 'Who does it; the salesperson of the deal by default.' })
  personId?: string | null;
}
