import { Field, ID, InterfaceType } from 'type-graphql';

/** Whatever has an id: Relay's global object identification. */
@InterfaceType({
  description: 'Whatever can be found again by its id.',
  // The read path marks each row with its type.
  resolveType: ({ __typename }: { __typename: string }) => __typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, and stable for ever.' })
  id!: string;
}
