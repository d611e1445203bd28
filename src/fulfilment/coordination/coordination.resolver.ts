import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { addComment, markMentionSeen } from './order-comment.commands.ts';
import { AddCommentInput, MarkMentionSeenInput } from './order-comment.input.ts';
import { Mention, OrderComment } from './order-comment.type.ts';
import { addTask, cancelTask, completeTask, updateTask } from './order-task.commands.ts';
import { AddTaskInput, CancelTaskInput, CompleteTaskInput, UpdateTaskInput } from './order-task.input.ts';
import { OrderTask } from './order-task.type.ts';
import { draftStatusMail } from './status-mail.policy.ts';
import { StatusMailType } from './status-mail.type.ts';

export const OrderTaskQueries = queriesOf(OrderTask, {
  one: { name: 'orderTask', description: 'One task; null where it is missing or not yours to see.' },
  many: { name: 'orderTasks', description: 'What is to be done for the orders that you may see.' },
});

export const OrderCommentQueries = queriesOf(OrderComment, {
  one: { name: 'orderComment', description: 'One comment; null where it is missing or not yours to see.' },
  many: { name: 'orderComments', description: 'What was said about the orders that you may see.' },
});

export const MentionQueries = queriesOf(Mention, {
  one: { name: 'mention', description: 'One mention; null where it is missing or not yours.' },
  many: { name: 'mentions', description: 'The comments that are meant for you.' },
});

const task = { task: () => OrderTask };
const AddTaskPayload = payloadType('AddTaskPayload', task, 'What is to be done.');
const UpdateTaskPayload = payloadType('UpdateTaskPayload', task, 'What is to be done now.');
const CompleteTaskPayload = payloadType('CompleteTaskPayload', task, 'What was done.');
const CancelTaskPayload = payloadType('CancelTaskPayload', task, 'What is off the list.');
const AddCommentPayload = payloadType('AddCommentPayload', { comment: () => OrderComment }, 'What was said.');
const MarkMentionSeenPayload = payloadType(
  'MarkMentionSeenPayload',
  { mention: () => Mention },
  'The mention.',
);

@Resolver()
export class CoordinationResolver {
  @Query(() => StatusMailType, {
    nullable: true,
    description:
      'Drafts a mail to the buyer on how a shipment stands: what happened, what is next with its days, what we need from them. Nothing is sent. Null where the shipment is missing or not yours to see.',
  })
  draftStatusMail(
    @Arg('shipmentId', () => ID, { description: 'Which shipment.' }) shipmentId: string,
    @Arg('language', () => String, {
      nullable: true,
      description: 'In which language (BCP 47); the customer’s by default, and the nearest that there is.',
    })
    language: string | null,
    @Ctx() context: RequestContext,
  ) {
    return draftStatusMail(context, shipmentId, language ?? null);
  }

  @Mutation(() => AddTaskPayload, { description: 'Asks somebody to do something for an order.' })
  addTask(
    @Arg('input', () => AddTaskInput, { description: 'What, who, by when.' }) input: AddTaskInput,
    @Ctx() context: RequestContext,
  ) {
    return addTask(context, input);
  }

  @Mutation(() => UpdateTaskPayload, { description: 'Changes an open task.' })
  updateTask(
    @Arg('input', () => UpdateTaskInput, { description: 'Which, and what changes.' }) input: UpdateTaskInput,
    @Ctx() context: RequestContext,
  ) {
    return updateTask(context, input);
  }

  @Mutation(() => CompleteTaskPayload, { description: 'Records that a task was done.' })
  completeTask(
    @Arg('input', () => CompleteTaskInput, { description: 'Which, and what came of it.' })
    input: CompleteTaskInput,
    @Ctx() context: RequestContext,
  ) {
    return completeTask(context, input);
  }

  @Mutation(() => CancelTaskPayload, { description: 'Takes a task off the list, with the reason.' })
  cancelTask(
    @Arg('input', () => CancelTaskInput, { description: 'Which, and why.' }) input: CancelTaskInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelTask(context, input);
  }

  @Mutation(() => AddCommentPayload, {
    description: 'Says something about an order to colleagues, and tells those whom it is meant for.',
  })
  addComment(
    @Arg('input', () => AddCommentInput, { description: 'What, about which order, for whom.' })
    input: AddCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return addComment(context, input);
  }

  @Mutation(() => MarkMentionSeenPayload, { description: 'Marks a mention as seen.' })
  markMentionSeen(
    @Arg('input', () => MarkMentionSeenInput, { description: 'Which.' }) input: MarkMentionSeenInput,
    @Ctx() context: RequestContext,
  ) {
    return markMentionSeen(context, input);
  }
}
