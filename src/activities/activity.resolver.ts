import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import { Customer } from '../parties/customer.type.ts';
import type { RequestContext } from '../server/context.ts';
import { DateScalar } from '../trade/trade.scalar.ts';
import {
  cancelActivity,
  completeActivity,
  logActivity,
  planActivity,
  rescheduleActivity,
} from './activity.commands.ts';
import {
  CancelActivityInput,
  CompleteActivityInput,
  LogActivityInput,
  PlanActivityInput,
  RescheduleActivityInput,
} from './activity.input.ts';
import { Activity } from './activity.type.ts';
import { markReminderSeen } from './reminder.commands.ts';
import { MarkReminderSeenInput } from './reminder.input.ts';
import { Reminder } from './reminder.type.ts';
import { readWorkList } from './work-list.policy.ts';
import { WorkItem } from './work-list.type.ts';

export const ActivityQueries = queriesOf(Activity, {
  one: { name: 'activity', description: 'One activity; null where it is missing or not yours to see.' },
  many: {
    name: 'activities',
    description: 'What was done and is planned with the customers that you may see.',
  },
});

export const ReminderQueries = queriesOf(Reminder, {
  one: { name: 'reminder', description: 'One reminder; null where it is missing or not yours.' },
  many: { name: 'reminders', description: 'What you were told is overdue.' },
});

const withNext = { activity: () => Activity, next: () => Activity, customer: () => Customer };
const PlanActivityPayload = payloadType(
  'PlanActivityPayload',
  { activity: () => Activity, customer: () => Customer },
  'What is planned.',
);
const LogActivityPayload = payloadType('LogActivityPayload', withNext, 'What was done, and the next step.');
const CompleteActivityPayload = payloadType(
  'CompleteActivityPayload',
  withNext,
  'What was done, and the next step.',
);
const shows = { activity: () => Activity };
const RescheduleActivityPayload = payloadType('RescheduleActivityPayload', shows, 'What is planned now.');
const CancelActivityPayload = payloadType('CancelActivityPayload', shows, 'What is off the list.');
const MarkReminderSeenPayload = payloadType(
  'MarkReminderSeenPayload',
  { reminder: () => Reminder },
  'The reminder.',
);

@Resolver()
export class ActivityResolver {
  @Query(() => [WorkItem], {
    description:
      'What a person has to look at on a day, the most urgent first: steps that are due, offers that end, drafts and samples that wait, deals without a next step, and decisions that wait for them. At most 500.',
  })
  workList(
    @Arg('day', () => DateScalar, { description: 'Which day.' }) day: string,
    @Arg('personId', () => ID, {
      nullable: true,
      description: 'Whose; yours by default. Of another you see what you may see of their customers.',
    })
    personId: string | null,
    @Ctx() context: RequestContext,
  ) {
    return readWorkList(context, day, personId ?? null);
  }

  @Mutation(() => PlanActivityPayload, { description: 'Plans something to be done with a customer.' })
  planActivity(
    @Arg('input', () => PlanActivityInput, { description: 'What, with whom, when.' })
    input: PlanActivityInput,
    @Ctx() context: RequestContext,
  ) {
    return planActivity(context, input);
  }

  @Mutation(() => LogActivityPayload, {
    description: 'Records something that was done unplanned, and what is to be done next.',
  })
  logActivity(
    @Arg('input', () => LogActivityInput, { description: 'What, with whom, and what came of it.' })
    input: LogActivityInput,
    @Ctx() context: RequestContext,
  ) {
    return logActivity(context, input);
  }

  @Mutation(() => CompleteActivityPayload, {
    description: 'Records that something planned was done, what came of it, and what is to be done next.',
  })
  completeActivity(
    @Arg('input', () => CompleteActivityInput, { description: 'Which, and what came of it.' })
    input: CompleteActivityInput,
    @Ctx() context: RequestContext,
  ) {
    return completeActivity(context, input);
  }

  @Mutation(() => RescheduleActivityPayload, {
    description: 'Gives something planned another day, or to someone else.',
  })
  rescheduleActivity(
    @Arg('input', () => RescheduleActivityInput, { description: 'Which, and to when.' })
    input: RescheduleActivityInput,
    @Ctx() context: RequestContext,
  ) {
    return rescheduleActivity(context, input);
  }

  @Mutation(() => CancelActivityPayload, { description: 'Takes something planned off the list.' })
  cancelActivity(
    @Arg('input', () => CancelActivityInput, { description: 'Which, and why.' })
    input: CancelActivityInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelActivity(context, input);
  }

  @Mutation(() => MarkReminderSeenPayload, { description: 'Marks a reminder as seen.' })
  markReminderSeen(
    @Arg('input', () => MarkReminderSeenInput, { description: 'Which.' })
    input: MarkReminderSeenInput,
    @Ctx() context: RequestContext,
  ) {
    return markReminderSeen(context, input);
  }
}
