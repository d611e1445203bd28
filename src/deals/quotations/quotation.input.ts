import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { languageTag, line, paragraphs, share, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { unitPricePlacesAtMost } from '../../pricing/price-ladder/price-rung.ts';
import { RoundingModeType } from '../../pricing/pricing-switch.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';
import { PaymentMethodType } from '../../trade/payment-method.type.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import { DateTimeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { DealTermsInput } from '../deal.input.ts';
import { OfferTypeEnum } from './quotation.type.ts';
import type { OfferType } from './quotation-status.ts';

/** Three years, for lead times and credit alike. */
export const days = z.int().min(0).max(1_095);
/** Twenty years of warranty. */
export const months = z.int().min(0).max(240);
const claims = z.array(z.string()).max(50);

@InputType({ description: 'How it is to be paid.' })
export class PaymentTermsInput {
  @Given(() => PaymentMethodType, { description: 'The method.' })
  method!: PaymentMethod;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description:
      'The share that is paid before shipment, as a fraction. TT_DEPOSIT_… needs one, TT_ADVANCE has none, any other method may have one beside it.',
    check: share,
  })
  depositRate!: string;

  @Given(() => Int, {
    defaultValue: 0,
    description: 'Days from shipment until the rest is paid.',
    check: days,
  })
  creditDays!: number;
}

@InputType({ description: 'A unit price that stands, whatever the cost sheet would ask for.' })
export class UnitPriceInput {
  @Given(() => Int, { description: 'Which line, from 1.' })
  sequence!: number;

  @Given(() => MoneyInput, { description: 'For one unit, in the currency of the deal; six places at most.' })
  unitPrice!: MoneyInput;
}

@InputType({ description: 'How a line is named to the buyer.' })
export class LineTextInput {
  @Given(() => Int, { description: 'Which line, from 1.' })
  sequence!: number;

  @Given(() => String, { description: 'The goods as they are named.', check: line(500) })
  description!: string;
}

@InputType({ description: 'A revision that is priced from the deal’s cost sheet.' })
export class DraftQuotationInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the draft that it takes the place of, where the deal has one.',
    check: version,
  })
  draftVersion?: number | null;

  @Given(() => OfferTypeEnum, { description: 'How it is to bind us.' })
  offerType!: OfferType;

  @Given(() => PaymentTermsInput, { description: 'How it is to be paid.' })
  payment!: PaymentTermsInput;

  @Given(() => DealTermsInput, {
    nullable: true,
    description: 'The delivery terms; those that the deal’s buyer asks for by default.',
  })
  terms?: DealTermsInput | null;

  @Given(() => DateTimeScalar, {
    nullable: true,
    description: 'The last instant at which an acceptance is in time; two weeks from now by default.',
  })
  validUntil?: string | null;

  @Given(() => Int, { defaultValue: 30, description: 'Days from contract to readiness.', check: days })
  leadTimeDays!: number;

  @Given(() => Int, { defaultValue: 12, description: 'Months of warranty.', check: months })
  warrantyMonths!: number;

  @Given(() => String, {
    nullable: true,
    description: 'What else the buyer reads.',
    check: paragraphs(4_000),
  })
  notes?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The language of its texts (BCP 47); the customer’s by default.',
    check: languageTag,
  })
  language?: string | null;

  @Given(() => Int, {
    nullable: true,
    description:
      'Places of its unit prices, 6 at most; two more than the currency’s smallest coin by default.',
    check: z.int().min(0).max(unitPricePlacesAtMost),
  })
  unitPricePlaces?: number | null;

  @Given(() => RoundingModeType, {
    defaultValue: 'HALF_UP',
    description: 'How its unit prices are rounded; UP protects the margin.',
  })
  unitPriceRounding!: RoundingMode;

  @Given(() => [UnitPriceInput], {
    defaultValue: [],
    description:
      'Unit prices that were agreed: the margin follows from them. Given for every line or for none.',
  })
  unitPrices!: UnitPriceInput[];

  @Given(() => [ID], {
    defaultValue: [],
    description: 'What it says of its goods: claims that may be said where they go; 50 at most.',
    check: claims,
  })
  claimIds!: string[];

  @Given(() => Boolean, {
    defaultValue: false,
    description:
      'Takes the exchange rates of today first: the costs stay, in a new version of the cost sheet.',
  })
  refreshRates!: boolean;
}

@InputType({ description: 'What is to change of a revision’s texts and dates; what is left out stays.' })
export class QuotationTextsInput extends MutationInput {
  @Given(() => ID, { description: 'Which revision.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => OfferTypeEnum, { nullable: true, description: 'How it is to bind us.' })
  offerType?: OfferType;

  @Given(() => DateTimeScalar, {
    nullable: true,
    description: 'The last instant at which an acceptance is in time.',
  })
  validUntil?: string;

  @Given(() => Int, { nullable: true, description: 'Days from contract to readiness.', check: days })
  leadTimeDays?: number;

  @Given(() => Int, { nullable: true, description: 'Months of warranty.', check: months })
  warrantyMonths?: number;

  @Given(() => String, {
    nullable: true,
    description: 'What else the buyer reads.',
    check: paragraphs(4_000),
  })
  notes?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The language of its texts (BCP 47).',
    check: languageTag,
  })
  language?: string;

  @Given(() => [ID], {
    nullable: true,
    description: 'What it says of its goods, as a whole: claims that may be said where they go; 50 at most.',
    check: claims,
  })
  claimIds?: string[];

  @Given(() => [LineTextInput], { defaultValue: [], description: 'How its lines are named to the buyer.' })
  lines!: LineTextInput[];
}

@InputType({ description: 'A draft whose texts and dates are to change.' })
export class UpdateQuotationInput extends QuotationTextsInput {}

@InputType({ description: 'A revision to make another from, at the same prices.' })
export class ReviseQuotationInput extends QuotationTextsInput {}

@InputType({ description: 'A draft that is to go to the buyer.' })
export class IssueQuotationInput extends MutationInput {
  @Given(() => ID, { description: 'Which draft.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, {
    nullable: true,
    description:
      'Who at the buyer’s agreed that a firm offer which still runs is replaced by a worse one, when and how; without it such an offer can’t be cut short (CISG art. 16(2)).',
    check: line(500),
  })
  buyerConsent?: string | null;
}

@InputType({ description: 'A revision that is to end.' })
export class EndQuotationInput extends MutationInput {
  @Given(() => ID, { description: 'Which revision.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(500) })
  reason!: string;
}

@InputType({ description: 'A draft or an offer of ours that we take back.' })
export class WithdrawQuotationInput extends EndQuotationInput {}

@InputType({ description: 'An offer that the buyer rejected without a counter-offer.' })
export class RejectQuotationInput extends EndQuotationInput {}

@InputType({ description: 'The buyer’s acceptance.' })
export class AcceptQuotationInput extends MutationInput {
  @Given(() => ID, { description: 'Which revision the buyer accepted.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => MoneyInput, {
    description:
      'The total that the buyer’s acceptance names: another one is a counter-offer (CISG art. 19(1)).',
  })
  total!: MoneyInput;

  @Given(() => DateTimeScalar, {
    nullable: true,
    description: 'When the acceptance reached us (CISG art. 18(2)); now by default.',
  })
  receivedAt?: string | null;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'Whether we tell the buyer without delay that its late acceptance holds (CISG art. 21(1)).',
  })
  acceptLate!: boolean;

  @Given(() => String, { description: 'Who accepted, and how: a mail, an order number.', check: line(500) })
  evidence!: string;
}
