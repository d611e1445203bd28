import { activities } from '../../schema/tables/activities.ts';
import { coachingNotes, heardObjections } from '../../schema/tables/call-scripts.ts';
import { Person } from '../access/person.type.ts';
import { Deal } from '../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { Contact, Customer } from '../parties/customer.type.ts';
import {
  type ActivityKind,
  type ActivityOutcome,
  type ActivityStatus,
  activityKinds,
  activityOutcomes,
  activityStatuses,
  type Direction,
  directions,
} from './activity.ts';
import type { AfterCallItem } from './calls/call-checklist.ts';
import { AfterCallItemType } from './calls/call-checklist.type.ts';
import { CoachingNote } from './calls/coaching-note.type.ts';
import { HeardObjection } from './calls/objection-answer.type.ts';
import { FollowUp } from './follow-ups/follow-up.type.ts';

export const ActivityKindType = enumType('ActivityKind', activityKinds, 'What is done with a customer.', {
  CALL: 'A telephone call.',
  MAIL: 'A mail.',
  MESSAGE: 'A message by a messenger or a portal.',
  MEETING: 'A meeting by video.',
  VISIT: 'A visit, theirs or ours.',
  FAIR: 'A talk at a trade fair.',
  SAMPLE_SENT: 'A sample on its way.',
});

export const DirectionType = enumType('Direction', directions, 'From whom it came.', {
  OUTGOING: 'From us.',
  INCOMING: 'From the customer.',
});

export const ActivityStatusType = enumType('ActivityStatus', activityStatuses, 'How it stands.', {
  PLANNED: 'To be done.',
  DONE: 'Done, with an outcome.',
  CANCELLED: 'Not to be done any more.',
});

export const ActivityOutcomeType = enumType('ActivityOutcome', activityOutcomes, 'What came of it.', {
  REACHED: 'They were reached, and nothing else.',
  NO_ANSWER: 'Nobody answered.',
  CALL_BACK: 'They want to be called at another time.',
  INTERESTED: 'They want to know more.',
  NOT_INTERESTED: 'They do not.',
  REPLIED: 'They wrote back.',
  ORDER: 'They ordered.',
  COMPLAINT: 'They complained.',
  UNSUBSCRIBED: 'They do not want to hear of us again.',
});

@Entity(activities, {
  description:
    'A call, a mail, a visit: planned, then done. The next step after one is another that is planned.',
  prefix: 'activity',
  scope: { parent: () => Customer, through: activities.customerId },
  filters: {
    customer: { kind: 'idIn', column: activities.customerId, target: () => Customer },
    deal: { kind: 'idIn', column: activities.dealId, target: () => Deal },
    person: { kind: 'idIn', column: activities.personId, target: () => Person },
    kind: { kind: 'anyOf', column: activities.kind, type: () => ActivityKindType },
    status: { kind: 'anyOf', column: activities.status, type: () => ActivityStatusType },
    outcome: { kind: 'anyOf', column: activities.outcome, type: () => ActivityOutcomeType },
    dueOn: { kind: 'range', column: activities.dueOn, of: 'Date' },
    doneAt: { kind: 'range', column: activities.doneAt, of: 'DateTime' },
    search: { kind: 'search', columns: [activities.subject, activities.notes] },
  },
  orders: { createdAt: activities.createdAt, dueOn: activities.dueOn },
})
export class Activity {
  @Id(activities.id)
  id!: string;

  @Column(activities.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => Customer, activities.customerId, { description: 'With whom.' })
  customer!: Customer | null;

  @ToOne(() => Contact, activities.contactId, { description: 'With which person there.' })
  contact!: Contact | null;

  @ToOne(() => Deal, activities.dealId, { description: 'About which deal.' })
  deal!: Deal | null;

  @ToOne(() => Person, activities.personId, { description: 'Who does it.' })
  person!: Person | null;

  @Column(activities.kind, { type: () => ActivityKindType, description: 'What it is.' })
  kind!: ActivityKind;

  @Column(activities.direction, { type: () => DirectionType, description: 'From whom it came.' })
  direction!: Direction;

  @Column(activities.status, { type: () => ActivityStatusType, description: 'How it stands.' })
  status!: ActivityStatus;

  @Column(activities.subject, { description: 'What it is about.' })
  subject!: string;

  @Column(activities.dueOn, {
    description: 'The day for which it is planned; of what was done unplanned the day on which it was.',
  })
  dueOn!: string;

  @Column(activities.doneAt, { description: 'When it was done.' })
  doneAt!: string | null;

  @Column(activities.minutes, { description: 'How long it took, in minutes.' })
  minutes!: number | null;

  @Column(activities.outcome, { type: () => ActivityOutcomeType, description: 'What came of it.' })
  outcome!: ActivityOutcome | null;

  @Column(activities.needs, { type: () => [String], description: 'What the customer needs, as found out.' })
  needs!: string[];

  @Column(activities.notes, { description: 'What else is worth knowing.' })
  notes!: string | null;

  @ToOne(() => Activity, activities.followsId, { description: 'The activity whose next step this is.' })
  follows!: Activity | null;

  @Column(activities.cancelReason, { description: 'Why it is not to be done any more.' })
  cancelReason!: string | null;

  @ToOne(() => FollowUp, activities.followUpId, { description: 'The follow-up that planned it.' })
  followUp!: FollowUp | null;

  @ToMany(() => HeardObjection, heardObjections.activityId, {
    description: 'What was held against us, in the order in which it came up.',
    orderBy: [heardObjections.sequence],
    atMost: 20,
  })
  objections!: HeardObjection[];

  @Column(activities.afterCall, {
    type: () => [AfterCallItemType],
    description:
      'The checklist as it was on the day, and what of it was seen to; null where nothing was said.',
  })
  afterCall!: readonly AfterCallItem[] | null;

  @ToMany(() => CoachingNote, coachingNotes.activityId, {
    description: 'What those who lead said of it; of others than yourself only if you lead them.',
    orderBy: [coachingNotes.createdAt, coachingNotes.id],
    atMost: 50,
  })
  coachingNotes!: CoachingNote[];

  @Column(activities.createdAt, { description: 'When it was entered.' })
  createdAt!: string;
}
