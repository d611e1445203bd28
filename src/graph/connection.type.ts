import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type EntityClass, entityOf } from './entity.ts';

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

export const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of an order comes first.',
  valuesConfig: {
    ASC: { description: 'The smallest, the earliest, or A first.' },
    DESC: { description: 'The greatest, the latest, or Z first.' },
  },
});

const connectionTypes = new Map<EntityClass, new () => object>();
const orderInputs = new Map<EntityClass, new () => object>();

/** The connection type of an entity: `DealConnection` with `edges`, `nodes`, `pageInfo`, `totalCount`. */
export function connectionTypeOf(target: EntityClass): new () => object {
  const known = connectionTypes.get(target);
  if (known) return known;
  const { name } = entityOf(target);

  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in a list.` })
  class Edge {
    @Field(() => String, { description: 'The place of this row, for `after` and `before`.' })
    cursor!: string;

    @Field(() => target as new () => object, { description: 'The row.' })
    node!: object;
  }

  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The rows of the page with their cursors, 100 at most.' })
    edges!: Edge[];

    @Field(() => [target as new () => object], { description: 'The rows of the page, 100 at most.' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many rows match in all. Counted only when asked for.' })
    totalCount!: number;
  }

  connectionTypes.set(target, Connection);
  return Connection;
}

/** The order input of an entity: `DealOrder` with one of the orders that the entity declares. */
export function orderInputOf(target: EntityClass): new () => object {
  const known = orderInputs.get(target);
  if (known) return known;
  const { name, orders } = entityOf(target);
  const By = Object.fromEntries(Object.keys(orders).map((order) => [constantCase(order), order]));
  registerEnumType(By, {
    name: `${name}OrderBy`,
    description: `What a list of ${name} is ordered by.`,
    valuesConfig: Object.fromEntries(
      Object.keys(orders).map((order) => [constantCase(order), { description: `By \`${order}\`.` }]),
    ),
  });

  @InputType(`${name}Order`, { description: `The order of a list of ${name}.` })
  class Order {
    @Field(() => By, { description: 'What to order by.' })
    by!: string;

    @Field(() => OrderDirection, { defaultValue: 'ASC', description: 'Which end comes first.' })
    direction!: string;
  }

  orderInputs.set(target, Order);
  return Order;
}

function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
