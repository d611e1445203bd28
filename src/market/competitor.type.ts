import { competitorOffers, competitorRatings, competitors } from '../../schema/tables/competitors.ts';
import { Person } from '../access/person.type.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Connection, Entity, Id, MoneyColumn, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { Product } from '../products/product.type.ts';
import type { IncotermEdition, IncotermRule } from '../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType } from '../trade/incoterm.type.ts';
import type { MoneyType } from '../trade/money.type.ts';
import type { PaymentMethod } from '../trade/payment-method.ts';
import { PaymentMethodType } from '../trade/payment-method.type.ts';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';
import { type Criterion, criteria, type OfferSource, offerSources } from './competitor.ts';
import type { Confidence } from './market-figure.ts';
import { ConfidenceType } from './market-figure.type.ts';

export const OfferSourceType = enumType('OfferSource', offerSources, 'Where an offer was seen.', {
  QUOTE: 'A quotation of theirs that we saw.',
  CUSTOMS_RECORD: 'A record of customs.',
  SHELF_PRICE: 'On a shelf.',
  WEBSITE: 'On a website.',
  CUSTOMER_TOLD: 'A buyer told it.',
  FAIR: 'At a trade fair.',
});

export const CriterionType = enumType('Criterion', criteria, 'What buyers weigh.', {
  PRICE: 'What it costs.',
  LEAD_TIME: 'How soon it comes.',
  QUALITY: 'How good it is.',
  CERTIFICATES: 'Which papers it has.',
  PAYMENT: 'How it may be paid.',
  SERVICE: 'What is done before and after the sale.',
});

@Entity(competitors, {
  description: 'A company that sells to our buyers what we sell.',
  prefix: 'competitor',
  scope: everyoneOfTheCompany,
  filters: {
    name: { kind: 'text', column: competitors.name },
    country: { kind: 'anyOf', column: competitors.country, type: () => CountryCodeScalar },
  },
  orders: { name: competitors.name, createdAt: competitors.createdAt },
})
export class Competitor {
  @Id(competitors.id)
  id!: string;

  @Column(competitors.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(competitors.name, { description: 'Its name.' })
  name!: string;

  @Column(competitors.country, { type: () => CountryCodeScalar, description: 'Where it is established.' })
  country!: string;

  @Column(competitors.website, { description: 'Its website.' })
  website!: string | null;

  @Column(competitors.strengths, { description: 'What it does well.' })
  strengths!: string | null;

  @Column(competitors.weaknesses, { description: 'What it does not.' })
  weaknesses!: string | null;

  @Column(competitors.archivedAt, { description: 'When it was laid aside; null while it counts.' })
  archivedAt!: string | null;

  @Connection(() => CompetitorOffer, competitorOffers.competitorId, {
    description: 'Its offers as they were seen.',
  })
  offers!: object;
}

@Entity(competitorOffers, {
  description:
    'A price of a competitor as it was seen. It never changes: a wrong one is corrected by another.',
  prefix: 'seenOffer',
  scope: everyoneOfTheCompany,
  filters: {
    competitor: { kind: 'idIn', column: competitorOffers.competitorId, target: () => Competitor },
    product: { kind: 'idIn', column: competitorOffers.productId, target: () => Product },
    country: { kind: 'anyOf', column: competitorOffers.country, type: () => CountryCodeScalar },
    observedOn: { kind: 'range', column: competitorOffers.observedOn, of: 'Date' },
    confidence: { kind: 'anyOf', column: competitorOffers.confidence, type: () => ConfidenceType },
  },
  orders: { observedOn: competitorOffers.observedOn },
})
export class CompetitorOffer {
  @Id(competitorOffers.id)
  id!: string;

  @Column(competitorOffers.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @ToOne(() => Competitor, competitorOffers.competitorId, { description: 'Whose.' })
  competitor!: Competitor | null;

  @ToOne(() => Product, competitorOffers.productId, { description: 'Against which product of ours.' })
  product!: Product | null;

  @Column(competitorOffers.country, {
    type: () => CountryCodeScalar,
    description: 'In which market it was seen.',
  })
  country!: string;

  @MoneyColumn(competitorOffers.amount, competitorOffers.currency, {
    description: 'The price, for `priceUnit`.',
  })
  price!: MoneyType;

  @Column(competitorOffers.priceUnit, { description: 'What the price is for, in the words of the source.' })
  priceUnit!: string;

  @Column(competitorOffers.pieces, { description: 'How many pieces are in that.' })
  pieces!: string;

  @Column(competitorOffers.rule, { type: () => IncotermRuleType, description: 'The Incoterms rule.' })
  rule!: IncotermRule;

  @Column(competitorOffers.edition, { type: () => IncotermEditionType, description: 'Its edition.' })
  edition!: IncotermEdition;

  @Column(competitorOffers.namedPlace, { description: 'The place that the rule names.' })
  namedPlace!: string;

  @Column(competitorOffers.minimumQuantity, {
    description: 'The pieces from which the price holds; null where any quantity has it.',
  })
  minimumQuantity!: string | null;

  @Column(competitorOffers.paymentMethod, {
    type: () => PaymentMethodType,
    description: 'How it is to be paid.',
  })
  paymentMethod!: PaymentMethod | null;

  @Column(competitorOffers.creditDays, { description: 'Days of credit in it.' })
  creditDays!: number;

  @Column(competitorOffers.commissionRate, { description: 'The share of the price that is an agent’s.' })
  commissionRate!: string;

  @Column(competitorOffers.discountRate, { description: 'The share of the price that is taken off.' })
  discountRate!: string;

  @Column(competitorOffers.taxRate, { description: 'The tax in it, as a share of the price without.' })
  taxRate!: string;

  @Column(competitorOffers.specificationFactor, {
    description: 'What the price would be of goods like ours, as a factor; 1 where they are alike.',
  })
  specificationFactor!: string;

  @Column(competitorOffers.specification, { description: 'In what their goods differ.' })
  specification!: string | null;

  @Column(competitorOffers.originCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods come from.',
  })
  originCountry!: string | null;

  @Column(competitorOffers.leadTimeDays, { description: 'Days from order to readiness.' })
  leadTimeDays!: number | null;

  @Column(competitorOffers.observedOn, { description: 'When it was seen.' })
  observedOn!: string;

  @Column(competitorOffers.sourceType, { type: () => OfferSourceType, description: 'Where it was seen.' })
  sourceType!: OfferSource;

  @Column(competitorOffers.source, { description: 'By whom, or where exactly.' })
  source!: string;

  @Column(competitorOffers.confidence, {
    type: () => ConfidenceType,
    description: 'How far the source is trusted.',
  })
  confidence!: Confidence;

  @ToOne(() => Person, competitorOffers.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;

  @ToOne(() => CompetitorOffer, competitorOffers.correctsId, { description: 'The one that it puts right.' })
  corrects!: CompetitorOffer | null;

  @Column(competitorOffers.correctedAt, { description: 'When another put it right; null while it counts.' })
  correctedAt!: string | null;
}

@Entity(competitorRatings, {
  description: 'How a competitor, or where none is named we, does with a product by a criterion.',
  prefix: 'competitorRating',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'idIn', column: competitorRatings.productId, target: () => Product },
    competitor: { kind: 'idIn', column: competitorRatings.competitorId, target: () => Competitor },
  },
  orders: { createdAt: competitorRatings.createdAt },
})
export class CompetitorRating {
  @Id(competitorRatings.id)
  id!: string;

  @Column(competitorRatings.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @ToOne(() => Product, competitorRatings.productId, { description: 'With which product.' })
  product!: Product | null;

  @ToOne(() => Competitor, competitorRatings.competitorId, { description: 'Who; null for ourselves.' })
  competitor!: Competitor | null;

  @Column(competitorRatings.criterion, { type: () => CriterionType, description: 'By what.' })
  criterion!: Criterion;

  @Column(competitorRatings.score, { description: '0 to 10.' })
  score!: number;

  @Column(competitorRatings.reason, { description: 'Why.' })
  reason!: string;

  @Column(competitorRatings.argument, { description: 'What to say to a buyer.' })
  argument!: string | null;

  @Column(competitorRatings.ratedOn, { description: 'When.' })
  ratedOn!: string;

  @ToOne(() => Person, competitorRatings.ratedBy, { description: 'By whom.' })
  ratedBy!: Person | null;
}
