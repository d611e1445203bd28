import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, paragraphs, positive, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { Decimal } from '../../trade/decimal.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import type { DelayCause } from './production-lot.ts';
import { DelayCauseType } from './production-lot.type.ts';

/** A quantity of goods, none at the least. */
const quantityMade = z.string().refine((text) => new Decimal(text).gte(0) && new Decimal(text).lt(1e15), {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 1e15 },
});

/** A row that is changed, in the version that its caller read. */
@InputType({ description: 'Which lot, as it was read.' })
abstract class LotInput extends MutationInput {
  @Given(() => ID, { description: 'Which lot.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the lot that you read.', check: version })
  version!: number;
}

@InputType({ description: 'Goods of a shipment that a factory is to make in one go.' })
export class PlanProductionLotInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  shipmentId!: string;

  @Given(() => Int, { description: 'The version of the shipment that you read.', check: version })
  version!: number;

  @Given(() => Int, { description: 'The line of the contract.', check: z.int().min(1).max(500) })
  line!: number;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'How much, in the unit of the line; all that is in no lot yet by default.',
    check: positive,
  })
  quantity?: string | null;

  @Given(() => String, { description: 'Who makes it.', check: line(200) })
  factory!: string;
}

@InputType({ description: 'What is to change of a lot; what is left out stays.' })
export class UpdateProductionLotInput extends LotInput {
  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'How much is to be made; until it is begun.',
    check: positive,
  })
  quantity?: string | null;

  @Given(() => String, { nullable: true, description: 'Who makes it; until it is begun.', check: line(200) })
  factory?: string | null;

  @Given(() => DateScalar, {
    nullable: true,
    description: 'The day on which its materials were at the factory.',
  })
  materialsReadyOn?: string | null;
}

@InputType({ description: 'A lot that is not made.' })
export class CancelProductionLotInput extends LotInput {
  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}

@InputType({ description: 'That a lot was begun.' })
export class StartProductionInput extends LotInput {
  @Given(() => DateScalar, { description: 'On which day.' })
  day!: string;
}

@InputType({ description: 'How much of a lot was made by the end of a day.' })
export class RecordProgressInput extends LotInput {
  @Given(() => DateScalar, { description: 'By the end of which day.' })
  day!: string;

  @Given(() => DecimalScalar, {
    description: 'How much, counted from the start; never more than the lot.',
    check: quantityMade,
  })
  made!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What there is to say of it; why, where it is less than was said before.',
    check: line(1_000),
  })
  note?: string | null;
}

@InputType({ description: 'That the last of a lot was made.' })
export class FinishProductionInput extends LotInput {
  @Given(() => DateScalar, { description: 'On which day.' })
  day!: string;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'How much was made in the end; all of it by default.',
    check: quantityMade,
  })
  made?: string | null;

  @Given(() => String, { nullable: true, description: 'Why, where it is less.', check: line(1_000) })
  note?: string | null;
}

@InputType({ description: 'That a lot is late.' })
export class RecordProductionDelayInput extends LotInput {
  @Given(() => DelayCauseType, { description: 'Why.' })
  cause!: DelayCause;

  @Given(() => String, { description: 'The same in words.', check: paragraphs(2_000) })
  words!: string;

  @Given(() => DateScalar, { description: 'When the lot is expected to be made now.' })
  expectedOn!: string;
}

@InputType({ description: 'A sample that went to the buyer before production.' })
export class SendSampleInput extends MutationInput {
  @Given(() => ID, { description: 'Of which order.' })
  orderId!: string;

  @Given(() => DateScalar, { description: 'The day on which it went.' })
  sentOn!: string;

  @Given(() => String, { description: 'Courier and number by which it went.', check: line(300) })
  sentBy!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What was sent, or changed since the round before it.',
    check: paragraphs(2_000),
  })
  note?: string | null;
}

@InputType({ description: 'What the buyer said of a sample.' })
export class DecideSampleInput extends MutationInput {
  @Given(() => ID, { description: 'Which sample.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the sample that you read.', check: version })
  version!: number;

  @Given(() => Boolean, { description: 'Whether goods are to be made like it.' })
  approved!: boolean;

  @Given(() => DateScalar, { description: 'The day on which they said so.' })
  decidedOn!: string;

  @Given(() => String, { description: 'Who said so at the buyer’s.', check: line(200) })
  decidedBy!: string;

  @Given(() => String, { description: 'How that is known: a mail, a signed card.', check: line(500) })
  evidence!: string;

  @Given(() => String, {
    nullable: true,
    description: 'What they want changed, or had to say besides; needed where they refused it.',
    check: paragraphs(2_000),
  })
  remarks?: string | null;
}
