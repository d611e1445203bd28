import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../server/context.ts';
import { Node } from './node.type.ts';
import { readNode } from './read.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'The row with this id, of whatever type; null where it is missing or not yours to see.',
  })
  node(
    @Arg('id', () => ID, { description: 'An id that the API gave.' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readNode(context, info, id);
  }
}
