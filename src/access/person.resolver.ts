import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { queriesOf } from '../graph/queries.ts';
import { readLocal } from '../graph/read.ts';
import type { RequestContext } from '../server/context.ts';
import { Person } from './person.type.ts';
import { requireViewer } from './require-viewer.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => Person, { nullable: true, description: 'The person who is signed in.' })
  viewer(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readLocal(context, info, Person, requireViewer(context).id);
  }
}

export const PersonQueries = queriesOf(Person, {
  one: { name: 'person', description: 'One person of the company; null where there is none.' },
  many: { name: 'people', description: 'The people of the company.' },
});
