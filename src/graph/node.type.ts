import { Field, ID, InterfaceType } from 'type-graphql';

/** Where the read path marks a row with its type: under a name that no response key can have. */
export const typeKey = '.type';

interface MarkedRow {
  readonly [typeKey]: string;
}

/** Whatever has an id: Relay's global object identification. */
@InterfaceType({
  description: 'Whatever can be found again by its id.',
  resolveType: (row: MarkedRow) => row[typeKey],
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, and stable for ever.' })
  id!: string;
}
