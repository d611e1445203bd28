import { Field, ObjectType } from 'type-graphql';
import { tariffLines } from '../../schema/tables/market-notes.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { DecimalScalar } from '../trade/trade.scalar.ts';
import { type DutyKind, dutyKinds } from './import-duty.ts';

export const DutyKindType = enumType('DutyKind', dutyKinds, 'What a duty is levied as.', {
  MFN: 'The duty on goods of all members of the WTO (GATT art. I).',
  PREFERENTIAL: 'A lower one under an agreement, for goods that prove their origin.',
  ADDITIONAL: 'On top, as a measure of trade policy.',
  ANTI_DUMPING: 'On top, against dumping (GATT art. VI).',
  COUNTERVAILING: 'On top, against subsidies (GATT art. VI).',
});

@Entity(tariffLines, {
  description: 'A line of a country’s tariff, as it was looked up.',
  prefix: 'tariff',
  scope: everyoneOfTheCompany,
  filters: {
    market: { kind: 'text', column: tariffLines.market },
    hsCode: { kind: 'text', column: tariffLines.hsCode },
    origin: { kind: 'text', column: tariffLines.origin },
    kind: { kind: 'anyOf', column: tariffLines.kind, type: () => DutyKindType },
    validOn: { kind: 'validOn', from: tariffLines.validFrom, until: tariffLines.validUntil },
  },
  orders: { validFrom: tariffLines.validFrom, hsCode: tariffLines.hsCode },
})
export class TariffLine {
  @Id(tariffLines.id)
  id!: string;

  @Column(tariffLines.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(tariffLines.kind, { type: () => DutyKindType, description: 'What it is levied as.' })
  kind!: DutyKind;

  @Column(tariffLines.hsCode, { description: 'A national tariff code or its first digits.' })
  hsCode!: string;

  @Column(tariffLines.market, { description: 'The country or bloc that levies it.' })
  market!: string;

  @Column(tariffLines.origin, { description: 'The country or bloc whose goods it is for; null for all.' })
  origin!: string | null;

  @Column(tariffLines.agreement, { description: 'By which agreement or measure.' })
  agreement!: string | null;

  @Column(tariffLines.rate, {
    description: 'A fraction of the customs value; null where it goes by quantity alone.',
  })
  rate!: string | null;

  @Column(tariffLines.specific, { description: 'What is levied by quantity, in the words of the tariff.' })
  specific!: string | null;

  @Column(tariffLines.validFrom, { description: 'The first day.' })
  validFrom!: string;

  @Column(tariffLines.validUntil, { description: 'The last day; null until further notice.' })
  validUntil!: string | null;

  @Column(tariffLines.source, { description: 'Where it was looked up.' })
  source!: string;

  @Column(tariffLines.retrievedOn, { description: 'When it was looked up.' })
  retrievedOn!: string;

  @ToOne(() => Person, tariffLines.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;
}

@ObjectType({ description: 'A part of the duty on goods.' })
export class DutyPart {
  @Field(() => DutyKindType, { description: 'What it is levied as.' })
  kind!: DutyKind;

  @Field(() => String, { description: 'The code that it was found by.' })
  hsCode!: string;

  @Field(() => String, { nullable: true, description: 'Whose goods it is for; null for all.' })
  origin!: string | null;

  @Field(() => String, { nullable: true, description: 'By which agreement or measure.' })
  agreement!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'A fraction of the customs value.' })
  rate!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is levied by quantity, which `rate` leaves out.',
  })
  specific!: string | null;

  @Field(() => String, { description: 'Where it was looked up.' })
  source!: string;
}

@ObjectType('ImportDuty', {
  description: 'What goods of an origin pay on a day, by the lines that are recorded.',
})
export class ImportDutyType {
  @Field(() => DecimalScalar, {
    description:
      'The sum of the rates: the lower of preference and MFN, and what comes on top, as a fraction of the customs value.',
  })
  rate!: string;

  @Field(() => Boolean, {
    description: 'Whether an MFN rate or a preference is recorded; without one the sum is not the duty.',
  })
  isComplete!: boolean;

  @Field(() => [DutyPart], { description: 'The lines that it is made of.' })
  parts!: DutyPart[];
}
