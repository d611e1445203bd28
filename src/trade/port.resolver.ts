import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { ports } from '../../schema/tables/trade.ts';
import { readOne } from '../graph/read.ts';
import type { RequestContext } from '../server/context.ts';
import { Port } from './port.type.ts';
import { LocodeScalar } from './trade.scalar.ts';

@Resolver()
export class PortResolver {
  @Query(() => Port, {
    nullable: true,
    description: 'A place of the UN/LOCODE list; null where it is not known.',
  })
  port(
    @Arg('locode', () => LocodeScalar, { description: 'For example CNNGB.' }) locode: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readOne(context, info, Port, [ports.locode, locode]);
  }
}
