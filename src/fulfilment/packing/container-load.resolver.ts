import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../access/require-viewer.ts';
import type { RequestContext } from '../../server/context.ts';
import { ContainerLoadInput, readLoad } from './container-load.input.ts';
import { containerLoad } from './container-load.ts';
import { ContainerLoadType } from './container-load.type.ts';

@Resolver()
export class ContainerLoadResolver {
  @Query(() => ContainerLoadType, {
    description: 'How many cartons of one size a container takes, and what limits them.',
  })
  containerLoad(
    @Arg('input', () => ContainerLoadInput, { description: 'The cartons and the container.' })
    input: ContainerLoadInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return containerLoad(readLoad(input));
  }
}
