import { activities } from '../../../schema/tables/activities.ts';
import { followUpSequences, followUpSteps, followUps } from '../../../schema/tables/follow-ups.ts';
import { Person } from '../../access/person.type.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Contact, Customer } from '../../parties/customer.type.ts';
import type { ActivityKind } from '../activity.ts';
import { Activity, ActivityKindType } from '../activity.type.ts';
import { type FollowUpStatus, followUpStatuses } from './follow-up.ts';

export const FollowUpStatusType = enumType('FollowUpStatus', followUpStatuses, 'How a follow-up stands.', {
  RUNNING: 'Its steps are planned, and the customer has not answered.',
  ANSWERED: 'The customer answered: what was still planned is off the list.',
  FINISHED: 'Every step was taken, and nobody answered.',
  STOPPED: 'Somebody stopped it.',
});

@Entity(followUpSequences, {
  description: 'Steps that are taken one after the other until the customer answers.',
  prefix: 'sequence',
  scope: everyoneOfTheCompany,
  filters: {
    retiredAt: { kind: 'range', column: followUpSequences.retiredAt, of: 'DateTime' },
    search: { kind: 'search', columns: [followUpSequences.name] },
  },
  orders: { createdAt: followUpSequences.createdAt },
})
export class FollowUpSequence {
  @Id(followUpSequences.id)
  id!: string;

  @Column(followUpSequences.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @Column(followUpSequences.name, { description: 'What it is called.' })
  name!: string;

  @Column(followUpSequences.retiredAt, {
    description: 'Since when it is not begun any more; null while it is.',
  })
  retiredAt!: string | null;

  @ToMany(() => FollowUpStep, followUpSteps.sequenceId, {
    description: 'Its steps, the first one first.',
    orderBy: [followUpSteps.sequence],
    atMost: 20,
  })
  steps!: FollowUpStep[];
}

@Entity(followUpSteps, {
  description: 'A step of a sequence.',
  scope: { parent: () => FollowUpSequence, through: followUpSteps.sequenceId },
})
export class FollowUpStep {
  @Column(followUpSteps.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @Column(followUpSteps.afterDays, { description: 'Days after the step before it, or after the start.' })
  afterDays!: number;

  @Column(followUpSteps.kind, { type: () => ActivityKindType, description: 'What is done.' })
  kind!: ActivityKind;

  @Column(followUpSteps.subject, { description: 'What it is about.' })
  subject!: string;
}

@Entity(followUps, {
  description: 'A sequence that was begun with a customer: its steps are activities that are planned.',
  prefix: 'followUp',
  scope: { parent: () => Customer, through: followUps.customerId },
  filters: {
    customer: { kind: 'idIn', column: followUps.customerId, target: () => Customer },
    person: { kind: 'idIn', column: followUps.personId, target: () => Person },
    sequence: { kind: 'idIn', column: followUps.sequenceId, target: () => FollowUpSequence },
    status: { kind: 'anyOf', column: followUps.status, type: () => FollowUpStatusType },
  },
  orders: { createdAt: followUps.createdAt },
})
export class FollowUp {
  @Id(followUps.id)
  id!: string;

  @Column(followUps.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => FollowUpSequence, followUps.sequenceId, { description: 'Which sequence.' })
  sequence!: FollowUpSequence | null;

  @ToOne(() => Customer, followUps.customerId, { description: 'With whom.' })
  customer!: Customer | null;

  @ToOne(() => Contact, followUps.contactId, { description: 'With which person there.' })
  contact!: Contact | null;

  @ToOne(() => Deal, followUps.dealId, { description: 'About which deal.' })
  deal!: Deal | null;

  @ToOne(() => Person, followUps.personId, { description: 'Who does it.' })
  person!: Person | null;

  @Column(followUps.status, { type: () => FollowUpStatusType, description: 'How it stands.' })
  status!: FollowUpStatus;

  @Column(followUps.createdAt, { description: 'When it was begun.' })
  createdAt!: string;

  @Column(followUps.endedAt, { description: 'When it ended.' })
  endedAt!: string | null;

  @Column(followUps.endReason, {
    description: 'Why it was stopped, or the outcome that was the answer.',
  })
  endReason!: string | null;

  @ToMany(() => Activity, activities.followUpId, {
    description: 'Its steps, by the day for which they are planned.',
    orderBy: [activities.dueOn, activities.id],
    atMost: 20,
  })
  activities!: Activity[];
}
