import { Field, ObjectType } from 'type-graphql';
import { dealScreenings, screeningHits, screeningLists } from '../../schema/tables/screening.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Deal } from '../deals/deal.type.ts';
import { Column, Entity, Id, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { CountryCodeScalar, DateTimeScalar } from '../trade/trade.scalar.ts';
import type { ListVersion } from './screening.ts';
import { type HitStatus, hitStatuses, type ScreenedSubject, screenedSubjects } from './screening-lists.ts';

export const HitStatusEnum = enumType('ScreeningHitStatus', hitStatuses, 'What became of a hit.', {
  OPEN: 'Nobody has decided: the deal waits.',
  CLEARED: 'Someone else of a like name.',
  CONFIRMED: 'The very one: the deal may not go on.',
});

export const ScreenedSubjectEnum = enumType(
  'ScreenedSubject',
  screenedSubjects,
  'Who or what was screened.',
  {
    BUYER: 'The buyer.',
    CONTACT: 'The person at the buyer’s.',
    DESTINATION: 'A country that the goods go to, or that the buyer is in.',
    IMPORTER: 'Who is to clear the goods for import.',
  },
);

@ObjectType('ScreeningListVersion', { description: 'A list in one of its versions.' })
export class ListVersionType {
  @Field(() => String, { description: 'Which list, for example US-CSL.' })
  code!: string;

  @Field(() => String, { description: 'Which version.' })
  version!: string;
}

@Entity(screeningLists, {
  description: 'A published sanctions list in one of its versions.',
  prefix: 'list',
  scope: everyoneOfTheCompany,
  filters: { code: { kind: 'text', column: screeningLists.code } },
  orders: { importedAt: screeningLists.importedAt },
})
export class ScreeningList {
  @Id(screeningLists.id)
  id!: string;

  @Column(screeningLists.code, { description: 'Which list, for example US-CSL.' })
  code!: string;

  @Column(screeningLists.version, { description: 'Which version.' })
  version!: string;

  @Column(screeningLists.name, { description: 'Its name.' })
  name!: string;

  @Column(screeningLists.publishedOn, { description: 'When it was published.' })
  publishedOn!: string;

  @Column(screeningLists.importedAt, { description: 'When it was imported here.' })
  importedAt!: string;

  @Column(screeningLists.entryCount, { description: 'How many entries it has.' })
  entryCount!: number;

  @Column(screeningLists.isCurrent, { description: 'Whether deals are screened against it.' })
  isCurrent!: boolean;
}

@Entity(dealScreenings, {
  description: 'That a deal was held against the sanctions lists.',
  prefix: 'screening',
  scope: { parent: () => Deal, through: dealScreenings.dealId },
})
export class DealScreening {
  @Id(dealScreenings.id)
  id!: string;

  @Column(dealScreenings.at, { description: 'When.' })
  at!: string;

  @Column(dealScreenings.buyer, { description: 'The buyer’s name, as it was then.' })
  buyer!: string;

  @Column(dealScreenings.contact, { description: 'The contact’s name, as it was then.' })
  contact!: string | null;

  @Column(dealScreenings.importers, {
    type: () => [String],
    description: 'Who was to clear the goods for import, as the deal and its offers said it.',
  })
  importers!: string[];

  @Column(dealScreenings.destinations, {
    type: () => [CountryCodeScalar],
    description:
      'The countries that the goods were to go to: the deal’s own first, then the buyer’s own and those that the places and ports of its offers are in or name.',
  })
  destinations!: string[];

  @Column(dealScreenings.threshold, {
    description: 'The likeness from which on a person has to look, up to 1.',
  })
  threshold!: string;

  @Column(dealScreenings.lists, {
    type: () => [ListVersionType],
    description: 'The lists, with their versions.',
  })
  lists!: readonly ListVersion[];

  @ToOne(() => Person, dealScreenings.personId, { description: 'Who had it screened.' })
  person!: Person | null;

  @ToMany(() => ScreeningHit, screeningHits.screeningId, {
    description: 'What it found, the most alike first.',
    orderBy: [screeningHits.createdAt, screeningHits.id],
    atMost: 200,
  })
  hits!: ScreeningHit[];
}

@Entity(screeningHits, {
  description:
    'That someone in a deal is like an entry of a list. The deal waits until a person has decided.',
  prefix: 'hit',
  scope: { parent: () => Deal, through: screeningHits.dealId },
  filters: { status: { kind: 'anyOf', column: screeningHits.status, type: () => HitStatusEnum } },
  orders: { createdAt: screeningHits.createdAt },
})
export class ScreeningHit {
  @Id(screeningHits.id)
  id!: string;

  @Column(screeningHits.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(screeningHits.createdAt, { type: () => DateTimeScalar, description: 'When it was found.' })
  createdAt!: string;

  @Column(screeningHits.subject, { type: () => ScreenedSubjectEnum, description: 'Who or what is like it.' })
  subject!: ScreenedSubject;

  @Column(screeningHits.screenedName, { description: 'The name that was screened.' })
  screenedName!: string;

  @Column(screeningHits.listCode, { description: 'Of which list.' })
  listCode!: string;

  @Column(screeningHits.listVersion, { description: 'Of which version.' })
  listVersion!: string;

  @Column(screeningHits.entryName, { description: 'The name on the list.' })
  entryName!: string;

  @Column(screeningHits.programme, { description: 'Why it is on the list.' })
  programme!: string;

  @Column(screeningHits.score, { description: 'How alike the names are, up to 1.' })
  score!: string;

  @Column(screeningHits.status, { type: () => HitStatusEnum, description: 'What became of it.' })
  status!: HitStatus;

  @Column(screeningHits.decidedAt, { description: 'When it was decided.' })
  decidedAt!: string | null;

  @ToOne(() => Person, screeningHits.decidedBy, { description: 'Who decided.' })
  decidedBy!: Person | null;

  @Column(screeningHits.reason, { description: 'Why.' })
  reason!: string | null;

  @ToOne(() => Deal, screeningHits.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}
