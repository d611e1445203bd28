import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { decideApproval, requestApproval } from './approval.commands.ts';
import { DecideApprovalInput, RequestApprovalInput } from './approval.input.ts';
import { Approval } from './approval.type.ts';

export const ApprovalQueries = queriesOf(Approval, {
  one: {
    name: 'approval',
    description: 'One request for release; null where it is missing or not yours to see.',
  },
  many: { name: 'approvals', description: 'The requests for release that you may see.' },
});

const RequestApprovalPayload = payloadType(
  'RequestApprovalPayload',
  { approval: () => Approval },
  'The request.',
);
const DecideApprovalPayload = payloadType(
  'DecideApprovalPayload',
  { approval: () => Approval },
  'The request, decided.',
);

@Resolver()
export class ApprovalResolver {
  @Mutation(() => RequestApprovalPayload, {
    description:
      'Asks for the release of a revision that lies below its floors; all of them are listed in it.',
  })
  requestApproval(
    @Arg('input', () => RequestApprovalInput, { description: 'The revision and why.' })
    input: RequestApprovalInput,
    @Ctx() context: RequestContext,
  ) {
    return requestApproval(context, input);
  }

  @Mutation(() => DecideApprovalPayload, {
    description:
      'Releases a price, or refuses to: never on one’s own request, and only as far below the floors as the pricing policy allows the role.',
  })
  decideApproval(
    @Arg('input', () => DecideApprovalInput, { description: 'The decision.' }) input: DecideApprovalInput,
    @Ctx() context: RequestContext,
  ) {
    return decideApproval(context, input);
  }
}
