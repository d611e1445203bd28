import { Arg } from 'type-graphql';
import { productClaims } from '../../schema/tables/product-knowledge.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Computed, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { CountryCodeScalar, DateScalar } from '../trade/trade.scalar.ts';
import { Product } from './product.type.ts';
import {
  type ClaimKind,
  type ClaimStatus,
  claimKinds,
  claimStatuses,
  mayBeSaid,
  type Regulation,
} from './product-claim.ts';

export const ClaimKindType = enumType('ClaimKind', claimKinds, 'What a sentence says of a product.', {
  FEATURE: 'What it is or has.',
  BENEFIT: 'What its user gains by it.',
  SELLING_POINT: 'Why to buy it from us.',
  INDICATION: 'What it is for, as approved: a disease, a use.',
  CONTRAINDICATION: 'When it must not be used.',
  DOSAGE: 'How much, how often, for how long.',
  SIDE_EFFECT: 'What unwanted it may do.',
  WARNING: 'What its user must know.',
  STORAGE: 'How it is kept and carried.',
});

export const ClaimStatusType = enumType('ClaimStatus', claimStatuses, 'How a sentence stands.', {
  DRAFT: 'Written, and looked at by nobody else yet.',
  APPROVED: 'Approved by a second person, by a reference.',
  WITHDRAWN: 'Not to be said any more.',
});

@Entity(productClaims, {
  description:
    'A sentence about a product, for a market and in a language. Its wording never changes: another wording is another claim.',
  prefix: 'claim',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'idIn', column: productClaims.productId, target: () => Product },
    kind: { kind: 'anyOf', column: productClaims.kind, type: () => ClaimKindType },
    status: { kind: 'anyOf', column: productClaims.status, type: () => ClaimStatusType },
    market: { kind: 'text', column: productClaims.market },
    language: { kind: 'text', column: productClaims.language },
    approvedUntil: { kind: 'range', column: productClaims.approvedUntil, of: 'Date' },
  },
  orders: { createdAt: productClaims.createdAt },
})
export class ProductClaim {
  @Id(productClaims.id)
  id!: string;

  @Column(productClaims.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @ToOne(() => Product, productClaims.productId, { description: 'Of which product.' })
  product!: Product | null;

  @Column(productClaims.kind, { type: () => ClaimKindType, description: 'What it says.' })
  kind!: ClaimKind;

  @Column(productClaims.market, {
    description: 'Where it holds: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC; null everywhere.',
  })
  market!: string | null;

  @Column(productClaims.language, { description: 'The language that it is in (BCP 47).' })
  language!: string;

  @Column(productClaims.text, { description: 'The sentence.' })
  text!: string;

  @Column(productClaims.status, { type: () => ClaimStatusType, description: 'How it stands.' })
  status!: ClaimStatus;

  @ToOne(() => Person, productClaims.authorId, { description: 'Who wrote it.' })
  author!: Person | null;

  @ToOne(() => Person, productClaims.decidedBy, { description: 'Who approved or withdrew it.' })
  decidedBy!: Person | null;

  @Column(productClaims.decidedAt, { description: 'When that was.' })
  decidedAt!: string | null;

  @Column(productClaims.approvalReference, {
    description: 'What the approval goes by: the authority’s number, the label, the dossier.',
  })
  approvalReference!: string | null;

  @Column(productClaims.approvedUntil, {
    description: 'The last day of its approval; null until further notice.',
  })
  approvedUntil!: string | null;

  @Computed(() => Boolean, {
    description:
      'Whether it may be said in a country on a day: of a regulated product only what is approved for that market by name and in force; of any other, whatever was not withdrawn.',
    selects: '{ kind market language status approvedUntil product { regulation } }',
  })
  mayBeSaid(
    @Arg('country', () => CountryCodeScalar, { description: 'Where.' }) country: string,
    @Arg('day', () => DateScalar, { description: 'When.' }) day: string,
  ): boolean {
    const { regulation } = this.product as unknown as { regulation: Regulation };
    return mayBeSaid(this, { regulation, country, day });
  }
}
