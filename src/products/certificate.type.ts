import { Arg, Int } from 'type-graphql';
import { productCertificates } from '../../schema/tables/product-knowledge.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Computed, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { DateScalar } from '../trade/trade.scalar.ts';
import {
  type CertificateKind,
  type CertificateStanding,
  certificateKinds,
  certificateStandings,
  daysLeft,
  standingOf,
} from './certificate.ts';
import { Product } from './product.type.ts';

export const CertificateKindType = enumType('CertificateKind', certificateKinds, 'What a paper is.', {
  CERTIFICATE: 'A certificate of conformity: CE, RoHS, UL, SASO, GMP.',
  REGISTRATION: 'A registration or marketing authorisation by an authority.',
  TEST_REPORT: 'The report of a laboratory.',
  LICENCE: 'A licence to make, export or import.',
});

export const CertificateStandingType = enumType(
  'CertificateStanding',
  certificateStandings,
  'How a paper stands on a day.',
  {
    NOT_YET_VALID: 'It begins later.',
    VALID: 'It holds.',
    EXPIRING: 'It holds, and ends within 90 days: it is to be renewed.',
    EXPIRED: 'It has ended.',
  },
);

@Entity(productCertificates, {
  description: 'A paper that lets a product into a market.',
  prefix: 'certificate',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'idIn', column: productCertificates.productId, target: () => Product },
    kind: { kind: 'anyOf', column: productCertificates.kind, type: () => CertificateKindType },
    scheme: { kind: 'text', column: productCertificates.scheme },
    market: { kind: 'text', column: productCertificates.market },
    validUntil: { kind: 'range', column: productCertificates.validUntil, of: 'Date' },
    responsible: { kind: 'idIn', column: productCertificates.responsibleId, target: () => Person },
  },
  orders: { scheme: productCertificates.scheme, createdAt: productCertificates.createdAt },
})
export class ProductCertificate {
  @Id(productCertificates.id)
  id!: string;

  @Column(productCertificates.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @ToOne(() => Product, productCertificates.productId, { description: 'Of which product.' })
  product!: Product | null;

  @Column(productCertificates.kind, { type: () => CertificateKindType, description: 'What it is.' })
  kind!: CertificateKind;

  @Column(productCertificates.scheme, {
    description: 'What it certifies by: CE, RoHS, GMP, a marketing authorisation.',
  })
  scheme!: string;

  @Column(productCertificates.number, { description: 'Its number.' })
  number!: string;

  @Column(productCertificates.issuer, { description: 'Who issued it.' })
  issuer!: string;

  @Column(productCertificates.holder, {
    description: 'In whose name it is, where that is not ours: a local authorisation holder.',
  })
  holder!: string | null;

  @Column(productCertificates.market, {
    description: 'Where it holds: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; null everywhere.',
  })
  market!: string | null;

  @Column(productCertificates.validFrom, { description: 'The first day.' })
  validFrom!: string;

  @Column(productCertificates.validUntil, { description: 'The last day; null without an end.' })
  validUntil!: string | null;

  @Column(productCertificates.documentUrl, { description: 'Where the paper is kept.' })
  documentUrl!: string | null;

  @ToOne(() => Person, productCertificates.responsibleId, { description: 'Who sees to its renewal.' })
  responsible!: Person | null;

  @Computed(() => CertificateStandingType, {
    description: 'How it stands on a day.',
    selects: '{ validFrom validUntil }',
  })
  standing(@Arg('day', () => DateScalar, { description: 'On which day.' }) day: string): CertificateStanding {
    return standingOf(this, day);
  }

  @Computed(() => Int, {
    nullable: true,
    description: 'Days from a day until it ends, negative once it has; null without an end.',
    selects: '{ validUntil }',
  })
  daysLeft(@Arg('day', () => DateScalar, { description: 'From which day.' }) day: string): number | null {
    return daysLeft(this, day);
  }
}
