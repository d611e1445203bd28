import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { markExpiryAlertSeen } from './expiry-alert.commands.ts';
import { MarkExpiryAlertSeenInput } from './expiry-alert.input.ts';
import { ExpiryAlert } from './expiry-alert.type.ts';

export const ExpiryAlertQueries = queriesOf(ExpiryAlert, {
  one: { name: 'expiryAlert', description: 'One alert; null where it is missing or not yours.' },
  many: { name: 'expiryAlerts', description: 'What you were told ends, or has ended.' },
});

const MarkExpiryAlertSeenPayload = payloadType(
  'MarkExpiryAlertSeenPayload',
  { alert: () => ExpiryAlert },
  'The alert.',
);

@Resolver()
export class ExpiryAlertResolver {
  @Mutation(() => MarkExpiryAlertSeenPayload, { description: 'Marks an alert as seen.' })
  markExpiryAlertSeen(
    @Arg('input', () => MarkExpiryAlertSeenInput, { description: 'Which.' }) input: MarkExpiryAlertSeenInput,
    @Ctx() context: RequestContext,
  ) {
    return markExpiryAlertSeen(context, input);
  }
}
