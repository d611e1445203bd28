import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../server/user-errors.ts';
import type { EntityClass } from './entity.ts';

export type Results = Readonly<Record<string, () => EntityClass>>;

const resultsOfPayload = new Map<string, Results>();

/**
 * The payload type of a mutation: the rows it touched, each null when refused, and `userErrors`. A command
 * returns the rows' UUIDs under the same names; the read path fetches what the client selects of them.
 */
export function payloadType(name: string, results: Results, description: string): new () => object {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => [UserError], { description: 'Why nothing was changed; empty when all went well.' })
    userErrors!: UserError[];
  }
  for (const [field, target] of Object.entries(results)) {
    Field(target as () => new () => object, {
      nullable: true,
      description: 'As it is now; null when refused.',
    })(Payload.prototype, field);
  }
  resultsOfPayload.set(name, results);
  return Payload;
}

/** The payloads and the rows that they show. */
export function payloadResults(): ReadonlyMap<string, Results> {
  return resultsOfPayload;
}
