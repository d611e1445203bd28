import { eq, or, type SQL, sql } from 'drizzle-orm';
import { people } from '../../../schema/tables/access.ts';
import { coachingNotes } from '../../../schema/tables/call-scripts.ts';
import { Person } from '../../access/person.type.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import type { RowScope, ViewerInSql } from '../../graph/row-scope.ts';
import { Activity } from '../activity.type.ts';

type Notes = typeof coachingNotes;

/** Between the two of them, and those above: a rep sees what is said of their calls, a manager what concerns their teams. */
const thoseConcerned: RowScope<Notes> = {
  REP: isOfViewer,
  MANAGER: (note, viewer) => or(isOfViewer(note, viewer), isOfTheirTeams(note, viewer)) as SQL,
  DIRECTOR: 'EVERY_ROW',
  OPERATIONS: 'NO_ROW',
  FINANCE: 'NO_ROW',
  ANALYST: 'NO_ROW',
  ADMIN: 'EVERY_ROW',
};

function isOfViewer(note: Notes, viewer: ViewerInSql): SQL {
  return or(eq(note.personId, viewer.id), eq(note.authorId, viewer.id)) as SQL;
}

function isOfTheirTeams(note: Notes, viewer: ViewerInSql): SQL {
  return sql`EXISTS (SELECT FROM ${people} led WHERE led.company_id = ${note.companyId} AND led.id = ${note.personId} AND led.team_id = ANY(${viewer.teamIds}))`;
}

@Entity(coachingNotes, {
  description: 'What someone who leads says of a call to the one who made it.',
  prefix: 'coaching',
  scope: thoseConcerned,
  filters: {
    activity: { kind: 'idIn', column: coachingNotes.activityId, target: () => Activity },
    person: { kind: 'idIn', column: coachingNotes.personId, target: () => Person },
    author: { kind: 'idIn', column: coachingNotes.authorId, target: () => Person },
    seenAt: { kind: 'range', column: coachingNotes.seenAt, of: 'DateTime' },
  },
  orders: { createdAt: coachingNotes.createdAt },
})
export class CoachingNote {
  @Id(coachingNotes.id)
  id!: string;

  @Column(coachingNotes.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => Activity, coachingNotes.activityId, { description: 'Of which activity.' })
  activity!: Activity | null;

  @ToOne(() => Person, coachingNotes.personId, { description: 'To whom.' })
  person!: Person | null;

  @ToOne(() => Person, coachingNotes.authorId, { description: 'By whom.' })
  author!: Person | null;

  @Column(coachingNotes.text, { description: 'What was good, and what to try next time.' })
  text!: string;

  @Column(coachingNotes.createdAt, { description: 'When it was written.' })
  createdAt!: string;

  @Column(coachingNotes.seenAt, { description: 'When it was read; null until then.' })
  seenAt!: string | null;
}
