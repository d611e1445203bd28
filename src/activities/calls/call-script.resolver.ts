import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { retireCallScript, updateCallScript, writeCallScript } from './call-script.commands.ts';
import { RetireCallScriptInput, UpdateCallScriptInput, WriteCallScriptInput } from './call-script.input.ts';
import { CallScript } from './call-script.type.ts';

export const CallScriptQueries = queriesOf(CallScript, {
  one: { name: 'callScript', description: 'One script; null where there is none.' },
  many: { name: 'callScripts', description: 'How calls are led.' },
});

const shows = { script: () => CallScript };
const WriteCallScriptPayload = payloadType('WriteCallScriptPayload', shows, 'The script.');
const UpdateCallScriptPayload = payloadType('UpdateCallScriptPayload', shows, 'The script as it is now.');
const RetireCallScriptPayload = payloadType(
  'RetireCallScriptPayload',
  shows,
  'The script that is out of use.',
);

@Resolver()
export class CallScriptResolver {
  @Mutation(() => WriteCallScriptPayload, {
    description:
      'Writes how a call is led, with branches by what the other side answers. Of a regulated product it asks, or says claims that are approved for the market.',
  })
  writeCallScript(
    @Arg('input', () => WriteCallScriptInput, { description: 'The script.' }) input: WriteCallScriptInput,
    @Ctx() context: RequestContext,
  ) {
    return writeCallScript(context, input);
  }

  @Mutation(() => UpdateCallScriptPayload, { description: 'Writes a script anew, as a whole.' })
  updateCallScript(
    @Arg('input', () => UpdateCallScriptInput, { description: 'The script as it is to be.' })
    input: UpdateCallScriptInput,
    @Ctx() context: RequestContext,
  ) {
    return updateCallScript(context, input);
  }

  @Mutation(() => RetireCallScriptPayload, { description: 'Takes a script out of use.' })
  retireCallScript(
    @Arg('input', () => RetireCallScriptInput, { description: 'Which.' }) input: RetireCallScriptInput,
    @Ctx() context: RequestContext,
  ) {
    return retireCallScript(context, input);
  }
}
