import { dealAttestations, dealStageChanges } from '../../schema/tables/deals.ts';
import { Person } from '../access/person.type.ts';
import { Column, Entity, ToOne } from '../graph/decorators.ts';
import { Deal } from './deal.type.ts';
import type { AttestedFact } from './deal-facts.ts';
import { AttestedFactEnum } from './deal-move.type.ts';
import { DealStageType } from './deal-stage.type.ts';

@Entity(dealStageChanges, {
  description: 'A deal’s coming to a stage.',
  scope: { parent: () => Deal, through: dealStageChanges.dealId },
})
export class DealStageChange {
  @Column(dealStageChanges.fromStage, {
    type: () => DealStageType,
    description: 'Where it stood; null at its opening.',
  })
  fromStage!: string | null;

  @Column(dealStageChanges.toStage, { type: () => DealStageType, description: 'Where it came to.' })
  toStage!: string;

  @Column(dealStageChanges.at, { description: 'When.' })
  at!: string;

  @Column(dealStageChanges.reason, { description: 'Why, where a reason was given.' })
  reason!: string | null;

  @ToOne(() => Person, dealStageChanges.personId, { description: 'Who moved it.' })
  person!: Person | null;
}

@Entity(dealAttestations, {
  description: 'What a person said to be true of a deal; a later word on the same fact takes its place.',
  scope: { parent: () => Deal, through: dealAttestations.dealId },
})
export class DealAttestation {
  @Column(dealAttestations.fact, { type: () => AttestedFactEnum, description: 'What is true, or is not.' })
  fact!: AttestedFact;

  @Column(dealAttestations.holds, { description: 'Whether it holds; false takes an earlier word back.' })
  holds!: boolean;

  @Column(dealAttestations.evidence, { description: 'How they know.' })
  evidence!: string;

  @Column(dealAttestations.at, { description: 'When they said so.' })
  at!: string;

  @ToOne(() => Person, dealAttestations.personId, { description: 'Who said so.' })
  person!: Person | null;
}
