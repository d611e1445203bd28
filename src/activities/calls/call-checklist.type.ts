import { Field, ObjectType } from 'type-graphql';
import { callChecklists } from '../../../schema/tables/call-scripts.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id } from '../../graph/decorators.ts';
import type { AfterCallItem } from './call-checklist.ts';

@ObjectType('AfterCallItem', { description: 'A thing that is seen to after a call, and whether it was.' })
export class AfterCallItemType implements AfterCallItem {
  @Field(() => String, { description: 'What.' })
  item!: string;

  @Field(() => Boolean, { description: 'Whether it was.' })
  isDone!: boolean;
}

@Entity(callChecklists, {
  description: 'What is seen to after every call of the company.',
  prefix: 'callChecklist',
  scope: everyoneOfTheCompany,
  orders: { createdAt: callChecklists.createdAt },
})
export class CallChecklist {
  @Id(callChecklists.id)
  id!: string;

  @Column(callChecklists.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(callChecklists.items, { type: () => [String], description: 'Its items, the first one first.' })
  items!: string[];
}
