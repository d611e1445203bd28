import { ID } from 'type-graphql';
import { outboxEvents } from '../../schema/tables/events.ts';
import { Person } from '../access/person.type.ts';
import { Column, Computed, Entity, Id, Inner, ToOne } from '../graph/decorators.ts';
import { allEntities } from '../graph/entity.ts';
import { globalId } from '../graph/global-id.ts';
import { Deal } from './deal.type.ts';

@Entity(outboxEvents, {
  description:
    'Something that happened to a deal or to what hangs on it. Whoever sees the deal may hear of it.',
  prefix: 'event',
  scope: { parent: () => Deal, through: outboxEvents.rootId },
})
export class DealEvent {
  @Id(outboxEvents.id)
  id!: string;

  @Column(outboxEvents.type, { description: 'What happened, for example quotation.issued.' })
  type!: string;

  @Column(outboxEvents.entity, { description: 'The type of what it happened to, for example Quotation.' })
  entity!: string;

  @Inner(outboxEvents.entityId)
  rowId!: string;

  @Computed(() => ID, {
    description:
      'The id of what it happened to; null where that has none. Whether you may read it is asked there.',
    selects: '{ entity rowId }',
    nullable: true,
  })
  entityId(): string | null {
    const prefix = allEntities().find(({ name }) => name === this.entity)?.prefix;
    return prefix ? globalId(prefix, this.rowId) : null;
  }

  @Column(outboxEvents.at, { description: 'When.' })
  at!: string;

  @ToOne(() => Person, outboxEvents.personId, { description: 'Who did it; null where nobody was asked.' })
  person!: Person | null;

  @ToOne(() => Deal, outboxEvents.rootId, { description: 'The deal, as it is when you are told.' })
  deal!: Deal | null;
}
