import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../server/context.ts';
import { connectionTypeOf } from './connection.type.ts';
import { pageArguments } from './decorators.ts';
import type { EntityClass } from './entity.ts';
import { readById, readPage } from './read.ts';

interface QueryName {
  readonly name: string;
  readonly description: string;
}

/** The resolver class of a type's two queries: one row by its id, and the list of all that the viewer sees. */
export function queriesOf(
  target: EntityClass,
  names: { readonly one: QueryName; readonly many: QueryName },
): new () => object {
  class Queries {
    one(id: string, context: RequestContext, info: GraphQLResolveInfo) {
      return readById(context, info, target, id);
    }

    // biome-ignore format: the arguments stand in the order in which `pageArguments` declares them
    many(first: number, after: string, last: number, before: string, _filter: object, _orderBy: object, context: RequestContext, info: GraphQLResolveInfo) {
      return readPage(context, info, target, { first, after, last, before });
    }
  }
  const { prototype } = Queries;
  const method = (name: 'one' | 'many') => Object.getOwnPropertyDescriptor(prototype, name)!;

  const { one, many } = names;
  Query(() => target as new () => object, { ...one, nullable: true })(prototype, 'one', method('one'));
  Arg('id', () => ID, { description: 'Its id.' })(prototype, 'one', 0);
  Ctx()(prototype, 'one', 1);
  Info()(prototype, 'one', 2);

  Query(() => connectionTypeOf(target), many)(prototype, 'many', method('many'));
  pageArguments(() => target, prototype, 'many');
  Ctx()(prototype, 'many', 6);
  Info()(prototype, 'many', 7);

  Resolver()(Queries);
  return Queries;
}
