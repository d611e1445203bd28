import { reminders } from '../../schema/tables/activities.ts';
import { Person } from '../access/person.type.ts';
import { rowsFor } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { Activity } from './activity.type.ts';

@Entity(reminders, {
  description: 'That you were told of a step that is overdue: once for each day that it was planned for.',
  prefix: 'reminder',
  scope: rowsFor<typeof reminders>(({ personId }) => personId),
  filters: { seenAt: { kind: 'range', column: reminders.seenAt, of: 'DateTime' } },
  orders: { at: reminders.at },
})
export class Reminder {
  @Id(reminders.id)
  id!: string;

  @Column(reminders.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => Activity, reminders.activityId, { description: 'Of what.' })
  activity!: Activity | null;

  @ToOne(() => Person, reminders.personId, { description: 'Who was told.' })
  person!: Person | null;

  @Column(reminders.dueOn, { description: 'The day on which it should have been done.' })
  dueOn!: string;

  @Column(reminders.at, { description: 'When it was told.' })
  at!: string;

  @Column(reminders.seenAt, { description: 'When it was seen; null until then.' })
  seenAt!: string | null;
}
