import { orderTasks } from '../../../schema/tables/coordination.ts';
import { Person } from '../../access/person.type.ts';
import { Deal } from '../../deals/deal.type.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import type { OnboardingKind } from '../claims/onboarding.ts';
import { OnboardingKindType } from '../claims/onboarding.type.ts';
import { Order } from '../orders/order.type.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { Milestone } from '../timeline/milestone.type.ts';
import { type TaskStatus, taskStatuses } from './task-status.ts';

export const TaskStatusType = enumType('TaskStatus', taskStatuses, 'What became of a task.', {
  OPEN: 'To be done.',
  DONE: 'Done.',
  CANCELLED: 'Not needed any more, or not possible.',
});

@Entity(orderTasks, {
  description: 'Something that somebody is to do for an order.',
  prefix: 'task',
  scope: { parent: () => Deal, through: orderTasks.dealId },
  filters: {
    deal: { kind: 'related', column: orderTasks.dealId, target: () => Deal },
    order: { kind: 'idIn', column: orderTasks.orderId, target: () => Order },
    shipment: { kind: 'idIn', column: orderTasks.shipmentId, target: () => Shipment },
    person: { kind: 'idIn', column: orderTasks.personId, target: () => Person },
    status: { kind: 'anyOf', column: orderTasks.status, type: () => TaskStatusType },
    onboarding: { kind: 'anyOf', column: orderTasks.onboarding, type: () => OnboardingKindType },
    dueOn: { kind: 'range', column: orderTasks.dueOn, of: 'Date' },
    search: { kind: 'search', columns: [orderTasks.title, orderTasks.notes] },
  },
  orders: { dueOn: orderTasks.dueOn },
})
export class OrderTask {
  @Id(orderTasks.id)
  id!: string;

  @Column(orderTasks.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(orderTasks.title, { description: 'What is to be done.' })
  title!: string;

  @Column(orderTasks.notes, { description: 'What helps with it.' })
  notes!: string | null;

  @Column(orderTasks.dueOn, { description: 'By when.' })
  dueOn!: string;

  @Column(orderTasks.status, { type: () => TaskStatusType, description: 'What became of it.' })
  status!: TaskStatus;

  @Column(orderTasks.doneAt, { description: 'When it was done.' })
  doneAt!: string | null;

  @Column(orderTasks.result, { description: 'What came of it.' })
  result!: string | null;

  @Column(orderTasks.cancelReason, { description: 'Why it is not done.' })
  cancelReason!: string | null;

  @Column(orderTasks.onboarding, {
    type: () => OnboardingKindType,
    description: 'The step of the buyer’s onboarding that it is.',
  })
  onboarding!: OnboardingKind | null;

  @ToOne(() => Person, orderTasks.personId, { description: 'Who does it.' })
  person!: Person | null;

  @ToOne(() => Person, orderTasks.doneBy, { description: 'Who did it.' })
  doneBy!: Person | null;

  @ToOne(() => Person, orderTasks.createdBy, { description: 'Who asked for it.' })
  createdBy!: Person | null;

  @ToOne(() => Milestone, orderTasks.milestoneId, { description: 'The milestone that it is for.' })
  milestone!: Milestone | null;

  @ToOne(() => Shipment, orderTasks.shipmentId, {
    description: 'The shipment; null where it is of the whole order.',
  })
  shipment!: Shipment | null;

  @ToOne(() => Order, orderTasks.orderId, { description: 'The order.' })
  order!: Order | null;

  @ToOne(() => Deal, orderTasks.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}
