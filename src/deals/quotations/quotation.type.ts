import { Arg, Field, Int, ObjectType } from 'type-graphql';
import { approvals } from '../../../schema/tables/approvals.ts';
import { quotationClaims, quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import { ports, units } from '../../../schema/tables/trade.ts';
import { Person } from '../../access/person.type.ts';
import { Column, Computed, Entity, Id, MoneyColumn, ToMany, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import { writtenLanguage } from '../../i18n/written-language.ts';
import { CostSheet } from '../../pricing/cost-sheets/cost-sheet.type.ts';
import type { MarginTruth } from '../../pricing/cost-sheets/margin-truth.ts';
import { MarginTruthType } from '../../pricing/cost-sheets/margin-truth.type.ts';
import { RoundingModeType } from '../../pricing/pricing-switch.type.ts';
import { Product } from '../../products/product.type.ts';
import { ProductClaim } from '../../products/product-claim.type.ts';
import type { Decimal } from '../../trade/decimal.ts';
import { writeDeliveryTerms } from '../../trade/delivery-terms-text.ts';
import type { IncotermEdition, IncotermRule, TransportMode } from '../../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType, TransportModeType } from '../../trade/incoterm.type.ts';
import { MoneyType } from '../../trade/money.type.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';
import { PaymentMethodType } from '../../trade/payment-method.type.ts';
import { Port } from '../../trade/port.type.ts';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateTimeScalar,
  DecimalScalar,
} from '../../trade/trade.scalar.ts';
import { Unit } from '../../trade/unit.type.ts';
import { Deal } from '../deal.type.ts';
import { Approval } from '../floors/approval.type.ts';
import type { FloorHit } from '../floors/price-floor.ts';
import { FloorHitType } from '../floors/price-floor.type.ts';
import type { NamedParty, OfferParties } from './offer-text.ts';
import {
  comparePrices,
  marginOfQuotation,
  type PriceChange,
  storedQuotationSelection,
} from './quotation-pricing.ts';
import {
  type OfferType,
  offerTypes,
  type QuotationPurpose,
  type QuotationStatus,
  quotationPurposes,
  quotationStatuses,
} from './quotation-status.ts';
import { quotationPaperSelection, writeQuotation } from './quotation-text.ts';

export const OfferTypeEnum = enumType('OfferType', offerTypes, 'How an offer binds us.', {
  FIRM: 'Binds for its validity and can’t be revoked before its end (CISG art. 14, 16(2)).',
  SUBJECT_TO_CONFIRMATION: 'An invitation: an order on it binds when we confirm it (CISG art. 14(2)).',
  PRICE_LIST: 'An invitation to the public: nothing in it can be accepted (CISG art. 14(2)).',
});

export const QuotationStatusEnum = enumType(
  'QuotationStatus',
  quotationStatuses,
  'What became of a revision.',
  {
    DRAFT: 'Worked on; the buyer has not seen it.',
    LIVE: 'With the buyer: the one revision of its deal that can be accepted.',
    SUPERSEDED: 'Replaced by a later revision.',
    REJECTED: 'Ended by the buyer, by rejection or counter-offer (CISG art. 17, 19(1)).',
    WITHDRAWN: 'Taken back by us.',
    DISCARDED: 'A draft that was never sent.',
    ACCEPTED: 'Accepted by the buyer in time.',
  },
);

export const QuotationPurposeEnum = enumType(
  'QuotationPurpose',
  quotationPurposes,
  'What a revision is for.',
  {
    QUOTATION: 'An offer to the buyer.',
    AMENDMENT: 'New terms of a contract that was signed before.',
  },
);

@ObjectType('PriceChange', { description: 'A line’s unit price in two revisions.' })
export class PriceChangeType {
  @Field(() => Int, { description: 'Which line, from 1.' })
  sequence!: number;

  @Field(() => MoneyType, { nullable: true, description: 'The unit price before; null for a new line.' })
  before!: object | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The unit price now; null for a line that is gone.',
  })
  after!: object | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The change as a fraction of the price before; null where the two can’t be compared.',
  })
  change!: Decimal | null;
}

const needs = 'cost:read' as const;

@ObjectType('NamedParty', { description: 'A party as a paper names it.' })
export class NamedPartyType implements NamedParty {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Street and number, or what there is of it.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'The city.' })
  city!: string | null;

  @Field(() => CountryCodeScalar, { description: 'The country.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Its tax number.' })
  taxNumber!: string | null;
}

@ObjectType('OfferParties', { description: 'Who offers to whom.' })
export class OfferPartiesType implements OfferParties {
  @Field(() => NamedPartyType, { description: 'Who offers.' })
  seller!: NamedParty;

  @Field(() => NamedPartyType, { description: 'To whom.' })
  buyer!: NamedParty;

  @Field(() => String, { nullable: true, description: 'The person whom it is for.' })
  attention!: string | null;

  @Field(() => String, { description: 'The time zone in which the seller’s papers are dated (IANA).' })
  timeZone!: string;
}

@Entity(quotations, {
  description:
    'One revision of what a deal’s buyer is offered. Its prices and terms never change: another offer is another revision.',
  prefix: 'quotation',
  scope: { parent: () => Deal, through: quotations.dealId },
  filters: {
    status: { kind: 'anyOf', column: quotations.status, type: () => QuotationStatusEnum },
    offerType: { kind: 'anyOf', column: quotations.offerType, type: () => OfferTypeEnum },
    currency: { kind: 'anyOf', column: quotations.currency, type: () => CurrencyCodeScalar },
    deal: { kind: 'related', column: quotations.dealId, target: () => Deal },
    validUntil: { kind: 'range', column: quotations.validUntil, of: 'DateTime' },
    number: { kind: 'text', column: quotations.number },
  },
  orders: { createdAt: quotations.createdAt, validUntil: quotations.validUntil },
})
export class Quotation {
  @Id(quotations.id)
  id!: string;

  @Column(quotations.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(quotations.number, {
    description: 'The same for all revisions of a deal, for example Q-2026-00042.',
  })
  number!: string;

  @Column(quotations.revision, { description: 'Counts the revisions, drafts that were discarded included.' })
  revision!: number;

  @Column(quotations.purpose, { type: () => QuotationPurposeEnum, description: 'What it is for.' })
  purpose!: QuotationPurpose;

  @Column(quotations.status, { type: () => QuotationStatusEnum, description: 'What became of it.' })
  status!: QuotationStatus;

  @Column(quotations.isRepriced, {
    description: 'Whether its prices were worked out anew, or taken over from the revision before it.',
  })
  isRepriced!: boolean;

  @Column(quotations.offerType, { type: () => OfferTypeEnum, description: 'How it binds us.' })
  offerType!: OfferType;

  @Column(quotations.currency, { type: () => CurrencyCodeScalar, description: 'The currency of its prices.' })
  currency!: string;

  @Column(quotations.rule, { type: () => IncotermRuleType, description: 'The Incoterms rule.' })
  rule!: IncotermRule;

  @Column(quotations.edition, { type: () => IncotermEditionType, description: 'The edition of the rules.' })
  edition!: IncotermEdition;

  @Column(quotations.namedPlace, { description: 'The place that the rule names.' })
  namedPlace!: string;

  @ToOne(() => Port, quotations.locode, {
    description: 'The named place on the UN/LOCODE list, where it is there.',
    to: ports.locode,
  })
  place!: Port | null;

  @Column(quotations.mode, { type: () => TransportModeType, description: 'The main carriage.' })
  mode!: TransportMode;

  @Column(quotations.containerised, { description: 'Whether the goods travel in containers.' })
  containerised!: boolean;

  @Column(quotations.destinationCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods go (ISO 3166-1 alpha-2).',
  })
  destinationCountry!: string;

  @Column(quotations.importerOfRecord, { description: 'Who clears the goods for import under DDP.' })
  importerOfRecord!: string | null;

  @Column(quotations.paymentMethod, { type: () => PaymentMethodType, description: 'How it is to be paid.' })
  paymentMethod!: PaymentMethod;

  @Column(quotations.depositRate, { description: 'The share that is paid before shipment, as a fraction.' })
  depositRate!: string;

  @Column(quotations.creditDays, { description: 'Days from shipment until the rest is paid.' })
  creditDays!: number;

  @Column(quotations.validUntil, {
    description: 'The last instant at which an acceptance is in time (CISG art. 18(2)).',
  })
  validUntil!: string;

  @Column(quotations.leadTimeDays, { description: 'Days from contract to readiness for shipment.' })
  leadTimeDays!: number;

  @Column(quotations.warrantyMonths, { description: 'Months of warranty.' })
  warrantyMonths!: number;

  @Column(quotations.notes, { description: 'What else the buyer reads.' })
  notes!: string | null;

  @Column(quotations.language, { description: 'The language of its texts (BCP 47).' })
  language!: string;

  @Column(quotations.unitPricePlaces, { description: 'Places after the point of its unit prices.' })
  unitPricePlaces!: number;

  @Column(quotations.unitPriceRounding, {
    type: () => RoundingModeType,
    description: 'How its unit prices were rounded; UP protects the margin.',
  })
  unitPriceRounding!: string;

  @MoneyColumn(quotations.totalMinor, quotations.currency, { description: 'The sum of its lines’ amounts.' })
  total!: object;

  @Column(quotations.createdAt, { type: () => DateTimeScalar, description: 'When it was drafted.' })
  createdAt!: string;

  @Column(quotations.issuedAt, { description: 'When it went to the buyer.' })
  issuedAt!: string | null;

  @ToOne(() => Person, quotations.issuedBy, { description: 'Who sent it.' })
  issuedBy!: Person | null;

  @Column(quotations.endedAt, { description: 'When it stopped to be live, or was discarded.' })
  endedAt!: string | null;

  @Column(quotations.endReason, { description: 'Why, where a reason was given.' })
  endReason!: string | null;

  @ToOne(() => Deal, quotations.dealId, { description: 'The deal.' })
  deal!: Deal | null;

  @ToOne(() => Quotation, quotations.previousId, { description: 'The revision that it was made from.' })
  previous!: Quotation | null;

  @ToMany(() => QuotationLine, quotationLines.quotationId, {
    description: 'What is offered, line by line.',
    orderBy: [quotationLines.sequence],
    atMost: 500,
  })
  lines!: QuotationLine[];

  @ToMany(() => QuotationClaim, quotationClaims.quotationId, {
    description: 'What it says of its goods.',
    orderBy: [quotationClaims.sequence],
    atMost: 50,
  })
  claims!: QuotationClaim[];

  @ToOne(() => CostSheet, quotations.costSheetId, {
    description: 'The costs and exchange rates that were frozen for it.',
    needs,
  })
  costSheet!: CostSheet | null;

  @Column(quotations.marginRate, {
    description: 'Profit as a fraction of the price when it was priced, cut to six places.',
    needs,
  })
  marginRate!: string | null;

  @Column(quotations.floorHits, {
    type: () => [FloorHitType],
    description: 'Every floor that it lay below when it was priced or last checked.',
  })
  floorHits!: readonly FloorHit[];

  @Column(quotations.parties, {
    type: () => OfferPartiesType,
    description: 'Who offers to whom, as both were named when it went out; null while it is a draft.',
  })
  parties!: OfferParties | null;

  @ToMany(() => Approval, approvals.quotationId, {
    description: 'The requests to release it from its floors, oldest first.',
    orderBy: [approvals.requestedAt, approvals.id],
    atMost: 100,
  })
  approvals!: Approval[];

  @Computed(() => MarginTruthType, {
    description:
      'What it leaves at the costs and rates that were frozen for it. Null without the right to see costs.',
    selects: storedQuotationSelection,
    needs,
  })
  margin(): MarginTruth | null {
    return marginOfQuotation(this as never);
  }

  @Computed(() => String, {
    description: 'The whole text, as it is sent to the buyer.',
    selects: quotationPaperSelection,
  })
  text(
    @Arg('language', () => String, {
      nullable: true,
      description: 'In which language (BCP 47); its own by default. What was typed stays as it was typed.',
    })
    language: string | null,
  ): string {
    const locale = negotiateLocale(language ?? this.language);
    return writeQuotation(this as never, writtenLanguage(locale));
  }

  @Computed(() => [PriceChangeType], {
    description:
      'Its unit prices beside those of the revision that it was made from; empty for the first one.',
    selects: `{
      lines { sequence unitPrice { amount currency } }
      previous { lines { sequence unitPrice { amount currency } } }
    }`,
  })
  priceChanges(): PriceChange[] {
    return this.previous ? comparePrices(this.previous.lines, this.lines) : [];
  }

  @Computed(() => String, {
    description: 'The delivery terms as a contract names them: CIP Hamburg (DEHAM) Incoterms® 2020.',
    selects: '{ rule edition namedPlace place { locode } }',
  })
  deliveryTerms(): string {
    return writeDeliveryTerms({ ...this, locode: this.place?.locode });
  }
}

@Entity(quotationLines, {
  description: 'One line of a revision.',
  scope: { parent: () => Quotation, through: quotationLines.quotationId },
})
export class QuotationLine {
  @Column(quotationLines.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @ToOne(() => Product, quotationLines.productId, { description: 'The product.' })
  product!: Product | null;

  @Column(quotationLines.description, { description: 'The goods as they are named to the buyer.' })
  description!: string;

  @Column(quotationLines.hsCode, {
    description: 'The HS code of the goods as the product had it when the revision was priced.',
  })
  hsCode!: string;

  @Column(quotationLines.originCountry, {
    type: () => CountryCodeScalar,
    description: 'Where the goods come from, as the product had it when the revision was priced.',
  })
  originCountry!: string;

  @Column(quotationLines.quantity, { description: 'How much, in `unit`.' })
  quantity!: string;

  @ToOne(() => Unit, quotationLines.unit, { description: 'The unit of the quantity.', to: units.code })
  unit!: Unit | null;

  @MoneyColumn(quotationLines.unitPrice, quotationLines.currency, {
    description: 'For one unit on the terms of the revision; it may be finer than the smallest coin.',
  })
  unitPrice!: { amount: string; currency: string };

  @MoneyColumn(quotationLines.amountMinor, quotationLines.currency, {
    description: 'Quantity times unit price, rounded once, half up.',
  })
  amount!: object;
}

@Entity(quotationClaims, {
  description: 'A sentence that a revision says of its goods.',
  scope: { parent: () => Quotation, through: quotationClaims.quotationId },
})
export class QuotationClaim {
  @Column(quotationClaims.sequence, { description: 'Its place, from 1.' })
  sequence!: number;

  @ToOne(() => ProductClaim, quotationClaims.claimId, { description: 'The claim that it was taken from.' })
  claim!: ProductClaim | null;

  @Column(quotationClaims.text, { description: 'The sentence as it was worded when it was cited.' })
  text!: string;
}
