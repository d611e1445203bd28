import { onboardingSteps } from '../../../schema/tables/claims.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { type OnboardingKind, onboardingKinds } from './onboarding.ts';

export const OnboardingKindType = enumType(
  'OnboardingKind',
  onboardingKinds,
  'What a buyer is helped with once the goods are there.',
  {
    INSTALLATION: 'Setting the goods up.',
    TRAINING: 'Being shown how they are used.',
    DOCUMENTS: 'Manuals, certificates and drawings, handed over.',
    FOLLOW_UP: 'Asking how they get on.',
  },
);

@Entity(onboardingSteps, {
  description: 'A step by which the company helps buyers once the goods are there.',
  prefix: 'onboardingStep',
  scope: everyoneOfTheCompany,
  orders: { sequence: onboardingSteps.sequence },
})
export class OnboardingStep {
  @Id(onboardingSteps.id)
  id!: string;

  @Column(onboardingSteps.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @Column(onboardingSteps.kind, { type: () => OnboardingKindType, description: 'What it helps with.' })
  kind!: OnboardingKind;

  @Column(onboardingSteps.afterDays, { description: 'Days after delivery.' })
  afterDays!: number;

  @Column(onboardingSteps.title, { description: 'What is to be done.' })
  title!: string;
}
