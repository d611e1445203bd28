import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../server/context.ts';
import type { Obligation } from './incoterm.ts';
import { ObligationType } from './incoterm.type.ts';

@Resolver(() => ObligationType)
export class ObligationResolver {
  @FieldResolver(() => String, { description: 'The step, in the language of the request.' })
  stepName(@Root() { step }: Obligation, @Ctx() context: RequestContext): string {
    return context.translate(`steps.${step}`);
  }

  @FieldResolver(() => String, { description: 'Who pays it, in the language of the request.' })
  partyName(@Root() { party }: Obligation, @Ctx() context: RequestContext): string {
    return context.translate(`parties.${party}`);
  }

  @FieldResolver(() => String, { nullable: true, description: 'A remark, in the language of the request.' })
  note(@Root() { note }: Obligation, @Ctx() context: RequestContext): string | null {
    return note ? context.translate(`obligationNotes.${note}`) : null;
  }
}
