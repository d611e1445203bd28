import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import type { MilestoneCode, MilestoneParty } from '../timeline/milestone-code.ts';
import { MilestoneCodeType, MilestonePartyType } from '../timeline/milestone-words.type.ts';
import { type BoardReason, boardReasons } from './board-item.ts';

export const BoardReasonType = enumType(
  'BoardReason',
  boardReasons,
  'Why a milestone stands on the board, the gravest reason first.',
  {
    DEADLINE_LOST:
      'It is expected after the latest day that keeps every deadline behind it. What is late only because of it follows when it is due.',
    LATE: 'It should have happened and has not.',
    BLOCKED: 'It is due within the week, and something before it is outstanding or the shipment is on hold.',
    DUE_THIS_WEEK: 'It is due within seven days.',
  },
);

@ObjectType({ description: 'A milestone that operations have to look at.' })
export class BoardItem {
  @Field(() => BoardReasonType, { description: 'Why.' })
  reason!: BoardReason;

  @Field(() => ID, { description: 'Which milestone.' })
  milestoneId!: string;

  @Field(() => MilestoneCodeType, { description: 'What is to be passed.' })
  code!: MilestoneCode;

  @Field(() => MilestonePartyType, { description: 'Who brings it about.' })
  party!: MilestoneParty;

  @Field(() => ID, { nullable: true, description: 'The colleague who sees to it.' })
  personId!: string | null;

  @Field(() => DateScalar, { description: 'When it is expected.' })
  estimatedOn!: string;

  @Field(() => DateScalar, { description: 'When it was planned for.' })
  plannedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The latest day that keeps every deadline behind it.',
  })
  latestOn!: string | null;

  @Field(() => Int, { description: 'Days since it was expected; 0 where it is ahead.' })
  daysLate!: number;

  @Field(() => [MilestoneCodeType], { description: 'What has to happen before it and has not.' })
  waitsFor!: readonly MilestoneCode[];

  @Field(() => String, { nullable: true, description: 'Why the shipment is on hold, while it is.' })
  holdReason!: string | null;

  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { nullable: true, description: 'Number of the shipment; null for the whole order.' })
  shipmentNumber!: string | null;

  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => String, { description: 'What it is about.' })
  dealTitle!: string;

  @Field(() => String, {
    description: 'Why, as a sentence in the language of the request.',
  })
  message!: string;
}
