import { ID, InputType, Int } from 'type-graphql';
import { line, paragraphs, positive, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DateTimeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { DealTermsInput } from '../deal.input.ts';
import { LossReasonEnum } from '../deal-move.type.ts';
import type { LossReason } from '../deal-pipeline.ts';
import { days, months, PaymentTermsInput } from '../quotations/quotation.input.ts';

@InputType({ description: 'What the buyer holds against an offer.' })
export class ObjectionInput {
  @Given(() => LossReasonEnum, { description: 'What it is about.' })
  reason!: LossReason;

  @Given(() => String, { description: 'In the buyer’s words.', check: line(1_000) })
  words!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What you answered at once; the words of the library’s answer where they are left out.',
    check: line(2_000),
  })
  answer?: string | null;

  @Given(() => ID, { nullable: true, description: 'The answer of the library that you gave.' })
  libraryAnswerId?: string | null;
}

@InputType({
  description: 'What the buyer answers to the live quotation; what is left out it takes as offered.',
})
export class RecordCounterOfferInput extends MutationInput {
  @Given(() => ID, { description: 'The revision that it answers.' })
  quotationId!: string;

  @Given(() => Int, { description: 'The version of the revision that you read.', check: version })
  version!: number;

  @Given(() => DateTimeScalar, { nullable: true, description: 'When it reached us; now by default.' })
  receivedAt?: string | null;

  @Given(() => MoneyInput, {
    nullable: true,
    description: 'The price of the whole deal that the buyer names.',
  })
  total?: MoneyInput | null;

  @Given(() => DealTermsInput, { nullable: true, description: 'The delivery terms that it wants.' })
  terms?: DealTermsInput | null;

  @Given(() => PaymentTermsInput, { nullable: true, description: 'How it wants to pay.' })
  payment?: PaymentTermsInput | null;

  @Given(() => Int, {
    nullable: true,
    description: 'Days from contract to readiness that it wants.',
    check: days,
  })
  leadTimeDays?: number | null;

  @Given(() => Int, {
    nullable: true,
    description: 'Months of warranty that it wants.',
    check: months,
  })
  warrantyMonths?: number | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The least quantity that it wants to have to order.',
    check: positive,
  })
  minimumOrderQuantity?: string | null;

  @Given(() => String, { nullable: true, description: 'What else it said.', check: paragraphs(4_000) })
  note?: string | null;

  @Given(() => [ObjectionInput], {
    defaultValue: [],
    description: 'What it holds against our offer; 50 at most.',
  })
  objections!: ObjectionInput[];
}

@InputType({ description: 'What we answered to an objection.' })
export class AnswerObjectionInput extends MutationInput {
  @Given(() => ID, { description: 'Which objection.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, {
    nullable: true,
    description: 'The answer; the words of the library’s where they are left out.',
    check: line(2_000),
  })
  answer?: string | null;

  @Given(() => ID, { nullable: true, description: 'The answer of the library that you gave.' })
  libraryAnswerId?: string | null;
}
