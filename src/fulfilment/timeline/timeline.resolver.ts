import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Order } from '../orders/order.type.ts';
import { CalendarDay } from './calendar-day.type.ts';
import { Milestone } from './milestone.type.ts';
import { assignMilestone, rebaselineOrder, setCalendarDays, setDeadline } from './plan.commands.ts';
import {
  AssignMilestoneInput,
  RebaselineOrderInput,
  SetCalendarDaysInput,
  SetDeadlineInput,
} from './plan.input.ts';
import { reportMilestone, retractReport } from './report.commands.ts';
import { ReportMilestoneInput, RetractReportInput } from './report.input.ts';

export const MilestoneQueries = queriesOf(Milestone, {
  one: { name: 'milestone', description: 'One milestone; null where it is missing or not yours to see.' },
  many: { name: 'milestones', description: 'The milestones of the orders that you may see.' },
});

export const CalendarDayQueries = queriesOf(CalendarDay, {
  one: { name: 'calendarDay', description: 'One day of a calendar; null where it is missing.' },
  many: { name: 'calendarDays', description: 'Holidays, and weekends that are worked.' },
});

const ofMilestone = { milestone: () => Milestone, order: () => Order };
const ReportMilestonePayload = payloadType(
  'ReportMilestonePayload',
  ofMilestone,
  'The milestone as it stands now, and its order, whose timeline followed.',
);
const RetractReportPayload = payloadType(
  'RetractReportPayload',
  ofMilestone,
  'The milestone as it stands now.',
);
const RebaselineOrderPayload = payloadType(
  'RebaselineOrderPayload',
  { order: () => Order },
  'The order with its new plan.',
);
const SetDeadlinePayload = payloadType('SetDeadlinePayload', ofMilestone, 'The milestone.');
const AssignMilestonePayload = payloadType('AssignMilestonePayload', ofMilestone, 'The milestone.');
const SetCalendarDaysPayload = payloadType('SetCalendarDaysPayload', {}, 'That the calendar was kept.');

@Resolver()
export class TimelineResolver {
  @Mutation(() => ReportMilestonePayload, {
    description:
      'Records that a milestone happened, or when it is expected. What depends on it moves; planned days stay. What happened goes before what is expected; of contradicting reports the more trusted source is believed, then the later word.',
  })
  reportMilestone(
    @Arg('input', () => ReportMilestoneInput, { description: 'Which, and what is said of it.' })
    input: ReportMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return reportMilestone(context, input);
  }

  @Mutation(() => RetractReportPayload, {
    description: 'Takes back a report that was a mistake. It stays, with the word that took it back.',
  })
  retractReport(
    @Arg('input', () => RetractReportInput, { description: 'Which, and why.' }) input: RetractReportInput,
    @Ctx() context: RequestContext,
  ) {
    return retractReport(context, input);
  }

  @Mutation(() => RebaselineOrderPayload, {
    description:
      'Makes what is expected the plan, with the reason. Nothing else changes a planned day; the plans before it stay.',
  })
  rebaselineOrder(
    @Arg('input', () => RebaselineOrderInput, { description: 'The order and why.' })
    input: RebaselineOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return rebaselineOrder(context, input);
  }

  @Mutation(() => SetDeadlinePayload, {
    description:
      'Sets, moves or takes away a day by which a milestone must have happened, such as the latest shipment of a letter of credit. The latest days of all before it follow.',
  })
  setDeadline(
    @Arg('input', () => SetDeadlineInput, { description: 'The milestone and the day.' })
    input: SetDeadlineInput,
    @Ctx() context: RequestContext,
  ) {
    return setDeadline(context, input);
  }

  @Mutation(() => AssignMilestonePayload, { description: 'Puts a colleague in charge of a milestone.' })
  assignMilestone(
    @Arg('input', () => AssignMilestoneInput, { description: 'The milestone and who.' })
    input: AssignMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return assignMilestone(context, input);
  }

  @Mutation(() => SetCalendarDaysPayload, {
    description:
      'Replaces the holidays of a country and a year, and the weekends that are worked there. Timelines follow when they are next worked out.',
  })
  setCalendarDays(
    @Arg('input', () => SetCalendarDaysInput, { description: 'Where, which year, and the days.' })
    input: SetCalendarDaysInput,
    @Ctx() context: RequestContext,
  ) {
    return setCalendarDays(context, input);
  }
}
