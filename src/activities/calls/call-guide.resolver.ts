import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { setCallChecklist } from './call-checklist.commands.ts';
import { SetCallChecklistInput } from './call-checklist.input.ts';
import { CallChecklist } from './call-checklist.type.ts';
import { readCallGuide } from './call-guide.policy.ts';
import { CallGuide } from './call-guide.type.ts';

export const CallChecklistQueries = queriesOf(CallChecklist, {
  one: { name: 'callChecklist', description: 'The checklist by its id.' },
  many: { name: 'callChecklists', description: 'What is seen to after every call: one list, or none yet.' },
});

const SetCallChecklistPayload = payloadType(
  'SetCallChecklistPayload',
  { checklist: () => CallChecklist },
  'The checklist.',
);

@Resolver()
export class CallGuideResolver {
  @Query(() => CallGuide, {
    description:
      'What to say in a call with a customer: the script that fits product, market and language best, the answers with their record, and what to see to afterwards.',
  })
  callGuide(
    @Arg('customerId', () => ID, { description: 'With which customer; their country is the market.' })
    customerId: string,
    @Arg('productId', () => ID, { nullable: true, description: 'About which product.' })
    productId: string | null,
    @Arg('language', () => String, {
      nullable: true,
      description:
        'In which language (BCP 47); the customer’s by default, English where there is nothing in it.',
    })
    language: string | null,
    @Ctx() context: RequestContext,
  ) {
    return readCallGuide(context, customerId, productId ?? null, language ?? null);
  }

  @Mutation(() => SetCallChecklistPayload, { description: 'Sets what is seen to after every call.' })
  setCallChecklist(
    @Arg('input', () => SetCallChecklistInput, { description: 'The checklist, as a whole.' })
    input: SetCallChecklistInput,
    @Ctx() context: RequestContext,
  ) {
    return setCallChecklist(context, input);
  }
}
