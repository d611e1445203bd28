import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { count, line, paragraphs, positive, share, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { locales } from '../../i18n/translate.ts';
import { DateTimeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { DealTermsInput } from '../deal.input.ts';
import type { DealSide } from '../deal-side.ts';
import { DealSideEnum } from '../negotiation/negotiation.type.ts';
import { days, months, PaymentTermsInput, UnitPriceInput } from '../quotations/quotation.input.ts';
import { ClauseKindEnum, SigningMethodEnum } from './contract.type.ts';
import type { ClauseKind, SigningMethod } from './contract-status.ts';
import { clauseKinds } from './contract-status.ts';

@InputType({ description: 'What the clauses leave to the parties.' })
export class ClauseChoicesInput {
  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'How much more or less may be delivered, as a fraction.',
    check: share,
  })
  toleranceRate!: string;

  @Given(() => Boolean, {
    defaultValue: true,
    description: 'Whether the goods may travel in several shipments.',
  })
  partialShipments!: boolean;

  @Given(() => Int, {
    defaultValue: 30,
    description: 'Days after delivery in which the buyer may claim.',
    check: z.int().min(1).max(1_000),
  })
  claimDays!: number;

  @Given(() => String, {
    nullable: true,
    description: 'The law of the contract; the CISG by default.',
    check: line(300),
  })
  governingLaw?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'Whose rules of arbitration hold; those of the ICC by default.',
    check: line(300),
  })
  arbitrationInstitution?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The seat of arbitration; Singapore by default.',
    check: line(200),
  })
  arbitrationSeat?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'Who inspects the goods before shipment; an independent surveyor by default.',
    check: line(300),
  })
  inspector?: string | null;

  @Given(() => Int, {
    defaultValue: 60,
    description: 'Days of force majeure after which either party may end the contract.',
    check: z.int().min(1).max(1_000),
  })
  forceMajeureDays!: number;

  @Given(() => [ClauseKindEnum], {
    defaultValue: [...clauseKinds],
    description: 'The clauses, in the order in which they are printed; all by default.',
  })
  kinds!: ClauseKind[];
}

@InputType({ description: 'A contract to be drawn up from the quotation that the buyer accepted.' })
export class FormContractInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the draft that it takes the place of, where there is one.',
    check: version,
  })
  draftVersion?: number | null;

  @Given(() => String, {
    nullable: true,
    description: 'en, zh-CN, es or fr; the nearest to the language of the quotation by default.',
    check: z.enum(Object.keys(locales)),
  })
  language?: string | null;

  @Given(() => ClauseChoicesInput, { description: 'What its clauses say.' })
  clauses!: ClauseChoicesInput;
}

@InputType({ description: 'A signature under a contract.' })
export class SignContractInput extends MutationInput {
  @Given(() => ID, { description: 'Which version of the contract.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the row that you read.', check: version })
  version!: number;

  @Given(() => DealSideEnum, { description: 'Who signed.' })
  side!: DealSide;

  @Given(() => String, { description: 'The person who signed.', check: line(200) })
  signerName!: string;

  @Given(() => String, { nullable: true, description: 'As what.', check: line(200) })
  signerPosition?: string | null;

  @Given(() => SigningMethodEnum, { description: 'How.' })
  method!: SigningMethod;

  @Given(() => DateTimeScalar, { nullable: true, description: 'When; now by default.' })
  signedAt?: string | null;

  @Given(() => String, {
    description:
      'SHA-256 of the text that was signed, as the contract shows it: another text is another contract.',
    check: z.string().regex(/^[0-9a-f]{64}$/),
  })
  textHash!: string;

  @Given(() => String, {
    nullable: true,
    description: 'Where the paper or certificate is.',
    check: line(500),
  })
  evidence?: string | null;
}

@InputType({ description: 'How much of a line there is to be from now on.' })
export class AmendedQuantityInput {
  @Given(() => Int, { description: 'Which line of the contract.', check: count })
  sequence!: number;

  @Given(() => DecimalScalar, {
    description: 'How much, in the unit of that line; not less than what has left in shipments.',
    check: positive,
  })
  quantity!: string;
}

@InputType({ description: 'What is to change of a signed contract; what is left out stays.' })
export class AmendContractInput extends MutationInput {
  @Given(() => ID, { description: 'The contract that holds.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the row that you read.', check: version })
  version!: number;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the drafted amendment that it takes the place of, where there is one.',
    check: version,
  })
  draftVersion?: number | null;

  @Given(() => String, { description: 'Why it is amended.', check: line(1_000) })
  reason!: string;

  @Given(() => [AmendedQuantityInput], {
    defaultValue: [],
    description:
      'New quantities, at unit prices that stay where none are given; lines that are left out keep theirs. The goods are costed at the rates that were frozen, in packages and containers that are counted anew.',
  })
  quantities!: AmendedQuantityInput[];

  @Given(() => [UnitPriceInput], {
    defaultValue: [],
    description: 'New unit prices; given for every line or for none.',
  })
  unitPrices!: UnitPriceInput[];

  @Given(() => DealTermsInput, { nullable: true, description: 'New delivery terms.' })
  terms?: DealTermsInput | null;

  @Given(() => PaymentTermsInput, { nullable: true, description: 'New payment terms.' })
  payment?: PaymentTermsInput | null;

  @Given(() => Int, {
    nullable: true,
    description: 'Days from contract to readiness.',
    check: days,
  })
  leadTimeDays?: number | null;

  @Given(() => Int, { nullable: true, description: 'Months of warranty.', check: months })
  warrantyMonths?: number | null;

  @Given(() => String, { nullable: true, description: 'What else is agreed.', check: paragraphs(4_000) })
  notes?: string | null;

  @Given(() => ClauseChoicesInput, { description: 'What its clauses say.' })
  clauses!: ClauseChoicesInput;
}

@InputType({ description: 'A contract that is to end.' })
export class CancelContractInput extends MutationInput {
  @Given(() => ID, { description: 'The contract that holds.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the row that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}
