import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { DateScalar } from '../trade/trade.scalar.ts';
import { type WorkReason, workReasons } from './work-item.ts';

export const WorkReasonType = enumType('WorkReason', workReasons, 'Why something is to be looked at today.', {
  STEP_OVERDUE: 'A step was planned for an earlier day.',
  STEP_DUE: 'A step is planned for the day.',
  OFFER_EXPIRING: 'An offer that can be withdrawn ends within three days.',
  FIRM_OFFER_EXPIRING: 'A firm offer ends within three days.',
  DRAFT_WAITING: 'A quotation has been a draft for three days.',
  NO_NEXT_STEP: 'Nothing is planned in an open deal of which nothing was heard for 14 days.',
  SAMPLE_WITHOUT_FEEDBACK: 'A sample was sent ten days ago and nothing was heard since.',
  RELEASE_WAITING: 'A price waits to be released.',
  HIT_WAITING: 'A screening hit waits for a decision.',
});

@ObjectType({ description: 'Something to be looked at today.' })
export class WorkItem {
  @Field(() => WorkReasonType, { description: 'Why.' })
  reason!: WorkReason;

  @Field(() => Int, {
    description:
      'How urgent, 0 to 100: what holds others up or binds us by law comes first, and more each day.',
  })
  urgency!: number;

  @Field(() => String, { description: 'Why, as a sentence in the language of the request.' })
  message!: string;

  @Field(() => DateScalar, { description: 'The day on which it is due or came up.' })
  day!: string;

  @Field(() => String, { description: 'What it is about: the subject of a step, the title of a deal.' })
  subject!: string;

  @Field(() => ID, { description: 'Of which customer.' })
  customerId!: string;

  @Field(() => String, { description: 'Its name.' })
  customerName!: string;

  @Field(() => ID, { nullable: true, description: 'Of which deal.' })
  dealId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  dealNumber!: string | null;

  @Field(() => ID, { description: 'The row to look at: an activity, quotation, deal, approval or hit.' })
  rowId!: string;
}
