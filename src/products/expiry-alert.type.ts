import { expiryAlerts } from '../../schema/tables/product-knowledge.ts';
import { Person } from '../access/person.type.ts';
import { rowsFor } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { ProductCertificate } from './certificate.type.ts';
import { type ExpiryStage, type ExpirySubject, expiryStages, expirySubjects } from './expiry.ts';
import { ProductClaim } from './product-claim.type.ts';

export const ExpirySubjectType = enumType('ExpirySubject', expirySubjects, 'What ends.', {
  CERTIFICATE: 'A certificate, registration, test report or licence.',
  CLAIM: 'The approval of a sentence about a product.',
});

export const ExpiryStageType = enumType('ExpiryStage', expiryStages, 'When someone is told.', {
  EXPIRING: 'It ends within 90 days, and is to be renewed.',
  EXPIRED: 'It has ended.',
});

@Entity(expiryAlerts, {
  description:
    'That you were told of the end of a paper or an approval: once when it is to be renewed, once when it has ended, and again where it was prolonged.',
  prefix: 'alert',
  scope: rowsFor<typeof expiryAlerts>(({ personId }) => personId),
  filters: {
    subject: { kind: 'anyOf', column: expiryAlerts.subject, type: () => ExpirySubjectType },
    stage: { kind: 'anyOf', column: expiryAlerts.stage, type: () => ExpiryStageType },
    endsOn: { kind: 'range', column: expiryAlerts.endsOn, of: 'Date' },
    seenAt: { kind: 'range', column: expiryAlerts.seenAt, of: 'DateTime' },
  },
  orders: { at: expiryAlerts.at },
})
export class ExpiryAlert {
  @Id(expiryAlerts.id)
  id!: string;

  @Column(expiryAlerts.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(expiryAlerts.subject, { type: () => ExpirySubjectType, description: 'What ends.' })
  subject!: ExpirySubject;

  @Column(expiryAlerts.stage, { type: () => ExpiryStageType, description: 'Whether it ends or has ended.' })
  stage!: ExpiryStage;

  @ToOne(() => ProductCertificate, expiryAlerts.certificateId, { description: 'Which paper.' })
  certificate!: ProductCertificate | null;

  @ToOne(() => ProductClaim, expiryAlerts.claimId, { description: 'Which sentence.' })
  claim!: ProductClaim | null;

  @ToOne(() => Person, expiryAlerts.personId, {
    description: 'Who was told: whoever sees to the paper, or wrote the sentence.',
  })
  person!: Person | null;

  @Column(expiryAlerts.endsOn, { description: 'The last day.' })
  endsOn!: string;

  @Column(expiryAlerts.at, { description: 'When it was told.' })
  at!: string;

  @Column(expiryAlerts.seenAt, { description: 'When it was seen; null until then.' })
  seenAt!: string | null;
}
