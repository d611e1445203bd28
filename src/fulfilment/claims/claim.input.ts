import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, paragraphs, positive, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import type { ClaimCause, ClaimDecision } from './claim.ts';
import { ClaimCauseType, ClaimDecisionType } from './claim.type.ts';

const evidence = z.array(line(500)).min(1).max(50);
const lineNumber = z.int().min(1).max(500);

@InputType({ description: 'What a buyer claims of a shipment.' })
export class OpenClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Of which shipment.' })
  shipmentId!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The line of the contract, from 1; left out where it is about the whole shipment.',
    check: lineNumber,
  })
  line?: number | null;

  @Given(() => String, { nullable: true, description: 'The lot.', check: line(100) })
  lotNumber?: string | null;

  @Given(() => ClaimCauseType, { description: 'Why they claim.' })
  cause!: ClaimCause;

  @Given(() => String, { description: 'What is wrong, in words.', check: paragraphs(4_000) })
  description!: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'How much of the line, in its unit; not more than was shipped.',
    check: positive,
  })
  claimedQuantity?: string | null;

  @Given(() => MoneyInput, { description: 'What they claim, in the deal’s currency.' })
  claimedAmount!: MoneyInput;

  @Given(() => [String], {
    description: 'Where pictures, reports and letters are to be found: one at least.',
    check: evidence,
  })
  evidence!: string[];

  @Given(() => DateScalar, { nullable: true, description: 'When they raised it; today by default.' })
  raisedOn?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'Why it is taken up although it comes late; a manager’s to say.',
    check: line(1_000),
  })
  lateReason?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The inspection at which it should have been seen, as its report is called.',
    check: line(200),
  })
  inspectionReference?: string | null;
}

@InputType({ description: 'What is to change of an open claim; what is left out stays.' })
export class UpdateClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'The lot.', check: line(100) })
  lotNumber?: string | null;

  @Given(() => ClaimCauseType, { nullable: true, description: 'Why they claim.' })
  cause?: ClaimCause;

  @Given(() => String, { nullable: true, description: 'What is wrong.', check: paragraphs(4_000) })
  description?: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'How much of the line, in its unit; not more than was shipped.',
    check: positive,
  })
  claimedQuantity?: string | null;

  @Given(() => MoneyInput, { nullable: true, description: 'What they claim, in the deal’s currency.' })
  claimedAmount?: MoneyInput | null;

  @Given(() => [String], { nullable: true, description: 'All of its evidence.', check: evidence })
  evidence?: string[];

  @Given(() => String, { nullable: true, description: 'The inspection.', check: line(200) })
  inspectionReference?: string | null;
}

@InputType({ description: 'A decision on a claim.' })
export class DecideClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => ClaimDecisionType, { description: 'What the buyer gets.' })
  decision!: ClaimDecision;

  @Given(() => MoneyInput, {
    nullable: true,
    description:
      'What they get, or what the replacement costs us, in the deal’s currency; left out where it is rejected.',
  })
  amount?: MoneyInput | null;

  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}

@InputType({ description: 'A claim that the buyer takes back.' })
export class WithdrawClaimInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { description: 'Why, as they say it.', check: line(1_000) })
  reason!: string;
}

@InputType({ description: 'How the company deals with claims.' })
export class SetClaimPolicyInput extends MutationInput {
  @Given(() => Int, {
    nullable: true,
    description: 'The version that you read; left out where there is no policy yet.',
    check: version,
  })
  version?: number | null;

  @Given(() => Int, {
    description: 'Days after delivery in which a claim is in time, where the contract says nothing else.',
    check: z.int().min(1).max(1_000),
  })
  windowDays!: number;

  @Given(() => DecimalScalar, {
    description: 'Up to which amount of the company’s currency operations decide; 0 leaves all to managers.',
    check: z.string().regex(/^\d{1,15}(\.\d+)?$/),
  })
  operationsLimit!: string;
}
